from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from desktop.i18n import N_
from desktop.services.results import Changes, Entity, Saved
from desktop.ui.hits import Hit
from desktop.ui.main_window import MainWindow
from desktop.ui.pages import Command, PageSpec
from desktop.ui.widgets.page import Page

CTRL = Qt.KeyboardModifier.ControlModifier


class Plain(Page):
    """Notes what it arrived with."""

    shows: ClassVar = frozenset({Entity.CUSTOMER})

    def __init__(self, context):
        super().__init__(context, "Plain")
        self.arrivals = []
        self.reloads = 0

    def arrive(self, **arguments):
        self.arrivals.append(arguments)

    def reload(self):
        self.reloads += 1


@pytest.fixture
def made():
    return []


@pytest.fixture
def specs(made):
    def page(key, **options):
        def make(context):
            made.append(key)
            return Plain(context)

        return PageSpec(key, N_(key.title()), "today", make, **options)

    return (
        page("today", count=lambda _services: 7),
        page("visits", count=lambda _services: 0),
        page("customer", in_rail=False),
        page("help", in_rail=False),
        page("settings", at_foot=True),
    )


COMMANDS = (
    Command(N_("Plan a visit"), "visits", "visits", {"do": "plan"}, makes_new=True),
    Command(N_("Back up now"), "download", "settings", {"do": "back_up"}),
)


def search(text):
    return [Hit("Hengda Foods", "customers", "customer", {"customer_id": 7}, "KH-1")] if "h" in text else []


@pytest.fixture
def window(qtbot, bare_context, specs):
    window = MainWindow(bare_context, specs, COMMANDS, search)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def titles(window):
    return [hit.title for hit in window.palette_box.list.hits()]


class TestPages:
    def test_first_page_is_shown_and_no_other_is_made(self, window, made):
        assert window.key == "today"
        assert made == ["today"]

    def test_page_is_made_once(self, window, made):
        window.navigate("visits")
        window.navigate("today")
        window.navigate("visits")
        assert made == ["today", "visits"]

    def test_page_arrives_with_its_arguments(self, window):
        window.navigate("customer", customer_id=7)
        assert window.page.arrivals == [{"customer_id": 7}]

    def test_page_asks_for_another_through_the_window(self, window):
        window.page.go("customer", customer_id=3)
        assert window.key == "customer"
        assert window.page.arrivals == [{"customer_id": 3}]

    def test_unknown_page_is_a_mistake_of_ours(self, window):
        with pytest.raises(KeyError):
            window.navigate("nowhere")

    def test_page_says_what_is_done(self, window, calls):
        window.page.say_done("Saved.", calls)
        assert window.toast.text == "Saved."
        window.toast.undo_button.click()
        assert len(calls) == 1


class TestBack:
    def test_back_goes_the_way_one_came(self, window):
        window.navigate("customer", customer_id=7)
        window.navigate("customer", customer_id=8)
        window.back()
        assert window.page.arrivals[-1] == {"customer_id": 7}
        window.back()
        assert window.key == "today"
        window.back()
        assert window.key == "today"

    def test_back_does_not_repeat_an_action(self, window):
        window.navigate("visits", do="plan")
        assert window.page.arrivals == [{"do": "plan"}]
        window.navigate("today")
        window.back()
        assert window.page.arrivals[-1] == {}

    def test_same_page_twice_is_one_step_back(self, window):
        window.navigate("visits")
        window.navigate("visits", do="plan")
        window.back()
        assert window.key == "today"

    def test_escape_goes_back(self, qtbot, window):
        window.navigate("visits")
        qtbot.keyClick(window, Qt.Key.Key_Escape)
        assert window.key == "today"


class TestKeys:
    @pytest.mark.parametrize(("key", "page"), [("2", "visits"), ("3", "settings"), ("1", "today")])
    def test_ctrl_number_goes_to_a_page_of_the_rail(self, qtbot, window, key, page):
        window.navigate("customer")
        qtbot.keyClick(window, key, CTRL)
        assert window.key == page

    def test_f1_opens_the_help_about_the_page(self, qtbot, window):
        window.navigate("visits")
        qtbot.keyClick(window, Qt.Key.Key_F1)
        assert window.key == "help"
        assert window.page.arrivals == [{"page": "visits", "part": ""}]

    def test_f5_reads_again(self, qtbot, window):
        qtbot.keyClick(window, Qt.Key.Key_F5)
        assert window.page.reloads == 2


class TestFrame:
    def test_counts_stand_in_the_rail(self, window):
        window.refresh_counts()
        assert window.rail.button("today").count_text == "7"
        assert window.rail.button("today").accessibleName() == "Today, 7"
        assert window.rail.button("visits").count_text == ""

    def test_counts_are_read_again_after_a_write(self, qtbot, bare_context, specs):
        counts = iter([1, 2, 3])
        spec = PageSpec("today", N_("Today"), "today", Plain, count=lambda _services: next(counts))
        window = MainWindow(bare_context, (spec,))
        qtbot.addWidget(window)
        window.refresh_counts()
        bare_context.jobs.write(lambda: Saved(None, Changes.of(Entity.VISIT)))
        assert window.rail.button("today").count_text == "2"

    def test_rail_follows_the_page(self, window):
        window.navigate("settings")
        assert window.rail.button("settings").isChecked()
        window.navigate("customer")
        assert window.rail.button("settings").isChecked()

    def test_new_menu_has_what_makes_new_things(self, window):
        (action,) = window.top_bar.new_button.menu().actions()
        assert action.text() == "Plan a visit"
        action.trigger()
        assert window.page.arrivals == [{"do": "plan"}]

    def test_bell_counts_and_leads_to_the_first_page(self, window):
        window.navigate("settings")
        window.show_reminders(["Smith & Sons: Thu 26 Nov"])
        assert window.top_bar.bell.count == 1
        assert window.top_bar.bell.accessibleName() == "1 reminder"
        (action,) = window.top_bar.bell.menu().actions()
        assert action.text() == "Smith && Sons: Thu 26 Nov"
        action.trigger()
        assert window.key == "today"

    def test_status_line_says_when_it_saves(self, window):
        window.context.jobs.writing.emit(True)
        assert window.status_line.saved.text() == "Saving..."
        window.context.jobs.writing.emit(False)
        assert window.status_line.saved.text() == "Saved"

    def test_sample_is_marked_and_can_be_left(self, qtbot, bare_context, specs, calls):
        window = MainWindow(bare_context, specs, is_sample=True)
        qtbot.addWidget(window)
        window.leave_sample_requested.connect(calls)
        assert not window.banner.isHidden()
        window.banner.button.click()
        assert len(calls) == 1

    def test_own_book_has_no_banner(self, window):
        assert window.banner.isHidden()

    def test_every_control_has_a_name(self, window):
        controls = [*window.findChildren(QAbstractButton), *window.findChildren(QLineEdit)]
        assert [each for each in controls if each.isVisible() and not (each.accessibleName() or each.text())] == []


class TestPalette:
    @pytest.fixture
    def opened(self, qtbot, window):
        qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
        return window

    def press(self, qtbot, window, key):
        qtbot.keyClick(window.top_bar.search, key)

    def test_ctrl_k_lists_commands_and_pages(self, opened):
        assert opened.top_bar.search.hasFocus()
        assert titles(opened) == ["Plan a visit", "Back up now", "Today", "Visits", "Settings"]

    def test_typing_finds_things_and_commands(self, qtbot, opened):
        qtbot.keyClicks(opened.top_bar.search, "h")
        assert titles(opened) == ["Hengda Foods"]
        self.press(qtbot, opened, Qt.Key.Key_Backspace)
        qtbot.keyClicks(opened.top_bar.search, "visit")
        assert titles(opened) == ["Plan a visit", "Visits"]

    def test_enter_goes_to_what_is_marked(self, qtbot, opened):
        qtbot.keyClicks(opened.top_bar.search, "h")
        self.press(qtbot, opened, Qt.Key.Key_Return)
        assert opened.key == "customer"
        assert opened.page.arrivals == [{"customer_id": 7}]
        assert not opened.palette_box.is_open
        assert opened.top_bar.search.text() == ""

    def test_arrows_move_the_mark(self, qtbot, opened):
        self.press(qtbot, opened, Qt.Key.Key_Down)
        self.press(qtbot, opened, Qt.Key.Key_Return)
        assert opened.key == "settings"
        assert opened.page.arrivals == [{"do": "back_up"}]

    def test_nothing_found_says_so_and_does_nothing(self, qtbot, opened):
        qtbot.keyClicks(opened.top_bar.search, "zzz")
        assert opened.palette_box.list.list.item(0).text() == "Nothing found"
        self.press(qtbot, opened, Qt.Key.Key_Return)
        assert opened.key == "today"

    def test_escape_closes_and_gives_the_focus_back(self, qtbot, window):
        button = window.rail.button("visits")
        button.setFocus()
        qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
        self.press(qtbot, window, Qt.Key.Key_Escape)
        assert not window.palette_box.is_open
        assert button.hasFocus()
        assert window.key == "today"
