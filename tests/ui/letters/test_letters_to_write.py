"""Choosing a customer, seeing the letter, choosing otherwise."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.customers import LetterLanguage
from desktop.ui.pages.paper_parts.notes import Mend
from tests.ui.letters import book
from tests.ui.letters.reading import text_of
from tests.ui.visits.driving import press


def key(page):
    shown = page.proposals.pane.key
    return shown and (shown.customer_id, shown.currency)


def text(page):
    """Read the letter on the screen."""
    return text_of(page.proposals.pane.view.area._pdf)


def change(page, qtbot, edit, words):
    """Type in the place of what a field holds, and wait for the letter."""
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, words)
    settled(page, qtbot)


def settled(page, qtbot):
    qtbot.waitUntil(lambda: page.proposals.pane.choices is not None)


def tick(page, qtbot, number):
    """Press Space on the item with this number."""
    items = page.proposals.pane.form.items
    at = next(at for at in range(items.topLevelItemCount()) if items.topLevelItem(at).text(0) == number)
    items.setCurrentItem(items.topLevelItem(at))
    items.setFocus()
    press(qtbot, Qt.Key.Key_Space)


def listed(page):
    items = page.proposals.pane.form.items
    rows = [items.topLevelItem(at) for at in range(items.topLevelItemCount())]
    return {row.text(0): (row.checkState(0) == Qt.CheckState.Checked, row.text(1), row.text(2)) for row in rows}


class TestList:
    def test_the_first_is_shown_at_once(self, page, hengda):
        assert key(page) == (hengda, "CNY")
        assert page.proposals.pane.view.is_current
        assert "催款函" in text(page)
        assert page.summary == "1 paper chosen · ¥126,500.00"

    def test_the_row_says_how_much_how_late_and_what_was_sent(self, page):
        row = page.proposals.view.table.row(0)
        assert (row.name, row.amount, row.chip) == ("恒达食品有限公司", "¥126,500.00", "1st")
        assert row.why == "32 days overdue, no letter has asked for it yet"

    def test_who_gets_no_letter_is_listed_with_the_reason(self, opened, shown):
        lanhai = book.add_customer(opened, "Lanhai")
        book.add_item(opened, lanhai, "L-1", 100_00, date(2026, 10, 9), disputed=100_00)
        page = shown()
        row = page.proposals.view.table.row(0)
        assert (row.why, row.selectable) == ("43 days overdue, disputed", False)
        assert page.summary == "0 papers chosen · 1 customer gets none now"
        assert page.proposals.pane.view.text == "There is nothing to ask for: the rows do not come to more than zero."
        assert not page.view.print_button.isEnabled()

    def test_an_empty_book_says_what_belongs_here(self, shown):
        page = shown()
        assert page.proposals.view._overlay.text.startswith("No item is overdue.")
        assert not page.view.save_button.isEnabled()

    def test_two_currencies_are_two_letters(self, opened, hengda, shown):
        book.add_item(opened, hengda, "US-1", 700_00, date(2026, 9, 1), currency="USD")
        page = shown()
        keys = [row.key for row in page.proposals.view.table.rows()]
        assert sorted(keys) == [(hengda, "CNY"), (hengda, "USD")]

    def test_candidates_are_found_by_their_name(self, opened, page, qtbot, hengda):
        oushang = book.add_customer(opened, "Oushang")
        book.add_item(opened, oushang, "OS-1", 500_00, date(2026, 11, 4))
        page.reload()
        qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(page.proposals.filter.search, "oush")
        assert [row.name for row in page.proposals.view.table.rows()] == ["Oushang"]
        assert key(page) == (oushang, "CNY")
        assert page.summary.startswith("2 papers chosen")
        page.proposals.filter.search.setText("nobody")
        assert page.proposals.view._overlay.text == "Nobody in this list is called so."
        page.arrive(customer=hengda)
        assert key(page) == (hengda, "CNY")

    def test_keys_go_from_letter_to_letter_and_into_it(self, opened, page, qtbot):
        oushang = book.add_customer(opened, "Oushang")
        book.add_item(opened, oushang, "OS-1", 500_00, date(2026, 11, 4))
        page.reload()
        page.take_focus()
        press(qtbot, Qt.Key.Key_J)
        assert key(page) == (oushang, "CNY")
        press(qtbot, Qt.Key.Key_K, Qt.Key.Key_Return)
        assert page.proposals.pane.form.items.hasFocus()
        press(qtbot, Qt.Key.Key_Escape)
        assert page.proposals.view.hasFocus()


class TestArriving:
    def test_at_a_customer_and_currency(self, opened, hengda, shown):
        oushang = book.add_customer(opened, "Oushang")
        book.add_item(opened, oushang, "OS-1", 500_00, date(2026, 11, 4))
        page = shown()
        page.arrive(customer=oushang, currency="CNY")
        assert key(page) == (oushang, "CNY")
        assert page.proposals.view.current_row().customer_id == oushang

    def test_at_a_customer_in_whatever_currency_is_due(self, page, hengda):
        page.arrive(customer=hengda)
        assert key(page) == (hengda, "CNY")

    def test_at_a_customer_who_owes_nothing(self, opened, page):
        nobody = book.add_customer(opened, "Nobody")
        page.arrive(customer=nobody)
        assert (
            page.proposals.nothing.text == "Nothing that this customer owes is overdue, so there is no letter to write."
        )
        assert not page.view.print_button.isEnabled()

    def test_by_the_command(self, page):
        page.choose("issued")
        page.arrive(do="write")
        assert page.part == "proposals"


class TestChoices:
    def test_they_begin_as_proposed(self, page):
        form = page.proposals.pane.form
        assert form.choosers["language"].chosen() is LetterLanguage.CHINESE
        assert (form.days["made_on"].day(), form.pay_by.day()) == (date(2026, 11, 21), date(2026, 11, 30))
        assert form.attention.currentText() == "王丽 会计"
        assert form.with_slip.isChecked()
        assert page.proposals.pane.head.line.text() == "Will be no. CK-2026-0001 · ¥126,500.00 · 3 items"

    def test_items_say_why_they_are_left_out(self, page):
        assert listed(page) == {
            "FP-2026-0871": (True, "due 20 Oct", "42,000.00"),
            "FP-2026-0880": (False, "promised until 27 Nov", "15,000.00"),
            "FP-2026-0899": (True, "due 2 Nov, without 3,800.00 disputed", "18,000.00"),
            "FP-2026-0912": (True, "due 12 Nov", "66,500.00"),
            "FP-2026-0930": (False, "not due yet", "20,000.00"),
        }

    def test_an_item_is_taken_out_and_put_in_again(self, page, qtbot):
        tick(page, qtbot, "FP-2026-0912")
        settled(page, qtbot)
        assert listed(page)["FP-2026-0912"] == (False, "taken out by hand", "66,500.00")
        assert "66,500.00" not in text(page)
        tick(page, qtbot, "FP-2026-0912")
        settled(page, qtbot)
        assert "126,500.00" in text(page)
        assert page.proposals.pane.choices.taken_out == frozenset()

    def test_of_a_disputed_item_the_rest_is_asked_for(self, page, qtbot):
        assert listed(page)["FP-2026-0899"] == (True, "due 2 Nov, without 3,800.00 disputed", "18,000.00")
        tick(page, qtbot, "FP-2026-0899")
        settled(page, qtbot)
        assert "108,500.00" in text(page)

    def test_an_item_that_is_not_due_cannot_be_ticked(self, page, qtbot):
        tick(page, qtbot, "FP-2026-0930")
        assert not listed(page)["FP-2026-0930"][0]

    def test_without_any_item_there_is_no_letter(self, page, qtbot):
        for number in ("FP-2026-0871", "FP-2026-0899", "FP-2026-0912"):
            tick(page, qtbot, number)
        qtbot.waitUntil(lambda: not page.proposals.pane.view.area.page_count)
        assert page.proposals.pane.form.error_text("items").startswith("There is nothing to ask for")
        assert not page.view.print_button.isEnabled()
        assert page.proposals.pane.head.chip.accessibleName() == "cannot be made"

    def test_another_language_is_another_letter(self, page, qtbot):
        page.proposals.pane.form.choosers["language"].choose(LetterLanguage.ENGLISH)
        settled(page, qtbot)
        assert "Dear" in text(page)
        assert page.proposals.pane.form.choosers["language"].chosen() is LetterLanguage.ENGLISH

    def test_a_day_moves_the_proposed_pay_by(self, page, qtbot):
        change(page, qtbot, page.proposals.pane.form.days["made_on"], "2026-11-25")
        assert page.proposals.pane.form.pay_by.day() == date(2026, 12, 2)
        assert page.proposals.pane.choices.pay_by is None

    def test_half_a_day_keeps_the_letter_from_being_made(self, page, qtbot):
        page.proposals.pane.form.pay_by.setFocus()
        page.proposals.pane.form.pay_by.selectAll()
        qtbot.keyClicks(page.proposals.pane.form.pay_by, "2026-1")
        assert page.proposals.pane.form.error_text("pay_by")
        assert page.proposals.pane.choices is None
        assert not page.view.print_button.isEnabled()
        qtbot.keyClicks(page.proposals.pane.form.pay_by, "2-03")
        settled(page, qtbot)
        assert page.proposals.pane.form.error_text("pay_by") == ""
        assert page.proposals.pane.choices.pay_by == date(2026, 12, 3)

    def test_an_emptied_day_is_proposed_again_once_it_is_left(self, page, qtbot):
        form = page.proposals.pane.form
        change(page, qtbot, form.pay_by, "2026-12-03")
        form.pay_by.clear()
        settled(page, qtbot)
        assert form.pay_by.text() == ""
        press(qtbot, Qt.Key.Key_Tab)
        assert form.pay_by.day() == date(2026, 11, 30)

    def test_a_holiday_is_warned_of_and_leads_to_the_day(self, page, qtbot):
        change(page, qtbot, page.proposals.pane.form.pay_by, "2026-11-29")
        note = page.proposals.pane.notes.notes[0]
        assert (note.text, note.mend) == ("Pay-by day Sun 29 Nov is no working day.", Mend.PAY_BY)
        page.proposals.pane.form.items.setFocus()
        page.proposals.pane.notes.buttons[0].click()
        assert page.proposals.pane.form.pay_by.hasFocus()

    def test_a_day_in_the_past_is_told_at_its_field(self, page, qtbot):
        edit = page.proposals.pane.form.days["made_on"]
        edit.setFocus()
        edit.selectAll()
        qtbot.keyClicks(edit, "2026-11-20")
        qtbot.waitUntil(lambda: bool(page.proposals.pane.form.error_text("made_on")))
        assert page.proposals.pane.choices is None
        assert edit.hasFocus()

    def test_attention_is_chosen_or_typed(self, page, qtbot):
        combo = page.proposals.pane.form.attention
        assert {combo.itemText(at) for at in range(combo.count())} == {"孙总 总经理", "王丽 会计"}
        change(page, qtbot, combo.lineEdit(), "Finance dept")
        assert "Finance dept" in text(page)
        assert combo.lineEdit().text() == "Finance dept"

    def test_enclosures_stand_in_the_letter(self, page, qtbot):
        page.proposals.pane.form.enclosures.setFocus()
        page.proposals.pane.form.enclosures.setPlainText("对账单\n\n 发票复印件 ")
        settled(page, qtbot)
        assert page.proposals.pane.choices.enclosures == ("对账单", "发票复印件")
        assert "发票复印件" in text(page)

    def test_the_account_is_chosen_where_there_are_two(self, page, qtbot):
        form = page.proposals.pane.form
        assert form.account.isVisible()
        form.account.setCurrentIndex(1)
        settled(page, qtbot)
        assert "5201 0122 0000 8888 12" in text(page)

    def test_the_slip_can_be_left_out(self, page, qtbot):
        before = text(page)
        page.proposals.pane.form.with_slip.click()
        settled(page, qtbot)
        assert len(text(page)) < len(before)

    def test_choices_are_kept_while_another_letter_is_looked_at(self, opened, page, qtbot, hengda):
        oushang = book.add_customer(opened, "Oushang")
        book.add_item(opened, oushang, "OS-1", 500_00, date(2026, 11, 4))
        page.reload()
        change(page, qtbot, page.proposals.pane.form.pay_by, "2026-12-03")
        page.proposals.view.select((oushang, "CNY"))
        assert page.proposals.pane.form.pay_by.day() == date(2026, 11, 30)
        page.proposals.view.select((hengda, "CNY"))
        assert page.proposals.pane.form.pay_by.day() == date(2026, 12, 3)

    def test_an_answer_to_older_choices_is_never_shown_as_current(self, page, qtbot):
        """A letter that was set for what was chosen before comes after the user has typed on."""
        pane = page.proposals.pane
        old = pane._sheet
        before = pane.choices
        pane.form.pay_by.setText("2026-12-03")
        pane._show(pane.key, before, old)
        assert not pane.view.is_current
        assert pane.choices is None


class TestNotes:
    def test_what_is_left_out_is_told(self, page):
        assert [note.text.splitlines() for note in page.proposals.pane.notes.notes] == [
            ["FP-2026-0880 (¥15,000.00) is left out: promised, and the day has not passed."],
            ["FP-2026-0899 is asked for without the ¥3,800.00 that the customer disputes."],
        ]

    def test_an_empty_company_is_no_obstacle_but_told_with_the_place_to_fill_it_in(self, opened, shown):
        book.add_hengda(opened)
        page = shown()
        gone = []
        page.navigate_requested.connect(lambda key, arguments: gone.append((key, dict(arguments))))
        assert page.proposals.pane.view.is_current
        assert page.view.print_button.isEnabled()
        first = page.proposals.pane.notes.notes[0]
        assert first.text.startswith("Not filled in for our company: registered name, address, phone")
        assert page.proposals.pane.notes.buttons[0].text() == "Fill in your company"
        page.proposals.pane.notes.buttons[0].click()
        assert gone == [("settings", {"section": "company", "field": "name"})]

    def test_a_company_filled_in_meanwhile_is_in_the_letter(self, opened, hub, shown):
        book.add_hengda(opened)
        page = shown()
        hub.announce(opened.services.company.save(book.company()).changes)
        assert "宁波北仑通达五金有限公司" in text(page)
        assert page.proposals.pane.notes.buttons == []

    def test_signs_that_no_font_has_are_named(self, page, qtbot):
        change(page, qtbot, page.proposals.pane.form.attention.lineEdit(), "")
        page.proposals.pane.form.enclosures.setPlainText("Sheet \U0001f4ce")
        settled(page, qtbot)
        assert any("\U0001f4ce" in note.text for note in page.proposals.pane.notes.notes)

    @pytest.mark.parametrize("count", [2, 3, 4, 30])
    def test_many_of_a_kind_are_counted(self, opened, shown, count):
        customer = book.add_customer(opened, "Lanhai")
        book.add_item(opened, customer, "A-1", 100_00, date(2026, 10, 9))
        for number in range(count):
            book.add_item(opened, customer, f"L-{number}", 100_00, date(2026, 10, 9), disputed=100_00)
        lines = shown().proposals.pane.notes.notes[-1].text.splitlines()
        assert len(lines) == min(count, 3)
        assert (lines[-1] == f"and {count - 2} more") is (count > 3)


def test_tab_goes_through_the_page_as_one_reads_it(opened, shown, qtbot):
    book.add_hengda(opened)
    page = shown()
    pane, form, passed = page.proposals.pane, page.proposals.pane.form, []
    while not passed or passed[-1] is not pane.view.area:
        passed.append(page.focusWidget())
        qtbot.keyClick(passed[-1], Qt.Key.Key_Tab)
    fields = (
        *(form.items, form.level, form.pay_by, form.attention, form.enclosures, form.with_slip, form.interest.basis),
        *(form.choosers["language"], form.days["made_on"]),
    )
    bar = pane.view.bar
    assert passed == [
        *(page.proposals.view, *pane.notes.buttons, *fields),
        *(bar.smaller, bar.whole, bar.larger, *bar.fits.values()),
        *filter(QWidget.isEnabled, (bar.back, bar.on)),
        pane.view.area,
    ]


@pytest.mark.parametrize("width", [960, 1280, 1920])
def test_no_choice_is_cut_off_at_its_side(page, width):
    page.resize(width - 184, 700)
    form, view = page.proposals.pane.form, page.proposals.pane.view
    assert form.mapTo(page, form.rect().topRight()).x() < view.mapTo(page, view.rect().topLeft()).x()


def test_esc_gives_the_whole_list_back(page, qtbot):
    before = page.proposals.view.table.rowCount()
    page.proposals.filter.search.setFocus()
    qtbot.keyClicks(page.proposals.filter.search, "nobody")
    assert page.proposals.view.table.rowCount() == 0
    qtbot.keyClick(page.proposals.filter.search, Qt.Key.Key_Escape)
    assert page.proposals.view.table.rowCount() == before
    assert page.proposals.view.hasFocus()
