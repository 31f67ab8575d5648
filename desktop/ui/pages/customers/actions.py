"""What the list and a customer's page both do with a customer: add, change, archive, restore."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from desktop.app import Services
from desktop.domain.visits import VisitStatus
from desktop.i18n import _, ngettext
from desktop.services.customers import CustomerCard
from desktop.services.results import Refused, Saved
from desktop.ui.pages.customers.dialog import CustomerDialog
from desktop.ui.pages.customers.rows import open_text
from desktop.ui.widgets.ask import ask, tell
from desktop.ui.widgets.page import Page
from desktop.wording import problems
from desktop.wording.joining import joined

#: More open items than this are not counted one by one before archiving.
_MOST_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Loose:
    """What archiving a customer would leave behind."""

    card: CustomerCard
    items: int
    visits: int


def open_new_customer(page: Page) -> None:
    """Ask for a new customer and go to its page."""
    _open(page, CustomerDialog(page.context, parent=page), lambda customer: page.go("customer", customer_id=customer))


def open_change_customer(page: Page, customer_id: int) -> None:
    """Show every field of a customer to be changed."""

    def show(card: CustomerCard | None) -> None:
        if card is None:
            tell(page, _("This customer is no longer in the book."))
            return
        back = partial(page.context.services.customers.save, card.customer, customer_id)
        said = _("Changed: %(name)s") % {"name": card.customer.name}
        undo = partial(_write, page, back, "")
        _open(page, CustomerDialog(page.context, card, page), lambda _customer: page.say_done(said, undo))

    page.context.jobs.read(page.context.services.customers.get, customer_id, then=show, owner=page)


def ask_archive(page: Page, customer_id: int) -> None:
    """Ask, naming what is still open, then take the customer out of the lists."""

    def show(loose: Loose | None) -> None:
        if loose is not None:
            name = loose.card.customer.name
            question = _("Archive %(name)s?") % {"name": name}
            act = partial(_archive, page, customer_id, name)
            ask(page, question, _("Archive"), act, detail=loose_text(loose), danger=bool(loose.items or loose.visits))

    page.context.jobs.read(read_loose, page.context.services, customer_id, then=show, owner=page)


def restore(page: Page, customer_id: int, name: str) -> None:
    """Bring an archived customer back into the lists."""
    service = page.context.services.customers
    undo = partial(_write, page, partial(service.archive, customer_id), "")
    _write(page, partial(service.restore, customer_id), _("Restored: %(name)s") % {"name": name}, undo)


def read_loose(services: Services, customer_id: int) -> Loose | None:
    """Read what is still open with a customer."""
    card = services.customers.get(customer_id)
    if card is None:
        return None
    items = services.receivables.page(customer_id, limit=_MOST_COUNTED)
    visits = services.visits.of_customer(customer_id, limit=_MOST_COUNTED)
    return Loose(card, len(items), sum(visit.status == VisitStatus.PLANNED for visit in visits))


def loose_text(loose: Loose) -> str:
    """Say what is still open, and that nothing is lost."""
    parts = []
    if loose.items:
        text = ngettext("%(count)s open item of %(sum)s", "%(count)s open items of %(sum)s", loose.items)
        parts.append(text % {"count": loose.items, "sum": open_text(loose.card.sums)})
    if loose.visits:
        text = ngettext("%(count)s planned visit", "%(count)s planned visits", loose.visits)
        parts.append(text % {"count": loose.visits})
    kept = _("Everything about it stays in the book, and it can be restored.")
    if not parts:
        return kept
    return _("There is still: %(what)s.") % {"what": joined(parts)} + "\n" + kept


def _archive(page: Page, customer_id: int, name: str) -> None:
    service = page.context.services.customers
    undo = partial(_write, page, partial(service.restore, customer_id), "")
    _write(page, partial(service.archive, customer_id), _("Archived: %(name)s") % {"name": name}, undo)


def _write(
    page: Page, fn: Callable[[], Saved[int] | Refused], said: str, undo: Callable[[], object] | None = None
) -> None:
    def told(answer: Saved[int] | Refused) -> None:
        if isinstance(answer, Refused):
            tell(page, "\n".join(problems.sentence(each) for each in answer.problems))
        elif said:
            page.say_done(said, undo)

    page.context.jobs.write(fn, then=told, owner=page)


def _open(page: Page, dialog: CustomerDialog, saved: Callable[[Any], object]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.saved.connect(saved)
    dialog.open_wanted.connect(lambda customer: page.go("customer", customer_id=customer))
    dialog.open()
