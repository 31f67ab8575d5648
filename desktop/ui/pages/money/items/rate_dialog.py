"""Saying what credit costs our firm (rule 41)."""

from PySide6.QtWidgets import QWidget

from desktop.i18n import _
from desktop.ui.context import Context
from desktop.ui.widgets.decimal_edit import DecimalEdit, decimal_text
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.problems import sentence

_PLACES = 4


def rate_line(rate: int | None) -> str:
    """Say what credit costs, or offer to say it; `rate` in parts per million a year."""
    if rate is None:
        return _("Cost of credit: say the rate...")
    return _("Cost of credit: %(rate)s%% a year") % {"rate": decimal_text(rate, _PLACES)}


class CreditRateDialog(FormDialog):
    """One rate a year; nothing leaves the cost out."""

    def __init__(self, context: Context, rate: int | None, parent: QWidget | None = None) -> None:
        self._context = context
        self.rate = DecimalEdit(_PLACES, _("% a year"))
        self.rate.set_number(rate)
        form = Form(sentence)
        hint = _("What our firm pays for money, or could earn with it. Empty shows no cost.")
        form.add("rate", _("Rate"), self.rate, hint=hint)
        super().__init__(context.jobs, _("Cost of credit"), form, parent=parent)
        self.set_outcome(_("Each item then shows what waiting for it has cost, from the day of its document."))

    def save(self) -> None:
        """Keep the rate."""
        self.send(self._context.services.money.set_credit_rate, self.rate.number())
