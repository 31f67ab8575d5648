"""Making a letter by printing, saving or opening it, and what becomes of it."""

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox

from desktop.domain.company import DocumentKind
from desktop.services.letters import LetterChoices
from desktop.services.payments import PaymentForm
from desktop.ui import paper_actions, printing, viewed_papers
from desktop.ui.pages.letters.issued.filter_bar import Wanted
from desktop.ui.pages.letters.issued.void_dialog import VoidPaperDialog
from desktop.ui.trouble import show_fault
from tests.ui.letters import book
from tests.ui.visits.driving import press, save, shown, words

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def archive(opened):
    return opened.services.archive


@pytest.fixture
def made(opened, hengda):
    """A letter that was made before the page was opened."""
    return book.saved(opened.services.letters.make(LetterChoices(hengda, "CNY")))


@pytest.fixture
def printers(monkeypatch):
    """Have a printer in the system; the dialog then offers a file, too."""
    monkeypatch.setattr(printing, "has_printer", lambda: True)


class Viewer(QObject):
    """Stands for the system's viewer of PDF files."""

    def __init__(self):
        super().__init__()
        self.files = []

    @Slot(QUrl)
    def show(self, url):
        self.files.append(Path(url.toLocalFile()))


@pytest.fixture
def viewer(qapp):
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "show")
    yield viewer
    QDesktopServices.unsetUrlHandler("file")


def boxes(page):
    return [box for box in page.findChildren(QMessageBox) if box.isVisible()]


def folder_dialog(page):
    return next(dialog for dialog in page.findChildren(QFileDialog) if dialog.isVisible())


def choose_folder(page, folder):
    dialog = folder_dialog(page)
    dialog.selectFile(str(folder))
    dialog.fileSelected.emit(str(folder))
    dialog.done(0)


def make(page, folder):
    """Make the letter on the screen by saving it."""
    page.view.save_button.click()
    choose_folder(page, folder)


def document_ids(archive):
    return [row.id for row in archive.page()]


class TestMaking:
    def test_the_keys_work_on_the_list_afterwards(self, page, viewer):
        page.view.open_button.setFocus()
        page.view.open_button.click()
        assert page.issued.view.hasFocus()

    def test_saving_makes_the_letter_and_writes_the_bytes_that_are_kept(self, page, archive, tmp_path, qtbot, said):
        seen = page.proposals.pane.view.area._pdf
        press(qtbot, Qt.Key.Key_J)
        qtbot.keyClick(page, Qt.Key.Key_S, CTRL)
        choose_folder(page, tmp_path)
        (document_id,) = document_ids(archive)
        file = tmp_path / "CK-2026-0001 恒达食品有限公司.pdf"
        assert file.read_bytes() == archive.pdf(document_id) == seen
        assert said == [
            "The letter is made and kept; printing it again gives the same.",
            f"Saved: {file}",
        ]

    def test_no_folder_no_letter(self, page, archive):
        page.view.save_button.click()
        folder_dialog(page).reject()
        assert document_ids(archive) == []
        assert page.part == "proposals"

    def test_it_is_chosen_under_made_then(self, page, archive, tmp_path):
        make(page, tmp_path)
        (document_id,) = document_ids(archive)
        assert page.part == "issued"
        assert page.issued.view.current_row().id == document_id
        assert page.issued.details.row.number == "CK-2026-0001"
        assert page.view.print_button.text() == "Print again..."

    def test_the_next_letter_gets_the_next_number_and_warns(self, page, archive, hengda, tmp_path):
        make(page, tmp_path)
        page.choose("proposals")
        assert page.proposals.pane.head.line.text().startswith("Will be no. CK-2026-0002")
        note = next(note for note in page.proposals.pane.notes.notes if note.number)
        assert note.text == "This customer got a reminder a few days ago: CK-2026-0001 of Sat 21 Nov."
        page.proposals.pane.notes.mend_wanted.emit(note)
        assert (page.part, page.issued.details.document_id) == ("issued", document_ids(archive)[0])

    def test_it_is_made_as_chosen(self, page, archive, qtbot, tmp_path):
        page.proposals.pane.form.pay_by.setText("2026-12-03")
        qtbot.waitUntil(lambda: page.proposals.pane.choices is not None)
        make(page, tmp_path)
        (document_id,) = document_ids(archive)
        assert archive.get(document_id).row.pay_by == date(2026, 12, 3)
        page.choose("proposals")
        assert page.proposals.pane.form.pay_by.day() == date(2026, 11, 30)  # the next one begins as proposed

    def test_nothing_is_made_while_the_letter_on_the_screen_is_an_older_one(self, page, archive, qtbot):
        page.proposals.pane.form.pay_by.setText("2026-12-03")
        qtbot.keyClick(page, Qt.Key.Key_S, CTRL)
        assert document_ids(archive) == []

    def test_nothing_is_made_of_a_paper_that_is_not_on_the_screen(self, page, archive, qtbot):
        page.proposals.filter.search.setText("nobody")
        for keys in (Qt.Key.Key_S, Qt.Key.Key_P):
            qtbot.keyClick(page, keys, CTRL)
        assert document_ids(archive) == []
        assert not page.view.print_button.isEnabled()

    def test_a_letter_that_has_become_impossible_is_refused_at_its_field(self, page, opened, archive, qtbot, tmp_path):
        page.proposals.pane.form.days["made_on"].setText("2026-11-22")
        qtbot.waitUntil(lambda: page.proposals.pane.choices is not None)
        opened.clock.day = date(2026, 11, 23)
        make(page, tmp_path)
        assert document_ids(archive) == []
        assert page.proposals.pane.form.error_text("made_on")
        assert page.view.save_button.isEnabled()

    def test_printing_without_a_printer_takes_no_number_and_offers_to_save(
        self, page, archive, monkeypatch, qtbot, tmp_path
    ):
        monkeypatch.setattr(printing, "has_printer", lambda: False)
        qtbot.keyClick(page, Qt.Key.Key_P, CTRL)
        (box,) = boxes(page)
        assert box.text() == "No printer is installed on this computer."
        assert document_ids(archive) == []
        box.accept()
        choose_folder(page, tmp_path)
        assert len(document_ids(archive)) == 1

    def test_printing_makes_it_and_hands_the_kept_bytes_to_the_printer(self, page, archive, printers, tmp_path, said):
        page.view.print_button.click()
        dialog = shown(page, QPrintDialog)
        dialog.findChild(QLineEdit, "filename").setText(str(tmp_path / "printed.pdf"))
        dialog.accept()
        (document_id,) = document_ids(archive)
        pages = archive.get(document_id).row.pages
        assert len(printing.page_sizes((tmp_path / "printed.pdf").read_bytes())) == pages
        assert said[-1] == "Handed to the printer: CK-2026-0001 恒达食品有限公司"

    def test_no_printer_chosen_takes_no_number(self, page, archive, printers):
        page.view.print_button.click()
        shown(page, QPrintDialog).reject()
        assert document_ids(archive) == []
        assert page.view.print_button.isEnabled()

    def test_what_is_paid_meanwhile_is_asked_of_nobody(self, opened, hengda, page, archive, said):
        """The letter on the screen is not made when it asks for something else by now; it is shown anew."""
        form = PaymentForm(hengda, "CNY", 4_200_000, opened.clock.today(), reference="0871")
        book.saved(opened.services.payments.add(form))
        page.view.open_button.click()
        assert document_ids(archive) == []
        assert said == ["What is owed has changed meanwhile. The letter is shown anew; look at it again."]
        assert "¥84,500.00" in page.proposals.pane.head.line.text()
        assert page.view.print_button.isEnabled()

    def test_opening_makes_it_and_shows_a_private_copy(self, page, archive, viewer):
        page.view.open_button.click()
        (document_id,) = document_ids(archive)
        (file,) = viewer.files
        assert file.name == "CK-2026-0001 恒达食品有限公司.pdf"
        assert file.read_bytes() == archive.pdf(document_id)
        assert file.stat().st_mode & 0o077 == 0
        assert file.parent.stat().st_mode & 0o077 == 0


class TestMade:
    @pytest.fixture
    def page(self, made, shown):
        page = shown()
        page.arrive(document=made)
        return page

    def test_the_paper_on_the_screen_is_what_was_printed(self, page, archive, made):
        assert page.issued.details.paper.view.area._pdf == archive.pdf(made)
        assert page.issued.details.paper.view.is_current
        assert page.issued.details.head.line.text() == "First reminder · CK-2026-0001 · ¥126,500.00 · 21 Nov"

    def test_it_says_what_is_known_of_it(self, page, archive, made):
        page.issued.details.tabs.setCurrentWidget(page.issued.details.details)
        told = words(page.issued.details)
        sha256 = hashlib.sha256(archive.pdf(made)).hexdigest()
        assert sha256 in told.replace("\n", "")
        assert "周敏" in told
        assert "简体中文" in told

    def test_saving_it_again_is_no_new_letter(self, page, archive, tmp_path):
        for _time in range(2):
            page.view.save_button.click()
            choose_folder(page, tmp_path)
        assert len(document_ids(archive)) == 1
        assert [file.name for file in tmp_path.glob("CK*")] == ["CK-2026-0001 恒达食品有限公司.pdf"]

    def test_a_file_of_its_name_that_is_another_stays(self, page, archive, made, tmp_path):
        other = tmp_path / "CK-2026-0001 恒达食品有限公司.pdf"
        other.write_bytes(b"with notes of mine")
        page.view.save_button.click()
        choose_folder(page, tmp_path)
        assert other.read_bytes() == b"with notes of mine"
        beside = tmp_path / "CK-2026-0001 恒达食品有限公司 (2).pdf"
        assert beside.read_bytes() == archive.pdf(made)

    def test_a_folder_that_cannot_be_written_to_is_told_with_advice(self, page, tmp_path, jobs, monkeypatch):
        monkeypatch.setattr(jobs, "_show_fault", show_fault)
        page.view.save_button.click()
        choose_folder(page, tmp_path / "taken away")
        (box,) = [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]
        assert box.text()
        assert str(tmp_path / "taken away") in box.informativeText()
        box.done(0)

    def test_a_second_look_takes_the_same_copy(self, page, viewer):
        page.view.open_button.click()
        first = viewer.files[0].stat()
        page.view.open_button.click()
        assert viewer.files[0] == viewer.files[1]
        assert viewer.files[1].stat().st_mtime_ns == first.st_mtime_ns

    def test_the_folder_is_remembered(self, page, tmp_path):
        page.view.save_button.click()
        choose_folder(page, tmp_path)
        page.view.save_button.click()
        assert folder_dialog(page).directory().absolutePath() == str(tmp_path)

    def test_it_is_declared_void_with_a_reason(self, page, archive, made, qtbot, hub):
        page.issued.details.details.void_button.click()
        dialog = shown(page, VoidPaperDialog)
        save(qtbot, dialog)
        assert dialog.form.error_text("reason")
        qtbot.keyClicks(dialog.reason, "Wrong contract")
        save(qtbot, dialog)
        assert archive.get(made).row.void_reason == "Wrong contract"
        assert page.issued.details.void_note.text == "VOID, not to be used: Wrong contract"
        assert page.issued.details.details.void_button.isHidden()
        assert page.issued.view.current_row().marks[0].text == "void"

    def test_its_customer_is_one_click_away(self, page, hengda):
        gone = []
        page.navigate_requested.connect(lambda key, arguments: gone.append((key, dict(arguments))))
        page.issued.details.details.customer_button.click()
        assert gone == [("customer", {"customer_id": hengda})]

    def test_one_that_is_not_there_is_told(self, page):
        page.arrive(document=99)
        assert page.issued.details.paper.view.text == "There is no such paper."
        assert not page.view.print_button.isEnabled()


class TestList:
    @pytest.fixture
    def letters(self, opened):
        """Make as many letters to one customer as a test wants."""
        oushang = book.add_customer(opened, "Oushang")
        book.add_item(opened, oushang, "OS-1", 500_00, date(2026, 11, 4))
        choices = LetterChoices(oushang, "CNY")
        return lambda count: [book.saved(opened.services.letters.make(choices)) for _time in range(count)]

    def test_they_come_page_by_page_the_latest_first(self, letters, shown):
        first, *_others = letters(103)
        page = shown()
        page.choose("issued")
        assert page.issued.table.rowCount() == 100
        assert page.issued.details.row.number == "CK-2026-0103"
        page.arrive(document=first)  # which is not listed yet
        assert page.issued.details.row.number == "CK-2026-0001"
        page.issued.table.fetchMore()
        assert page.issued.table.rowCount() == 103

    def test_they_are_filtered(self, opened, made, archive, shown):
        page = shown()
        page.choose("issued")
        book.saved(archive.void(made, "wrong"))
        page.issued.bar.choose(Wanted(voided=True))
        assert [row.id for row in page.issued.table.rows()] == [made]
        page.issued.bar.choose(Wanted(kind=DocumentKind.AGREEMENT))
        assert page.issued.table.rowCount() == 0
        assert page.issued.view._overlay.text == "There is no such paper."

    def test_they_are_found_by_customer_or_number(self, letters, made, shown, qtbot):
        letters(3)
        page = shown()
        page.choose("issued")
        qtbot.keyClick(page, Qt.Key.Key_F, CTRL)
        for text, numbers in (("恒达", ["CK-2026-0001"]), ("0003", ["CK-2026-0003"]), ("nobody", [])):
            page.issued.bar.search.setText(text)
            qtbot.waitUntil(lambda wanted=numbers: [row.paper.number for row in page.issued.table.rows()] == wanted)
        assert page.issued.view._overlay.text == "There is no such paper."
        page.issued.bar.search.setText("0003")
        qtbot.waitUntil(lambda: page.issued.table.rowCount() == 1)
        press(qtbot, Qt.Key.Key_Return)
        assert page.issued.view.hasFocus()
        assert page.issued.details.row.number == "CK-2026-0003"


class TestCopies:
    def test_old_ones_go_and_fresh_ones_stay(self, tmp_path):
        for name, age in (("old", 2 * 24 * 3600), ("fresh", 60)):
            (tmp_path / name).mkdir()
            (tmp_path / name / "paper.pdf").write_bytes(b"x")
            then = (tmp_path / name).stat().st_mtime - age
            os.utime(tmp_path / name, (then, then))
        viewed_papers.sweep(tmp_path)
        assert [each.name for each in tmp_path.iterdir() if each.name in {"old", "fresh"}] == ["fresh"]

    def test_a_computer_without_a_viewer_is_told(self, qtbot, page, monkeypatch, made_now):
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
        paper_actions.open_document(page, page.context, made_now)
        assert [box.text() for box in boxes(page)] == ["This computer has no program that opens the paper."]

    @pytest.fixture
    def made_now(self, opened, hengda, page):
        return book.saved(opened.services.letters.make(LetterChoices(hengda, "CNY")))
