"""Scenes of the frame and of every widget, with made-up rows; pages bring their own scenes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.problems import Problem, ProblemCode
from desktop.formats import format_amount, format_date
from desktop.i18n import N_
from desktop.services.clock import FixedClock
from desktop.ui.context import Context
from desktop.ui.hits import Hit
from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs
from desktop.ui.main_window import MainWindow
from desktop.ui.models.roles import ChipKind
from desktop.ui.models.table import Column, PageRequest, TableModel, paged
from desktop.ui.pages import Command, PageSpec
from desktop.ui.widgets.ask import ask
from desktop.ui.widgets.bug_dialog import BugDialog
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.count_edit import CountEdit
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.progress import ProgressDialog
from desktop.ui.widgets.table_view import TableView
from desktop.ui.widgets.time_edit import TimeEdit
from tests.pictures import Scene, Stage

if TYPE_CHECKING:
    from desktop.app import Services

TODAY = date(2026, 11, 21)
NAMES = (
    "恒达食品有限公司", "Ruifeng Paper", "锦和贸易", "Oushang", "蓝海物流（华东）有限责任公司", "Bohai Steel",
    "Anders & Søn <Import> ApS", "北京𠮷野家供应链管理与国际贸易发展股份有限公司华北区第一分公司", "Miller & Sons",
)  # fmt: skip
STATES: tuple[tuple[str, ChipKind], ...] = (
    ("ready", "good"), ("not ready", "warn"), ("30+12 urgent", "danger"), ("due", "info"), ("new", "neutral"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    id: int
    name: str
    owed: int
    overdue: int
    next_visit: date | None
    state: str
    kind: ChipKind


def lines(count: int = 240) -> list[Line]:
    return [
        Line(
            at,
            NAMES[at % len(NAMES)],
            (at * 7_919_13 + 12_850_000) % 99_000_000,
            (at * 3_571) % 4_000_000 if at % 3 else 0,
            date(2026, 11, 26) if at % 2 else None,
            *STATES[at % len(STATES)],
        )
        for at in range(count)
    ]


COLUMNS: tuple[Column[Line], ...] = (
    Column(N_("Customer"), lambda line: line.name, sort_key="name", width=280, stretch=True),
    Column(N_("Owed"), lambda line: line.owed, _amount := lambda minor: format_amount(minor, "CNY"), True, "owed", 140),
    Column(N_("Overdue"), lambda line: line.overdue, lambda minor: _amount(minor) if minor else "", True, "late", 140),
    Column(N_("Next visit"), lambda line: line.next_visit, lambda day: format_date(day, "weekday") if day else ""),
    Column(N_("State"), lambda line: line.state, chip=lambda line: line.kind, width=150),
)


def context() -> Context:
    hub = Hub()
    return Context(cast("Services", None), InlineJobs(hub), hub, FixedClock(TODAY))


def window_of(widget: QWidget) -> QWidget:
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setProperty("role", "surface")
    return widget


class ListPage(Page):
    """A list with a detail panel."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Customers")
        self.set_summary("24 customers owe ¥1,284,310.00, of which ¥412,300.00 is overdue")
        self.add_action("Import...", lambda: None, icon="import")
        self.add_action("New customer", lambda: None, icon="plus", primary=True)
        rows = lines()

        def fetch(request: PageRequest[Line]) -> list[Line]:
            return rows[request.offset : request.offset + request.limit]

        self.view = TableView(
            TableModel(COLUMNS, key=lambda line: line.id, load=paged(context.jobs, fetch, self), order="name")
        )
        self.set_body(self.view)
        detail = QWidget()
        box = QVBoxLayout(detail)
        box.setContentsMargins(24, 16, 24, 16)
        box.addWidget(plain_label(NAMES[0], role="section", wrap=True))
        box.addWidget(plain_label("Wang Li (accounts) 138 0000 0000", role="muted", wrap=True))
        box.addWidget(SectionHeading("NEXT"))
        box.addWidget(plain_label("Confirm time 14:00 and amount 128,500.00 by phone.", wrap=True))
        box.addStretch(1)
        self.set_detail(detail)
        self.view.detail_toggled.connect(self.toggle_detail)

    def reload(self) -> None:
        self.view.table.reload()


class EmptyPage(Page):
    """A page with nothing to show yet."""

    def reload(self) -> None:
        self.set_title("Visits", "No visit is planned")
        self.show_empty("Visits that you plan are listed here, with what to take along.", "Plan a visit", lambda: None)


SPECS = (
    PageSpec("today", N_("Today"), "today", ListPage, count=lambda _services: 7),
    PageSpec("customers", N_("Customers"), "customers", ListPage),
    PageSpec("visits", N_("Visits"), "visits", EmptyPage, count=lambda _services: 12),
    PageSpec("import", N_("Import"), "import", EmptyPage),
    PageSpec("settings", N_("Settings"), "settings", EmptyPage, at_foot=True),
)
COMMANDS = (
    Command(N_("New customer"), "customers", "customers", {"do": "new"}, makes_new=True),
    Command(N_("Plan a visit"), "visits", "visits", {"do": "plan"}, makes_new=True),
    Command(N_("Back up now"), "download", "settings", {"do": "back_up"}),
)


def find(_text: str) -> list[Hit]:
    return [
        Hit(NAMES[0], "customers", "customers", {}, "KH-0012"),
        Hit("Wang Li", "person", "customers", {}, NAMES[0]),
        Hit("INV-2026-0912", "document", "customers", {}, NAMES[-2]),
    ]


def frame(stage: Stage, key: str = "customers", *, sample: bool = True) -> MainWindow:
    window = MainWindow(context(), SPECS, COMMANDS, find, is_sample=sample)
    window.status_line.book.setText("rep-north.book")
    window.status_line.backup.setText("last backup 09:12")
    window.status_line.due.setText("7 calls due today")
    window.show_reminders(["Hengda Foods: Thu 26 Nov 14:00", "Ruifeng Paper: Thu 26 Nov 10:00", "Jinhe: 10:30"])
    window.refresh_counts()
    window.navigate(key)
    return window


def frame_list(stage: Stage) -> QWidget:
    window = frame(stage)
    page = cast("ListPage", window.page)
    window.resize(1280, 800)
    window.show()
    page.view.select(2)
    page.view.setFocus()
    page.show_detail()
    return window


def frame_empty(stage: Stage) -> QWidget:
    window = frame(stage, "visits", sample=False)
    window.show()
    window.toast.say("The visit to Hengda Foods is cancelled.", lambda: None)
    return window


def frame_palette(stage: Stage) -> QWidget:
    window = frame(stage)
    window.show()
    window.activateWindow()
    window.resize(1280, 800)
    stage.app.processEvents()
    window.palette_box.open()
    window.top_bar.search.setText("n")
    window.palette_box.open()
    return window


def sentence(problem: Problem) -> str:
    return {
        ProblemCode.REQUIRED: "Give a name.",
        ProblemCode.NOT_A_DATE: "This is no day: write it like 2026-11-26.",
        ProblemCode.TOO_MANY_DECIMALS: "CNY has two decimals.",
    }.get(problem.code, problem.code.value)


class DemoDialog(FormDialog):
    """A dialog with every kind of field."""

    def __init__(self, *, problems: bool) -> None:
        form = Form(sentence, columns=2)
        name = QLineEdit("" if problems else NAMES[6])
        amount = MoneyEdit("CNY")
        amount.setText("128,500.005") if problems else amount.set_minor(9_999_999_999_999)
        day = DateEdit()
        day.setText("2026-02-30") if problems else day.set_day(date(2026, 11, 26))
        at = TimeEdit()
        at.setText("14:00")
        means = QComboBox()
        means.addItems(["Transfer", "Cash", "Bill"])
        days = CountEdit(0, 365, unit="days")
        days.set_count(30)
        form.add("name", "Name", name, required=True, span=2)
        form.add("amount", "Amount they name", amount, hint="Ours is 128,500.00")
        form.add("day", "Day", day)
        form.add("time", "Time", at)
        form.add("means", "Means of payment", means)
        form.add("term", "Credit term", days)
        form.add("note", "Note", QPlainTextEdit("Asked for Ms Wang."), span=2)
        super().__init__(InlineJobs(), "Confirm the visit", form)
        self.set_outcome("The visit stays not ready until the difference of ¥500.00 is settled.")
        if problems:
            form.show_problems(
                [
                    Problem("name", ProblemCode.REQUIRED),
                    Problem("amount", ProblemCode.TOO_MANY_DECIMALS),
                    Problem("day", ProblemCode.NOT_A_DATE),
                ]
            )

    def save(self) -> None:
        self.accept()


def form_good(_stage: Stage) -> QWidget:
    return DemoDialog(problems=False)


def form_bad(_stage: Stage) -> QWidget:
    return DemoDialog(problems=True)


def progress(_stage: Stage) -> QWidget:
    dialog = ProgressDialog("Importing 应收账款2026-11.xlsx")
    dialog.report(3200, 10000)
    return dialog


def question(_stage: Stage) -> QWidget:
    return ask(
        None,
        "Archive 3 customers?",
        "Archive 3 customers",
        lambda: None,
        detail="Their 14 open items and 2 planned visits stay as they are. They can be taken back from the archive.",
    )


def bug(_stage: Stage) -> QWidget:
    dialog = BugDialog("Dunwell 0.1.0, Python 3.11.7, Qt 6.11.3\nTraceback (most recent call last):\n  ...")
    dialog.open()
    return dialog


def calendar(_stage: Stage) -> QWidget:
    edit = DateEdit()
    edit.set_day(TODAY)
    edit.open_calendar()
    popup = edit._popup
    popup.edit = edit  # keeps it alive
    return popup


def menu(stage: Stage) -> QWidget:
    window = frame(stage)
    button = window.top_bar.new_button
    found: QWidget = button.menu()
    found.window_kept = window
    button.menu().popup(window.pos())
    return found


def sorted_by_sum(stage: Stage) -> QWidget:
    window = frame(stage)
    window.show()
    cast("ListPage", window.page).view.show_order("owed", descending=True)
    return window


def gallery(_stage: Stage) -> QWidget:
    root = window_of(QWidget())
    grid = QGridLayout(root)
    grid.setContentsMargins(24, 24, 24, 24)
    grid.setSpacing(24)
    for at, part in enumerate((_words, _buttons, _fields, _choices, _tabs, _empty)):
        grid.addWidget(part(), at // 2, at % 2)
    return root


def _box(*widgets: QWidget, down: Callable[..., Any] = QVBoxLayout) -> QWidget:
    box = QWidget()
    layout = down(box)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return box


def _words() -> QWidget:
    return _box(
        plain_label("Title 24 标题", role="title"),
        plain_label("Section 18 小节", role="section"),
        plain_label("Body 14 正文 128,500.00"),
        plain_label("Muted 次要", role="muted"),
        plain_label("Caption 12 说明", role="caption"),
        plain_label("Error 错误", role="error"),
        _box(*(Chip(text, kind) for text, kind in STATES), down=QHBoxLayout),
    )


def _buttons() -> QWidget:
    made = []
    for kind in ("primary", "", "danger", "quiet", "link"):
        row = []
        for text, enabled in (("Save 保存", True), ("Disabled", False)):
            button = QPushButton(text)
            button.setProperty("kind", kind)
            button.setEnabled(enabled)
            row.append(button)
        made.append(_box(*row, down=QHBoxLayout))
    return _box(*made)


def _fields() -> QWidget:
    amount = MoneyEdit("USD")
    amount.set_minor(12_850_000)
    day = DateEdit()
    day.set_day(TODAY)
    off = QLineEdit("disabled")
    off.setEnabled(False)
    fixed = QLineEdit("read only")
    fixed.setReadOnly(True)
    return _box(QLineEdit("text"), amount, day, TimeEdit(), off, fixed)


def _choices() -> QWidget:
    box = QComboBox()
    box.addItems(["Transfer 转账", "Cash 现金"])
    tick = QCheckBox("Packed 已备齐")
    tick.setChecked(True)
    one = QRadioButton("Agreed 同意")
    one.setChecked(True)
    return _box(box, tick, QCheckBox("Not packed"), one, QRadioButton("No reply"))


def _tabs() -> QWidget:
    tabs = QTabWidget()
    tabs.setDocumentMode(True)
    for word in ("Overview 概览", "Payment process", "Receivables"):
        tabs.addTab(QWidget(), word)
    return tabs


def _empty() -> QWidget:
    empty = EmptyState()
    empty.say("Customers come in from a file, or one by one.", "Import a file", lambda: None)
    return empty


SCENES = (
    Scene("frame-list", frame_list),
    Scene("frame-empty", frame_empty),
    Scene("frame-palette", frame_palette),
    Scene("form", form_good, own_size=True),
    Scene("form-problems", form_bad, own_size=True),
    Scene("progress", progress, own_size=True),
    Scene("question", question, own_size=True),
    Scene("bug", bug, own_size=True),
    Scene("calendar", calendar, own_size=True),
    Scene("menu", menu, own_size=True),
    Scene("frame-sorted", sorted_by_sum),
    Scene("gallery", gallery),
)
