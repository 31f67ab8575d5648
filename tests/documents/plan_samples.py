"""Agreements and proposal forms that are tried and looked at, and the text of a PDF read back."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pypdfium2

from desktop import documents
from desktop.documents.data import Agreement, Heading, Made, PaperItem, Party, ProposalForm
from desktop.documents.texts import Texts
from desktop.domain.calendars import WorkCalendar
from desktop.domain.clauses import Clauses
from desktop.domain.customers import LetterLanguage
from desktop.domain.instalments import DayShift, Interest, Terms, schedule
from tests.documents import samples

CHINESE = Texts(LetterLanguage.CHINESE)
ENGLISH = Texts(LetterLanguage.ENGLISH)
BOTH = (CHINESE, ENGLISH)

DOWN_PAYMENT_ON = date(2026, 11, 27)
FIRST_ON = date(2026, 12, 25)
INTEREST_FROM = date(2026, 11, 25)
REPLY_BY = date(2026, 12, 4)
RATE_PPM = 48_000
#: One whose holidays of years to come are known.
CALENDAR = WorkCalendar("GB")

DEBTOR = replace(
    samples.BRITISH_CUSTOMER, tax_id="07654321", legal_representative="Ruth Hale", phone="+44 114 496 0000"
)


def heading(texts: Texts, number: str) -> Heading:
    """Make the heading of a paper in a language."""
    if texts.language is LetterLanguage.CHINESE:
        return replace(samples.heading(), number=number)
    return replace(samples.heading(samples.BRITISH, DEBTOR, "GBP"), number=number)


def agreement(
    texts: Texts = CHINESE,
    parts: int = 6,
    *,
    items: int | Iterable[PaperItem] = 5,
    clauses: Clauses | None = None,
    interest: Interest = Interest.NONE,
    down_payment: int = 0,
    shift: DayShift = DayShift.NONE,
) -> Agreement:
    """Make an agreement with the instalments that its terms come to."""
    rows = samples.items(items) if isinstance(items, int) else tuple(items)
    terms = Terms(
        sum(item.open for item in rows),
        down_payment=down_payment,
        down_payment_on=DOWN_PAYMENT_ON if down_payment else None,
        parts=parts,
        first_on=FIRST_ON,
        shift=shift,
        interest=interest,
        rate_ppm=0 if interest is Interest.NONE else RATE_PPM,
        interest_from=INTEREST_FROM,
    )
    chinese = texts.language is LetterLanguage.CHINESE
    return Agreement(
        heading(texts, "FQ-2026-0003"),
        rows,
        schedule(terms, CALENDAR),
        interest,
        terms.rate_ppm,
        shift,
        clauses or Clauses(),
        contract="TH-2026-018" if chinese else "HP/2026/018",
        interest_from=INTEREST_FROM,
        reason="第三季度销售回款放缓" if chinese else "its own customers paid late in the third quarter",
    )


def proposal_form(texts: Texts = CHINESE, *, items: int = 3, lines: int = 6) -> ProposalForm:
    """Make a proposal form."""
    return ProposalForm(heading(texts, "FB-2026-0002"), samples.items(items), REPLY_BY, lines)


def bare(paper: Agreement) -> Agreement:
    """Take from an agreement all that it can do without."""
    head = replace(
        paper.heading, company=samples.Company(name="甲公司"), customer=Party("乙商店"), account=None, currency="CNY"
    )
    return replace(paper, heading=head, contract="", reason="")


def printed(paper: Agreement | ProposalForm, texts: Texts) -> tuple[Made, list[str]]:
    """Print a paper; return it with the text of its pages."""
    made = documents.make(paper, texts)
    return made, pages_of(made)


def text_of(paper: Agreement | ProposalForm, texts: Texts) -> str:
    """Print a paper; return its text without any spaces and line ends."""
    return squeezed("".join(printed(paper, texts)[1]))


def pages_of(made: Made) -> list[str]:
    """Read the text of each page back."""
    document = pypdfium2.PdfDocument(made.pdf)
    pages = [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
    document.close()
    return pages


def squeezed(text: str) -> str:
    """Take spaces and line ends out, which a PDF does not keep."""
    return re.sub(r"\s+", "", text)
