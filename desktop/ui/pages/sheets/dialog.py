"""A window with one working sheet."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.context import Context
from desktop.ui.pages.sheets.pane import Read, SheetPane, sheet_button

_GOOD_SIZE = QSize(820, 900)
_KEEP_FREE = 32


class SheetDialog(QDialog):
    """Shows a sheet until it is closed."""

    def __init__(self, context: Context, name: str, read: Read, gone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(name)
        self.sheet = SheetPane(context, name, read, gone)
        self.view = self.sheet.view
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.sheet, 1)
        self.sheet.add_button(sheet_button(_("Close"), self.accept), at_end=True)
        self.sheet.refresh()

    def sizeHint(self) -> QSize:
        """Take the size of a page, as far as the screen has it."""
        return _GOOD_SIZE.boundedTo(self.screen().availableSize() - QSize(_KEEP_FREE, _KEEP_FREE))
