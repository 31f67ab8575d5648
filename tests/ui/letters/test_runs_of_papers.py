"""Choosing several proposals, printing them in one go, and what becomes of the run."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMessageBox

from desktop.domain.dunning import Level
from desktop.ui.pages.letters.making.dialog import RunDialog
from desktop.ui.pages.letters.making.left_out_dialog import LeftOutDialog
from desktop.ui.trouble import show_fault
from tests.ui.letters import book
from tests.ui.letters.reading import text_of
from tests.ui.visits.driving import press, save, shown, words

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def archive(opened):
    return opened.services.archive


@pytest.fixture
def customers(opened, hengda):
    """Hengda and two more who owe what is overdue, the last one long enough for nothing special."""
    found = [hengda]
    for name, number, due in (("Oushang", "OS-1", date(2026, 11, 4)), ("Lanhai", "LH-1", date(2026, 11, 1))):
        customer = book.add_customer(opened, name)
        book.add_item(opened, customer, number, 500_00, due)
        found.append(customer)
    return found


@pytest.fixture
def page(customers, shown):
    return shown()


def choose(page, folder, **ticks):
    """Open the dialog of the run, choose where it goes, and make it."""
    page.proposals.run_button.click()
    dialog = shown_dialog(page)
    dialog.folder.setText(str(folder))
    for name, ticked in ticks.items():
        getattr(dialog, name).setChecked(ticked)
    return dialog


def shown_dialog(page):
    return shown(page, RunDialog)


def ticked(page):
    return [row.name for row in page.proposals.view.table.rows() if page.proposals.ticks.has(row)]


@pytest.fixture
def told_faults(jobs, qapp, monkeypatch):
    """Tell faults in boxes, and close those that are open when called."""
    monkeypatch.setattr(jobs, "_show_fault", show_fault)

    def close():
        boxes = [each for each in qapp.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]
        assert boxes
        for box in boxes:
            box.done(0)

    return close


class TestChoosing:
    def test_what_is_proposed_is_chosen(self, page):
        assert ticked(page) == ["恒达食品有限公司", "Lanhai", "Oushang"]
        assert page.proposals.filter.all_box.text() == "3 of 3 chosen"
        assert page.proposals.run_button.text() == "Print 3 papers..."

    def test_space_takes_a_line_out_and_puts_it_in(self, page, qtbot):
        press(qtbot, Qt.Key.Key_Space)
        assert ticked(page) == ["Lanhai", "Oushang"]
        assert page.proposals.filter.all_box.checkState() is Qt.CheckState.PartiallyChecked
        press(qtbot, Qt.Key.Key_Space)
        assert len(ticked(page)) == 3

    def test_a_click_on_the_box_ticks(self, page, qtbot):
        view = page.proposals.view
        box = view.visualRect(view.table.index(1, 0))
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(20, box.height() // 2))
        assert ticked(page) == ["恒达食品有限公司", "Oushang"]

    def test_all_and_none(self, page):
        page.proposals.filter.all_box.click()
        assert ticked(page) == []
        assert not page.proposals.run_button.isEnabled()
        page.proposals.filter.all_box.click()
        assert len(ticked(page)) == 3

    def test_those_of_one_step_alone(self, page, opened, hub):
        page.proposals.filter.level_wanted.emit(Level.SECOND)
        assert ticked(page) == []
        page.proposals.filter.level_wanted.emit(Level.FIRST)
        assert len(ticked(page)) == 3

    def test_what_is_not_listed_stays_as_it_was_chosen(self, page):
        page.proposals.filter.search.setText("oush")
        page.proposals.filter.all_box.click()
        page.proposals.filter.search.clear()
        assert ticked(page) == ["恒达食品有限公司", "Lanhai"]

    def test_the_list_is_narrowed_to_a_step(self, page):
        page.proposals.filter.level.choose(Level.FINAL)
        assert page.proposals.view.table.rowCount() == 0
        assert page.proposals.view._overlay.text == "Nobody in this list is called so."


class TestRun:
    def test_the_dialog_says_what_will_be_made(self, page, tmp_path):
        dialog = choose(page, tmp_path)
        assert "3 × First reminder" in words(dialog)
        assert dialog.save_button.text() == "Make 3 papers"

    def test_the_dialog_counts_by_the_step_that_was_chosen(self, page, customers, qtbot, tmp_path):
        page.proposals.view.select((customers[0], "CNY"))
        page.proposals.pane.form.level.choose(Level.SECOND)
        qtbot.waitUntil(lambda: page.proposals.pane.choices is not None)
        dialog = choose(page, tmp_path)
        assert "2 × First reminder\n1 × Second reminder" in words(dialog)

    def test_it_makes_all_and_joins_them_in_one_file(self, page, archive, opened, qtbot, tmp_path):
        dialog = choose(page, tmp_path)
        dialog.note.setText("November")
        save(qtbot, dialog)
        assert [row.number for row in archive.page()] == ["CK-2026-0003", "CK-2026-0002", "CK-2026-0001"]
        (file,) = tmp_path.glob("*.pdf")
        assert file.name == "Letters 2026-11-21.pdf"
        assert [number in text_of(file.read_bytes()) for number in ("CK-2026-0001", "CK-2026-0003")] == [True, True]
        (run,) = opened.services.print_runs.page()
        assert (run.papers, run.note) == (3, "November")
        assert page.run_bar.words.text() == "3 papers made"

    def test_it_makes_each_as_it_was_chosen(self, page, archive, customers, qtbot, tmp_path):
        page.proposals.view.select((customers[0], "CNY"))
        page.proposals.pane.form.pay_by.setText("2026-12-03")
        qtbot.waitUntil(lambda: page.proposals.pane.choices is not None)
        save(qtbot, choose(page, tmp_path))
        (row,) = archive.page(customer_id=customers[0])
        assert row.pay_by == date(2026, 12, 3)

    def test_single_files(self, page, qtbot, tmp_path):
        save(qtbot, choose(page, tmp_path, one_pdf=False, single_files=True))
        assert sorted(file.name for file in tmp_path.glob("CK*")) == [
            "CK-2026-0001 恒达食品有限公司.pdf",
            "CK-2026-0002 Lanhai.pdf",
            "CK-2026-0003 Oushang.pdf",
        ]

    def test_a_folder_that_is_not_there_is_told_before_anything_is_made(self, page, archive, qtbot, tmp_path):
        dialog = choose(page, tmp_path / "gone")
        save(qtbot, dialog)
        assert dialog.isVisible()
        assert dialog.form.error_text("folder")
        assert archive.page() == []

    def test_who_thinks_better_of_it_has_taken_no_number(self, page, archive, tmp_path):
        choose(page, tmp_path).reject()
        assert archive.page() == []

    def test_afterwards_they_wait_for_the_gap(self, page, qtbot, hub, tmp_path):
        save(qtbot, choose(page, tmp_path))
        rows = page.proposals.view.table.rows()
        assert not any(row.selectable for row in rows)
        assert rows[0].why.endswith("waits for the gap until 1 Dec, after CK-2026-0001 of 21 Nov")

    def test_another_run_of_the_day_gets_another_file(self, page, opened, qtbot, tmp_path):
        (tmp_path / "Letters 2026-11-21.pdf").write_bytes(b"mine")
        save(qtbot, choose(page, tmp_path))
        assert (tmp_path / "Letters 2026-11-21.pdf").read_bytes() == b"mine"
        assert (tmp_path / "Letters 2026-11-21 (2).pdf").read_bytes().startswith(b"%PDF")

    def test_what_cannot_be_made_is_left_out_and_told(self, page, opened, customers, qtbot, tmp_path):
        page.proposals.view.select((customers[1], "CNY"))
        page.proposals.pane.form.days["made_on"].setText("2026-11-22")
        qtbot.waitUntil(lambda: page.proposals.pane.choices is not None)
        opened.clock.day = date(2026, 11, 23)
        save(qtbot, choose(page, tmp_path))
        assert len(opened.services.archive.page()) == 2
        assert page.run_bar.words.text() == "2 papers made · 1 left out"
        page.run_bar.left_out_button.click()
        dialog = shown(page, LeftOutDialog)
        (line,) = dialog.view.table.rows()
        assert line[0].name == "Oushang"
        press(qtbot, Qt.Key.Key_Return)
        assert page.proposals.pane.key.customer_id == customers[1]

    def test_a_run_that_is_given_up_leaves_nothing(self, page, archive, qtbot, tmp_path):
        page.run_control.progressed.connect(lambda *_told: page.run_control.cancel())
        save(qtbot, choose(page, tmp_path))
        assert archive.page() == []
        assert list(tmp_path.glob("*.pdf")) == []
        assert page.run_bar.words.text() == "Cancelled: nothing was made, and no number was taken."

    def test_files_that_cannot_be_written_are_told_and_saved_again(self, page, opened, told_faults, qtbot, tmp_path):
        folder = tmp_path / "drive"
        folder.mkdir()
        dialog = choose(page, folder)
        page.run_control.progressed.connect(
            lambda *_told: folder.exists() and not any(folder.iterdir()) and folder.rmdir()
        )
        save(qtbot, dialog)
        assert len(opened.services.archive.page()) == 3
        assert page.run_bar.words.text() == "3 papers made · they are in the archive, but not all files were written"
        told_faults()
        page.run_control.progressed.disconnect()
        folder.mkdir()
        page.run_bar.again_button.click()
        assert [file.name for file in folder.glob("*.pdf")] == ["Letters 2026-11-21.pdf"]

    def test_no_room_to_draw_them_leaves_nothing_and_is_told(self, page, opened, told_faults, qtbot, tmp_path):
        opened.services.print_runs._spool = tmp_path / "full"
        save(qtbot, choose(page, tmp_path))
        told_faults()
        assert opened.services.archive.page() == []
        assert page.run_bar.isHidden()
        assert page.proposals.run_button.isEnabled()

    def test_the_run_is_one_click_away(self, page, qtbot, tmp_path):
        save(qtbot, choose(page, tmp_path))
        page.run_bar.run_button.click()
        assert page.part == "runs"
        assert page.runs.head.name.text() == "Run of Sat 21 Nov"
        assert [row.paper.number for row in page.runs.papers.rows()] == ["CK-2026-0001", "CK-2026-0002", "CK-2026-0003"]
