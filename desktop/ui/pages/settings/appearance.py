"""Settings, language and look: at once effective, for this computer whatever book is open."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop.i18n import N_, _, closest, system_language
from desktop.ui.context import Context
from desktop.ui.pages.settings.section import Section, scrolled_column
from desktop.ui.theme import ThemeChoice
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label, plain_mnemonic

#: Each language in its own words, for those who read no other.
LANGUAGES = {"en": "English", "zh_CN": "简体中文"}


class AppearanceSection(Section):
    """Two questions, each answered by one click."""

    summary = N_("For this computer, whatever book is open")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.languages = QButtonGroup(self)
        self.themes = QButtonGroup(self)
        scroll, column = scrolled_column()
        column.addWidget(SectionHeading(_("Language")))
        self._add(column, self.languages, self._language_choices())
        column.addWidget(plain_label(_("The window is built anew; nothing is closed or lost."), role="caption"))
        column.addWidget(SectionHeading(_("Colours")))
        self._add(column, self.themes, self._theme_choices())
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self.languages.buttonClicked.connect(
            lambda button: context.program.choose_language(str(button.property("choice")))
        )
        self.themes.buttonClicked.connect(
            lambda button: context.program.choose_theme(ThemeChoice(button.property("choice")))
        )

    def reload(self) -> None:
        """Mark what is preferred now."""
        preferred = self.context.program.preferences
        _mark(self.languages, preferred.language)
        _mark(self.themes, self.context.program.theme.value)

    def _language_choices(self) -> list[tuple[str, str]]:
        own = LANGUAGES[closest(system_language())]
        system = _("as the system has it (%(language)s)") % {"language": own}
        return [("", system), *LANGUAGES.items()]

    def _theme_choices(self) -> list[tuple[str, str]]:
        words = {
            ThemeChoice.SYSTEM: _("as the system has them"),
            ThemeChoice.LIGHT: _("light"),
            ThemeChoice.DARK: _("dark"),
        }
        return [(choice.value, text) for choice, text in words.items()]

    @staticmethod
    def _add(column: QVBoxLayout, group: QButtonGroup, choices: Sequence[tuple[str, str]]) -> None:
        for choice, text in choices:
            button = QRadioButton(plain_mnemonic(text))
            button.setProperty("choice", choice)
            group.addButton(button)
            column.addWidget(button)


def _mark(group: QButtonGroup, choice: str) -> None:
    for button in group.buttons():
        if button.property("choice") == choice:
            button.setChecked(True)
