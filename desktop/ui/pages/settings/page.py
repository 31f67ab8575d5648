"""Settings: language and look, working days, the book, about."""

from typing import ClassVar

from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.i18n import _
from desktop.services.results import Entity
from desktop.ui.context import Context
from desktop.ui.pages.settings.about import AboutSection
from desktop.ui.pages.settings.appearance import AppearanceSection
from desktop.ui.pages.settings.book import BookSection
from desktop.ui.pages.settings.days.section import WorkingDaysSection
from desktop.ui.pages.settings.section import Section
from desktop.ui.widgets.page import Page


class SettingsPage(Page):
    """One tab for each section; a section is read when it is looked at."""

    shows: ClassVar[frozenset[Entity]] = frozenset({Entity.CALENDAR, Entity.SETTING})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Settings"), parent)
        self.appearance = AppearanceSection(context)
        self.days = WorkingDaysSection(context)
        self.book = BookSection(context)
        self.about = AboutSection(context)
        self._sections: dict[str, Section] = {}
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._add("appearance", _("Language and colours"), self.appearance)
        self._add("days", _("Working days"), self.days)
        self._add("book", _("Book"), self.book)
        self._add("about", _("About"), self.about)
        self.set_body(self.tabs)
        self.tabs.currentChanged.connect(lambda _at: self.refresh())

    def _add(self, key: str, title: str, section: Section) -> None:
        self._sections[key] = section
        self.tabs.addTab(section, title)
        section.done.connect(self.say_done)

    def arrive(self, **arguments: object) -> None:
        """Show the section named by `section` or needed for `do`; `do` of "back_up" backs the book up at once."""
        section = "book" if arguments.get("do") == "back_up" else arguments.get("section")
        if section in self._sections:
            self.tabs.setCurrentWidget(self._sections[str(section)])
        if arguments.get("do") == "back_up":
            self.book.back_up()

    def reload(self) -> None:
        """Read the section that is shown."""
        self.set_summary(_(self.section.summary))
        self.section.reload()

    @property
    def section(self) -> Section:
        """The section that is shown."""
        return list(self._sections.values())[self.tabs.currentIndex()]
