"""What Ctrl+K finds in the book, and where each kind of thing leads."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop.i18n import _
from desktop.ui.hits import Hit

if TYPE_CHECKING:
    from desktop.app import Services
    from desktop.services.search import Hit as Found

#: By the kind of what is on a customer's page: its icon, and what the page is to begin with.
_AT_CUSTOMER: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "customer": ("customers", {}),
    "contact": ("person", {"tab": "people"}),
    "receivable": ("document", {"tab": "receivables"}),
}


def find(services: "Services", text: str) -> list[Hit]:
    """Find customers, people, invoices and papers by a few letters."""
    return [_hit(found) for found in services.search.find(text)]


def _hit(found: "Found") -> Hit:
    if found.kind == "document":
        return Hit(found.title, "letters", "letters", {"document": found.id}, found.detail)
    icon, arguments = _AT_CUSTOMER[found.kind]
    detail = found.detail or (_("Customer") if found.kind == "customer" else "")
    return Hit(found.title, icon, "customer", {"customer_id": found.customer_id, **arguments}, detail)
