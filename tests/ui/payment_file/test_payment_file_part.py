"""Bringing in payments as a user does it, looked up in the book afterwards."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.domain.imports.dates import DateOrder
from desktop.domain.imports.fields import Field
from desktop.domain.ledger import Share
from desktop.services.payments import PaymentForm
from desktop.ui.pages.money.payment_file.lines import Show
from tests.ui.money import book
from tests.ui.money.book import TODAY
from tests.ui.money.driving import LEFT, cells, sums
from tests.ui.payment_file.files import statement
from tests.ui.visits.driving import press, words

HENGDA = "Hengda Foods"
NAMED = ("40,000.00", HENGDA, "INV-0912", "F1")
STRANGER = ("20,000.00", "王小明", "", "F2")
PART = ("77.00", HENGDA, "", "F3")


def tabs(part):
    shown = part.outcome.tabs
    return [shown.tabText(at) for at in range(shown.count()) if shown.isTabVisible(at)]


def listed(part):
    return [(line.match.row.payer, line.ticked) for line in part.outcome.view.table.rows()]


def box_of(page):
    (box,) = [box for box in page.findChildren(QMessageBox) if box.isVisible()]
    return box


def test_only_what_is_certain_is_ticked(part, write, find):
    part.open(write(NAMED, STRANGER, PART))
    assert listed(part) == [(HENGDA, True), ("王小明", None), (HENGDA, False)]
    assert part.outcome.ticked.text() == "Ticked: ¥40,000.00"
    assert part.outcome.book_button.text() == "Book 1 payment"
    assert find("SELECT count(*) FROM payment") == [(0,)]


def test_booking_writes_what_is_ticked_and_undo_takes_it_back(opened, part, write, customer, said):
    part.open(write(NAMED, STRANGER, PART))
    part.outcome.book_button.click()
    assert sums(opened, customer) == {"CNY": 8_000_000}
    assert said[-1][0] == "Booked: 1 payment, ¥40,000.00"
    assert part.start.result_text.text() == "Booked from statement.csv: 1 payment, ¥40,000.00"
    assert "2 rows were not booked." in words(part.start)
    said[-1][1]()
    assert sums(opened, customer) == {"CNY": 12_000_000}
    assert said[-1][0] == "The payments of the file are reversed."


def test_enter_ticks_and_unticks(qtbot, part, write):
    part.open(write(NAMED, PART))
    part.outcome.view.setFocus()
    part.outcome.view.selectRow(1)
    qtbot.keyClick(part.outcome.view, Qt.Key.Key_Return)
    assert listed(part) == [(HENGDA, True), (HENGDA, True)]
    assert part.outcome.ticked.text() == "Ticked: ¥40,077.00"
    qtbot.keyClick(part.outcome.view, Qt.Key.Key_Return)
    assert listed(part)[1] == (HENGDA, False)


def test_a_click_on_the_box_ticks(qtbot, part, write):
    part.open(write(NAMED, PART))
    view = part.outcome.view
    QApplication.processEvents()
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.table.index(1, 0)).center())
    assert listed(part)[1] == (HENGDA, True)


def test_untick_all_leaves_nothing_to_book(part, write):
    part.open(write(NAMED))
    part.outcome.none_button.click()
    assert part.outcome.ticked.text() == "Nothing is ticked: nothing is booked."
    assert not part.outcome.book_button.isEnabled()


def test_a_strangers_payment_is_given_to_a_customer(qtbot, opened, part, write, customer):
    part.open(write(STRANGER))
    part.outcome.view.setFocus()
    part.outcome.view.selectRow(0)
    qtbot.keyClick(part.outcome.view, Qt.Key.Key_Return)  # nothing to tick: asks whose it is
    assert part.panel.isVisible()
    assert QApplication.focusWidget() is part.panel.picker
    qtbot.keyClicks(part.panel.picker, "Heng")
    press(qtbot, Qt.Key.Key_Return)
    assert cells(part.outcome.view.table)[4:7] == ["Hengda Foods", "INV-1003", "chosen by you, the amount of one item"]
    assert listed(part) == [("王小明", True)]
    part.outcome.book_button.click()
    assert sums(opened, customer) == {"CNY": 10_000_000}


def test_a_payment_taken_from_a_customer_is_not_booked(part, write):
    part.open(write(NAMED))
    part.outcome.view.selectRow(0)
    part.panel.nobody_button.click()
    assert listed(part) == [(HENGDA, None)]
    assert part.outcome.places == []


def test_what_was_ticked_by_hand_stays_when_another_row_changes(part, write):
    part.open(write(NAMED, PART, STRANGER))
    part.outcome.tick([1], ticked=True)
    part.outcome.tick([0], ticked=False)
    part.outcome.view.selectRow(2)
    part.panel.nobody_button.setEnabled(True)
    part.reload()
    assert [ticked for _payer, ticked in listed(part)] == [False, True, None]


def test_rows_are_looked_through_by_group(part, write):
    part.open(write(NAMED, STRANGER, PART))
    shown = {show: chip.text() for show, chip in part.outcome.groups.items() if chip.isVisibleTo(part)}
    assert shown == {
        Show.ALL: "All 3",
        Show.CERTAIN: "Certain 1",
        Show.TO_SEE: "To look at 1",
        Show.NOBODY: "Nobody's 1",
    }
    part.outcome.groups[Show.NOBODY].click()
    assert listed(part) == [("王小明", None)]


def test_the_same_file_again_is_told_and_proposes_nothing(part, write):
    path = write(NAMED)
    part.open(path)
    part.outcome.book_button.click()
    part.open(path)
    assert part.outcome.before.isVisible()
    assert "1 payment, ¥40,000.00" in part.outcome.before.text()
    assert listed(part) == [(HENGDA, None)]
    assert cells(part.outcome.view.table)[-1] == "booked"


def test_a_payment_recorded_meanwhile_is_seen_at_once(opened, part, write, customer):
    part.open(write(("100.00", HENGDA, "", "")))
    day = TODAY.replace(day=20)
    part.context.jobs.write(opened.services.payments.add, PaymentForm(customer, "CNY", 10_000, day))
    assert cells(part.outcome.view.table)[-1] == "booked"


def test_bad_rows_and_rows_passed_over_are_listed_with_reasons(part, tmp_path):
    rows = (
        ("2026-11-20", "", "abc", HENGDA, "", "", "F1"),
        ("2026-11-20", "5.00", "", "Power", "", "", "F2"),
        ("合计", "5.00", "6.00", "", "", "", ""),
    )
    part.open(statement(tmp_path, rows))
    assert tabs(part) == ["Payments", "Bad rows (1)", "Passed over (2)"]
    assert cells(part.outcome.bad.table)[2:4] == ["贷方发生额", "abc"]
    assert [cells(part.outcome.skipped.table, row)[-1] for row in (0, 1)] == ["money that went out", "a sum"]


def test_a_question_of_the_file_is_asked_before_anything_is_proposed(part, tmp_path):
    part.open(statement(tmp_path, (("03/04/2026", "", "100.00", HENGDA, "", "", "F1"),)))
    assert part.reading.isVisible()
    assert not part.outcome.book_button.isEnabled()
    orders = part.reading.questions.orders
    orders.group.buttons()[list(DateOrder).index(DateOrder.DMY)].click()
    assert listed(part) == [(HENGDA, False)]


def test_a_column_that_was_taken_wrongly_is_corrected(part, write):
    part.open(write(NAMED))
    part.outcome.columns_button.click()
    (editor,) = part.reading.editors.values()
    combo = editor.combos[5]
    combo.setCurrentIndex(combo.findData(None))
    combo.activated.emit(combo.currentIndex())
    assert "INV-0912" not in part.review.checked.rows[0].words
    assert combo.findData(Field.TAX_ID) == -1  # a statement has none of the customers' fields


def test_a_file_without_payments_is_said_so(part, write):
    part.open(write())
    assert "No payment came in with this file." in words(part.outcome)


@pytest.mark.parametrize(("content", "said_of_it"), [(b"", "There is nothing"), (b"%PDF-1.7", "This is no table")])
def test_a_file_that_is_no_table_is_told_with_a_way_out(part, tmp_path, content, said_of_it):
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    part.open(path)
    assert part.views.currentWidget() is part.fault
    assert said_of_it in words(part.fault)
    assert part.fault.button.isVisible()


def test_a_file_is_taken_where_it_is_dropped(part, write):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(write(NAMED)))])
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), action, mime, buttons, keys)
    part.dragEnterEvent(entering)
    assert entering.isAccepted()
    part.dropEvent(QDropEvent(QPointF(9, 9), action, mime, buttons, keys, QEvent.Type.Drop))
    assert listed(part) == [(HENGDA, True)]


def test_a_file_of_the_past_is_undone_after_a_question(opened, page, part, write, customer):
    part.open(write(NAMED))
    part.outcome.book_button.click()
    part.start.table.setFocus()
    part.start.table.selectRow(0)
    part.start.undo_file_button.click()
    box = box_of(page)
    assert "statement.csv" in box.text()
    next(button for button in box.buttons() if button.text() == "Undo the payments").click()
    assert sums(opened, customer) == {"CNY": 12_000_000}
    assert cells(part.start.table.table)[-1] == "undone"


def test_what_was_changed_since_is_not_undone(opened, page, part, write, said):
    part.open(write(("150,000.00", HENGDA, "", "F1")))
    part.outcome.tick([0], ticked=True)
    part.outcome.book_button.click()
    (line,) = opened.services.payments.page()
    opened.services.payments.refund(line.id, 100, line.received_on, "paid too much")
    said[-1][1]()
    assert "cannot be undone as a whole" in box_of(page).text()


def test_a_refused_booking_says_in_which_row(opened, page, part, write, customer):
    part.open(write(NAMED))
    match = part.review.proposed.matches[0]
    share = Share(match.shares[0].receivable_id, 1_000_000)
    form = PaymentForm(customer, "CNY", 1_000_000, TODAY, shares=(share,))
    opened.services.payments.add(form)  # by another program: the page has not heard of it
    part.outcome.book_button.click()
    box = box_of(page)
    assert box.text() == "Nothing was booked."
    assert box.informativeText().startswith("Row 4: ")
    assert cells(part.outcome.view.table)[5] == "INV-0912, ¥10,000.00 unapplied"


def test_ten_thousand_rows_stay_usable(qtbot, part, tmp_path):
    rows = (("2026-11-20", "", f"{n}.01", HENGDA if n % 2 else f"payer {n}", "", "", f"F{n}") for n in range(1, 10_001))
    part.open(statement(tmp_path, rows))
    assert part.outcome.groups[Show.ALL].text() == "All 10,000"
    assert part.outcome.view.table.rowCount() < 1000  # the rest is made when it is scrolled to
    part.outcome.view.setFocus()
    qtbot.keyClick(part.outcome.view, Qt.Key.Key_Return)
    assert part.outcome.places == [0]


def test_tab_goes_from_the_list_to_the_button_that_books(part, write):
    part.open(write(NAMED))
    part.outcome.view.setFocus()
    for _stop in range(3):
        QApplication.focusWidget().nextInFocusChain()
        part.focusNextChild()
        if part.outcome.book_button.hasFocus():
            return
    raise AssertionError(QApplication.focusWidget())


def test_of_several_customers_that_may_be_meant_one_is_taken(opened, part, write):
    twin = book.add_customer(opened, "Hengda Foods Ltd")
    part.open(write(("12.00", "HENGDA FOODS CO LTD", "", "F9")))
    assert cells(part.outcome.view.table)[4] == "2 may be meant"
    part.outcome.view.selectRow(0)
    assert [button.text() for button in part.panel.others] == ["Take Hengda Foods", "Take Hengda Foods Ltd"]
    part.panel.others[1].click()
    assert part.review.proposed.matches[0].who.customer_id == twin
    assert cells(part.outcome.view.table)[4] == "Hengda Foods Ltd"


def test_columns_that_nobody_knows_are_named_by_hand(part, tmp_path):
    part.open(statement(tmp_path, (("2026-11-20", "40000.00", HENGDA),), ("哪天", "多少", "谁")))
    assert part.reading.isVisible()
    assert "Choose the column for" in words(part.reading)
    (editor,) = part.reading.editors.values()
    for place, field in enumerate((Field.RECEIVED_ON, Field.RECEIVED, Field.PAYER)):
        combo = editor.combos[place]
        combo.setCurrentIndex(combo.findData(field))
        combo.activated.emit(combo.currentIndex())
    assert listed(part) == [(HENGDA, True)]
