"""Labels and tooltips that show what users typed, exactly: no markup, nothing cut off without a tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_ELLIPSIS_WIDTH = 24
#: What would be markup in a tooltip; the module `html` would bring two thousand names of characters along.
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def plain_label(text: str = "", *, role: str = "", wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """Make a label that never reads its text as markup; `role` is one of the stylesheet (title, caption, muted...)."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label


def plain_tooltip(text: str) -> str:
    """Return a tooltip that shows `text` as it is, line breaks included; empty stays empty."""
    return f'<p style="white-space:pre-wrap">{text.translate(_MARKUP)}</p>' if text else ""


def plain_mnemonic(text: str) -> str:
    """Return a text for buttons, menus and tabs in which `&` is an ampersand, not a shortcut."""
    return text.replace("&", "&&")


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where it does not fit, with the whole text as tooltip then."""

    def __init__(
        self,
        text: str = "",
        *,
        role: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._mode = mode
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show a text on one line; line breaks become spaces."""
        super().setText(" ".join(text.split("\n")))
        self._update_tooltip()

    def minimumSizeHint(self) -> QSize:
        """Give way down to an ellipsis."""
        hint = super().minimumSizeHint()
        return QSize(min(_ELLIPSIS_WIDTH, hint.width()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tooltip in step with what fits."""
        super().resizeEvent(event)
        self._update_tooltip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the text that fits, in the stylesheet's colours."""
        painter = QPainter(self)
        rect = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), self._mode, rect.width()) if self._is_cut() else self.text()
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(rect, self.alignment(), text)

    def _update_tooltip(self) -> None:
        self.setToolTip(plain_tooltip(self.text()) if self._is_cut() else "")

    def _is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
