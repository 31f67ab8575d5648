"""What the panel reads about the customer of a line, and promises in words."""

from dataclasses import dataclass

from desktop.app import Services
from desktop.domain.promises import PromiseRecord
from desktop.formats import format_date, format_money
from desktop.i18n import _
from desktop.services.promises import PromiseLine
from desktop.ui.pages.customers.head import CustomerHead, read_head
from desktop.wording.choices import label

_PROMISES = 3


@dataclass(frozen=True, slots=True)
class LineRead:
    """A customer's figures, the last promises, and how all of them went."""

    head: CustomerHead
    promises: tuple[PromiseLine, ...]
    record: PromiseRecord


def read_line(services: Services, customer_id: int) -> LineRead | None:
    """Read what the panel shows; None when there is no such customer."""
    head = read_head(services, customer_id)
    if head is None:
        return None
    promises = services.promises.page(customer_id=customer_id, limit=_PROMISES)
    return LineRead(head, tuple(promises), services.promises.record(customer_id))


def promise_text(line: PromiseLine) -> str:
    """Say what was promised for which day, and what became of it."""
    promise = line.promise
    return _("%(amount)s by %(day)s: %(state)s") % {
        "amount": format_money(promise.amount, promise.currency),
        "day": format_date(promise.due_on, "weekday", today=promise.made_on),
        "state": label(line.state),
    }
