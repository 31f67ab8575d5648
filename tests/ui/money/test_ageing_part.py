from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from python_calamine import load_workbook

from desktop.domain.ageing import Basis, By, ColumnKind
from desktop.ui.pages.money.ageing.buckets_dialog import ChangeBucketsDialog
from tests.ui.money import book
from tests.ui.money.driving import LEFT, arrive, cells
from tests.ui.visits.driving import gone, save, shown, words


@pytest.fixture
def ageing(page, customer):
    page.refresh()
    return arrive(page, "ageing")


@pytest.fixture
def all_ageing(full):
    return arrive(full, "ageing")


def titles(part):
    model = part.shown.model
    return [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]


def go_to(part, row, kind, bucket=0):
    """Put the keys on a sum of the row of this name; None for the totals."""
    view = part.shown.sums if row is None else part.shown.view
    at = next(at for at, column in enumerate(part.shown.columns) if (column.kind, column.bucket) == (kind, bucket))
    found = 0 if row is None else [each.name for each in part.shown.model.rows()].index(row)
    view.setFocus()
    view.setCurrentIndex(view.table.index(found, at))
    return view


def test_debts_stand_in_classes_with_their_totals(page, ageing):
    assert titles(ageing) == ["Customer", "Not due", "1-30", "31-60", "61-90", "91-180", "181-365", "over 365", "Total"]
    row = ["Hengda Foods", "20,000.00", "40,000.00", "60,000.00", "", "", "", "", "120,000.00"]
    assert cells(ageing.shown.model) == row
    assert cells(ageing.shown.sums.table) == ["Total", *row[1:]]
    assert page.summary == "as of Sat 21 Nov · ¥120,000.00 owed · 1 customer"


def test_money_that_is_not_applied_and_credits_stand_below_zero(all_ageing):
    row = next(row for row in all_ageing.shown.model.rows() if row.name == "锦和贸易")
    assert (row.credits, row.unapplied) == (-190_000, -510_000)
    assert {"Credit notes", "Unapplied", "of it disputed", "Bills not cleared"} <= set(titles(all_ageing))


def test_another_day_and_basis_are_worked_out_anew(page, ageing):
    ageing.bar.day.setText("2026-10-25")
    assert cells(ageing.shown.model)[1:4] == ["40,000.00", "60,000.00", ""]
    assert page.summary.startswith("as of Sun 25 Oct")
    ageing.bar.basis.choose(Basis.DOCUMENT_DATE)
    assert titles(ageing)[1:3] == ["No date", "0-30"]


def test_a_day_that_cannot_be_read_changes_nothing(ageing):
    before = cells(ageing.shown.model)
    ageing.bar.day.setText("2026-10-")
    ageing.bar.basis.choose(Basis.DOCUMENT_DATE)
    ageing.bar.basis.choose(Basis.DUE_DATE)
    assert cells(ageing.shown.model) == before
    assert ageing.bar.day.property("status") == "error"


def test_one_currency_is_shown_at_a_time(all_ageing):
    assert all_ageing.shown.currency == "CNY"
    all_ageing.bar.currency.setCurrentText("USD")
    assert cells(all_ageing.shown.sums.table)[-1] == "26,500.00"


def test_rows_may_be_regions(all_ageing):
    all_ageing.bar.by.choose(By.REGION)
    model = all_ageing.shown.model
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["华北", "华东", "No region"]


def test_rows_are_sorted_and_the_total_stays_below(all_ageing):
    shown_view = all_ageing.shown
    at = next(at for at, column in enumerate(shown_view.columns) if column.kind is ColumnKind.TOTAL)
    shown_view.view.show_order(str(at), descending=True)
    assert shown_view.model.row(0).name == book.LONG_NAME
    assert [row.total for row in shown_view.shown().rows] == sorted(
        (row.total for row in shown_view.shown().rows), reverse=True
    )


def test_enter_on_a_sum_shows_its_items(qtbot, page, ageing, gone_to, customer):
    view = go_to(ageing, "Hengda Foods", ColumnKind.BUCKET, 2)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert ageing.panel.isVisible()
    assert "Hengda Foods · 31-60 days" in words(ageing.panel)
    items = ageing.panel.views[0]
    assert [line.item.number for line in items.table.rows()] == ["INV-0871"]
    items.setFocus()
    qtbot.keyClick(items, Qt.Key.Key_Return)
    assert gone_to == [("customer", {"customer_id": customer, "tab": "receivables"})]


def test_enter_on_a_total_shows_the_items_of_all(qtbot, all_ageing):
    view = go_to(all_ageing, None, ColumnKind.BUCKET, 0)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    items = all_ageing.panel.items
    assert {line.item.number for line in items.rows()} == {"INV-2026-1003", "RF-1002"}
    assert not all_ageing.panel.views[0].isColumnHidden(1)


def test_behind_unapplied_money_are_payments(qtbot, full, all_ageing):
    heard = []
    full.navigate_requested.connect(lambda key, arguments: heard.append((key, arguments["part"])))
    view = go_to(all_ageing, "锦和贸易", ColumnKind.UNAPPLIED)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    payments = all_ageing.panel.views[1]
    assert [payment.unapplied for payment in payments.table.rows()] == [510_000]
    payments.setFocus()
    qtbot.keyClick(payments, Qt.Key.Key_Return)
    assert heard == [("money", "payments")]


def test_behind_bills_that_are_not_cleared_are_their_amounts(qtbot, all_ageing):
    view = go_to(all_ageing, "Bohai Steel", ColumnKind.UNCLEARED)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    payments = all_ageing.panel.views[1]
    assert cells(payments.table)[-1] == "20,000.00"
    assert payments.isColumnHidden(2)


def test_space_looks_into_the_sum_that_the_keys_are_on(qtbot, ageing):
    view = go_to(ageing, "Hengda Foods", ColumnKind.BUCKET, 1)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert [line.item.number for line in ageing.panel.items.rows()] == ["INV-0912"]


def test_the_panel_keeps_up_with_payments(qtbot, page, opened, ageing, customer):
    view = go_to(ageing, "Hengda Foods", ColumnKind.BUCKET, 2)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    form = book.PaymentForm(customer, "CNY", 1_000_000, book.TODAY)
    page.context.jobs.write(opened.services.payments.add, form)
    assert ageing.panel.sum.text() == "¥50,000.00"
    assert [line.item.open for line in ageing.panel.items.rows()] == [5_000_000]


def test_j_and_k_stay_in_the_column(qtbot, all_ageing):
    view = go_to(all_ageing, "Bohai Steel", ColumnKind.BUCKET, 1)
    row, column = view.currentIndex().row(), view.currentIndex().column()
    qtbot.keyClick(view, Qt.Key.Key_J)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (row + 1, column)
    qtbot.keyClick(view, Qt.Key.Key_K)
    assert view.currentIndex().row() == row


def test_classes_are_chosen(qtbot, page, ageing):
    qtbot.mouseClick(ageing.bar.buckets_button, LEFT)
    dialog = shown(page, ChangeBucketsDialog)
    for edit, text in zip(dialog.limits, ("10", "5", "", "", ""), strict=False):
        edit.setText(text)
    save(qtbot, dialog)
    assert dialog.form.error_text("limits.1")
    dialog.limits[1].setText("45")
    save(qtbot, dialog)
    assert gone(page, ChangeBucketsDialog)
    assert titles(ageing)[1:5] == ["Not due", "1-10", "11-45", "over 45"]


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_the_export_is_what_is_shown(qtbot, full, all_ageing, tmp_path, suffix):
    heard = []
    full.done.connect(lambda text, _undo: heard.append(text))
    all_ageing.shown.view.show_order("1", descending=True)
    full.current.header_actions()[0].run()
    dialog = full.findChild(QFileDialog)
    dialog.done(0)
    path = tmp_path / f"ageing.{suffix}"
    all_ageing.export(str(path))
    assert heard == [f"The ageing is in {path}"]
    if suffix == "csv":
        rows = [line.split(",") for line in path.read_text("utf-8-sig").splitlines()]
    else:
        rows = load_workbook(path).get_sheet_by_index(0).to_python()
    assert rows[0] == titles(all_ageing)
    assert [row[0] for row in rows[1:]] == [row.name for row in all_ageing.shown.shown().rows] + ["Total"]
    assert float(rows[-1][1]) == 65_500.0


def test_a_file_that_cannot_be_written_is_told(qtbot, ageing, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(ageing.context.jobs, "_show_fault", lambda error: told.append(error) or True)
    ageing.export(str(tmp_path / "nowhere" / "ageing.xlsx"))
    assert isinstance(told[0], OSError)


def test_a_book_without_debts_says_so(page):
    part = arrive(page, "ageing")
    assert part.shown is None
    assert "Nothing was owed on this day." in words(part)


def test_thousands_of_customers_are_written_as_they_are_scrolled_to(page, opened):
    with opened.at_once():
        for at in range(150):
            customer = book.add_customer(opened, f"Customer {at:03}")
            book.add_item(opened, customer, f"I-{at}", 100_00, date(2026, 10, 1))
    part = arrive(page, "ageing")
    page.refresh()
    QApplication.processEvents()
    assert part.shown.model.rowCount() == 100
    part.shown.model.fetchMore()
    assert part.shown.model.rowCount() == 150
