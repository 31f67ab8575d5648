"""Scenes of visits: list, week, panel and every dialog, on a small book made for them."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.domain.confirmation import AmountAnswer, ReconciliationStatus, TimeAnswer
from desktop.domain.visits import Outcome, Purpose
from desktop.ui.context import Context
from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs
from desktop.ui.main_window import MainWindow
from desktop.ui.pages import PageSpec
from desktop.ui.pages.visits.cancel_dialog import CancelVisitDialog
from desktop.ui.pages.visits.confirm_dialog import ConfirmVisitDialog
from desktop.ui.pages.visits.finish_dialog import FinishVisitDialog
from desktop.ui.pages.visits.move_dialog import MoveVisitDialog
from desktop.ui.pages.visits.page import VisitsPage
from desktop.ui.pages.visits.plan_choices import planned, propose
from desktop.ui.pages.visits.plan_dialog import PlanVisitDialog
from desktop.ui.pages.visits.settle_dialog import SettleDifferenceDialog
from desktop.ui.pages.visits.toolbar import View
from tests.pictures import Scene, Stage
from tests.ui.visits import book

#: The first visit of the full book, and the customer it is to.
HENGDA = 1
LONG = 8


def full(make=book.full_book) -> Context:
    """Give a context around a book of its own."""
    app = make(Path(tempfile.mkdtemp()) / "north.book")
    hub = Hub()
    return Context(app.services, InlineJobs(hub), hub, app.clock)


def framed(context: Context, key: str, make: Callable[[Context], QWidget]) -> MainWindow:
    """Put a page into the window; the others are there by name only."""
    specs = (
        PageSpec("today", "Today", "today", make),
        PageSpec("customers", "Customers", "customers", make),
        PageSpec("visits", "Visits", "visits", make),
        PageSpec("settings", "Settings", "settings", make, at_foot=True),
    )
    window = MainWindow(context, [spec for spec in specs if spec.key == key] + [s for s in specs if s.key != key])
    window.resize(1280, 800)
    window.show()
    return window


def busy(path):
    """Add visits to the full book, so that a week has crowded days."""
    app = book.full_book(path)
    for time in (None, "08:30", "09:15", "11:00", "16:30"):
        book.add_visit(app, HENGDA, date(2026, 11, 26), time, amount=1_250_000)
    return app


def visits_list(_stage: Stage) -> QWidget:
    window = framed(full(), "visits", VisitsPage)
    window.page.list.setFocus()
    window.page.list.select(4)
    window.page.show_detail()
    return window


def visits_list_alone(_stage: Stage) -> QWidget:
    return framed(full(), "visits", VisitsPage)


def visits_week(_stage: Stage) -> QWidget:
    window = framed(full(busy), "visits", VisitsPage)
    window.page.toolbar.choose_view(View.WEEK)
    window.page.toolbar.week_wanted.emit(1)
    window.page.week.setFocus()
    return window


def visits_week_detail(_stage: Stage) -> QWidget:
    window = framed(full(busy), "visits", VisitsPage)
    window.page.arrive(visit_id=HENGDA)
    return window


def visits_holiday(_stage: Stage) -> QWidget:
    window = framed(full(), "visits", VisitsPage)
    window.page.toolbar.choose_view(View.WEEK)
    for _week in range(6):
        window.page.toolbar.week_wanted.emit(1)
    return window


def visits_empty(_stage: Stage) -> QWidget:
    return framed(full(book.new_book), "visits", VisitsPage)


def _confirm(visit_id: int) -> ConfirmVisitDialog:
    context = full()
    card = context.services.visits.get(visit_id)
    return ConfirmVisitDialog(context, card, context.services.customers.contacts(card.visit.customer_id))


def confirm(_stage: Stage) -> QWidget:
    return _confirm(HENGDA)


def confirm_long(_stage: Stage) -> QWidget:
    dialog = _confirm(LONG)
    dialog.answers.time.set_value(TimeAnswer.AGREED)
    dialog.answers.amount.set_value(AmountAnswer.AGREED)
    return dialog


def confirm_differs(_stage: Stage) -> QWidget:
    dialog = _confirm(HENGDA)
    dialog.answers.time.set_value(TimeAnswer.CHANGED)
    dialog.answers.new_day.set_day(date(2026, 12, 1))
    dialog.answers.new_time.setText("09:30")
    dialog.answers.amount.set_value(AmountAnswer.DIFFERS)
    dialog.answers.theirs.set_minor(12_000_000)
    dialog.answers.owner.setText("财务 Zhou")
    return dialog


def confirm_problems(_stage: Stage) -> QWidget:
    dialog = _confirm(HENGDA)
    dialog.show()
    dialog.save()
    return dialog


def plan(_stage: Stage) -> QWidget:
    context = full()
    return PlanVisitDialog(context, propose(context.services, HENGDA, Purpose.COLLECT))


def plan_fresh(_stage: Stage) -> QWidget:
    return PlanVisitDialog(full())


def plan_change(_stage: Stage) -> QWidget:
    context = full()
    dialog = PlanVisitDialog(context, planned(context.services, HENGDA))
    dialog.plan.day.set_day(date(2027, 1, 1))
    return dialog


def move(_stage: Stage) -> QWidget:
    context = full()
    dialog = MoveVisitDialog(context, context.services.visits.get(HENGDA).visit)
    dialog.day.set_day(date(2026, 11, 28))
    return dialog


def cancel(_stage: Stage) -> QWidget:
    context = full()
    return CancelVisitDialog(context, context.services.visits.get(LONG).visit)


def finish(_stage: Stage) -> QWidget:
    context = full()
    dialog = FinishVisitDialog(context, context.services.visits.get(HENGDA).visit)
    dialog.outcome.set_value(Outcome.PROMISED)
    dialog.show()
    dialog.save()
    return dialog


def settle_answer(_stage: Stage) -> QWidget:
    """A difference that the answer to a statement brought up."""
    context = full()
    row = context.services.confirmations.open_differences()[0]
    dialog = SettleDifferenceDialog(context, row._replace(visit_id=None, document_id=1, document="DZ-2026-0003"))
    dialog.status.set_value(ReconciliationStatus.ACCEPTED)
    dialog.agreed.set_minor(row.theirs)
    return dialog


def settle(_stage: Stage) -> QWidget:
    context = full()
    dialog = SettleDifferenceDialog(context, context.services.confirmations.open_differences()[0])
    dialog.status.set_value(ReconciliationStatus.SOLVED)
    dialog.agreed.set_minor(3_500_000)
    return dialog


SCENES = (
    Scene("visits-list", visits_list),
    Scene("visits-list-alone", visits_list_alone),
    Scene("visits-week", visits_week),
    Scene("visits-week-detail", visits_week_detail),
    Scene("visits-holiday", visits_holiday),
    Scene("visits-empty", visits_empty),
    Scene("visits-confirm", confirm, own_size=True),
    Scene("visits-confirm-long", confirm_long, own_size=True),
    Scene("visits-confirm-differs", confirm_differs, own_size=True),
    Scene("visits-confirm-problems", confirm_problems, own_size=True),
    Scene("visits-plan", plan, own_size=True),
    Scene("visits-plan-fresh", plan_fresh, own_size=True),
    Scene("visits-plan-change", plan_change, own_size=True),
    Scene("visits-move", move, own_size=True),
    Scene("visits-cancel", cancel, own_size=True),
    Scene("visits-finish", finish, own_size=True),
    Scene("visits-settle", settle, own_size=True),
    Scene("visits-settle-answer", settle_answer, own_size=True),
)
