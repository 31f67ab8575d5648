"""What tests of the page of money share: reading its lists, choosing rows, waiting for what comes a moment later."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def arrive(page, part, **arguments):
    """Go to a part, as the window does."""
    page.arrive(part=part, **arguments)
    QApplication.processEvents()
    return page.current


def numbers(part):
    """Give the numbers of the items that are listed."""
    return [row.line.item.number for row in part.table.rows()]


def select(part, *wanted):
    """Select the items of these numbers, with the mouse's Ctrl."""
    part.view.setFocus()
    view, flags = part.view, QItemSelectionModel.SelectionFlag
    view.clearSelection()
    for at, number in enumerate(numbers(part)):
        if number in wanted:
            index = part.table.index(at, 0)
            view.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)
    QApplication.processEvents()


def cells(table, row=0):
    """Give what is read in a row."""
    return [table.index(row, at).data() for at in range(table.columnCount())]


def sums(app, customer):
    """Give what a customer owes, by currency."""
    return {each.currency: each.owed for each in app.services.ledger.balances(customer)}
