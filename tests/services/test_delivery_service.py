"""How papers went out: many at once or none, taken back and put again, and how far each of them got (rule 58)."""

import json
from datetime import date

import pytest

from desktop.domain.company import DocumentKind
from desktop.domain.deliveries import DeliveryChannel, PaperStatus, ProofKind, ReplyKind
from desktop.domain.problems import ProblemCode
from desktop.domain.timeline import EventKind
from desktop.services.deliveries import DeliveryForm
from desktop.services.payment_forms import PaymentForm
from desktop.services.proofs import ProofForm
from desktop.services.receipts import ReceiptChoices
from desktop.services.replies import ReplyForm
from desktop.services.results import Entity

POSTED = date(2026, 11, 13)


@pytest.fixture
def item(add_item):
    return add_item("A-1", due=-40)


@pytest.fixture
def send(services, saved):
    """Send papers by post eight days ago; give the ids of the deliveries."""

    def sent(*papers, channel=DeliveryChannel.POST, day=POSTED, **more):
        return saved(services.deliveries.send(DeliveryForm(papers, channel, day, **more)))

    return sent


@pytest.fixture
def posted(add_paper, add_item, send):
    """A letter about an open item that went by post eight days ago."""
    paper = add_paper(items=[add_item("A-1", due=-40)])
    send(paper)
    return paper


@pytest.fixture
def awaited(services):
    return lambda day=None: [row.number for row in services.deliveries.awaiting(day)]


class TestSending:
    def test_a_run_goes_out_together(self, services, add_paper, send):
        papers = [add_paper() for _ in range(3)]
        send(*papers, sent_by="李明", sent_to="Jiangchang Road 8", tracking="EA 1", note="one\nparcel")
        (row,) = services.deliveries.card(papers[2]).deliveries
        assert (row.channel, row.sent_on, row.sent_by, row.sent_to) == ("post", POSTED, "李明", "Jiangchang Road 8")
        assert (row.tracking, row.note, row.withdrawn_at) == ("EA 1", "one\nparcel", None)
        assert {status.sent_on for status in services.deliveries.status(papers).values()} == {POSTED}

    def test_it_says_whose_papers_changed(self, services, add_paper, add_customer, customer):
        other = add_customer("万家超市有限公司")
        form = DeliveryForm((add_paper(), add_paper(to=other)), DeliveryChannel.POST, POSTED)
        changes = services.deliveries.send(form).changes
        assert (changes.entities, changes.customers) == ({Entity.DELIVERY}, {customer, other})

    def test_a_paper_named_twice_goes_out_once(self, services, add_paper, send):
        paper = add_paper()
        assert len(send(paper, paper)) == 1

    @pytest.mark.parametrize(
        ("more", "problem"),
        [
            ({"sent_on": date(2026, 11, 10)}, ("sent_on", ProblemCode.TOO_EARLY)),
            ({"sent_on": date(2026, 11, 22)}, ("sent_on", ProblemCode.TOO_LATE)),
            ({"document_ids": ()}, ("document_ids", ProblemCode.REQUIRED)),
            ({"document_ids": (1, 99)}, ("document_ids", ProblemCode.NOT_FOUND)),
            ({"sent_by": "x" * 101}, ("sent_by", ProblemCode.TOO_LONG)),
            ({"sent_to": "x" * 301}, ("sent_to", ProblemCode.TOO_LONG)),
            ({"tracking": "x" * 101}, ("tracking", ProblemCode.TOO_LONG)),
            ({"note": "x" * 1001}, ("note", ProblemCode.TOO_LONG)),
        ],
    )
    def test_what_cannot_be_is_refused(self, services, add_paper, refused, more, problem):
        values = {"document_ids": (add_paper(),), "channel": DeliveryChannel.POST, "sent_on": POSTED, **more}
        assert refused(services.deliveries.send, DeliveryForm(**values)) == [problem]

    def test_the_receipt_for_other_money_does_not_take_the_place_of_a_voided_one(
        self, services, customer, today, saved, refused
    ):
        forms = (PaymentForm(customer, "CNY", amount, today, shares=()) for amount in (100, 200))
        first, second = (saved(services.payments.add(form)) for form in forms)
        bad = saved(services.receipts.make(ReceiptChoices(first)))
        saved(services.receipts.make(ReceiptChoices(second)))
        saved(services.archive.void(bad, "wrong name"))
        form = DeliveryForm((bad,), DeliveryChannel.POST, today)
        assert refused(services.deliveries.send, form) == [("document_ids", ProblemCode.PAPER_VOIDED)]
        newer = services.archive.get(saved(services.receipts.make(ReceiptChoices(first)))).row.number
        assert services.deliveries.send(form).problems[0].values["name"] == newer

    def test_one_voided_paper_keeps_all_back_and_names_the_one_in_its_place(self, services, add_paper, saved, refused):
        good, bad = add_paper(), add_paper()
        saved(services.archive.void(bad, "wrong sum"))
        newer = services.archive.get(add_paper()).row.number
        form = DeliveryForm((good, bad), DeliveryChannel.POST, POSTED)
        assert refused(services.deliveries.send, form) == [("document_ids", ProblemCode.PAPER_REPLACED)]
        (problem,) = services.deliveries.send(form).problems
        assert problem.values == {"number": "CK-2026-0002", "name": newer}

    def test_a_voided_paper_without_another_in_its_place_is_told_so(self, services, add_paper, saved, refused):
        paper = add_paper()
        add_paper(DocumentKind.STATEMENT)
        saved(services.archive.void(paper, "wrong sum"))
        form = DeliveryForm((paper,), DeliveryChannel.POST, POSTED)
        assert refused(services.deliveries.send, form) == [("document_ids", ProblemCode.PAPER_VOIDED)]

    def test_the_timeline_tells_of_it(self, services, add_paper, send, customer):
        (delivery,) = send(add_paper(), tracking="EA 1")
        services.deliveries.withdraw(delivery)
        back, sent = services.customers.events(customer, limit=2)
        assert (sent.kind, back.kind) == (EventKind.DOCUMENT_SENT, EventKind.DOCUMENT_SENT_WITHDRAWN)
        told = {"document": "reminder", "level": 1, "number": "CK-2026-0001", "day": "2026-11-13", "channel": "post"}
        assert json.loads(sent.data) == {**told, "to": "", "tracking": "EA 1"}
        assert json.loads(back.data) == told


class TestTakingBack:
    def test_what_was_taken_back_does_not_count_until_it_is_put_again(self, services, add_paper, send, saved):
        papers = [add_paper(), add_paper()]
        sent = send(*papers)
        saved(services.deliveries.withdraw(*sent))
        assert set(services.deliveries.status(papers).values()) == {PaperStatus()}
        assert [row.withdrawn_at is None for row in services.deliveries.card(papers[0]).deliveries] == [False]
        saved(services.deliveries.restore(*sent))
        assert services.deliveries.status(papers)[papers[0]].sent_on == POSTED

    def test_all_are_taken_back_or_none(self, services, add_paper, send, saved, refused):
        first, second = send(add_paper(), add_paper())
        saved(services.deliveries.withdraw(second))
        assert refused(services.deliveries.withdraw, first, second) == [("", ProblemCode.NOT_FOUND)]
        assert refused(services.deliveries.restore, first, second) == [("", ProblemCode.NOT_FOUND)]
        assert refused(services.deliveries.withdraw, 99) == [("", ProblemCode.NOT_FOUND)]


class TestStatus:
    def test_the_latest_time_counts(self, services, add_paper, send):
        paper = add_paper()
        send(paper)
        send(paper, channel=DeliveryChannel.MAIL, day=date(2026, 11, 20))
        send(paper, channel=DeliveryChannel.COURIER, day=date(2026, 11, 16))
        status = services.deliveries.status([paper])[paper]
        assert (status.sent_on, status.channel) == (date(2026, 11, 20), DeliveryChannel.MAIL)

    def test_what_was_handed_over_has_arrived(self, services, add_paper, item, send):
        paper = add_paper(items=[item])
        send(paper, channel=DeliveryChannel.HANDED_OVER)
        status = services.deliveries.status([paper])[paper]
        assert (status.arrived_on, status.proved, status.asks_on) == (POSTED, False, None)

    def test_a_paper_that_is_not_there_has_no_status(self, services, add_paper):
        assert list(services.deliveries.status([add_paper(), 99])) == [1]
        assert services.deliveries.status([]) == {}

    def test_many_papers_cost_no_more_statements_than_one(self, services, book, add_paper, send, monkeypatch):
        papers = [add_paper() for _ in range(5)]
        asked = []
        rows = book.rows
        monkeypatch.setattr(book, "rows", lambda *args: asked.append(args) or rows(*args))
        services.deliveries.status(papers)
        assert len(asked) == 2  # and one for the rules


class TestAsking:
    """Five days after it went out, one asks for a letter of which nothing tells that it arrived."""

    @pytest.mark.parametrize(("day", "expected"), [(17, []), (18, ["CK-2026-0001"]), (30, ["CK-2026-0001"])])
    def test_one_asks_after_five_days(self, posted, awaited, day, expected):
        assert awaited(date(2026, 11, day)) == expected

    def test_going_out_again_starts_anew(self, posted, send, awaited):
        send(posted, day=date(2026, 11, 20))
        assert awaited() == []
        assert awaited(date(2026, 11, 25)) == ["CK-2026-0001"]

    def test_a_paper_that_never_went_out_is_not_asked_about(self, add_paper, item, awaited):
        add_paper(items=[item])
        assert awaited() == []

    @pytest.mark.parametrize("kind", ProofKind)
    def test_any_word_of_it_ends_the_question_until_it_is_taken_back(self, services, posted, awaited, kind):
        proof = services.proofs.add(ProofForm(posted, kind, date(2026, 11, 20))).value
        assert awaited() == []
        services.proofs.withdraw(proof)
        assert awaited() == ["CK-2026-0001"]

    def test_an_answer_ends_the_question_until_it_is_taken_back(self, services, posted, awaited):
        reply = services.replies.add(ReplyForm(posted, ReplyKind.RECEIVED, date(2026, 11, 20))).value
        assert awaited() == []
        services.replies.withdraw(reply)
        assert awaited() == ["CK-2026-0001"]

    def test_nobody_asks_about_a_voided_letter(self, services, posted, awaited, saved):
        saved(services.archive.void(posted, "wrong sum"))
        assert awaited() == []

    def test_nobody_asks_about_a_letter_that_has_been_paid(self, add_paper, add_item, send, awaited):
        send(add_paper(items=[add_item("P-1", 0, amount=10_000, due=-40)]))
        assert awaited() == []

    def test_a_statement_is_asked_about_whatever_is_open(self, add_paper, send, awaited):
        send(add_paper(DocumentKind.STATEMENT), add_paper(DocumentKind.THANKS))
        assert awaited() == ["DZ-2026-0001"]

    def test_after_half_a_year_one_writes_anew_instead(self, posted, awaited):
        assert awaited(date(2027, 5, 12)) == ["CK-2026-0001"]
        assert awaited(date(2027, 5, 13)) == []

    def test_archived_customers_are_left_out(self, services, customer, posted, awaited, saved):
        saved(services.customers.archive(customer))
        assert awaited() == []
