"""Where a file is dropped or chosen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.icons import IconLabel, set_icon
from desktop.ui.theme import colour
from desktop.ui.widgets.drop_area import DropArea
from desktop.ui.widgets.plain import plain_label

_HEIGHT = 184
_ICON = 32
_RADIUS = 10


def choose_file(parent: QWidget, chosen: Callable[[str], object]) -> None:
    """Let the user choose a file; `chosen` is called with its path."""
    dialog = QFileDialog(parent, _("Choose a file"), "", file_filter())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def file_filter() -> str:
    """Give the kinds of files to choose from."""
    return _("Tables (*.xlsx *.xlsm *.xls *.csv *.txt *.tsv);;All files (*)")


class DropZone(DropArea):
    """Takes one file by mouse, or by a button for those without one."""

    #: The path of the file.
    file_chosen = Signal(object)

    def __init__(self, words: str = "", more: str = "", parent: QWidget | None = None) -> None:
        """Take what is to be dropped, and what may be in it; the finance office's file of items otherwise."""
        super().__init__(parent)
        self.file_dropped.connect(self.file_chosen)
        self.setFixedHeight(_HEIGHT)
        self.button = QPushButton(_("Choose a file..."))
        self.button.setProperty("kind", "primary")
        set_icon(self.button, "import", role="on_accent")
        self.button.clicked.connect(lambda _checked=False: choose_file(self, self._on_chosen))
        drop = words or _("Drop the finance office's file here: an Excel workbook or a CSV file")
        holds = more or _("Customers, contacts and open items, in one sheet or several.")
        layout = QVBoxLayout(self)
        layout.setSpacing(6)
        layout.addStretch(1)
        for widget in (IconLabel("import", "muted", _ICON), plain_label(drop), plain_label(holds, role="caption")):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashed edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour(self.palette(), "accent" if self._hovered else "control"))
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colour(self.palette(), "accent_soft" if self._hovered else "window"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def _on_chosen(self, name: str) -> None:
        self.file_chosen.emit(Path(name))
