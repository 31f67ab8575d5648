"""What an empty place says: what belongs here, and the one action that fills it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.ui.widgets.plain import plain_label, plain_mnemonic

_WIDEST = 480
_SIDE = 16


class EmptyState(QWidget):
    """A sentence and at most one button, in the middle of the place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = plain_label(role="muted", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
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
        self._fit()
        self.button.setText(plain_mnemonic(action))
        self.button.setVisible(bool(action))
        self._run = run

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the sentence anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the sentence one line, or as many as a narrow place needs."""
        lines = self._text.text().splitlines()
        wanted = max(map(self._text.fontMetrics().horizontalAdvance, lines), default=0) + 8
        width = max(1, min(_WIDEST, wanted, self.width() - 2 * _SIDE))
        self._text.setFixedWidth(width)
        self._text.setMinimumHeight(0)  # it would keep the height of a narrower place
        self._text.setMinimumHeight(max(0, self._text.heightForWidth(width)))

    @property
    def text(self) -> str:
        """The sentence that is shown."""
        return self._text.text()

    def _on_clicked(self) -> None:
        if self._run is not None:
            self._run()
