"""What the customer says of its pay days, read as a rule that the user may take."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.payphrases import recognise_phrase
from desktop.i18n import _
from desktop.ui.widgets.plain import plain_label
from desktop.wording.process import rule_sentence

if TYPE_CHECKING:
    from desktop.domain.payrules import PayRule


class PhraseBox(QWidget):
    """Suggests a rule while one types and leaves the decision to the user: Enter or the button takes it."""

    #: The user takes the suggested rule.
    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule: PayRule | None = None
        self.phrase = QLineEdit()
        self.phrase.setPlaceholderText(_("In their words: every 25th, 每月25日, last working day, 逢周三付款..."))
        self.phrase.setAccessibleName(_("When they pay, in their own words"))
        self.phrase.setClearButtonEnabled(True)
        self._reading = plain_label(wrap=True)
        self.take_button = QPushButton(_("Take this"))
        self._frame = QFrame()
        self._frame.setProperty("role", "outcome")
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._reading, 1)
        row.addWidget(self.take_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.phrase)
        layout.addWidget(self._frame)
        self._frame.hide()
        self.setFocusProxy(self.phrase)
        self.phrase.textChanged.connect(self._on_typed)
        self.phrase.returnPressed.connect(self._on_take)
        self.take_button.clicked.connect(self._on_take)

    @property
    def reading(self) -> str:
        """How the phrase is read, as shown; empty while nothing is typed."""
        return "" if self._frame.isHidden() else self._reading.text()

    def _on_typed(self, text: str) -> None:
        self._rule = recognise_phrase(text) if text.strip() else None
        if self._rule is not None:
            self._reading.setText(_("Read as: %(rule)s") % {"rule": rule_sentence(self._rule)})
        else:
            self._reading.setText(_("This cannot be read for certain. Please choose the kind of pay day below."))
        self.take_button.setVisible(self._rule is not None)
        self._frame.setVisible(bool(text.strip()))

    def _on_take(self) -> None:
        if self._rule is not None:
            rule = self._rule
            self.phrase.clear()
            self.taken.emit(rule)
