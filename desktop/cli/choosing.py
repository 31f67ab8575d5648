"""Naming one customer, open items of one, or papers, on the command line."""

from collections.abc import Sequence

from desktop.app import App
from desktop.cli.output import complain
from desktop.domain.text import number_key
from desktop.i18n import _
from desktop.services.receivables import ReceivableRow

#: A list that is not cut has at most so many lines.
EVERY = 100_000


def one_customer(app: App, words: str) -> int | None:
    """Find the one customer that is meant; prints why not, and the candidates, when it is none or several."""
    found = app.services.customers.find(words)
    if len(found) == 1:
        return found[0]
    if not found:
        complain(_("No customer is found by %(words)s.") % {"words": words})
        return None
    complain(_("Several customers are found by %(words)s; name one by its number:") % {"words": words})
    for customer_id in found:
        card = app.services.customers.get(customer_id)
        if card:
            complain(f"  #{card.id}  {card.customer.code}  {card.customer.name}")
    return None


def open_items(app: App, customer_id: int, numbers: Sequence[str], currency: str | None) -> list[ReceivableRow] | None:
    """Find a customer's open items by their numbers; None, with the reason printed, when one is none or several."""
    lines = app.services.receivables.page(customer_id, limit=EVERY)
    items = [line.item for line in lines if currency in {None, line.item.currency}]
    chosen = []
    for number in numbers:
        found = [item for item in items if number_key(item.number) == number_key(number)]
        if not found:
            complain(_("There is no open item %(number)s.") % {"number": number})
            return None
        if len(found) > 1:
            complain(_("Several open items have the number %(number)s: say --currency, too.") % {"number": number})
            return None
        chosen += found
    return chosen


def one_paper(app: App, number: str) -> int | None:
    """Find a paper by its number; None, with the reason printed, where there is none."""
    document_id = app.services.archive.find(number)
    if document_id is None:
        complain(_("There is no paper number %(number)s.") % {"number": number})
    return document_id


def some_papers(app: App, numbers: Sequence[str]) -> list[int] | None:
    """Find papers by their numbers; None, with each that is missing printed."""
    found = [one_paper(app, number) for number in numbers]
    return None if None in found else [each for each in found if each is not None]
