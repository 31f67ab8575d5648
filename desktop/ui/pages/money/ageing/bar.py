"""The choices of the ageing: the day, what days are counted from, what a row stands for, the currency."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.i18n import _
from desktop.services.ageing import AgeingChoices
from desktop.ui.pages.money.ageing.words import BASES, BYS
from desktop.ui.pages.process.still_inputs import Chooser, StillComboBox, quiet
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.restyle import restyle
from desktop.wording.problems import sentence

_DAY_WIDTH = 192


class AgeingBar(QWidget):
    """What is chosen here stays while the page is open."""

    #: Another ageing is wanted.
    changed = Signal()
    #: Another of its currencies is to be shown.
    currency_changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = self._on = today
        self.day = DateEdit()
        self.day.set_day(today)
        self.basis = Chooser([(basis, _(text)) for basis, text in BASES.items()], whole=True)
        self.by = Chooser([(by, _(text)) for by, text in BYS.items()], whole=True)
        self.currency = StillComboBox()
        self.buckets_button = QPushButton(_("Classes..."))
        self._build()
        self.day.day_changed.connect(self._on_day)
        for chooser in (self.basis, self.by):
            chooser.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.currency.currentTextChanged.connect(lambda _text: self.currency_changed.emit())

    def _build(self) -> None:
        self.day.setFixedWidth(_DAY_WIDTH)
        self.day.setAccessibleName(_("As of"))
        self.basis.setAccessibleName(_("What days are counted from"))
        self.by.setAccessibleName(_("What a row stands for"))
        self.currency.setAccessibleName(_("Currency"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.setSpacing(8)
        layout.addWidget(plain_label(_("As of"), role="muted"))
        for widget in (self.day, self.basis, self.by, self.currency, self.buckets_button):
            layout.addWidget(widget)
        layout.addStretch(1)

    @property
    def choices(self) -> AgeingChoices:
        """What is chosen; all currencies are read, one is shown."""
        return AgeingChoices(on=self._on, basis=self.basis.chosen(), by=self.by.chosen())

    def show_currencies(self, currencies: Sequence[str]) -> None:
        """Offer the currencies that there are; the one that was chosen stays."""
        before = self.currency.currentText()
        with quiet(self.currency):
            self.currency.clear()
            self.currency.addItems(list(currencies))
            if before in currencies:
                self.currency.setCurrentText(before)
        self.currency.setVisible(len(currencies) > 1)

    def _on_day(self, day: date | None) -> None:
        """Take the day, nothing being today; what is no day leaves the table as it was."""
        problem = self.day.problem("")
        restyle(self.day, "status", "error" if problem else "")
        self.day.setToolTip(sentence(problem) if problem else "")
        if problem is None:
            self._on = day or self._today
            self.changed.emit()
