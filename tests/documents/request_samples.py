"""Payment requests that papers are tried with."""

from dataclasses import replace
from datetime import date

from desktop.documents.data import Heading, PaymentRequest
from desktop.domain.payrequests import ContractFacts, PaperCount, PayStage
from desktop.domain.process import PaperForm, PaperKind
from tests.documents import samples

PAPERS = (
    PaperCount(PaperKind.VAT_INVOICE, PaperForm.ORIGINAL, 3),
    PaperCount(PaperKind.SIGNED_RECEIPT, PaperForm.COPY, 3, "收货人签字"),
    PaperCount(PaperKind.STATEMENT, PaperForm.ORIGINAL),
    PaperCount(PaperKind.ACCEPTANCE, PaperForm.COPY, enclosed=False),
    PaperCount(PaperKind.CONTRACT, PaperForm.COPY),
    PaperCount(PaperKind.OTHER, None, 2, "装箱单"),
)
ENGLISH_PAPERS = (
    PaperCount(PaperKind.PLAIN_INVOICE, PaperForm.ORIGINAL, 3),
    PaperCount(PaperKind.SIGNED_RECEIPT, PaperForm.COPY, 3, "signed by stores"),
    PaperCount(PaperKind.STATEMENT, PaperForm.ORIGINAL),
    PaperCount(PaperKind.ACCEPTANCE, PaperForm.COPY, enclosed=False),
)
CONTRACT = ContractFacts(
    "TH-2026-018",
    "余杭工厂包装线二期",
    "第5.2条：验收合格后30日内付至合同总额的90%",
    12_000_000,
    11_400_000,
    9_850_000,
    4_200_000,
)


def heading(head: Heading | None = None) -> Heading:
    """Give the heading of a payment request, with a number of its own series."""
    return replace(head or samples.heading(), number="QK-2026-0003")


def request(count: int = 3, head: Heading | None = None, **more: object) -> PaymentRequest:
    """Make a request with all that it may say."""
    paper = PaymentRequest(
        heading(head),
        samples.items(count),
        PayStage.ACCEPTANCE,
        CONTRACT,
        PAPERS,
        "PO 4500012345",
        "张敏（行政前台）",
        date(2026, 12, 5),
        date(2026, 12, 25),
        pays_cash=False,
    )
    return replace(paper, **more)


def bare(head: Heading | None = None) -> PaymentRequest:
    """Make a request of which nothing is known but the items."""
    return PaymentRequest(heading(head), samples.items(2), PayStage.OTHER)


def british(count: int = 3) -> PaymentRequest:
    """Make an English request of a British firm."""
    head = samples.heading(samples.BRITISH, samples.BRITISH_CUSTOMER, "GBP")
    contract = replace(CONTRACT, project="Packing line 2", clause="5.2: 90 % within 30 days of acceptance")
    return request(count, head, contract=contract, papers=ENGLISH_PAPERS, deputy="Reception, Mrs Hall", pays_cash=None)


def american(count: int = 2) -> PaymentRequest:
    """Make an English request of an American firm."""
    customer = replace(samples.BRITISH_CUSTOMER, name="Castleton Foods LLC", address="77 Harbor Road, Boston, MA 02110")
    head = samples.heading(samples.AMERICAN, customer, "USD")
    return request(count, head, contract=None, papers=ENGLISH_PAPERS, deputy="", stage=PayStage.OTHER)
