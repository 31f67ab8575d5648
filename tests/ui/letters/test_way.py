"""The way of a paper in the window: sent, arrived, answered, mailed; each with its way back."""

from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QMessageBox, QPushButton

from desktop.domain.deliveries import DeliveryChannel, ProofKind, ReplyKind
from desktop.services.deliveries import DeliveryForm
from desktop.services.letters import LetterChoices
from desktop.ui.context import Context
from desktop.ui.jobs import Jobs
from desktop.ui.pages.letters.page import LettersPage
from desktop.ui.pages.letters.way.arrival_dialog import ArrivalDialog
from desktop.ui.pages.letters.way.opening import open_arrival, open_reply, open_sending
from desktop.ui.pages.letters.way.reply_dialog import ReplyDialog
from desktop.ui.pages.letters.way.send_dialog import SendDialog
from tests.ui.letters import book
from tests.ui.visits.driving import button, gone, press, save, show_page, shown, words


@pytest.fixture
def letter(opened, hengda):
    """A letter that was made and is not sent."""
    return book.saved(opened.services.letters.make(LetterChoices(hengda, "CNY")))


@pytest.fixture
def sent(opened, letter):
    """The same, gone out by post today."""
    book.saved(opened.services.deliveries.send(DeliveryForm((letter,), DeliveryChannel.POST, opened.clock.today())))
    return letter


@pytest.fixture
def undos(page):
    """The toasts: sentences with their Undo."""
    heard = []
    page.done.connect(lambda text, undo: heard.append((text, undo)))
    return heard


@pytest.fixture
def scan(tmp_path):
    """A photograph of a slip."""
    file = tmp_path / "slip.png"
    Image.new("L", (40, 30), 200).save(file)
    return file


@pytest.fixture
def status(opened):
    return lambda paper: opened.services.deliveries.status([paper])[paper]


class TestArrival:
    @pytest.fixture
    def dialog(self, page, context, sent):
        open_arrival(page, context, sent)
        return shown(page, ArrivalDialog)

    def test_a_scan_proves_it_and_undo_takes_it_back(self, qtbot, dialog, scan, undos, opened):
        dialog.file.setText(str(scan))
        assert "counts as proof" in words(dialog)
        save(qtbot, dialog)
        (status,) = opened.services.deliveries.status([1]).values()
        assert (status.proved, status.arrived_on) == (True, book.TODAY)
        undos[-1][1]()
        assert opened.services.deliveries.status([1])[1].arrived_on is None

    def test_a_word_ends_the_question_and_is_told_to_prove_nothing(self, qtbot, dialog, status, sent):
        dialog.kind.choose(ProofKind.SAID)
        assert "proves nothing" in words(dialog)
        save(qtbot, dialog)
        assert (status(sent).said, status(sent).proved, status(sent).asks_on) == (True, False, None)

    def test_a_slip_that_is_nowhere_is_told_to_prove_nothing(self, dialog):
        assert "it proves nothing" in words(dialog)
        dialog.kept_where.setText("folder 3")
        assert "counts as proof" in words(dialog)

    @pytest.mark.parametrize(("name", "said"), [("slip.txt", "Not a PDF"), ("none.pdf", "")])
    def test_a_file_that_cannot_be_kept_is_told_beside_it(self, qtbot, dialog, tmp_path, name, said):
        if said:
            (tmp_path / name).write_text("no picture")
        dialog.file.setText(str(tmp_path / name))
        dialog.note.setText("typed")
        save(qtbot, dialog)
        assert dialog.isVisible()
        assert said in dialog.form.error_text("file")
        assert dialog.note.text() == "typed"

    def test_a_file_of_eighty_megabytes_is_told_beside_the_field(self, qtbot, dialog, tmp_path):
        large = tmp_path / "large.pdf"
        with large.open("wb") as file:
            file.write(b"%PDF-1.7\n")
            file.truncate(80 * 1024 * 1024)
        dialog.file.setText(str(large))
        save(qtbot, dialog)
        assert "20 MB" in dialog.form.error_text("file")

    def test_a_day_before_the_letter_is_told_beside_it(self, qtbot, dialog):
        dialog.arrived_on.set_day(book.TODAY - timedelta(days=400))
        save(qtbot, dialog)
        assert dialog.form.error_text("arrived_on")

    def test_a_file_can_be_dropped(self, dialog, scan):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(scan))])
        event = QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        dialog.file.dropEvent(event)
        assert dialog.file.path() == scan

    def test_what_was_typed_is_asked_about_before_it_goes(self, qtbot, page, dialog):
        dialog.note.setText("typed")
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert shown(dialog, QMessageBox)

    def test_a_paper_that_is_gone_is_told(self, page, context, hengda):
        open_arrival(page, context, 999)
        assert shown(page, QMessageBox)


class TestReply:
    @pytest.fixture
    def dialog(self, page, context, sent):
        open_reply(page, context, sent)
        return shown(page, ReplyDialog)

    def test_only_what_an_answer_takes_is_asked(self, dialog):
        assert not dialog.theirs.isVisible()
        assert not dialog.amount.isVisible()
        dialog.kind.choose(ReplyKind.DIFFERS)
        assert dialog.theirs.isVisible()
        dialog.kind.choose(ReplyKind.WILL_PAY)
        assert not dialog.theirs.isVisible()
        assert dialog.amount.isVisible()

    def test_agreeing_to_pay_becomes_a_promise_and_undo_takes_it_back(self, qtbot, dialog, opened, status, undos):
        before = len(opened.services.promises.page())
        dialog.kind.choose(ReplyKind.WILL_PAY)
        assert "A promise to pay is recorded" in words(dialog)
        dialog.amount.set_minor(100_000)
        dialog.pay_on.set_day(book.TODAY + timedelta(days=5))
        dialog.signed_by.setText("王丽")
        save(qtbot, dialog)
        if dialog.isVisible():  # an open promise is asked about
            press(qtbot, Qt.Key.Key_Return)
        assert status(1).replied is ReplyKind.WILL_PAY
        assert len(opened.services.promises.page()) == before + 1
        undos[-1][1]()
        assert status(1).replied is None

    def test_other_figures_open_a_difference(self, qtbot, dialog, opened, status, sent):
        dialog.kind.choose(ReplyKind.DIFFERS)
        dialog.theirs.set_minor(1)
        save(qtbot, dialog)
        assert status(sent).replied is ReplyKind.DIFFERS
        assert [row.theirs for row in opened.services.confirmations.open_differences()] == [1]

    def test_what_is_missing_is_told_beside_its_field(self, qtbot, dialog):
        dialog.kind.choose(ReplyKind.DIFFERS)
        save(qtbot, dialog)
        assert dialog.form.error_text("theirs")

    def test_the_slip_of_a_void_letter_is_answered_clearly(self, qtbot, page, opened, hengda, sent):
        newer = book.saved(opened.services.letters.make(LetterChoices(hengda, "CNY")))
        book.saved(opened.services.archive.void(sent, "wrong"))
        open_reply(page, page.context, sent)
        dialog = shown(page, ReplyDialog)
        save(qtbot, dialog)
        number = opened.services.archive.get(newer).row.number
        assert number in dialog.form.error_text("")


class Opener(QObject):
    """Stands for the system's mail program and viewers."""

    def __init__(self):
        super().__init__()
        self.files = []

    @Slot(QUrl)
    def show(self, url):
        self.files.append(Path(url.toLocalFile()))


@pytest.fixture
def opener(qapp):
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "show")
    yield opener
    QDesktopServices.unsetUrlHandler("file")


class TestPanel:
    """The side of the panel beside the list."""

    @pytest.fixture
    def tab(self, page, letter):
        page.choose("issued")
        page.issued.show_document(letter)
        page.issued.details.tabs.setCurrentWidget(page.issued.details.way)
        return page.issued.details.way

    def primary(self, tab):
        return [each.text() for each in tab.buttons if each.property("kind") == "primary"]

    def test_what_comes_next_stands_out(self, tab, opened, letter):
        assert self.primary(tab) == ["Mark as sent..."]
        opened.services.deliveries.send(DeliveryForm((letter,), DeliveryChannel.POST, book.TODAY))
        tab.show_sheet(_sheet(opened, letter))
        assert self.primary(tab) == ["It arrived..."]

    def test_the_whole_way_by_keys(self, qtbot, page, tab, status, scan):
        tab.take_focus()
        press(qtbot, Qt.Key.Key_Space)
        dialog = shown(page, SendDialog)
        dialog.channel.choose(DeliveryChannel.COURIER)
        save(qtbot, dialog)
        assert gone(page, SendDialog)
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        tab.take_focus()
        press(qtbot, Qt.Key.Key_Space)
        dialog = shown(page, ArrivalDialog)
        dialog.file.setText(str(scan))
        save(qtbot, dialog)
        assert status(1).proved
        text = words(tab)
        assert "Sent by courier on 21 Nov 2026" in text
        assert "slip.png" in text

    def test_each_line_is_taken_back_with_undo(self, tab, opened, letter, status, undos):
        opened.services.deliveries.send(DeliveryForm((letter,), DeliveryChannel.POST, book.TODAY))
        tab.show_sheet(_sheet(opened, letter))
        button(tab, "Take this back").click()
        assert status(letter).sent_on is None
        undos[-1][1]()
        assert status(letter).sent_on == book.TODAY

    def test_the_file_of_a_proof_is_opened(self, tab, letter, scan, opener, page):
        open_arrival(page, page.context, letter)
        dialog = shown(page, ArrivalDialog)
        dialog.file.setText(str(scan))
        dialog.save_button.click()
        button(tab, "Open the file").click()
        (file,) = opener.files
        assert file.read_bytes() == scan.read_bytes()

    def test_a_void_paper_goes_nowhere(self, tab, opened, letter):
        book.saved(opened.services.archive.void(letter, "wrong"))
        tab.show_sheet(_sheet(opened, letter))
        assert not any(each.isEnabled() for each in tab.buttons)

    def test_the_mail_draft_has_the_paper_inside(self, tab, page, opened, letter, opener):
        tab.mail_button.click()
        (file,) = opener.files
        mail = message_from_bytes(file.read_bytes(), policy=policy.default)
        assert mail["X-Unsent"] == "1"
        (attached,) = mail.iter_attachments()
        assert attached.get_content() == opened.services.archive.pdf(letter)
        box = shown(tab, QMessageBox)
        next(each for each in box.findChildren(QPushButton) if each.text() == "Mark as sent...").click()
        assert shown(page, SendDialog).channel.chosen() is DeliveryChannel.MAIL


def test_sent_in_threads(qtbot, opened, hub, clock, letter):
    jobs = Jobs(hub, lambda _error: False)
    page = show_page(qtbot, LettersPage(Context(opened.services, jobs, hub, clock)))
    open_sending(page, page.context, (letter,))
    save(qtbot, shown(page, SendDialog))
    qtbot.waitUntil(lambda: opened.services.deliveries.status([letter])[letter].sent_on == date(2026, 11, 21))
    jobs.close()


def _sheet(opened, letter):
    from desktop.ui.pages.letters.issued.panel_tab import read_made

    return read_made(opened.services, letter)
