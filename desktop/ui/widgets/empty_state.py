"""What an empty place says: what belongs here, and the one action that fills it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.ui.widgets.plain import plain_label, plain_mnemonic


class EmptyState(QWidget):
    """A sentence and at most one button, in the middle of the place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = plain_label(role="muted", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setMaximumWidth(480)
        self.button = QPushButton()
        self._run: Callable[[], object] | None = None
        self.button.clicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(2)
        layout.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.button.hide()

    def say(self, text: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Show a sentence and, when given, the action that ends the emptiness."""
        self._text.setText(text)
        self._text.setMinimumWidth(min(480, self._text.fontMetrics().horizontalAdvance(text) + 8))
        self._text.setMinimumHeight(self._text.heightForWidth(self._text.minimumWidth()))
        self.button.setText(plain_mnemonic(action))
        self.button.setVisible(bool(action))
        self._run = run

    @property
    def text(self) -> str:
        """The sentence that is shown."""
        return self._text.text()

    def _on_clicked(self) -> None:
        if self._run is not None:
            self._run()
