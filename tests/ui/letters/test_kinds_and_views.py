"""Papers of the other kinds, the decision of a final notice, the print runs, and what is issued."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.domain.company import DocumentKind
from desktop.domain.deliveries import DeliveryChannel, ProofKind
from desktop.domain.dunning import Level
from desktop.domain.lateinterest import InterestBasis
from desktop.services.deliveries import DeliveryForm
from desktop.services.letters import LetterChoices
from desktop.services.payments import PaymentForm
from desktop.services.proofs import ProofForm
from desktop.ui.pages.letters import many_papers
from desktop.ui.pages.letters.issued.filter_bar import Wanted
from desktop.ui.pages.letters.making.wish import RunWish
from desktop.ui.pages.letters.new_paper import NewPaperDialog
from desktop.ui.pages.letters.way.send_dialog import SendDialog
from desktop.ui.pages.paper_parts.deciding import DecideDialog, WithdrawDialog
from tests.ui.letters import book
from tests.ui.letters.reading import text_of
from tests.ui.visits.book import set_day
from tests.ui.visits.driving import press, save
from tests.ui.visits.driving import shown as shown_dialog

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def pane_text(page):
    return text_of(page.proposals.pane.view.area._pdf)


def settled(page, qtbot):
    qtbot.waitUntil(lambda: page.proposals.pane.choices is not None)


class TestViews:
    def test_alt_and_a_number_bring_a_view_to_the_front(self, page, qtbot):
        for number, part in ((3, "issued"), (2, "runs"), (1, "proposals")):
            qtbot.keyClick(page, str(number), ALT)
            assert page.part == part

    def test_the_words_of_the_views_tell_how_many_there_are(self, page, opened, hengda, hub):
        hub.announce(opened.services.letters.make(LetterChoices(hengda, "CNY")).changes)
        assert [tab.text() for tab in page.tabs.values()] == ["Proposals", "Print runs", "Issued 1"]

    @pytest.mark.parametrize("part", ["proposals", "runs", "issued"])
    def test_an_empty_view_has_one_way_on(self, shown, part):
        page = shown()
        page.choose(part)
        view = page.view.view
        gone = []
        page.navigate_requested.connect(lambda key, arguments: gone.append((key, dict(arguments))))
        view._overlay.button.click()
        assert gone == [("import", {})] if part == "proposals" else [("letters", {"part": "proposals"})]


class TestKinds:
    def test_statements_are_chosen_by_hand(self, page):
        page.proposals.filter.kind.choose(DocumentKind.STATEMENT)
        assert page.proposals.view.table.rowCount() == 1
        assert page.proposals.chosen == ()
        page.proposals.filter.all_box.click()
        assert [type(wanted.order).__name__ for wanted in page.proposals.chosen] == ["StatementChoices"]

    def test_the_day_of_the_balance_counts_for_all_statements(self, opened, page, qtbot):
        oushang = book.add_customer(opened, "Oushang")
        book.add_item(opened, oushang, "OS-1", 500_00, date(2026, 11, 4))
        page.proposals.filter.kind.choose(DocumentKind.STATEMENT)
        page.proposals.pane.form.days["cut_off"].setText("2026-10-31")
        settled(page, qtbot)
        page.proposals.filter.all_box.click()
        assert {wanted.order.cut_off for wanted in page.proposals.chosen} == {date(2026, 10, 31)}

    def test_a_notice_of_a_new_account_waits_for_the_old_one(self, page, qtbot):
        page.proposals.filter.kind.choose(DocumentKind.ACCOUNT_CHANGE)
        pane = page.proposals.pane
        assert pane.view.text == "The paper comes as soon as its choices are there."
        assert not pane.form.error_text("old")
        for name, text in (("old", "1234 5678"), ("old_bank", "中国银行"), ("old_holder", "通达五金")):
            pane.form.old[name].setText(text)
        settled(page, qtbot)
        assert "1234 5678" in pane_text(page)

    def test_a_kind_has_no_steps(self, page):
        page.proposals.filter.kind.choose(DocumentKind.STATEMENT)
        assert page.proposals.filter.level.isHidden()
        page.proposals.filter.kind.choose(DocumentKind.REMINDER)
        assert page.proposals.filter.level.isVisible()

    def test_a_receipt_is_begun_with_a_payment(self, opened, page, hengda, qtbot):
        today = opened.clock.today()
        for reference, amount in (("PB-1", 100_00), ("PB-2", 200_00)):
            book.saved(opened.services.payments.add(PaymentForm(hengda, "CNY", amount, today, reference=reference)))
        page.begin_paper(DocumentKind.RECEIPT)
        dialog = shown_dialog(page, NewPaperDialog)
        save(qtbot, dialog)
        assert dialog.form.error_text("customer_id")
        dialog.customer.choose(hengda, "恒达食品有限公司")
        assert dialog.payment.count() == 2
        dialog.payment.setCurrentIndex(1)
        save(qtbot, dialog)
        page.take_focus()
        assert page.proposals.pane.key.payment_id == 1
        assert "PB-1" in pane_text(page)

    def test_a_new_paper_may_be_for_somebody_who_is_not_proposed_any(self, opened, page, qtbot):
        nobody = book.add_customer(opened, "Nobody")
        page.begin_paper(DocumentKind.STATEMENT)
        dialog = shown_dialog(page, NewPaperDialog)
        dialog.customer.choose(nobody, "Nobody")
        save(qtbot, dialog)
        assert page.proposals.pane.key == (DocumentKind.STATEMENT, nobody, "CNY", 0)
        assert page.proposals.pane.head.name.text() == "Nobody"

    def test_papers_of_plans_lead_there(self, page, gone):
        texts = [action.text() for action in page._menu.actions()]
        page._menu.actions()[texts.index("Proposal form...")].trigger()
        assert gone == [("plans", {"do": "form"})]


class TestLevels:
    def test_a_higher_step_is_chosen_and_warned_of(self, page, qtbot):
        page.proposals.pane.form.level.choose(Level.SECOND)
        settled(page, qtbot)
        assert page.proposals.pane.choices.level is Level.SECOND
        assert any("second reminder" in note.text for note in page.proposals.pane.notes.notes)

    def test_a_final_notice_is_refused_before_it_was_decided(self, page, qtbot):
        page.proposals.pane.form.level.choose(Level.FINAL)
        qtbot.waitUntil(lambda: bool(page.proposals.pane.view.text))
        assert page.proposals.pane.choices is None
        assert page.proposals.pane.form.error_text("level")

    def test_escalation_is_decided_with_a_reason_and_undone(self, page, opened, hengda, qtbot):
        form = page.proposals.pane.form
        form.level.choose(Level.FINAL)
        qtbot.waitUntil(lambda: bool(page.proposals.pane.view.text))
        undos = []
        page.done.connect(lambda _text, undo: undos.append(undo))
        form.decide_button.click()
        dialog = shown_dialog(page, DecideDialog)
        save(qtbot, dialog)
        assert dialog.form.error_text("reason")
        dialog.reason.setPlainText("Three promises broken")
        save(qtbot, dialog)
        settled(page, qtbot)
        assert form.decided.text() == "Escalation decided on 21 Nov: Three promises broken"
        undos[-1]()
        assert opened.services.escalations.current(hengda, "CNY") is None

    def test_a_decision_is_taken_back_with_a_reason(self, page, opened, hengda, hub, qtbot):
        hub.announce(opened.services.escalations.decide(hengda, "CNY", "They left").changes)
        page.proposals.pane.form.decide_button.click()
        dialog = shown_dialog(page, WithdrawDialog)
        dialog.reason.setPlainText("They came back")
        save(qtbot, dialog)
        assert opened.services.escalations.current(hengda, "CNY") is None

    def test_what_may_follow_is_asked_for_a_final_notice_alone(self, page, opened, hengda, hub, qtbot):
        form = page.proposals.pane.form
        assert form.steps.isHidden()
        hub.announce(opened.services.escalations.decide(hengda, "CNY", "They left").changes)
        form.level.choose(Level.FINAL)
        settled(page, qtbot)
        assert form.steps.isVisible()

    def test_late_interest_asks_for_its_rate(self, page, qtbot):
        form = page.proposals.pane.form
        form.interest.basis.choose(InterestBasis.CONTRACT_DAILY)
        assert form.interest.rate.isVisible()
        form.interest.rate.setText("0.05")
        settled(page, qtbot)
        assert page.proposals.pane.choices.interest.rate_ppm == 500

    def test_whoever_waits_for_a_decision_is_listed_so(self, opened, hengda, shown):
        for day in (date(2026, 11, 21), date(2026, 12, 5)):
            set_day(opened, day)
            book.saved(opened.services.letters.make(LetterChoices(hengda, "CNY")))
        set_day(opened, date(2026, 12, 24))
        (row,) = shown().proposals.view.table.rows()
        assert row.needs_decision
        assert "a final notice has to be decided first" in row.why


class TestRuns:
    @pytest.fixture
    def page(self, shown, hengda):
        page = shown()
        page.run_control.start(RunWish(page.proposals.chosen, note="November"))
        page.choose("runs")
        return page

    def test_a_run_shows_its_papers(self, page):
        (run,) = page.runs.table.rows()
        assert (run.papers, run.note) == (1, "November")
        assert page.runs.head.line.text() == "1 × First reminder · 1 page · November"

    def test_its_papers_are_joined_once_more(self, page, tmp_path, opened):
        many_papers.save_to(page.runs, page.context, page.runs.valid_ids, tmp_path / "all.pdf")
        assert "CK-2026-0001" in text_of((tmp_path / "all.pdf").read_bytes())

    def test_its_papers_are_saved_one_by_one(self, page, tmp_path, said_now):
        many_papers.save_files_to(page.runs, page.context, page.runs.valid_ids, tmp_path)
        assert [file.name for file in tmp_path.glob("CK*")] == ["CK-2026-0001 恒达食品有限公司.pdf"]
        assert said_now[-1] == f"1 file saved in {tmp_path}"

    def test_its_papers_are_marked_as_sent_together_and_that_is_undone(self, page, opened, qtbot):
        undos = []
        page.done.connect(lambda _text, undo: undos.append(undo))
        page.runs.sent_button.click()
        dialog = shown_dialog(page, SendDialog)
        dialog.channel.choose(DeliveryChannel.COURIER)
        dialog.texts["tracking"].setText("SF-1")
        save(qtbot, dialog)
        (document,) = page.runs.valid_ids
        assert opened.services.deliveries.status([document])[document].channel is DeliveryChannel.COURIER
        assert page.runs.papers.row(0).marks[0].text == "courier 21 Nov"
        undos[-1]()
        assert page.runs.papers.row(0).marks[0].text == "not sent"

    def test_enter_shows_a_paper(self, page, qtbot):
        page.runs.papers_view.setFocus()
        press(qtbot, Qt.Key.Key_Return)
        assert (page.part, page.issued.details.document_id) == ("issued", 1)

    @pytest.fixture
    def said_now(self, page):
        heard = []
        page.done.connect(lambda text, _undo: heard.append(text))
        return heard


class TestIssued:
    @pytest.fixture
    def page(self, opened, hengda, shown):
        """Three papers: proved to have arrived, sent, and void."""
        services, today = opened.services, opened.clock.today()
        first, second, third = (book.saved(services.letters.make(LetterChoices(hengda, "CNY"))) for _time in range(3))
        book.saved(services.deliveries.send(DeliveryForm((first, second), DeliveryChannel.POST, today)))
        book.saved(services.proofs.add(ProofForm(first, ProofKind.SIGNED_SLIP, today, kept_where="Folder 3")))
        book.saved(services.archive.void(third, "wrong"))
        page = shown()
        page.choose("issued")
        return page

    @pytest.mark.parametrize(
        ("wanted", "ids"),
        [
            (Wanted(), [3, 2, 1]),
            (Wanted(voided=True), [3]),
            (Wanted(unproved=True), [2]),
            (Wanted(unsent=True), []),
            (Wanted(kind=DocumentKind.REMINDER, level=Level.FIRST), [3, 2, 1]),
            (Wanted(kind=DocumentKind.REMINDER, level=Level.SECOND), []),
            (Wanted(text="0002"), [2]),
        ],
    )
    def test_filters(self, page, wanted, ids):
        page.issued.bar.choose(wanted)
        assert [row.id for row in page.issued.table.rows()] == ids
        assert page.issued.bar.wanted == wanted

    def test_those_without_proof_are_listed_by_the_command(self, page):
        page.arrive(part="issued", unproved=True)
        assert [row.id for row in page.issued.table.rows()] == [2]

    def test_those_of_a_run_are_listed_until_all_are_wanted(self, page):
        page.arrive(part="issued", run=1)
        assert page.issued.table.rowCount() == 0
        page.issued.bar.run.click()
        assert page.issued.table.rowCount() == 3

    def test_the_rows_say_how_far_each_got(self, page):
        marks = [[mark.text for mark in row.marks] for row in page.issued.table.rows()]
        assert marks == [["void"], ["post 21 Nov"], ["arrived 21 Nov", "post 21 Nov"]]

    def test_several_are_acted_on_together(self, page, qtbot):
        page.issued.take_focus()
        qtbot.keyClick(page.issued.view, Qt.Key.Key_A, CTRL)
        qtbot.waitUntil(lambda: len(page.issued.selected_ids) == 3)
        assert not page.issued.open_button.isEnabled()
        assert "3 selected" in page.issued.summary

    def test_esc_leads_back_to_the_list(self, page, qtbot):
        page.issued.take_focus()
        press(qtbot, Qt.Key.Key_Return)
        assert not page.issued.view.hasFocus()
        press(qtbot, Qt.Key.Key_Escape)
        assert page.issued.view.hasFocus()
