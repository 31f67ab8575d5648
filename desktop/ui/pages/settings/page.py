"""Settings: look, working days, calls, letters, interest and limitation, our company, words of papers, book, about."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.i18n import _
from desktop.services.results import Entity
from desktop.ui.context import Context
from desktop.ui.pages.settings.about import AboutSection
from desktop.ui.pages.settings.appearance import AppearanceSection
from desktop.ui.pages.settings.book import BookSection
from desktop.ui.pages.settings.collecting import CollectingSection
from desktop.ui.pages.settings.company.section import CompanySection
from desktop.ui.pages.settings.days.section import WorkingDaysSection
from desktop.ui.pages.settings.law.section import LawSection
from desktop.ui.pages.settings.letters import LettersSection
from desktop.ui.pages.settings.section import Section
from desktop.ui.pages.settings.texts.section import TextsSection
from desktop.ui.widgets.page import Page


class SettingsPage(Page):
    """One tab for each section; a section is read when it is looked at."""

    shows: ClassVar[frozenset[Entity]] = frozenset({Entity.CALENDAR, Entity.SETTING, Entity.COMPANY, Entity.PAPER_TEXT})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Settings"), parent)
        self.appearance = AppearanceSection(context)
        self.days = WorkingDaysSection(context)
        self.collecting = CollectingSection(context)
        self.letters = LettersSection(context)
        self.law = LawSection(context)
        self.company = CompanySection(context)
        self.texts = TextsSection(context)
        self.book = BookSection(context)
        self.about = AboutSection(context)
        self._sections: dict[str, Section] = {}
        self._field = ""
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._add("appearance", _("Language and colours"), self.appearance)
        self._add("days", _("Working days"), self.days)
        self._add("collecting", _("Calls and collecting"), self.collecting)
        self._add("letters", _("Letters"), self.letters)
        self._add("law", _("Interest and limitation"), self.law)
        self._add("company", _("Our company"), self.company)
        self._add("texts", _("Words of papers"), self.texts)
        self._add("book", _("Book"), self.book)
        self._add("about", _("About"), self.about)
        self.set_body(self.tabs)
        self.tabs.currentChanged.connect(lambda _at: self.refresh())

    def _add(self, key: str, title: str, section: Section) -> None:
        self._sections[key] = section
        at = self.tabs.addTab(section, title)
        section.done.connect(self.say_done)
        section.dirty_changed.connect(
            lambda dirty: self.tabs.setTabText(at, _("%(title)s *") % {"title": title} if dirty else title)
        )

    # What the window calls

    def arrive(self, **arguments: object) -> None:
        """Show the section named by `section` or needed for `do`, and in it the field `field`.

        `do` of "back_up" backs the book up at once.
        """
        section = "book" if arguments.get("do") == "back_up" else arguments.get("section")
        if section in self._sections:
            self.tabs.setCurrentWidget(self._sections[str(section)])
        self._field = str(arguments.get("field") or "")
        if arguments.get("do") == "back_up":
            self.book.back_up()

    def take_focus(self) -> None:
        """Put the keyboard on the field that was asked for."""
        super().take_focus()
        if self._field:
            self.section.go_to_field(self._field)

    def reload(self) -> None:
        """Read the section that is shown."""
        self.set_summary(_(self.section.summary))
        self.section.reload()

    @property
    def has_unsaved(self) -> bool:
        """Whether something was typed in a section and not saved."""
        return any(section.is_dirty for section in self._sections.values())

    def ask_to_leave(self, go: Callable[[], object], stay: Callable[[], object] | None = None) -> None:
        """Ask about one section after the other, each in sight."""
        dirty = next((section for section in self._sections.values() if section.is_dirty), None)
        if dirty is None:
            go()
            return
        self.tabs.setCurrentWidget(dirty)
        dirty.ask_to_leave(partial(self.ask_to_leave, go, stay), stay)

    # What others use

    @property
    def part(self) -> str:
        """The name of the section that is shown."""
        return list(self._sections)[self.tabs.currentIndex()]

    @property
    def section(self) -> Section:
        """The section that is shown."""
        return list(self._sections.values())[self.tabs.currentIndex()]
