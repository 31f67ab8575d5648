"""How a promise is told: what became of it, who made it and what was noted."""

from collections.abc import Iterator

from desktop.domain.promises import PromiseState
from desktop.formats import format_date, format_money
from desktop.i18n import _, ngettext
from desktop.services.promises import PromiseLine
from desktop.ui.pages.visits.words import dotted
from desktop.wording.event_words import reason_text


def promise_note(line: PromiseLine) -> str:
    """Say what came of a promise, who made it and what was noted."""
    return dotted(_parts(line))


def _parts(line: PromiseLine) -> Iterator[str]:
    promise, judged = line.promise, line.judgement
    if judged.received and line.state is not PromiseState.KEPT:
        yield _("came: %(amount)s") % {"amount": format_money(judged.received, promise.currency)}
    if judged.settled_on is not None:
        yield _("paid on %(day)s") % {"day": format_date(judged.settled_on)}
    if judged.paid_late_on is not None:
        yield _("paid late, on %(day)s") % {"day": format_date(judged.paid_late_on)}
    elif judged.late:
        yield _("came late: %(amount)s") % {"amount": format_money(judged.late, promise.currency)}
    if promise.cancelled_on is not None:
        yield reason_text(promise.cancelled_because)
    if line.state is PromiseState.OPEN and promise.tolerance_days:
        days = promise.tolerance_days
        yield ngettext("%(count)s day of tolerance", "%(count)s days of tolerance", days) % {"count": days}
    if by := promise.contact or promise.by_whom:
        yield _("by %(name)s") % {"name": by}
    yield _("made on %(day)s") % {"day": format_date(promise.made_on)}
    yield promise.note
