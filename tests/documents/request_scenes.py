"""Payment requests to be looked at."""

from dataclasses import replace

from desktop.documents.data import PaperItem, PaymentRequest
from desktop.documents.texts import Texts
from desktop.domain.customers import LetterLanguage
from desktop.domain.payrequests import PaperCount
from desktop.domain.process import PaperForm, PaperKind
from tests.documents import request_samples, samples
from tests.papers import Scene

_CHINESE = Texts(LetterLanguage.CHINESE)
_ENGLISH = Texts(LetterLanguage.ENGLISH)


def _special() -> PaymentRequest:
    """Give a request with everything that is rare: a credit note, a dispute, unapplied money, a note, cash."""
    first, second = samples.items(2)
    credit = PaperItem("红字 26332000000000000099", samples.AS_OF, None, -300_000, 0, -300_000, 0, None)
    rows = (first, replace(second, open=second.open - 50_000, disputed=50_000), credit)
    return request_samples.request(
        head=samples.heading(logo=samples.logo()),
        items=rows,
        unapplied=120_050,
        note="发票已于11月20日通过税务平台开具，可随时下载。",
        pays_cash=True,
    )


def _hard() -> PaymentRequest:
    """Give a request with long and rare names, every kind of paper, and the largest sums."""
    customer = replace(samples.CUSTOMER, name=samples.LONG_NAME[:200], attention=samples.HARD_NAME)
    company = replace(samples.COMPANY, name=samples.HARD_NAME * 2)
    largest = replace(samples.items(1)[0], number="<b>" * 20, amount=9_999_999_999_999, open=9_999_999_999_999)
    contract = replace(
        request_samples.CONTRACT, number="TH/2026/" * 6, project=samples.HARD_NAME * 3, clause="付款条款" * 40,
        amount=9_999_999_999_999, delivered=None,
    )  # fmt: skip
    papers = tuple(PaperCount(kind, PaperForm.ORIGINAL, 20, "盖章" * 20) for kind in PaperKind)
    head = samples.heading(company, customer)
    return request_samples.request(head=head, items=(largest,), contract=contract, papers=papers, deputy="代" * 60)


SCENES = (
    Scene("request-zh", request_samples.request(), _CHINESE),
    Scene("request-zh-one", request_samples.request(1, with_slip=False), _CHINESE),
    Scene("request-zh-60", request_samples.request(60), _CHINESE),
    Scene("request-zh-special", _special(), _CHINESE),
    Scene("request-zh-bare", request_samples.bare(), _CHINESE),
    Scene("request-zh-nothing-known", request_samples.bare(samples.heading(samples.Company(name="同禾"))), _CHINESE),
    Scene("request-zh-usd", request_samples.request(2, samples.heading(currency="USD")), _CHINESE),
    Scene("request-zh-hard", _hard(), _CHINESE),
    Scene("request-uk", request_samples.british(), _ENGLISH),
    Scene("request-uk-60", request_samples.british(60), _ENGLISH),
    Scene("request-us", request_samples.american(), _ENGLISH),
    Scene("request-en-hard", _hard(), _ENGLISH),
)
