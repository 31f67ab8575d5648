"""What any page may do with a visit: each opens its dialog, writes, and says so with Undo where there is a way back.

`parent` is the page or a widget on it; the page shows the toast.
"""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.app import Services
from desktop.domain.confirmation import Effect
from desktop.domain.visits import Purpose
from desktop.i18n import _
from desktop.services.customers import ContactRecord
from desktop.services.visits import ReconciliationRow, VisitCard, VisitRow
from desktop.ui.acting import GONE, open_dialog, say, tell_refusal, undo_by, write
from desktop.ui.context import Context
from desktop.ui.pages.visits.cancel_dialog import CancelVisitDialog
from desktop.ui.pages.visits.confirm_dialog import ConfirmVisitDialog
from desktop.ui.pages.visits.finish_dialog import FinishVisitDialog
from desktop.ui.pages.visits.move_dialog import MoveVisitDialog
from desktop.ui.pages.visits.plan_choices import PlanChoices, planned, propose
from desktop.ui.pages.visits.plan_dialog import PlanVisitDialog
from desktop.ui.pages.visits.settle_dialog import SettleDifferenceDialog
from desktop.wording.visits import visit_when


def open_plan_visit(parent: QWidget, context: Context, customer_id: int | None = None, day: date | None = None) -> None:
    """Plan a visit, to a customer and on a day where these are known already."""
    if customer_id is None:
        _show_plan(parent, context, day, None)
        return
    then = partial(_show_plan, parent, context, day)
    context.jobs.read(propose, context.services, customer_id, Purpose.COLLECT, then=then, owner=parent)


def open_change_visit(parent: QWidget, context: Context, visit_id: int) -> None:
    """Change a planned visit: items, people, papers, amount, day."""

    def show(choices: PlanChoices | None) -> None:
        if choices is None:
            tell_refusal(parent, GONE)
        else:
            _show_plan(parent, context, None, choices)

    context.jobs.read(planned, context.services, visit_id, then=show, owner=parent)


def _show_plan(parent: QWidget, context: Context, day: date | None, choices: PlanChoices | None) -> None:
    dialog = PlanVisitDialog(context, choices, day, parent)

    is_change = choices is not None and choices.card is not None

    def told(visit_id: int) -> None:
        visit = dialog.plan.visit()
        if visit is not None:
            said = _("Visit changed: %(when)s") if is_change else _("Visit planned: %(when)s")
            undo = None if is_change else undo_by(parent, context, context.services.visits.cancel, visit_id, "")
            say(parent, said % {"when": visit_when(visit.day, visit.time)}, undo)

    open_dialog(dialog, told)


def open_confirm(parent: QWidget, context: Context, visit_id: int) -> None:
    """Take down what the customer says of time and amount."""

    def show(found: tuple[VisitCard, list[ContactRecord]] | None) -> None:
        if found is None:
            tell_refusal(parent, GONE)
            return
        card, people = found
        dialog = ConfirmVisitDialog(context, card, people, parent)
        undo = undo_by(parent, context, context.services.confirmations.withdraw, visit_id)
        open_dialog(dialog, lambda effect: say(parent, _effect_said(card.visit, effect), undo))

    context.jobs.read(_whom_to_ask, context.services, visit_id, then=show, owner=parent)


def _whom_to_ask(services: Services, visit_id: int) -> tuple[VisitCard, list[ContactRecord]] | None:
    card = services.visits.get(visit_id)
    return (card, services.customers.contacts(card.visit.customer_id)) if card else None


def _effect_said(visit: VisitRow, effect: Effect) -> str:
    if effect.moved_to:
        return _moved_said(visit, effect.moved_to, effect.moved_time)
    if effect.confirmed:
        return _("Confirmed: %(customer)s") % {"customer": visit.customer}
    return _("Noted; still to be confirmed: %(customer)s") % {"customer": visit.customer}


def _moved_said(visit: VisitRow, day: date, time: str | None) -> str:
    return _("Moved to %(when)s: %(customer)s") % {"when": visit_when(day, time), "customer": visit.customer}


def open_move(parent: QWidget, context: Context, visit: VisitRow) -> None:
    """Move a planned visit to another day or time."""
    dialog = MoveVisitDialog(context, visit, parent)
    undo = undo_by(parent, context, context.services.visits.undo_move, visit)

    def told(_visit_id: int) -> None:
        at = dialog.time.at()
        say(parent, _moved_said(visit, dialog.day.day() or visit.day, at.isoformat("minutes") if at else None), undo)

    open_dialog(dialog, told)


def open_cancel(parent: QWidget, context: Context, visit: VisitRow) -> None:
    """Call a planned visit off."""
    undo = undo_by(parent, context, context.services.visits.reopen, visit.id)
    said = _("Visit called off: %(customer)s") % {"customer": visit.customer}
    open_dialog(CancelVisitDialog(context, visit, parent), lambda _id: say(parent, said, undo))


def open_finish(parent: QWidget, context: Context, visit: VisitRow) -> None:
    """Record what came of a visit."""
    undo = undo_by(parent, context, context.services.visits.reopen, visit.id)
    said = _("Outcome recorded: %(customer)s") % {"customer": visit.customer}
    open_dialog(FinishVisitDialog(context, visit, parent), lambda _id: say(parent, said, undo))


def open_settle(parent: QWidget, context: Context, row: ReconciliationRow) -> None:
    """End a difference, solved or accepted."""
    undo = undo_by(parent, context, context.services.confirmations.reopen, row.id)
    said = _("Difference settled: %(customer)s") % {"customer": row.customer}
    open_dialog(SettleDifferenceDialog(context, row, parent), lambda _id: say(parent, said, undo))


def mark_next_step(parent: QWidget, context: Context, visit: VisitRow) -> None:
    """Mark the next step of a visit as done."""
    mark = context.services.visits.mark_next_step
    undo = undo_by(parent, context, partial(mark, visit.id, done=False))
    said = _("Done: %(step)s") % {"step": visit.next_step}
    write(parent, context, partial(mark, visit.id, done=True), said=said, undo=undo)
