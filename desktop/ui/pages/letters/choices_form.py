"""What a rep may choose for a letter; what is left alone stays as the program proposes."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QWidget

from desktop.domain.company import BankAccount
from desktop.domain.customers import LetterLanguage
from desktop.domain.letters import LeftOut, LetterItems
from desktop.domain.problems import Problem
from desktop.i18n import _
from desktop.services.letters import LetterChoices
from desktop.ui.pages.letters.attention_combo import AttentionCombo
from desktop.ui.pages.letters.items_table import ItemsTable
from desktop.ui.pages.letters.sheet import LetterSheet
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.plain import plain_tooltip
from desktop.wording.choices import options
from desktop.wording.problems import sentence

T = TypeVar("T")

#: So many items are seen at once; to the others one scrolls.
_MOST_ITEMS = 6


class ChoicesForm(Form):
    """Fields that follow the letter, except the one that is being typed in."""

    #: Something else was chosen: a `LetterChoices`.
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(sentence, parent=parent)
        self._sheet: LetterSheet | None = None
        self._choices: LetterChoices | None = None
        self._filling = False
        self.items = ItemsTable(most_rows=_MOST_ITEMS)
        self.language: Chooser[LetterLanguage] = Chooser(options(LetterLanguage))
        self.made_on = DateEdit()
        self.pay_by = DateEdit()
        self.attention = AttentionCombo()
        self.account = QComboBox()
        self.enclosures = QPlainTextEdit()
        self.with_slip = QCheckBox(_("To sign and send back"))
        self._build()
        self.edited.connect(self._on_choice)
        for edit in (self.made_on, self.pay_by):
            edit.editingFinished.connect(self._on_left)

    def _build(self) -> None:
        """Put first what is chosen anew for most letters."""
        self.add("items", _("Items"), self.items)
        self.add("pay_by", _("Pay by"), self.pay_by)
        self.add("attention", _("For the attention of"), self.attention)
        self.add("enclosures", _("Enclosures"), self.enclosures, hint=_("One a line"))
        self.add("with_slip", _("Receipt slip"), self.with_slip)
        self.add("language", _("Language"), self.language)
        self.add("made_on", _("Date of the letter"), self.made_on)
        self.add("account", _("Account to pay into"), self.account)
        self.account.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.show_field("account", shown=False)

    # What the pane uses

    def begin(self, choices: LetterChoices) -> None:
        """Take the choices of another letter, or those of this one anew."""
        self._choices = choices
        self._sheet = None

    def show_sheet(self, sheet: LetterSheet, today: date) -> None:
        """Show every choice as it is in the letter now, and what stands against it."""
        first, self._sheet = self._sheet is None, sheet
        draft = sheet.draft
        self._filling = True
        self.items.show_items(draft.items, draft.choices.currency, today)
        self._fill(sheet, all_of_it=first)
        self._filling = False
        self.mark_problems([*_at_fields(draft.problems), *self.typed_problems()])

    # Private

    def _fill(self, sheet: LetterSheet, *, all_of_it: bool = False) -> None:
        """Fill the fields, but not under the hands of somebody who is typing."""
        filled = sheet.draft.choices
        self.language.choose(filled.language)
        for edit, day in ((self.made_on, filled.made_on), (self.pay_by, filled.pay_by)):
            if (all_of_it or not edit.hasFocus()) and edit.day() != day:
                edit.set_day(day)
        if all_of_it or not self.attention.has_keys():
            self.attention.show_people(sheet.people, filled.attention)
        if all_of_it or not self.enclosures.hasFocus():
            self.enclosures.setPlainText("\n".join(filled.enclosures))
        self.with_slip.setChecked(filled.with_slip)
        self._fill_accounts(sheet.draft.accounts, filled.account)

    def _fill_accounts(self, accounts: Collection[BankAccount], chosen: int) -> None:
        names = [" ".join(filter(None, (account.bank, account.number))) for account in accounts]
        if names != [self.account.itemText(at) for at in range(self.account.count())]:
            self.account.clear()
            self.account.addItems(names)
        self.account.setCurrentIndex(chosen)
        self.account.setToolTip(plain_tooltip(self.account.currentText()))
        self.show_field("account", shown=len(names) > 1)

    def _on_left(self) -> None:
        """Show a day as it is in the letter once nobody types in its field any more; one that is none stays."""
        if self._sheet is not None and not self.typed_problems():
            self._filling = True
            self._fill(self._sheet)
            self._filling = False

    def _on_choice(self) -> None:
        if self._filling or self._sheet is None or self._choices is None:
            return
        problems = self.typed_problems()
        self.mark_problems(problems)
        self._choices = self._read(self._sheet, self._choices)
        self.chosen.emit(None if problems else self._choices)

    def _read(self, sheet: LetterSheet, kept: LetterChoices) -> LetterChoices:
        """Give the choices as the fields show them; a field that shows the proposal leaves it to the program."""
        filled = sheet.draft.choices
        taken_out, put_in = self._ticks(sheet.draft.items, filled)
        return replace(
            kept,
            language=_picked(kept.language, self.language.chosen(), filled.language),
            made_on=_picked(kept.made_on, self.made_on.day(), filled.made_on),
            pay_by=_picked(kept.pay_by, self.pay_by.day(), filled.pay_by),
            attention=_picked(kept.attention, self.attention.currentText().strip(), filled.attention),
            taken_out=taken_out,
            put_in=put_in,
            enclosures=tuple(filter(None, map(str.strip, self.enclosures.toPlainText().splitlines()))),
            account=max(0, self.account.currentIndex()),
            with_slip=self.with_slip.isChecked(),
        )

    def _ticks(self, items: LetterItems, filled: LetterChoices) -> tuple[frozenset[int], frozenset[int]]:
        """Say which items were taken out of what the program would ask for, and which were put in."""
        ticked = set(self.items.ticked())
        taken_out, put_in = set(filled.taken_out), set(filled.put_in)
        for item in items.asked:
            if item.id not in ticked:
                put_in.discard(item.id) if item.id in put_in else taken_out.add(item.id)
        for item, reason in items.left_out:
            if item.id in ticked:
                taken_out.discard(item.id) if reason is LeftOut.CHOSEN else put_in.add(item.id)
        return frozenset(taken_out), frozenset(put_in)


def _picked(kept: T | None, shown: T | None, filled: T) -> T | None:
    """Leave a choice to the program as long as nobody has chosen something else."""
    return None if kept is None and shown == filled else shown


def _at_fields(problems: Collection[Problem]) -> list[Problem]:
    """Name the fields of problems by what the form has: a line of the enclosures is told at their field."""
    return [replace(problem, field=problem.field.partition(".")[0]) for problem in problems]
