"""Pinning a line, putting it off and ticking a reason off; each says so with Undo."""

from collections.abc import Callable
from functools import partial

from desktop.domain.agenda import Reason, ReasonCode
from desktop.domain.agenda_marks import DONE_ELSEWHERE, NEEDS_REASON
from desktop.formats import format_date
from desktop.i18n import _
from desktop.services.results import Refused, Saved
from desktop.services.today_lines import Line
from desktop.ui.acting import Undo, open_dialog, say, tell_refusal, undo_by
from desktop.ui.context import Context
from desktop.ui.widgets.page import Page

Written = Saved[int] | Refused


def toggle_pin(page: Page, context: Context, line: Line) -> None:
    """Keep a line at the top of its group, or let it go."""
    today = context.services.today
    named = {"customer": line.customer}
    if line.pin_id is None:
        _mark(page, context, partial(today.pin, line.customer_id), _("Pinned: %(customer)s") % named)
    else:
        again = undo_by(page, context, today.pin, line.customer_id)
        taken = _("Pin taken off: %(customer)s") % named
        _mark(page, context, partial(today.clear_mark, line.pin_id), taken, again)


def snooze(page: Page, context: Context, line: Line) -> None:
    """Ask until when and why a line is put off."""
    from desktop.ui.pages.today.snooze_dialog import SnoozeDialog

    dialog = SnoozeDialog(context, line, page)

    def told(mark_id: int) -> None:
        until = dialog.until()
        if until is not None:
            day = format_date(until, "weekday", today=context.clock.today())
            undo = undo_by(page, context, context.services.today.clear_mark, mark_id)
            say(page, _("Put off, back on %(day)s: %(customer)s") % {"day": day, "customer": line.customer}, undo)

    open_dialog(dialog, told)


def bring_back(page: Page, context: Context, line: Line) -> None:
    """Show a line again that was put off."""
    if line.snooze is None:
        return
    today = context.services.today
    again = undo_by(page, context, today.snooze, line.customer_id, line.snooze.until, line.snooze.reason)
    said = _("Brought back: %(customer)s") % {"customer": line.customer}
    _mark(page, context, partial(today.clear_mark, line.snooze.mark_id), said, again)


def can_tick_off(line: Line) -> bool:
    """Say whether a tick is enough; visits and steps are done by recording what came of them."""
    return line.strongest.code not in DONE_ELSEWHERE


def tick_off(page: Page, context: Context, line: Line) -> None:
    """Take the strongest reason off a line for now; proposing to hand over asks why not."""
    reason = line.strongest
    if reason.code in NEEDS_REASON:
        _ask_why_not(page, context, line)
        return
    done = partial(context.services.today.done, line.customer_id, reason.code)
    _mark(page, context, done, _done_said(reason) % {"customer": line.customer})


def _ask_why_not(page: Page, context: Context, line: Line) -> None:
    from desktop.ui.pages.today.not_now_dialog import NotNowDialog

    said = _("Not handed over for now: %(customer)s") % {"customer": line.customer}

    def told(mark_id: int) -> None:
        say(page, said, undo_by(page, context, context.services.today.clear_mark, mark_id))

    open_dialog(NotNowDialog(context, line, page), told)


def _done_said(reason: Reason) -> str:
    if reason.code is ReasonCode.PAPERS:
        return _("Papers handed in: %(customer)s")
    return _("Done for today: %(customer)s")


def _mark(page: Page, context: Context, fn: Callable[[], Written], said: str, undo: Undo | None = None) -> None:
    """Write a mark; without another way back, Undo takes the mark away that was set."""

    def told(answer: Written) -> None:
        tell_refusal(page, answer)
        if isinstance(answer, Saved):
            say(page, said, undo or undo_by(page, context, context.services.today.clear_mark, answer.value))

    context.jobs.write(fn, then=told, owner=page)
