"""What a user sees of a mistake of ours."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop import paths
from desktop.i18n import _
from desktop.ui.widgets.plain import plain_label


class BugDialog(QDialog):
    """Says that the program has made a mistake, that the data are safe, and offers the report."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Dunwell"))
        self.setModal(True)
        self.resize(640, 420)
        self._text = text
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setAccessibleName(_("Report"))
        self.copy_button = QPushButton(_("Copy the report"))
        self.copy_button.clicked.connect(self._on_copy)
        close = QPushButton(_("Close"))
        close.setProperty("kind", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(plain_label(_("Log: %(folder)s") % {"folder": paths.log_folder()}, role="caption", wrap=True), 1)
        foot.addWidget(self.copy_button)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(_("Dunwell has made a mistake"), role="section"))
        layout.addWidget(
            plain_label(
                _("What was saved is safe. You can go on working; if it happens again, start Dunwell anew."), wrap=True
            )
        )
        layout.addWidget(shown, 1)
        layout.addLayout(foot)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.copy_button.setText(_("Copied"))
