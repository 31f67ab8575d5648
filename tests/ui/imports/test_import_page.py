"""Bringing in files as a user does it, looked up in the book afterwards."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from xlsxwriter import Workbook

from desktop.domain.imports.dates import DateOrder
from desktop.domain.imports.fields import Field
from desktop.ui.widgets.tab_order import reading_order
from tests.ui.imports.conftest import HEAD, TWO
from tests.ui.imports.scenes import ambiguous_file, chinese_file, unclear_file


def tabs(page):
    shown = page.outcome.tabs
    return [shown.tabText(at) for at in range(shown.count()) if shown.isTabVisible(at)]


def choose(qtbot, combo, field):
    """Choose a field as the mouse does: the popup is no matter."""
    combo.setCurrentIndex(combo.findData(field))
    combo.activated.emit(combo.currentIndex())


def box_of(page):
    (box,) = [box for box in page.findChildren(QMessageBox) if box.isVisible()]
    return box


# From the file to the book


def test_a_chinese_file_goes_into_the_book(qtbot, page, find, said):
    page.open(chinese_file())
    assert page.outcome.lines.text().startswith("8 new customers\n60 new items, ¥")
    qtbot.mouseClick(page.outcome.bring_in_button, Qt.MouseButton.LeftButton)
    assert find("SELECT count(*) FROM customer") == [(8,)]
    assert find("SELECT open, due_date FROM receivable WHERE number = 'FP20260000'") == [(6425000, "2026-02-15")]
    assert said[-1][0] == "应收账款2026-11.csv: 8 new customers, 60 new items"
    assert page.views.currentWidget() is page.start


def test_nothing_is_written_before_the_button(page, find):
    page.open(chinese_file())
    assert find("SELECT count(*) FROM customer") == [(0,)]


def test_undo_in_the_message_takes_all_of_it_back(page, find, said, write):
    page.open(write(TWO))
    page.outcome.bring_in_button.click()
    said[-1][1]()
    assert find("SELECT count(*) FROM receivable") == [(0,)]
    assert said[-1][0] == "The import is undone."


def test_the_same_file_again_changes_nothing(page, write):
    path = write(TWO)
    page.open(path)
    page.outcome.bring_in_button.click()
    page.open(path)
    assert page.outcome.reason.text() == "Nothing changes: the book has all of this already."
    assert not page.outcome.bring_in_button.isEnabled()


def test_a_workbook_with_several_sheets(page, find, tmp_path):
    path = tmp_path / "finance.xlsx"
    with Workbook(path) as book:
        customers = book.add_worksheet("客户")
        customers.write_row(0, 0, ["客户名称", "客户编码", "联系人", "电话"])
        customers.write_row(1, 0, ["恒达", "K1", "王丽", "13800000001"])
        items = book.add_worksheet("应收")
        items.write_row(0, 0, ["客户编码", "发票号", "未收金额"])
        items.write_row(1, 0, ["K1", "F1", 99.5])
    page.open(path)
    assert set(page.reading.sheet_boxes) == {"客户", "应收"}
    page.outcome.bring_in_button.click()
    assert find("SELECT name FROM contact") == [("王丽",)]
    assert find("SELECT open FROM receivable") == [(9950,)]


def test_a_sheet_can_be_left_out(page, find, tmp_path):
    path = tmp_path / "finance.xlsx"
    with Workbook(path) as book:
        for name, customer in (("north", "Hengda"), ("south", "Ruifeng")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Customer", "Invoice No", "Open"])
            sheet.write_row(1, 0, [customer, "F1", 5])
    page.open(path)
    page.reading.sheet_boxes["south"].click()
    page.outcome.bring_in_button.click()
    assert find("SELECT name FROM customer") == [("Hengda",)]


# What the file leaves open


def test_the_order_of_dates_is_asked_once(qtbot, page, find):
    page.open(ambiguous_file())
    assert not page.outcome.bring_in_button.isEnabled()
    assert page.outcome.reason.text() == "First answer what is asked at the left."
    shown = [button.text() for button in page.reading.questions.orders.group.buttons()]
    assert shown == ["1 March 2026", "3 January 2026"]
    qtbot.mouseClick(page.reading.questions.orders.group.button(0), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.reading.questions.styles.group.button(1), Qt.MouseButton.LeftButton)
    assert page.review.mapping.date_order is DateOrder.DMY
    page.outcome.bring_in_button.click()
    assert find("SELECT amount, due_date FROM receivable WHERE number = 'INV-000'") == [(123400, "2026-04-01")]


def test_answers_are_remembered_for_the_same_headings(qtbot, page):
    page.open(ambiguous_file())
    for choice, at in ((page.reading.questions.orders, 0), (page.reading.questions.styles, 1)):
        choice.group.button(at).click()
    page.outcome.bring_in_button.click()
    page.open(ambiguous_file())
    assert page.outcome.reason.text() == "Nothing changes: the book has all of this already."


def test_the_currency_of_the_file_is_chosen(page, find, write):
    page.open(write(TWO))
    page.reading.questions.currency.setCurrentText("EUR")
    page.reading.questions.currency.textActivated.emit("EUR")
    page.outcome.bring_in_button.click()
    assert find("SELECT DISTINCT currency FROM receivable") == [("EUR",)]


def test_an_unclear_encoding_is_asked_with_each_reading(qtbot, page):
    page.open(unclear_file())
    assert page.views.currentWidget() is page.encodings
    assert "Électricité" in page.encodings.preview.toPlainText()
    qtbot.keyClick(page.encodings.list, Qt.Key.Key_End)
    assert "Électricité" not in page.encodings.preview.toPlainText()
    qtbot.keyClick(page.encodings.list, Qt.Key.Key_Home)
    page.encodings.button.click()
    assert page.review.workbook.encoding == "cp1252"


def test_a_text_that_reads_wrong_is_shown_in_every_encoding(page, write):
    page.open(write(TWO, encoding="utf-8"))
    page.reading.encoding_button.click()
    assert page.views.currentWidget() is page.encodings
    assert page.encodings.list.count() > 1


# Columns


def test_a_column_is_named_by_hand(qtbot, page, find, write):
    page.open(write("Customer,Paper,Open\nHengda,A1,100\n"))
    choose(qtbot, page.reading.editors["items"].combos[1], Field.ITEM_NUMBER)
    page.outcome.bring_in_button.click()
    assert find("SELECT number FROM receivable") == [("A1",)]


def test_a_needed_column_that_is_missing_is_told(qtbot, page, write):
    page.open(write(TWO))
    choose(qtbot, page.reading.editors["items"].combos[1], None)
    assert not page.outcome.bring_in_button.isEnabled()
    assert page.outcome.reason.text() == "A column that is needed is not named yet."


def test_a_field_moves_from_one_column_to_another(qtbot, page, write):
    page.open(write("Customer,Invoice No,Order,Open\nHengda,A1,B1,100\n"))
    combos = page.reading.editors["items"].combos
    choose(qtbot, combos[2], Field.ITEM_NUMBER)
    assert combos[1].currentText() == "leave out"
    assert page.review.preview[0].item.number == "B1"


def test_a_column_shows_what_stands_in_it(page, write):
    from desktop.ui.widgets.plain import ElidedLabel

    page.open(write(TWO))
    texts = {label.text() for label in page.reading.editors["items"].findChildren(ElidedLabel)}
    assert {"Customer", "Hengda · Ruifeng"} <= texts


# Bad rows


def test_bad_rows_are_listed_with_place_content_and_reason(page):
    page.open(chinese_file(bad=True))
    assert tabs(page)[:2] == ["First rows", "Bad rows (2)"]
    rows = [(note.row, note.column, note.content, note.why) for note in page.outcome.bad.table.rows()]
    assert (62, "到期日", "2026-02-30", "Not a date. Write it as 2026-11-26.") in rows
    assert (63, "金额", "一千", "Not an amount. Write it as 1234.50.") in rows


def test_good_rows_come_in_only_when_the_bad_ones_are_left_on_purpose(page, find):
    page.open(chinese_file(bad=True))
    assert not page.outcome.bring_in_button.isEnabled()
    page.outcome.skip_bad.click()
    page.outcome.bring_in_button.click()
    assert find("SELECT count(*) FROM receivable") == [(60,)]
    assert page.start._left.text() == "2 rows are left for later."


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_bad_rows_go_out_are_corrected_and_come_back(page, find, tmp_path, suffix):
    page.open(chinese_file(bad=True))
    page.export(str(tmp_path / f"bad{suffix}"))
    page.outcome.skip_bad.click()
    page.outcome.bring_in_button.click()
    page.open(tmp_path / f"bad{suffix}")
    assert page.outcome.bad.table.rowCount() == 3
    if suffix == ".csv":
        text = (tmp_path / "bad.csv").read_text("utf-8-sig")
        corrected = text.replace("2026-02-30", "2026-02-28").replace(";;FP20269001", "恒达食品有限公司;;FP20269001")
        (tmp_path / "bad.csv").write_text(corrected.replace("一千", "1000"), "utf-8-sig")
        page.reading.again_button.click()
        page.outcome.bring_in_button.click()
        assert find("SELECT count(*) FROM receivable") == [(62,)]


def test_a_corrected_file_is_read_again_with_the_same_columns(qtbot, page, write):
    path = write("Customer,Paper,Open\nHengda,A1,x\n")
    page.open(path)
    choose(qtbot, page.reading.editors["items"].combos[1], Field.ITEM_NUMBER)
    assert page.review.bad_rows == 1
    write("Customer,Paper,Open\nHengda,A1,7\n")
    page.reading.again_button.click()
    assert page.review.bad_rows == 0
    assert page.review.mapping.sheets[0].columns[1].field is Field.ITEM_NUMBER


# The file of next week


def test_changed_amounts_are_shown_old_and_new(page, write, find):
    page.open(write(TWO))
    page.outcome.bring_in_button.click()
    page.open(write(TWO.replace("250.50", "50.50")))
    assert "Changes (1)" in tabs(page)
    (line,) = page.outcome.changed.table.rows()
    assert (line.number, line.before, line.after) == ("A2", 25050, 5050)
    page.outcome.bring_in_button.click()
    assert find("SELECT open FROM receivable WHERE number = 'A2'") == [(5050,)]


@pytest.mark.parametrize(("ticked", "left"), [(False, 25050), (True, 0)])
def test_what_is_gone_is_closed_only_when_ticked(page, write, find, ticked, left):
    page.open(write(TWO))
    page.outcome.bring_in_button.click()
    page.open(write(HEAD + "Hengda,A1,2026-12-01,100.00\nHengda,A3,2026-12-09,1.00\n"))
    assert "No longer in the file (1)" in tabs(page)
    assert not page.outcome.close_gone.isChecked()
    if ticked:
        page.outcome.close_gone.click()
    page.outcome.bring_in_button.click()
    assert find("SELECT open FROM receivable WHERE number = 'A2'") == [(left,)]


def test_a_file_that_only_lacks_items_can_close_them(page, write, find):
    page.open(write(TWO))
    page.outcome.bring_in_button.click()
    page.open(write(HEAD + "Hengda,A1,2026-12-01,100.00\n"))
    assert not page.outcome.bring_in_button.isEnabled()
    page.outcome.close_gone.click()
    page.outcome.bring_in_button.click()
    assert find("SELECT open FROM receivable WHERE number = 'A2'") == [(0,)]


# What was brought in before


def test_an_import_of_the_past_is_undone_after_a_question(qtbot, page, write, find):
    page.open(write(TWO))
    page.outcome.bring_in_button.click()
    table = page.start.history.table
    table.setFocus()
    table._go_to(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    box = box_of(page)
    assert box.text() == "Undo the import of items.csv?"
    box.buttons()[0].click()
    assert find("SELECT count(*) FROM customer") == [(0,)]
    assert table.table.rows()[0].undone
    assert not page.start.history.undo_button.isEnabled()


def test_an_import_that_was_worked_on_is_not_undone(page, write, opened, said):
    page.open(write(TWO))
    page.outcome.bring_in_button.click()
    customers = opened.services.customers
    with opened.services._book.transaction():
        opened.services._book.rows("UPDATE customer SET note = 'called' WHERE id = 1")
    said[-1][1]()
    box = box_of(page)
    assert box.text() == "This import cannot be undone any more. Everything stays as it is."
    assert box.informativeText()
    box.close()
    assert customers is opened.services.customers


# Files that are none


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "There is nothing in this file"),
        (b"%PDF-1.7", "This is no table that can be read"),
        (b"PK\x03\x04broken", "This file cannot be read"),
        (b"<html><body>", "This is no table that can be read"),
    ],
)
def test_a_file_that_is_no_table_is_told_with_a_way_out(page, tmp_path, content, sentence):
    path = tmp_path / "file.xlsx"
    path.write_bytes(content)
    page.open(path)
    assert page._empty._text.text().startswith(sentence)
    assert page._empty.button.text() == "Choose another file..."


def test_a_missing_file_is_told(page, tmp_path):
    page.open(tmp_path / "gone.csv")
    assert page._empty._text.text().startswith("This file cannot be read")


def test_coming_back_after_a_fault_shows_the_beginning(page, tmp_path):
    page.open(tmp_path / "gone.csv")
    page.arrive()
    assert page._stack.currentIndex() == 1
    assert page.views.currentWidget() is page.start


def test_a_file_without_any_known_heading_asks_for_its_columns(page, write):
    page.open(write("a,b\n1,2\n"))
    assert not page.outcome.bring_in_button.isEnabled()
    assert page.outcome.reason.text() == "No sheet is taken: tick one, or name the columns of one."


def test_today_is_no_matter_for_a_date_that_says_itself(page, write):
    page.open(write(HEAD + "Hengda,A1,5 Dec 2026,1\n"))
    assert page.review.preview[0].item.due_date == date(2026, 12, 5)


def test_a_file_named_on_arrival_is_opened(page, write):
    page.arrive(file=Path(write(TWO)))
    assert page.review is not None


def test_tab_goes_through_how_the_file_is_read_before_what_comes_of_it(qtbot, page):
    page.open(ambiguous_file())
    stops = list(reading_order(page.reading))
    assert stops[0] is page.reading.again_button
    stops[0].setFocus()
    for _stop in stops[1:4]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert page.reading.isAncestorOf(QApplication.focusWidget())
