"""Scenes of the settings and of the help."""

import tempfile
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.app import open_app
from desktop.services.clock import FixedClock
from desktop.ui.context import Context
from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs
from desktop.ui.pages.help.page import HelpPage
from desktop.ui.pages.settings.days.day_dialog import ChangeDayDialog
from desktop.ui.pages.settings.days.year import read_year
from desktop.ui.pages.settings.page import SettingsPage
from tests.pictures import Scene, Stage
from tests.ui.scenes import context, window_of

TODAY = date(2026, 11, 21)


def book_context() -> Context:
    """Open a fresh book that lies where it can be forgotten."""
    folder = Path(tempfile.mkdtemp(prefix="dunwell-scene-"))
    clock = FixedClock(TODAY)
    app = open_app(folder / "rep-north.book", clock)
    hub = Hub()
    return Context(app.services, InlineJobs(hub), hub, clock)


def settings(section: str, year: int = 2026) -> QWidget:
    page_context = book_context()
    calendars = page_context.services.calendars
    calendars.set_day(date(2026, 12, 31), working=False, name="盘点 stock-taking")
    calendars.set_day(date(2026, 8, 15), working=True)
    page = SettingsPage(page_context)
    page.arrive(section=section)
    page.days.show_year(year)
    return window_of(page)


def check(_stage: Stage) -> QWidget:
    page = settings("book")
    assert isinstance(page, SettingsPage)
    page.book.reload()
    page.book.check_button.click()
    return page


def change_day(_stage: Stage) -> QWidget:
    page_context = book_context()
    calendars = page_context.services.calendars
    calendars.set_day(date(2026, 10, 5), working=True, name="盘点")
    view = read_year(calendars, 2026, "en")
    return ChangeDayDialog(page_context.jobs, calendars, view.days[date(2026, 10, 5)])


def help_page(_stage: Stage) -> QWidget:
    page = HelpPage(context())
    page.arrive(page="imports")
    return window_of(page)


def help_table(_stage: Stage) -> QWidget:
    page = HelpPage(context())
    page.arrive(topic="payment-process")
    return window_of(page)


SCENES = (
    Scene("settings-appearance", lambda _stage: settings("appearance")),
    Scene("settings-days", lambda _stage: settings("days")),
    Scene("settings-days-estimated", lambda _stage: settings("days", 2027)),
    Scene("settings-book", check),
    Scene("settings-about", lambda _stage: settings("about")),
    Scene("settings-day", change_day, own_size=True),
    Scene("help", help_page),
    Scene("help-table", help_table),
)
