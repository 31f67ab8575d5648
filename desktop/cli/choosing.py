"""Naming one customer on the command line."""

from desktop.app import App
from desktop.cli.output import complain
from desktop.i18n import _


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
