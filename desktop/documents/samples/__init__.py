"""Small, complete papers about an invented customer: to see the words of a paper where they stand.

Each kind has its usual paper first, then those in which something rarer is said.
"""

from collections.abc import Sequence

from desktop.documents.data import Made, Paper
from desktop.documents.samples import plans, receipts, reminders, requests, statements
from desktop.documents.samples.basis import Basis, Sample
from desktop.documents.texts import Texts
from desktop.domain.company import DocumentKind
from desktop.domain.dunning import Level

__all__ = ["Basis", "Sample", "print_sample", "samples_of"]

_BY_KIND: dict[DocumentKind, Sequence[Sample]] = {
    DocumentKind.STATEMENT: statements.SAMPLES,
    DocumentKind.PAYMENT_REQUEST: requests.SAMPLES,
    DocumentKind.PROPOSAL_FORM: plans.FORMS,
    DocumentKind.AGREEMENT: plans.AGREEMENTS,
    DocumentKind.RECEIPT: receipts.RECEIPTS,
    DocumentKind.THANKS: receipts.THANKS,
    DocumentKind.ACCOUNT_CHANGE: receipts.ACCOUNT_CHANGES,
}


def samples_of(kind: DocumentKind | None, level: Level | None = None) -> tuple[Sample, ...]:
    """Give the papers that the texts of a kind, for reminders of a level, are looked for in, the likeliest first.

    None is for the texts that several kinds share.
    """
    if kind is DocumentKind.REMINDER:
        return reminders.BY_LEVEL[Level.FIRST if level is None else level]
    if kind is not None:
        return tuple(_BY_KIND[kind])
    others = (sample for samples in _BY_KIND.values() for sample in samples)
    return (*reminders.BY_LEVEL[Level.FIRST], *reminders.WITH_SHARED_WORDS, *others)


def print_sample(paper: Paper, texts: Texts) -> tuple[Made, frozenset[str]]:
    """Print a paper; give it with the keys of the texts that it says. Raises what `documents.make` does."""
    from desktop.documents.makers import MAKERS

    own = texts.of_one_paper()
    return MAKERS[type(paper)]()(paper, own), own.said
