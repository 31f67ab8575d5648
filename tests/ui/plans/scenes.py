"""Scenes of instalment plans: list, what is due, panel, editor, small dialogs and papers."""

import tempfile
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.domain.clauses import Acceleration
from desktop.domain.instalments import Every, Interest
from desktop.domain.plans import Move, PlanQuestion, SoftThought
from desktop.services.payments import PaymentForm
from desktop.ui.context import Context
from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs
from desktop.ui.main_window import MainWindow
from desktop.ui.pages import COMMANDS, PAGES
from desktop.ui.pages.plans.agreement_dialog import AgreementDialog
from desktop.ui.pages.plans.editor import EditPlanDialog, Purpose
from desktop.ui.pages.plans.move_dialog import MovePlanDialog
from desktop.ui.pages.plans.paper_fields import read_facts
from desktop.ui.pages.plans.payment_dialog import RecordPaymentDialog
from desktop.ui.pages.plans.proposal_dialog import ProposalFormDialog, read_form
from desktop.ui.pages.plans.terms_inputs import DownPayment
from tests.pictures import Scene, Stage
from tests.ui.plans import book

HENGDA = 1


def full(make=book.full_book) -> Context:
    """Give a context around a book of its own."""
    app = make(Path(tempfile.mkdtemp()) / "north.book")
    hub = Hub()
    return Context(app.services, InlineJobs(hub), hub, app.clock)


def window(context: Context) -> MainWindow:
    window = MainWindow(context, PAGES, COMMANDS)
    window.resize(1280, 800)
    window.show()
    window.navigate("plans")
    return window


def line_of(context: Context, customer: str):
    return next(line for line in context.services.plans.page() if line.customer.startswith(customer))


def card_of(context: Context, customer: str):
    return context.services.plans.get(line_of(context, customer).id)


def plans_list(_stage: Stage) -> QWidget:
    return window(full())


def plans_detail(_stage: Stage) -> QWidget:
    context = full()
    shown = window(context)
    shown.navigate("plans", plan=line_of(context, "恒达").id)
    shown.page.list.setFocus()
    return shown


def plans_detail_long(_stage: Stage) -> QWidget:
    context = full()
    shown = window(context)
    shown.navigate("plans", plan=line_of(context, book.LONG_NAME).id)
    return shown


def plans_due(_stage: Stage) -> QWidget:
    shown = window(full())
    shown.page.toolbar.choose_due()
    shown.page.toolbar.horizon.choose(90)
    shown.page.due.setFocus()
    return shown


def plans_empty(_stage: Stage) -> QWidget:
    return window(full(book.new_book))


def editor_fresh(_stage: Stage) -> QWidget:
    return EditPlanDialog(full())


def _begun(customer: str) -> EditPlanDialog:
    context = full()
    found = next(row for row in context.services.customers.page(customer) if row.name.startswith(customer))
    return EditPlanDialog(context, context.services.plans.begin(found.id))


def editor(_stage: Stage) -> QWidget:
    dialog = _begun("北方包装制品厂")
    put = dialog.terms.inputs
    put.down.choose(DownPayment.SHARE)
    put.down_share.setText("20")
    put.down_on.set_day(date(2026, 11, 30))
    put.parts.set_count(7)
    put.first_on.set_day(date(2026, 12, 27))
    put.interest.choose(Interest.SIMPLE_365)
    put.rate.setText("4.8")
    put.interest_from.set_day(date(2026, 12, 1))
    return dialog


def editor_by_hand(_stage: Stage) -> QWidget:
    dialog = _begun("北方包装制品厂")
    put = dialog.terms.inputs
    put.parts.set_count(5)
    put.first_on.set_day(date(2026, 12, 27))
    model = dialog.pane.model
    from desktop.ui.pages.plans.schedule_model import Cell, Typed

    model.type_in(model.index(1, Cell.PRINCIPAL), Typed(1_500_000, "15000"))
    dialog.terms.clauses.lists["acceleration"].choose(Acceleration.TWO_LATE)
    dialog.show()
    dialog.save()
    return dialog


def editor_clauses(_stage: Stage) -> QWidget:
    dialog = _begun("北方包装制品厂")
    dialog.terms.inputs.every.choose(Every.OWN)
    dialog.terms.inputs.own_dates.setPlainText("2026-12-25\n2027-02-10")
    dialog.terms.clauses.lists["acceleration"].choose(Acceleration.TWO_LATE)
    dialog.show()
    bar = dialog._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    return dialog


def editor_long(_stage: Stage) -> QWidget:
    context = full()
    beginning = context.services.plans.begin_change(line_of(context, book.LONG_NAME).id)
    return EditPlanDialog(context, beginning, Purpose.CHANGE)


def sign(_stage: Stage) -> QWidget:
    context = full()
    return MovePlanDialog(context, card_of(context, book.LONG_NAME), Move.SIGN)


def agreeing(_stage: Stage) -> QWidget:
    context = full()
    dialog = MovePlanDialog(context, card_of(context, "蓝海"), Move.AGREE)
    dialog.check.boxes[SoftThought.LET_THEM_OWE_ONCE].setChecked(True)
    dialog.show()
    dialog.save()
    return dialog


def revised(_stage: Stage) -> QWidget:
    """A running plan with a new version, money that was recorded elsewhere, and a payment taken back."""
    context = full()
    plans, plan = context.services.plans, line_of(context, "恒达").id
    book.saved(plans.revise(plan, plans.begin_change(plan).form, asked=tuple(PlanQuestion)))
    form = PaymentForm(HENGDA, "CNY", 800_000, context.clock.today(), reference="招行 1121")
    book.saved(context.services.payments.add(form))
    shown = window(context)
    shown.navigate("plans", plan=plan)
    bar = shown.page.detail._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    return shown


def anew(_stage: Stage) -> QWidget:
    """A new version that is to be agreed to when money has come in meanwhile."""
    context = full()
    plans, plan = context.services.plans, line_of(context, "恒达").id
    new = book.saved(plans.revise(plan, plans.begin_change(plan).form, asked=tuple(PlanQuestion)))
    book.saved(plans.pay(plan, context.clock.today(), 800_000))
    dialog = MovePlanDialog(context, plans.get(new), Move.AGREE)
    dialog.show()
    dialog.save()
    return dialog


def breaking(_stage: Stage) -> QWidget:
    context = full()
    return MovePlanDialog(context, card_of(context, "恒达"), Move.BREAK)


def payment(_stage: Stage) -> QWidget:
    context = full()
    return RecordPaymentDialog(context, card_of(context, "恒达"))


def agreement(_stage: Stage) -> QWidget:
    context = full()
    card = card_of(context, "蓝海")
    return AgreementDialog(context, card, read_facts(context.services, card.plan.customer_id, "CNY"))


def form(_stage: Stage) -> QWidget:
    context = full()
    customer = line_of(context, "蓝海").customer_id
    return ProposalFormDialog(context, read_form(context.services, customer, None))


SCENES = (
    Scene("plans-list", plans_list),
    Scene("plans-detail", plans_detail),
    Scene("plans-detail-long", plans_detail_long),
    Scene("plans-due", plans_due),
    Scene("plans-empty", plans_empty),
    Scene("plans-editor", editor, own_size=True),
    Scene("plans-editor-fresh", editor_fresh, own_size=True),
    Scene("plans-editor-by-hand", editor_by_hand, own_size=True),
    Scene("plans-editor-clauses", editor_clauses, own_size=True),
    Scene("plans-editor-long", editor_long, own_size=True),
    Scene("plans-revised", revised),
    Scene("plans-agree", agreeing, own_size=True),
    Scene("plans-anew", anew, own_size=True),
    Scene("plans-sign", sign, own_size=True),
    Scene("plans-break", breaking, own_size=True),
    Scene("plans-payment", payment, own_size=True),
    Scene("plans-agreement", agreement, own_size=True),
    Scene("plans-form", form, own_size=True),
)
