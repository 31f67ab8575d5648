"""Scenes of the page of money: items, recording, payments, ageing, and the dialogs."""

import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.context import Context
from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs
from desktop.ui.main_window import MainWindow
from desktop.ui.pages import COMMANDS, PAGES
from tests.pictures import Scene, Stage
from tests.ui.money import book


def full(make=book.full_book) -> Context:
    """Give a context around a book of its own."""
    app = make(Path(tempfile.mkdtemp()) / "north.book")
    hub = Hub()
    return Context(app.services, InlineJobs(hub), hub, app.clock)


def window(context: Context, part="items", **arguments) -> MainWindow:
    shown = MainWindow(context, PAGES, COMMANDS)
    shown.resize(1280, 800)
    shown.show()
    shown.navigate("money", part=part, **arguments)
    QApplication.processEvents()
    return shown


def part_of(shown):
    return shown.page.current


def customer_of(context: Context, name: str) -> int:
    return context.services.customers.page(name)[0].id


def items(_stage: Stage) -> QWidget:
    shown = window(full())
    part = part_of(shown)
    part.view.setFocus()
    part.view.selectRow(0)
    return shown


def items_selected(_stage: Stage) -> QWidget:
    shown = window(full())
    part = part_of(shown)
    part.bar.search.setText("恒达")
    part.bar.changed.emit()
    part.view.setFocus()
    part.view.selectAll()
    return shown


def items_panel(_stage: Stage) -> QWidget:
    shown = window(full())
    part = part_of(shown)
    part.view.setFocus()
    part.view.selectRow(0)
    shown.page.show_detail()
    return shown


def items_none(_stage: Stage) -> QWidget:
    shown = window(full())
    part_of(shown).bar.states["promised"].setChecked(True)
    part_of(shown).bar.states["undated"].setChecked(True)
    return shown


def items_empty(_stage: Stage) -> QWidget:
    return window(full(book.new_book))


def entry(_stage: Stage) -> QWidget:
    context = full()
    shown = window(context, "entry")
    part = part_of(shown)
    for name, amount in (("Oushang", "4500"), ("锦和", "1200.50")):
        _type_payment(part, context, name, amount)
        part.book()
    _type_payment(part, context, "恒达", "150000")
    return shown


def entry_twice(_stage: Stage) -> QWidget:
    context = full()
    shown = window(context, "entry")
    part = part_of(shown)
    _type_payment(part, context, "Bohai", "60000")
    part.form.currency.setCurrentText("USD")
    part.form.amount.setText("60000")
    part.book()
    return shown


def entry_bill(_stage: Stage) -> QWidget:
    context = full()
    shown = window(context, "entry")
    part = part_of(shown)
    _type_payment(part, context, "Ruifeng", "95000")
    part.form.means.setCurrentIndex(2)
    part.book()
    return shown


def entry_empty(_stage: Stage) -> QWidget:
    return window(full(), "entry")


def _type_payment(part, context, name, amount):
    row = context.services.customers.page(name)[0]
    part.form.customer.choose(row.id, row.name)
    part.form.amount.setText(amount)
    part.form.amount.setFocus(Qt.FocusReason.OtherFocusReason)


def payments(_stage: Stage) -> QWidget:
    shown = window(full(), "payments")
    part = part_of(shown)
    part.view.setFocus()
    part.view.selectRow(0)
    return shown


def payments_panel(_stage: Stage) -> QWidget:
    shown = window(full(), "payments")
    part = part_of(shown)
    part.view.setFocus()
    part.view.selectRow(1)
    shown.page.show_detail()
    return shown


def payments_empty(_stage: Stage) -> QWidget:
    return window(full(book.new_book), "payments")


def ageing(_stage: Stage) -> QWidget:
    shown = window(full(), "ageing")
    part_of(shown).shown.view.setFocus()
    return shown


def ageing_panel(_stage: Stage) -> QWidget:
    shown = window(full(), "ageing")
    view = part_of(shown).shown
    row = next(row for row in view.shown().rows if row.name == book.HENGDA)
    view.cell_activated.emit(row, view.columns[2])
    return shown


def ageing_regions(_stage: Stage) -> QWidget:
    shown = window(full(), "ageing")
    part_of(shown).bar.by.setCurrentIndex(2)
    part_of(shown).bar.currency.setCurrentText("USD")
    return shown


def dialog_of(open_it):
    """Give a scene of the dialog that is opened on the list of items."""

    def scene(_stage: Stage) -> QWidget:
        shown = window(full())
        part = part_of(shown)
        part.view.selectRow(3)
        open_it(part)
        QApplication.processEvents()
        dialog = QApplication.activeModalWidget() or part.findChildren(QWidget)[-1]
        dialog.window_kept = shown
        return dialog

    return scene


def allocation(_stage: Stage) -> QWidget:
    from desktop.ui.pages.money.payments.acting import open_allocation
    from desktop.ui.pages.money.payments.allocation_dialog import ChangeAllocationDialog

    context = full()
    shown = window(context, "payments")
    part = part_of(shown)
    row = next(row for row in part.table.rows() if row.line.customer == book.HENGDA)
    open_allocation(part, context, row.id)
    dialog = part.findChild(ChangeAllocationDialog)
    dialog.window_kept = shown
    return dialog


SCENES = (
    Scene("money-items", items),
    Scene("money-items-selected", items_selected),
    Scene("money-items-panel", items_panel),
    Scene("money-items-none", items_none),
    Scene("money-items-empty", items_empty),
    Scene("money-entry", entry),
    Scene("money-entry-twice", entry_twice),
    Scene("money-entry-bill", entry_bill),
    Scene("money-entry-empty", entry_empty),
    Scene("money-payments", payments),
    Scene("money-payments-panel", payments_panel),
    Scene("money-payments-empty", payments_empty),
    Scene("money-ageing", ageing),
    Scene("money-ageing-panel", ageing_panel),
    Scene("money-ageing-regions", ageing_regions),
    Scene("money-dialog-promise", dialog_of(lambda part: part._on_promise()), own_size=True),
    Scene("money-dialog-dispute", dialog_of(lambda part: part._on_dispute()), own_size=True),
    Scene("money-dialog-write-off", dialog_of(lambda part: part._on_write_off()), own_size=True),
    Scene("money-dialog-hand-over", dialog_of(lambda part: part._on_hand_over()), own_size=True),
    Scene("money-dialog-add", dialog_of(lambda part: part._on_add()), own_size=True),
    Scene("money-dialog-rate", dialog_of(lambda part: part._on_rate()), own_size=True),
    Scene("money-dialog-allocation", allocation, own_size=True),
)
