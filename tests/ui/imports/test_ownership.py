"""No widget of these pages is left to Python: its garbage collector may run in a worker, where no widget may die."""

import pytest

from desktop.ui.pages.help.page import HelpPage
from desktop.ui.pages.imports.page import ImportPage
from desktop.ui.pages.settings.page import SettingsPage
from tests.ui.imports.scenes import ambiguous_file, chinese_file


@pytest.fixture
def parentless(qapp):
    """The widgets without a parent that have come since the test began."""

    def widgets():
        return [widget for widget in qapp.topLevelWidgets() if widget.parent() is None]

    before = widgets()
    return lambda: [widget for widget in widgets() if widget not in before]


@pytest.mark.parametrize("kind", [HelpPage, ImportPage, SettingsPage])
def test_every_widget_has_a_parent(qtbot, parentless, context, kind):
    page = kind(context)
    qtbot.addWidget(page)
    page.show()
    assert parentless() == [page]


def test_so_it_stays_while_files_come_and_go(qtbot, parentless, context):
    page = ImportPage(context)
    qtbot.addWidget(page)
    page.show()
    for file in (chinese_file(bad=True), ambiguous_file(), chinese_file()):
        page.open(file)
    page.outcome.bring_in_button.click()
    assert parentless() == [page]
