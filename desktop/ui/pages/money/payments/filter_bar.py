"""The line above the payments: words, what is not applied or not cleared, and the days."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from desktop.i18n import _
from desktop.ui.pages.money.payments.lines import PERIODS, Period
from desktop.ui.pages.process.still_inputs import Chooser

_SEARCH_WIDTH = 320
_TYPING = 120


class PaymentsBar(QWidget):
    """What is chosen here stays while the page is open; all of it counts together."""

    #: Other payments are wanted.
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.unapplied = _toggle(_("Unapplied"), _("Something of it went to no item"))
        self.uncleared = _toggle(_("Bills not cleared"), _("Bills and cheques that have not been paid out yet"))
        self.period = Chooser([(period, _(text)) for period, text in PERIODS.items()], whole=True)
        self._wait = QTimer(self)
        self._build()

    def _build(self) -> None:
        self.search.setPlaceholderText(_("Customer, reference or payer"))
        self.search.setAccessibleName(_("Search payments"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.period.setAccessibleName(_("Which days"))
        self._wait.setSingleShot(True)
        self._wait.setInterval(_TYPING)
        self._wait.timeout.connect(self.changed)
        self.search.textChanged.connect(lambda _text: self._wait.start())
        self.period.currentIndexChanged.connect(lambda _at: self.changed.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search, 1)
        layout.addWidget(self.period)
        for button in (self.unapplied, self.uncleared):
            button.toggled.connect(lambda _on: self.changed.emit())
            layout.addWidget(button)
        layout.addStretch(1)

    @property
    def is_narrowed(self) -> bool:
        """Whether some payments are left out."""
        toggled = self.unapplied.isChecked() or self.uncleared.isChecked()
        return toggled or bool(self.search.text().strip()) or self.period.chosen() is not Period.ALL

    def show_all(self) -> None:
        """Leave no payment out."""
        self.search.clear()
        self.unapplied.setChecked(False)
        self.uncleared.setChecked(False)
        self.period.choose(Period.ALL)


def _toggle(text: str, tooltip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tooltip)
    button.setCheckable(True)
    button.setProperty("kind", "chip")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
