"""Scenes of customers: the list, the pages of single ones, the dialogs; on a small book made for them."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from db import models
from desktop.app import App, open_app
from desktop.domain.customers import Contact, Customer, Level, Standing
from desktop.domain.limitation import ClockEventKind
from desktop.domain.payrules import Cutoff, MonthDays, PayRule, Shift
from desktop.domain.plans import Move
from desktop.domain.process import (
    ClosedPeriod,
    PaperForm,
    PaperKind,
    PaperWanted,
    PayMeans,
    PaymentProcess,
    Step,
    StepKind,
)
from desktop.domain.receivables import DebtCause, DebtNature
from desktop.domain.text import number_key
from desktop.services.clock import FixedClock
from desktop.services.contracts import ContractForm
from desktop.services.letters import LetterChoices
from desktop.services.limitation import ClockEventForm
from desktop.services.results import Refused
from desktop.services.visits import VisitForm
from desktop.ui.context import Context
from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs
from desktop.ui.main_window import MainWindow
from desktop.ui.pages import PageSpec
from desktop.ui.pages.collecting.add_item_dialog import AddItemDialog
from desktop.ui.pages.collecting.clock_event_dialog import ClockEventDialog
from desktop.ui.pages.collecting.contract_dialog import DescribeContractDialog, contract_form
from desktop.ui.pages.collecting.credit_dialog import ApplyCreditDialog
from desktop.ui.pages.collecting.reason_dialog import ReasonDialog
from desktop.ui.pages.customers.contact_dialog import ContactDialog
from desktop.ui.pages.customers.customer_page import CustomerPage
from desktop.ui.pages.customers.debtor.analysis_dialog import AnalyseDebtDialog
from desktop.ui.pages.customers.debtor.signal_dialog import NoteSignalDialog
from desktop.ui.pages.customers.dialog import CustomerDialog
from desktop.ui.pages.customers.page import CustomersPage
from desktop.ui.pages.customers.promises_tab import actions_of
from tests.pictures import Scene, Stage
from tests.ui.customers.collected import collect

TODAY = date(2026, 11, 21)
LONG_NAME = "北京𠮷野家供应链管理与国际贸易发展股份有限公司" * 11 + "华北区第一分公司"
NAMES = (
    "恒达食品有限公司", "Ruifeng Paper Co., Ltd.", "锦和贸易", "Oushang Retail", "蓝海物流（华东）有限责任公司",
    "Bohai Steel", "A & B <Ltd>", LONG_NAME, "شركة النور للتجارة", "<b>Miller</b> & Sons",
    "康宁医疗器械", "Nordwind GmbH",
)  # fmt: skip
STANDINGS = (Standing.NORMAL, Standing.GOOD, Standing.SLOW_BUT_SURE, Standing.WATCH, Standing.STOPPED)


def value(result):
    assert not isinstance(result, Refused), result.problems
    return result.value


def add_item(
    app: App | Context, customer: int, number: str, amount: int, due: int, *, open_: int | None = None, **more
) -> int:
    """Put an item into the book as an import does; `due` in days from today."""
    stamp = "2026-11-01T00:00:00+00:00"
    with app.services._book.transaction():
        row = models.Receivable.insert(
            customer=customer,
            number=number,
            number_key=number_key(number),
            kind=more.pop("kind", "invoice"),
            currency=more.pop("currency", "CNY"),
            amount=amount,
            open=amount if open_ is None else open_,
            due_date=TODAY + timedelta(days=due),
            document_date=TODAY + timedelta(days=due - 30),
            created_at=stamp,
            updated_at=stamp,
            **more,
        )
        return int(row.execute())


def hengda_process(people: dict[str, int]) -> PaymentProcess:
    """The path of ui.md."""
    return PaymentProcess(
        steps=(
            Step(StepKind.RECEIVE, "front desk", "Zhao", people["Zhao"], window=(1, 5)),
            Step(StepKind.RECONCILE, "accounts", "Wang Li", people["Wang Li"], window=(1, 8)),
            Step(StepKind.CHECK, "finance manager", "Li", people["Li"], lead_days=2),
            Step(StepKind.SIGN, "purchasing", "Chen", people["Chen"], deputy="Ma", lead_days=1),
            Step(StepKind.APPROVE, "", "Boss Sun", people["Boss Sun"], lead_days=1, note="away 1-7 Dec"),
            Step(StepKind.PAY, "cashier", "Wu", None, deputy="Wang Li", deputy_id=people["Wang Li"]),
        ),
        papers=(
            PaperWanted(PaperKind.VAT_INVOICE, PaperForm.ORIGINAL),
            PaperWanted(PaperKind.SIGNED_RECEIPT, None),
            PaperWanted(PaperKind.STATEMENT, PaperForm.COPY, 2, "stamped"),
        ),
        means=frozenset({PayMeans.TRANSFER, PayMeans.BANK_BILL}),
        rule=PayRule(MonthDays((25,)), Shift.NEXT, Cutoff(5)),
        closed=(ClosedPeriod(date(2026, 12, 28), date(2027, 1, 3), "stock-taking"),),
    )


def fill(app: App) -> dict[str, int]:
    """Fill a book with a dozen customers; gives their ids by the first letters of their names."""
    customers = app.services.customers
    ids = {}
    for at, name in enumerate(NAMES):
        form = Customer(
            name,
            code=f"KH-{at + 1:04}",
            credit_term_days=30 if at % 3 else None,
            credit_limit=50_000_000 if at % 2 else None,
            standing=STANDINGS[at % len(STANDINGS)],
            ability=Level.HIGH if at % 2 else Level.UNKNOWN,
        )
        ids[name] = value(customers.save(form))
        for number in range(at % 4):
            due = 12 - 20 * number - at
            add_item(app, ids[name], f"INV-2026-{at:02}{number:02}", 3_690_000 + 1_234_567 * at, due)
    first = ids[NAMES[0]]
    people = {
        name: value(customers.save_contact(first, Contact(name, position, phone, mail, best)))
        for name, position, phone, mail, best in (
            ("Zhao", "front desk", "0755 8800 1200", "", None),
            ("Wang Li", "accounts", "138 0000 0000", "wang.li@hengda.example", "15:30"),
            ("Li", "finance manager", "138 0000 1111", "", None),
            ("Chen", "purchasing", "139 0000 2222", "chen@hengda.example", None),
            ("Boss Sun", "owner", "", "", None),
        )
    }
    for number, (amount, due, more) in enumerate(
        (
            (12_850_000, -12, {"credit_term_days": 30, "contract": "HT-2026-118"}),
            (3_690_000, -3, {"credit_term_days": 30}),
            (8_600_000, 9, {"credit_term_days": 30, "disputed": 600_000}),
            (-450_000, 9, {"kind": "credit_note"}),
            (1_250_000, 20, {"currency": "USD", "credit_term_days": 60}),
        )
    ):
        add_item(app, first, f"INV-2026-09{number:02}", amount, due, **more)
    add_item(app, first, "INV-2026-0711", 5_000_000, -60, open_=0)
    value(app.services.processes.save(first, hengda_process(people)))
    for days, at_time in ((5, "14:00"), (34, None)):
        value(app.services.visits.plan(VisitForm(first, TODAY + timedelta(days=days), at_time, amount=12_850_000)))
    return ids


def fill_papers(app: App, ids: dict[str, int]) -> None:
    """Make papers and plans for the first customer: two reminders, one of them void, and two plans."""
    first = ids[NAMES[0]]
    letters, plans = app.services.letters, app.services.plans
    made = [value(letters.make(LetterChoices(first, "CNY"))) for _time in range(2)]
    value(app.services.archive.void(made[0], "wrong address"))
    for _time in range(2):
        beginning = plans.begin(first)
        assert beginning is not None
        said = replace(beginning.form.analysis, cause=DebtCause.CASH, nature=DebtNature.BREACH)
        plan = value(plans.add(replace(beginning.form, analysis=said)))
    value(plans.move(plan, Move.PROPOSE))


def stage_book(*, papers: bool = False, collected: bool = False) -> tuple[Context, dict[str, int]]:
    """Open a filled book in a folder of its own; it is closed with the program."""
    folder = Path(tempfile.mkdtemp(prefix="dunwell-scene-"))
    app = open_app(folder / "scene.book", FixedClock(TODAY))
    ids = fill(app)
    if papers:
        fill_papers(app, ids)
    if collected:
        collect(app, ids[NAMES[0]])
    return context_of(app), ids


def context_of(app: App) -> Context:
    hub = Hub()
    return Context(app.services, InlineJobs(hub), hub, FixedClock(TODAY))


SPECS = (
    PageSpec("customers", "Customers", "customers", CustomersPage),
    PageSpec("customer", "Customer", "customers", CustomerPage, in_rail=False),
)


def window(context: Context, key: str = "customers", **arguments: object) -> MainWindow:
    """Show a page in its frame."""
    made = MainWindow(context, SPECS)
    made.resize(1280, 800)
    made.show()
    made.navigate(key, **arguments)
    return made


def page_of(made: MainWindow) -> Any:
    return made.page


def list_full(_stage: Stage) -> QWidget:
    context, ids = stage_book()
    made = window(context)
    page = page_of(made)
    page.view.select(ids[NAMES[0]])
    page.show_detail()
    return made


def list_plain(_stage: Stage) -> QWidget:
    context, _ids = stage_book()
    return window(context)


def list_found(_stage: Stage) -> QWidget:
    context, _ids = stage_book()
    made = window(context)
    page_of(made).search.setText("hd")
    return made


def list_empty(_stage: Stage) -> QWidget:
    folder = Path(tempfile.mkdtemp(prefix="dunwell-scene-"))
    return window(context_of(open_app(folder / "scene.book", FixedClock(TODAY))))


def customer(tab: str, name: str = NAMES[0]) -> Callable[[Stage], QWidget]:
    def build(_stage: Stage) -> QWidget:
        context, ids = stage_book()
        made = window(context, "customer", customer_id=ids[name], tab=tab)
        page = page_of(made)
        if tab == "visits" and page.visits.model.rowCount():
            page.visits.view.selectRow(0)
        if tab == "people" and page.people.model.rowCount():
            page.people.view.selectRow(1)
        return made

    return build


def customer_papers(tab: str) -> Callable[[Stage], QWidget]:
    def build(_stage: Stage) -> QWidget:
        context, ids = stage_book(papers=True)
        return window(context, "customer", customer_id=ids[NAMES[0]], tab=tab)

    return build


def dialog_new(_stage: Stage) -> QWidget:
    context, _ids = stage_book()
    made = CustomerDialog(context)
    made.fields.name.setText("恒达食品")
    return made


def dialog_problems(_stage: Stage) -> QWidget:
    context, ids = stage_book()
    made = CustomerDialog(context, context.services.customers.get(ids[LONG_NAME]))
    made.fields.name.setText("")
    made.fields.code.setText("KH-0001")
    made.fields.call_from.setText("18:00")
    made.fields.call_to.setText("09:00")
    made.save()
    return made


def contact(_stage: Stage) -> QWidget:
    context, ids = stage_book()
    people = context.services.customers.contacts(ids[NAMES[0]])
    return ContactDialog(context, ids[NAMES[0]], people[-2])


def collected(tab: str, key: str = "") -> Callable[[Stage], QWidget]:
    """Show a tab of a customer at whom a month of collecting has gone by; with `key` the row of this number."""

    def build(_stage: Stage) -> QWidget:
        context, ids = stage_book(collected=True)
        made = window(context, "customer", customer_id=ids[NAMES[0]], tab=tab)
        page = page_of(made)
        if tab == "promises":
            page.promises.view.selectRow(0)
        elif key:
            view = page.receivables.views[False]
            view.select(next(line.item.id for line in page.receivables.models[False].rows() if line.item.number == key))
            view.detail_toggled.emit()
        return made

    return build


def claim(tab: str, dialog: str = "") -> Callable[[Stage], QWidget]:
    """Show a customer with a claim that may lapse; with `dialog` what "clock" or "contract" opens."""

    def build(_stage: Stage) -> QWidget:
        context, ids = stage_book()
        customer, services = ids[NAMES[0]], context.services
        item = add_item(context, customer, "INV-2023-0007", 5_000_000, -1072, contract="HT-2023-018")
        services.contracts.save(ContractForm(customer, "HT-2023-018", pay_clause="第五条：验收合格后三十日内付清"))
        demand, owned = ClockEventKind.DEMAND, ClockEventKind.ACKNOWLEDGEMENT
        services.limitation.add_event(
            ClockEventForm(customer, demand, date(2023, 12, 20), item, "EMS 签收", kept_where="铁柜 3")
        )
        services.limitation.add_event(
            ClockEventForm(customer, owned, date(2023, 1, 5), kept_where="盖章对账单，铁柜 3")
        )
        services.escalations.decide(customer, "CNY", "三次催款均无回复，采购部建议走法务")
        made = window(context, "customer", customer_id=customer, tab=tab)
        page = page_of(made)
        if tab == "receivables":
            page.receivables.views[False].select(item)
            page.receivables.views[False].detail_toggled.emit()
            bar = page.receivables.panel._scroll.verticalScrollBar()
            bar.rangeChanged.connect(lambda _least, most: bar.setValue(most))
        clock = services.limitation.clock(item)
        if dialog == "clock" and clock is not None:
            return ClockEventDialog(context, clock.item)
        line = services.contracts.get(customer, "HT-2023-018")
        if dialog == "contract" and line is not None and line.contract is not None:
            return DescribeContractDialog(context, contract_form(line.contract))
        return made

    return build


def list_broken(_stage: Stage) -> QWidget:
    context, ids = stage_book(collected=True)
    made = window(context)
    page = page_of(made)
    page.view.select(ids[NAMES[0]])
    page.show_detail()
    return made


def signal(_stage: Stage) -> QWidget:
    context, ids = stage_book()
    return NoteSignalDialog(context, ids[NAMES[0]])


def analysis(_stage: Stage) -> QWidget:
    context, ids = stage_book()
    card = context.services.debtor.card(ids[NAMES[0]])
    assert card is not None
    return AnalyseDebtDialog(context, card.items)


def opened_from(tab: str, button: str, kind: type[QWidget]) -> Callable[[Stage], QWidget]:
    """Show the dialog that a button of a tab opens."""

    def build(_stage: Stage) -> QWidget:
        context, ids = stage_book(collected=True)
        made = window(context, "customer", customer_id=ids[NAMES[0]], tab=tab)
        of_tab = getattr(page_of(made), tab)
        if tab == "promises":
            row = next(row for row in of_tab.model.rows() if "cancel" in actions_of(row))
            of_tab.view.select(row.key)
            of_tab.buttons[button].click()
        else:
            getattr(of_tab, button).click()
        return of_tab.findChildren(kind)[0]

    return build


SCENES = (
    Scene("customers-list", list_plain),
    Scene("customers-detail", list_full),
    Scene("customers-found", list_found),
    Scene("customers-empty", list_empty),
    *(Scene(f"customer-{tab}", customer(tab)) for tab in ("overview", "process", "receivables", "visits", "people")),
    *(Scene(f"customer-{tab}", customer_papers(tab)) for tab in ("plans", "letters")),
    *(Scene(f"customer-{tab}-none", customer(tab)) for tab in ("plans", "letters")),
    *(Scene(f"customer-collected-{tab}", collected(tab)) for tab in ("overview", "promises", "debtor", "receivables")),
    *(Scene(f"customer-{tab}-none", customer(tab, NAMES[4])) for tab in ("promises", "debtor", "overview")),
    Scene("customer-item", collected("receivables", "INV-2026-0901")),
    *(Scene(f"customer-claim-{tab}", claim(tab)) for tab in ("overview", "receivables", "debtor")),
    Scene("customer-claim-event", claim("overview", "clock"), own_size=True),
    Scene("customer-claim-contract", claim("overview", "contract"), own_size=True),
    Scene("customers-broken", list_broken),
    Scene("customer-apply-credit", opened_from("receivables", "credits_button", ApplyCreditDialog), own_size=True),
    Scene("customer-cancel-promise", opened_from("promises", "cancel", ReasonDialog), own_size=True),
    Scene("customer-add-item", opened_from("receivables", "add_button", AddItemDialog), own_size=True),
    Scene("customer-signal", signal, own_size=True),
    Scene("customer-analysis", analysis, own_size=True),
    Scene("customer-long", customer("overview", LONG_NAME)),
    Scene("customer-new", dialog_new, own_size=True),
    Scene("customer-problems", dialog_problems, own_size=True),
    Scene("customer-contact", contact, own_size=True),
)
