"""Every field of our company, in groups."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from desktop.domain.company import LIMITS, Company, EnglishHabit
from desktop.domain.problems import Problem
from desktop.i18n import _, pgettext
from desktop.ui.pages.process.card_text import capital
from desktop.ui.pages.process.still_inputs import quiet
from desktop.ui.pages.settings.company.accounts import AccountsEditor
from desktop.ui.pages.settings.company.habit import HabitChoice
from desktop.ui.pages.settings.company.logo import LogoBox
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label
from desktop.wording import problems
from desktop.wording.papers import company_field_label

_COLUMNS = 6
#: Fields of several lines, and how many columns each field takes.
_LONG = frozenset({"address", "address_en", "registered_office"})
_NAMES = {"name": 3, "name_en": 3, "address": 3, "address_en": 3, "tax_id": 2, "phone": 2, "mail": 2}
_SIGNING = {"legal_representative": 3, "signing_place": 3, "signatory": 3, "signatory_position": 3}
_QUESTIONS = {"handler": 2, "handler_phone": 2, "handler_mail": 2}
_REGISTRATION = {"registered_number": 2, "registered_in": 4, "registered_office": 6}


class CompanyForm(Form):
    """What is typed makes a `Company`; `logo` shows the picture, which is kept by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(problems.sentence, columns=_COLUMNS, parent=parent)
        # A policy that does not shrink: the page scrolls before it squeezes the fields.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._edits: dict[str, QLineEdit | QPlainTextEdit] = {
            name: QPlainTextEdit() if name in _LONG else QLineEdit() for name in LIMITS
        }
        self.accounts = AccountsEditor(self._payee)
        self.logo = LogoBox()
        self.habit = HabitChoice()
        self._registration_hint = plain_label(
            _("A company of the United Kingdom prints these three on its letters."), role="caption", wrap=True
        )
        self._even_columns()
        self._add_all()
        self.accounts.edited.connect(self.edited)
        self.habit.edited.connect(self._on_habit)
        self._show_registration()

    def _even_columns(self) -> None:
        """Have fields of two and of three columns end in line: Qt leaves the gap out between columns nobody ends in."""
        for column in range(_COLUMNS):
            self._grid.addWidget(QWidget(), 0, column)

    def _add_all(self) -> None:
        self.add_wide(SectionHeading(_("Names and address")))
        self._add_fields(_NAMES)
        self.add_wide(SectionHeading(_("Who signs")))
        self._add_fields(_SIGNING)
        self.add_wide(SectionHeading(_("Who answers questions about a paper, mostly you")))
        self._add_fields(_QUESTIONS)
        self.add_wide(self.accounts)
        self.add_wide(self.logo)
        self.add_wide(SectionHeading(_("Papers in English")))
        self.add_wide(self.habit)
        self.add_wide(self._registration_hint)
        self._add_fields(_REGISTRATION)

    def _add_fields(self, spans: dict[str, int]) -> None:
        for name, span in spans.items():
            whole = capital(company_field_label(name))
            self.add(name, _short_label(name) or whole, self._edits[name], span=span)
            self._edits[name].setAccessibleName(whole)

    # What was typed

    def company(self) -> Company:
        """Give what the fields say."""
        texts = {name: _text(edit) for name, edit in self._edits.items()}
        return Company(**texts, english_habit=self.habit.habit(), accounts=self.accounts.accounts())

    def show_company(self, company: Company) -> None:
        """Fill the fields; what shows it already is left as it is, the cursor too."""
        with quiet(self):
            for name, edit in self._edits.items():
                if _text(edit) != (text := getattr(company, name)):
                    _show_text(edit, text)
            self.habit.show_habit(company.english_habit)
            if self.accounts.accounts() != company.accounts:
                self.accounts.show_accounts(company.accounts)
        self.show_all_problems(())
        self._show_registration()

    def show_all_problems(self, problems: Sequence[Problem]) -> None:
        """Show each sentence at its field, those of accounts in their row, and go to the first bad field."""
        of_accounts = [each.field.partition(".")[0] == "accounts" for each in problems]
        self.accounts.show_problems([each for each, is_one in zip(problems, of_accounts, strict=True) if is_one])
        self.show_problems([each for each, is_one in zip(problems, of_accounts, strict=True) if not is_one])

    def go_to(self, name: str) -> bool:
        """Put the keyboard on a field, "accounts", "logo" or "english_habit"; False for an unknown name."""
        if name == "accounts":
            self.accounts.go_to_gap()
            return True
        others = {"logo": self.logo.choose_button, "english_habit": self.habit.buttons[self.habit.habit()]}
        wanted = others.get(name) or self._edits.get(name)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        return wanted is not None

    # Private

    def _payee(self) -> str:
        company = self.company()
        return company.name or company.name_en

    def _on_habit(self) -> None:
        self._show_registration()
        self.edited.emit()

    def _show_registration(self) -> None:
        """Ask for the lines of a company of the United Kingdom where papers follow its habit."""
        shown = self.habit.habit() is EnglishHabit.UK
        self._registration_hint.setVisible(shown)
        for name in _REGISTRATION:
            self.show_field(name, shown=shown)


def _short_label(name: str) -> str:
    """Give the name of a field whose heading says the rest; '' where it needs its whole name."""
    if name == "handler":
        return pgettext("of a person", "Name")
    return {"handler_phone": _("Phone"), "handler_mail": _("Mail"), "mail": _("Mail")}.get(name, "")


def _text(edit: QLineEdit | QPlainTextEdit) -> str:
    return edit.toPlainText() if isinstance(edit, QPlainTextEdit) else edit.text()


def _show_text(edit: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Show a text from its beginning, which a long name would else be scrolled away from."""
    if isinstance(edit, QPlainTextEdit):
        edit.setPlainText(text)
    else:
        edit.setText(text)
        edit.setCursorPosition(0)
