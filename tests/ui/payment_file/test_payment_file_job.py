"""Bringing in payments in the real window: real threads and a book in a file."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.ui.money import book
from tests.ui.payment_file.files import HEAD, statement
from tests.ui.rep import ENTER, a_morning


@pytest.fixture
def friday(tmp_path):
    path = tmp_path / "north.book"
    app = book.new_book(path)
    book.one_debtor(app)
    app.close()
    return path


def test_a_statement_is_booked_and_undone(qtbot, qapp, friday, tmp_path):
    rows = [
        ("2026-11-20", "", "40,000.00", "Hengda Foods", "", "INV-0912", "F1"),
        ("2026-11-19", "", "500.00", "Hengda Foods", "", "", "F2"),
    ]
    path = statement(tmp_path, rows, HEAD)
    with a_morning(qtbot, qapp, friday, date(2026, 11, 20)) as rep:
        rep.press_ctrl(Qt.Key.Key_4)
        rep.until(lambda: rep.window.key == "money")
        rep.click(rep.page.tabs["file"])
        part = rep.page.current
        part.open(path)
        rep.until(lambda: part.outcome.view.table.rowCount() == 2)
        rep.until(part.outcome.view.hasFocus)
        rep.press("j", ENTER)
        rep.until(lambda: part.outcome.book_button.text() == "Book 2 payments")
        rep.click(part.outcome.book_button)
        rep.until(part.start.result.isVisible)
        assert part.start.result_text.text().endswith("2 payments, ¥40,500.00")
        rep.click(rep.page.tabs["payments"])
        rep.until(lambda: rep.page.summary == "¥40,500.00 received")
        rep.click(rep.page.tabs["file"])
        rep.until(lambda: part.start.table.table.rowCount() == 1)
