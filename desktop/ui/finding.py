"""What Ctrl+K finds in the book, and where each kind of thing leads."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop.i18n import _
from desktop.ui.hits import Hit

if TYPE_CHECKING:
    from desktop.app import Services

#: By the kind of a hit: its icon, and what the customer's page is to begin with.
_KINDS: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "customer": ("customers", {}),
    "contact": ("person", {"tab": "people"}),
    "receivable": ("document", {"tab": "receivables"}),
}
_PAGE = "customer"


def find(services: "Services", text: str) -> list[Hit]:
    """Find customers, people and invoices by a few letters."""
    hits = []
    for found in services.search.find(text):
        icon, arguments = _KINDS[found.kind]
        detail = found.detail or (_("Customer") if found.kind == "customer" else "")
        hits.append(Hit(found.title, icon, _PAGE, {"customer_id": found.customer_id, **arguments}, detail))
    return hits
