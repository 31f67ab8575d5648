"""Whom a paper may be written to that is not proposed by a rule: everybody with something open."""

from collections.abc import Callable, Iterator
from datetime import date

from desktop.app import Services
from desktop.domain.company import DocumentKind
from desktop.formats import format_money
from desktop.services.archive import DocumentRow
from desktop.ui.pages.letters.kinds.proposal import Proposal
from desktop.ui.pages.letters.kinds.proposal_words import last_line

#: So many customers are listed, and so many papers looked through for the last one of each.
MOST = 2000


def with_open_items(
    services: Services, kind: DocumentKind, today: date, why: Callable[[str], str] = lambda last: last
) -> list[Proposal]:
    """List every customer who owes something, a line a currency; `why` gets what is said of the last such paper."""
    last = last_papers(services, kind)
    rows = []
    for customer in services.customers.page(limit=MOST):
        for found in customer.sums:
            if found.open <= 0:
                continue
            paper = last.get((customer.id, found.currency))
            said = last_line(paper.number if paper else "", paper.made_on if paper else None, today)
            amount = format_money(found.open, found.currency)
            rows.append(Proposal(kind, customer.id, found.currency, customer.name, found.open, amount, why(said)))
    return rows


def last_papers(services: Services, kind: DocumentKind) -> dict[tuple[int, str], DocumentRow]:
    """Give the last paper of a kind to each customer and currency; void ones do not count."""
    papers = services.archive.page(kind=kind, voided=False, limit=MOST)
    return dict(_first(papers))


def _first(papers: list[DocumentRow]) -> Iterator[tuple[tuple[int, str], DocumentRow]]:
    """Go through them so that the latest is taken last."""
    for paper in reversed(papers):
        yield (paper.customer_id, paper.currency), paper
