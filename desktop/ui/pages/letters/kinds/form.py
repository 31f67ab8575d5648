"""The fields for the choices of a paper; what is left alone stays as the program proposes.

A subclass adds its fields by the names of the choices, in the order in which they are read:

    self.add_day("pay_by", _("Pay by"))
    self.add_tick("with_slip", _("Receipt slip"), _("To sign and send back"))
    self.add_common()
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.company import BankAccount
from desktop.domain.customers import LetterLanguage
from desktop.domain.problems import ProblemCode
from desktop.i18n import _
from desktop.ui.pages.letters.kinds.picked import picked
from desktop.ui.pages.letters.kinds.sheet import PaperSheet
from desktop.ui.pages.paper_parts.attention_combo import AttentionCombo
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.plain import plain_tooltip
from desktop.wording.choices import options
from desktop.wording.problems import sentence


class PaperForm(Form):
    """Fields that follow the paper, except the one that is being typed in."""

    #: Something else was chosen: the choices, or None while a field holds what is none.
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(sentence, parent=parent)
        self._sheet: PaperSheet | None = None
        self._choices: Any = None
        self._filling = False
        self._is_touched = False
        self._today = date.min
        self.days: dict[str, DateEdit] = {}
        self.ticks: dict[str, QCheckBox] = {}
        self.choosers: dict[str, Chooser[Any]] = {}
        self.texts: dict[str, QLineEdit] = {}
        self.lines: dict[str, QPlainTextEdit] = {}
        self.attention: AttentionCombo | None = None
        self.account: QComboBox | None = None
        self._account_field = ""
        self.edited.connect(self._on_choice)

    # What a subclass builds with

    def add_day(self, name: str, label: str, *, hint: str = "") -> DateEdit:
        """Add a day."""
        edit = self.days[name] = DateEdit()
        self.add(name, label, edit, hint=hint)
        edit.editingFinished.connect(self._on_left)
        return edit

    def add_tick(self, name: str, label: str, text: str) -> QCheckBox:
        """Add what is so or not."""
        box = self.ticks[name] = QCheckBox(text)
        self.add(name, label, box)
        return box

    def add_chooser(self, name: str, label: str, choices: Iterable[tuple[Any, str]], *, hint: str = "") -> Chooser[Any]:
        """Add a list of choices."""
        chooser = self.choosers[name] = Chooser(choices)
        self.add(name, label, chooser, hint=hint)
        return chooser

    def add_text(self, name: str, label: str, *, hint: str = "") -> QLineEdit:
        """Add a line of text."""
        edit = self.texts[name] = QLineEdit()
        self.add(name, label, edit, hint=hint)
        return edit

    def add_lines(self, name: str, label: str, *, hint: str = "") -> QPlainTextEdit:
        """Add texts, one a line."""
        edit = self.lines[name] = QPlainTextEdit()
        self.add(name, label, edit, hint=hint or _("One a line"))
        return edit

    def add_attention(self) -> AttentionCombo:
        """Add for whom the paper is."""
        self.attention = AttentionCombo()
        self.add("attention", _("For the attention of"), self.attention)
        return self.attention

    def add_account(self, name: str, label: str) -> QComboBox:
        """Add one of our accounts, to be seen where there are several."""
        self.account, self._account_field = QComboBox(), name
        self.account.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add(name, label, self.account)
        self.show_field(name, shown=False)
        return self.account

    def add_language_and_day(self) -> None:
        """Add what is rarely chosen otherwise, at the end."""
        self.add_chooser("language", _("Language"), options(LetterLanguage))
        self.add_day("made_on", _("Date of the letter"))

    # What a subclass may override

    def fill_more(self, sheet: PaperSheet, today: date, *, all_of_it: bool) -> None:
        """Fill the fields of its own."""

    def read_more(self, sheet: PaperSheet, kept: Any) -> Mapping[str, Any]:  # noqa: ANN401, ARG002 - of the service
        """Read the fields of its own, by the names of the choices."""
        return {}

    def field_of(self, name: str) -> str:
        """Name the field of a problem by what the form has: a line of the enclosures is told at their field."""
        return name.partition(".")[0]

    @property
    def first(self) -> QWidget:
        """The field with which one begins."""
        return next(iter(self._fields.values())).widget

    # What the pane uses

    def begin(self, choices: Any) -> None:  # noqa: ANN401 - of the service
        """Take the choices of another paper, or those of this one anew."""
        self._choices = choices
        self._sheet = None
        self._is_touched = False

    def show_sheet(self, sheet: PaperSheet, today: date) -> None:
        """Show every choice as it is in the paper now, and what stands against it.

        What is only to be filled in yet is no fault before something was chosen.
        """
        first, self._sheet = self._sheet is None, sheet
        self._fill(sheet, today, all_of_it=first)
        found = [each for each in sheet.problems if self._is_touched or each.code is not ProblemCode.REQUIRED]
        problems = [replace(problem, field=self.field_of(problem.field)) for problem in found]
        self.mark_problems([*problems, *self.typed_problems()])

    # Private

    def _fill(self, sheet: PaperSheet, today: date, *, all_of_it: bool) -> None:
        """Fill the fields, but not under the hands of somebody who is typing."""
        self._filling, self._today = True, today
        filled = sheet.choices
        for name, chooser in self.choosers.items():
            chooser.choose(getattr(filled, name))
        for name, box in self.ticks.items():
            box.setChecked(getattr(filled, name))
        self._fill_typed(filled, lambda edit: all_of_it or not edit.hasFocus())
        if self.attention is not None and (all_of_it or not self.attention.has_keys()):
            self.attention.show_people(sheet.people, filled.attention)
        if self.account is not None:
            self._fill_accounts(self.account, sheet.draft.accounts, getattr(filled, self._account_field))
        self.fill_more(sheet, today, all_of_it=all_of_it)
        self._filling = False

    def _fill_typed(self, filled: Any, may_fill: Callable[[QWidget], bool]) -> None:  # noqa: ANN401 - of the service
        """Fill what is typed into."""
        for name, edit in self.days.items():
            if may_fill(edit) and edit.day() != getattr(filled, name):
                edit.set_day(getattr(filled, name))
        for name, text in self.texts.items():
            if may_fill(text):
                text.setText(getattr(filled, name))
                text.setCursorPosition(0)
        for name, lines in self.lines.items():
            if may_fill(lines):
                lines.setPlainText("\n".join(getattr(filled, name)))

    def _fill_accounts(self, box: QComboBox, accounts: Collection[BankAccount], chosen: int) -> None:
        names = [" ".join(filter(None, (account.bank, account.number))) for account in accounts]
        if names != [box.itemText(at) for at in range(box.count())]:
            box.clear()
            box.addItems(names)
        box.setCurrentIndex(chosen)
        box.setToolTip(plain_tooltip(box.currentText()))
        self.show_field(self._account_field, shown=len(names) > 1)

    def _on_left(self) -> None:
        """Show a day as it is in the paper once nobody types in its field any more; one that is none stays."""
        if self._sheet is not None and not self.typed_problems():
            self._fill(self._sheet, self._today, all_of_it=False)

    def _on_choice(self) -> None:
        if self._filling or self._sheet is None or self._choices is None:
            return
        self._is_touched = True
        problems = self.typed_problems()
        self.mark_problems(problems)
        self._choices = replace(self._choices, **self._read(self._sheet, self._choices))
        self.chosen.emit(None if problems else self._choices)

    def _read(self, sheet: PaperSheet, kept: Any) -> dict[str, Any]:  # noqa: ANN401 - of the service
        """Give the choices as the fields show them; a field that shows the proposal leaves it to the program."""
        shown: dict[str, Callable[[], Any]] = {
            **{name: chooser.chosen for name, chooser in self.choosers.items()},
            **{name: edit.day for name, edit in self.days.items()},
            **{name: box.isChecked for name, box in self.ticks.items()},
        }
        read = {name: picked(getattr(kept, name), get(), getattr(sheet.choices, name)) for name, get in shown.items()}
        typed = {name: edit.text().strip() for name, edit in self.texts.items()}
        if self.attention is not None:
            typed["attention"] = self.attention.currentText().strip()
        read |= {name: picked(getattr(kept, name), text, getattr(sheet.choices, name)) for name, text in typed.items()}
        for name, lines in self.lines.items():
            read[name] = tuple(filter(None, map(str.strip, lines.toPlainText().splitlines())))
        if self.account is not None:
            read[self._account_field] = max(0, self.account.currentIndex())
        return {**read, **self.read_more(sheet, kept)}
