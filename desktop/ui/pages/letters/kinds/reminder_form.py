"""What a rep may choose for a reminder."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.dunning import FinalStep, Level
from desktop.formats import format_date
from desktop.i18n import _
from desktop.services.escalations import EscalationRow
from desktop.ui.pages.letters.items_table import ItemsTable
from desktop.ui.pages.letters.kinds.form import PaperForm
from desktop.ui.pages.letters.kinds.interest_fields import InterestFields
from desktop.ui.pages.letters.kinds.item_ticks import changed_by_hand
from desktop.ui.pages.letters.kinds.sheet import PaperSheet
from desktop.ui.pages.visits.check_table import CheckColumn, CheckRow, CheckTable
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.plain import plain_label
from desktop.wording.choices import label, options

#: So many items are seen at once; to the others one scrolls.
_MOST_ITEMS = 6
_STEPS = tuple(FinalStep)


class ReminderForm(PaperForm):
    """First what is chosen anew for most letters."""

    #: A final notice is to be decided, or that decision taken back: the `EscalationRow` or None.
    decision_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decision: EscalationRow | None = None
        self.items = ItemsTable(most_rows=_MOST_ITEMS)
        self.steps = CheckTable((CheckColumn("", stretch=True),), most_rows=len(_STEPS))
        self.decided = plain_label(role="caption", wrap=True)
        self.decide_button = QPushButton()
        self._build()

    def _build(self) -> None:
        self.add("items", _("Items"), self.items)
        levels = [(level, capital(text)) for level, text in options(Level)]
        self.level = self.add_chooser("level", _("Step of the reminder"), levels)
        self.add_wide(self.decided)
        self.add_wide(self.decide_button)
        self.decide_button.clicked.connect(lambda _checked=False: self.decision_wanted.emit(self._decision))
        self.steps.set_rows([CheckRow(at, (capital(label(step)),)) for at, step in enumerate(_STEPS)])
        self.add("steps", _("What may follow"), self.steps)
        self.pay_by = self.add_day("pay_by", _("Pay by"))
        self.add_attention()
        self.enclosures = self.add_lines("enclosures", _("Enclosures"))
        self.with_slip = self.add_tick("with_slip", _("Receipt slip"), _("To sign and send back"))
        self.cite = self.add_tick("cite", _("What was before"), _("Name earlier letters and broken promises"))
        self.interest = InterestFields(self)
        self.add_language_and_day()
        self.add_account("account", _("Account to pay into"))
        self.show_field("steps", shown=False)

    def fill_more(self, sheet: PaperSheet, today: date, *, all_of_it: bool) -> None:
        """Fill items, steps, interest, and the decision."""
        filled = sheet.choices
        self.items.show_items(sheet.draft.items, filled.currency, today)
        chosen = {_STEPS.index(step) for step in filled.steps}
        if set(self.steps.ticked()) != chosen:
            self.steps.set_rows([CheckRow(at, (capital(label(step)),)) for at, step in enumerate(_STEPS)], chosen)
        self.interest.show(filled.interest, may_type=all_of_it)
        self.show_field("steps", shown=filled.level is Level.FINAL)
        self.show_field("cite", shown=filled.level >= Level.SECOND)
        self._show_decision(sheet.more, filled.level, today)

    def read_more(self, sheet: PaperSheet, kept: Any) -> Mapping[str, Any]:  # noqa: ANN401, ARG002 - of the service
        """Read items, steps and interest."""
        filled = sheet.choices
        ticks = changed_by_hand(sheet.draft.items, self.items.ticked(), filled.taken_out, filled.put_in)
        steps = tuple(_STEPS[at] for at in self.steps.ticked())
        return {**ticks, "steps": steps, "interest": self.interest.read()}

    def _show_decision(self, decision: EscalationRow | None, level: Level, today: date) -> None:
        """Show what a final notice stands on, where there is one or it is about one."""
        self._decision = decision
        is_about_it = decision is not None or level >= Level.SECOND
        self.decided.setVisible(decision is not None)
        self.decide_button.setVisible(is_about_it)
        if decision is None:
            self.decide_button.setText(_("Decide escalation..."))
            return
        words = {"day": format_date(decision.decided_on, today=today), "reason": decision.reason}
        self.decided.setText(_("Escalation decided on %(day)s: %(reason)s") % words)
        self.decide_button.setText(_("Take the decision back..."))
