"""Typing an amount: exact, in one currency, to 99,999,999,999.99."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.problems import Problem
from desktop.formats import AmountError, format_amount, parse_amount_typed
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.widgets.inset_edit import InsetEdit


class MoneyEdit(InsetEdit):
    """An amount in minor units of a currency; what cannot be read stays as it was typed."""

    def __init__(self, currency: str = "CNY", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFont(with_tabular_figures(self.font()))
        self._currency = currency
        self.set_currency(currency)
        self.editingFinished.connect(self._tidy)

    @property
    def currency(self) -> str:
        """The currency, ISO 4217."""
        return self._currency

    def set_currency(self, currency: str) -> None:
        """Read what is typed in another currency."""
        self._currency = currency
        self.set_inset(currency)

    def minor(self) -> int | None:
        """Give the amount in minor units; None when nothing is typed or it cannot be read (see `problem`)."""
        try:
            return parse_amount_typed(self.text(), self._currency) if self.text().strip() else None
        except AmountError:
            return None

    def set_minor(self, minor: int | None) -> None:
        """Show an amount in minor units, or nothing."""
        self.setText("" if minor is None else format_amount(minor, self._currency))

    def problem(self, field: str) -> Problem | None:
        """Say why what is typed is no amount; None when it is one or nothing is typed."""
        if not self.text().strip():
            return None
        try:
            parse_amount_typed(self.text(), self._currency)
        except AmountError as error:
            return error.problem(field)
        return None

    def _tidy(self) -> None:
        minor = self.minor()
        if minor is not None:
            self.set_minor(minor)
