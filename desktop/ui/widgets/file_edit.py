"""A field for one file of this computer: typed, chosen or dropped."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from desktop.i18n import _
from desktop.ui.icons import set_icon
from desktop.ui.widgets.drop_area import dropped_file


class FileEdit(QLineEdit):
    """Holds the path of a file; empty is none. Whether it can be used, whoever reads it finds out."""

    def __init__(self, title: str, patterns: str, parent: QWidget | None = None) -> None:
        """`title` is that of the window to choose in, `patterns` are as Qt writes them: "PDF (*.pdf)"."""
        super().__init__(parent)
        self._title = title
        self._patterns = patterns
        self.setPlaceholderText(_("Drop a file here, or choose one"))
        self.setAcceptDrops(True)
        self.choose_action = self.addAction(self.windowIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self.choose_action.setToolTip(_("Choose a file (Ctrl+O)"))
        self.choose_action.setShortcut("Ctrl+O")
        self.choose_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        set_icon(self.choose_action, "folder", role="muted")
        self.choose_action.triggered.connect(lambda _checked=False: self.choose())

    def path(self) -> Path | None:
        """Give the file; None where there is none."""
        text = self.text().strip().strip('"')
        return Path(text).expanduser() if text else None

    def choose(self) -> None:
        """Ask for the file."""
        dialog = QFileDialog(self, self._title, str(self.path() or ""), self._patterns)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.setText)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file, and text as any field does."""
        if dropped_file(event) is not None:
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hold the file that is dropped."""
        path = dropped_file(event)
        if path is None:
            super().dropEvent(event)
        else:
            event.acceptProposedAction()
            self.setText(str(path))
