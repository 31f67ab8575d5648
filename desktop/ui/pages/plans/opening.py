"""What any page may do with a plan: each opens its dialog, writes, and says so with Undo where there is a way back.

`parent` is the page or a widget on it; the page shows the toast.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.domain.plans import Move, PlanState
from desktop.formats import format_money
from desktop.i18n import N_, _
from desktop.services.plans import PaymentRow, PlanBeginning, PlanCard
from desktop.ui.acting import GONE, Undo, open_dialog, say, tell_refusal, undo_by, write
from desktop.ui.context import Context
from desktop.ui.pages.plans.editor import EditPlanDialog, Purpose
from desktop.ui.pages.plans.move_dialog import ASKING, MovePlanDialog
from desktop.ui.pages.plans.payment_dialog import RecordPaymentDialog

#: Called with the id of the plan that there is now.
Then = Callable[[int], object]

_MOVED = {
    Move.PROPOSE: N_("Proposed by the customer: %(customer)s"),
    Move.COUNTER: N_("Countered: %(customer)s"),
    Move.AGREE: N_("Agreed: %(customer)s"),
    Move.SIGN: N_("Signed: %(customer)s"),
    Move.BREAK: N_("Called broken: %(customer)s"),
    Move.RESUME: N_("The plan runs on: %(customer)s"),
    Move.CANCEL: N_("Plan cancelled: %(customer)s"),
    Move.REOPEN: N_("Plan taken up again: %(customer)s"),
}
#: The moves that another move takes back as if nothing had been.
_BACK = {Move.CANCEL: Move.REOPEN, Move.BREAK: Move.RESUME}


def open_new_plan(parent: QWidget, context: Context, customer_id: int | None = None, then: Then | None = None) -> None:
    """Agree on instalments, with a customer where it is known already."""
    if customer_id is None:
        _show_editor(parent, context, Purpose.ADD, then, None)
        return
    show = partial(_show_begun, parent, context, Purpose.ADD, then)
    context.jobs.read(context.services.plans.begin, customer_id, then=show, owner=parent)


def open_change_plan(parent: QWidget, context: Context, plan_id: int, then: Then | None = None) -> None:
    """Change a plan that is not signed yet."""
    show = partial(_show_begun, parent, context, Purpose.CHANGE, then)
    context.jobs.read(context.services.plans.begin_change, plan_id, then=show, owner=parent)


def open_new_version(parent: QWidget, context: Context, plan_id: int, then: Then | None = None) -> None:
    """Begin a new version of a signed plan."""
    show = partial(_show_begun, parent, context, Purpose.REVISE, then)
    context.jobs.read(context.services.plans.begin_change, plan_id, then=show, owner=parent)


def open_payment(parent: QWidget, context: Context, plan_id: int) -> None:
    """Record money that came in under a plan."""

    def show(card: PlanCard | None) -> None:
        if card is None or not card.can_pay:
            tell_refusal(parent, GONE)
            return
        dialog = RecordPaymentDialog(context, card, parent)

        def told(payment_id: int) -> None:
            amount = format_money(dialog.amount.minor() or 0, card.plan.currency)
            said = _("Payment recorded: %(amount)s, %(customer)s") % {"amount": amount, "customer": card.customer}
            say(parent, said, undo_by(parent, context, context.services.plans.withdraw_payment, payment_id))

        open_dialog(dialog, told)

    context.jobs.read(context.services.plans.get, plan_id, then=show, owner=parent)


def withdraw_payment(parent: QWidget, context: Context, payment: PaymentRow, currency: str) -> None:
    """Take a payment back that was recorded by mistake."""
    plans = context.services.plans
    said = _("Payment taken back: %(amount)s") % {"amount": format_money(payment.amount, currency)}
    undo = undo_by(parent, context, plans.restore_payment, payment.id)
    write(parent, context, partial(plans.withdraw_payment, payment.id), said=said, undo=undo)


def restore_payment(parent: QWidget, context: Context, payment: PaymentRow, currency: str) -> None:
    """Let a payment that was taken back count again."""
    plans = context.services.plans
    said = _("Payment counts again: %(amount)s") % {"amount": format_money(payment.amount, currency)}
    undo = undo_by(parent, context, plans.withdraw_payment, payment.id)
    write(parent, context, partial(plans.restore_payment, payment.id), said=said, undo=undo)


def move_plan(parent: QWidget, context: Context, card: PlanCard, move: Move) -> None:
    """Move a plan along; asks for the day or the reason where one is needed."""
    said = _(_MOVED[move]) % {"customer": card.customer}
    undo = _way_back(parent, context, card, move)
    if move in ASKING:
        dialog = MovePlanDialog(context, card, move, parent)
        dialog.anew_wanted.connect(partial(open_change_plan, parent, context, card.plan.id))
        open_dialog(dialog, lambda _state: say(parent, said, undo))
    else:
        write(parent, context, partial(context.services.plans.move, card.plan.id, move), said=said, undo=undo)


def _way_back(parent: QWidget, context: Context, card: PlanCard, move: Move) -> Undo | None:
    """Find the move that undoes one: only where it leads back to the very state the plan was in.

    A new version that was cancelled is not taken up again: the plan runs on without it.
    """
    back = _BACK.get(move)
    is_first_draft = card.plan.state == PlanState.DRAFT and card.plan.version == 1
    if back is None or (move is Move.CANCEL and not is_first_draft):
        return None
    return undo_by(parent, context, context.services.plans.move, card.plan.id, back)


def _show_begun(
    parent: QWidget, context: Context, purpose: Purpose, then: Then | None, beginning: PlanBeginning | None
) -> None:
    if beginning is None:
        tell_refusal(parent, GONE)
    else:
        _show_editor(parent, context, purpose, then, beginning)


def _show_editor(
    parent: QWidget, context: Context, purpose: Purpose, then: Then | None, beginning: PlanBeginning | None
) -> None:
    dialog = EditPlanDialog(context, beginning, purpose, parent)

    def told(plan_id: int) -> None:
        customer = {"customer": dialog.terms.inputs.customer.text()}
        said = {
            Purpose.ADD: _("Plan saved as a draft: %(customer)s"),
            Purpose.CHANGE: _("Plan changed: %(customer)s"),
            Purpose.REVISE: _("New version, to be signed: %(customer)s"),
        }
        say(parent, said[purpose] % customer)
        if then is not None:
            then(plan_id)

    open_dialog(dialog, told)
