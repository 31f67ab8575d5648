"""The beginning: choose a file; and what was brought in before."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.formats import format_count
from desktop.i18n import _, ngettext
from desktop.ui.icons import IconLabel
from desktop.ui.pages.imports.drop_zone import DropZone
from desktop.ui.pages.imports.history import History
from desktop.ui.widgets.plain import plain_label


class StartView(QWidget):
    """A place for the file, what came of the last one, and the history."""

    customers_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drop_zone = DropZone()
        self.history = History()
        self.result = QFrame()
        self.result.setProperty("role", "card")
        self.result_text = plain_label(role="strong", wrap=True)
        self._left = plain_label(role="muted", wrap=True)
        self.customers_button = QPushButton(_("Show the customers"))
        self.customers_button.clicked.connect(self.customers_wanted)
        self._build()
        self.hide_result()
        self.setFocusProxy(self.drop_zone.button)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.result_text)
        words.addWidget(self._left)
        inner = QHBoxLayout(self.result)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(12)
        inner.addWidget(IconLabel("check", "good"))
        inner.addLayout(words, 1)
        inner.addWidget(self.customers_button)
        top = QVBoxLayout()
        top.setContentsMargins(24, 0, 24, 0)
        top.setSpacing(12)
        top.addWidget(self.result)
        top.addWidget(self.drop_zone)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.history, 1)

    def show_result(self, text: str, left: int) -> None:
        """Say what came in, and how many rows were left for later."""
        self.result_text.setText(text)
        later = ngettext("%(count)s row is left for later.", "%(count)s rows are left for later.", left)
        self._left.setText(later % {"count": format_count(left)})
        self._left.setVisible(bool(left))
        self.result.show()

    def hide_result(self) -> None:
        """Take it away."""
        self.result.hide()
