"""How an English paper looks: by the habit of the United Kingdom or of the United States."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop.domain.company import EnglishHabit
from desktop.i18n import N_, _
from desktop.ui.widgets.plain import plain_label, plain_mnemonic
from desktop.wording import choices

_CLOSINGS = {
    EnglishHabit.UK: N_("Dear Sir or Madam ... Yours faithfully; with the lines of registration"),
    EnglishHabit.US: N_("Dear Sir or Madam: ... Sincerely"),
}
_INDENT = 26


class HabitChoice(QWidget):
    """Two choices, each with what it means below it."""

    #: Another habit was chosen.
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {habit: QRadioButton(plain_mnemonic(text)) for habit, text in choices.options(EnglishHabit)}
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for habit, button in self.buttons.items():
            meaning = plain_label(_(_CLOSINGS[habit]), role="caption", wrap=True)
            meaning.setContentsMargins(_INDENT, 0, 0, 6)
            button.setAccessibleDescription(_(_CLOSINGS[habit]))
            group.addButton(button)
            layout.addWidget(button)
            layout.addWidget(meaning)
        self.show_habit(EnglishHabit.UK)
        group.buttonToggled.connect(lambda _button, on: self.edited.emit() if on else None)

    def habit(self) -> EnglishHabit:
        """Give the habit that is chosen."""
        return next(habit for habit, button in self.buttons.items() if button.isChecked())

    def show_habit(self, habit: EnglishHabit) -> None:
        """Show a habit."""
        self.buttons[habit].setChecked(True)
