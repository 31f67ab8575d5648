"""What SQL says of papers on their way is what their rows say; answers leave nothing once they are taken back."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import models
from db.connection import open_book
from desktop.app import App
from desktop.domain.deliveries import DeliveryChannel, PaperStatus, ProofKind, ReplyKind, proves
from desktop.services.clock import FixedClock
from desktop.services.replies import ReplyForm
from desktop.services.results import Refused
from tests.services import today_books
from tests.services.today_books import TODAY, day


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    book = open_book(tmp_path_factory.mktemp("deliveries") / "rep.book")
    yield App(book, FixedClock(TODAY))
    book.close()


@settings(max_examples=60)
@given(random=st.randoms(use_true_random=False))
def test_how_far_papers_got_is_what_their_rows_say(app, random):
    services = app.services
    with today_books.for_now(services._book):
        today_books.fill(services._book, random)
        papers = list(models.Document.select())
        expected = {paper.id: status(paper) for paper in papers}
        found = services.deliveries.status(expected)
        assert found == expected
        for name, holds in (("is_sent", sent), ("is_proved", proved)):
            for wanted in (True, False):
                ids = {row.id for row in services.archive.page(limit=-1, **{name: wanted})}
                assert ids == {paper.id for paper in papers if holds(expected[paper.id]) is wanted}
                assert services.archive.count(**{name: wanted}) == len(ids)
        asked = {each.id for each in papers if is_asked_about(each, expected[each.id])}
        assert {row.document_id for row in services.deliveries.awaiting()} == asked


def sent(found):
    return found.sent_on is not None


def proved(found):
    return found.proved


def is_asked_about(paper, found):
    on_its_way_for = None if found.sent_on is None else (TODAY - found.sent_on).days
    is_archived = paper.customer.archived_at is not None
    return found.asks_on is not None and found.asks_on <= TODAY and on_its_way_for <= 180 and not is_archived


def still(model, paper):
    return [row for row in model.select().where(model.document == paper.id).order_by(model.id) if not row.withdrawn_at]


def status(paper):
    deliveries, proofs, replies = (still(model, paper) for model in (models.Delivery, models.Proof, models.Reply))
    last = max(deliveries, key=lambda row: (row.sent_on, row.id), default=None)
    answer = max(replies, key=lambda row: (row.replied_on, row.id), default=None)
    days = [row.sent_on for row in deliveries if row.channel == "handed_over"]
    days += [row.arrived_on for row in proofs] + [row.replied_on for row in replies]
    items = models.DocumentItem.select().where(models.DocumentItem.document == paper.id)
    is_open = any(row.receivable.open > 0 for row in items)
    asks = paper.kind == "statement" or (paper.kind in {"reminder", "payment_request"} and is_open)
    is_asked = last is not None and not days and asks and not paper.voided_at
    return PaperStatus(
        last.sent_on if last else None,
        DeliveryChannel(last.channel) if last else None,
        min(days, default=None),
        any(proves(ProofKind(row.kind), has_file=bool(row.file), kept_where=row.kept_where) for row in proofs),
        any(row.kind == "said" for row in proofs),
        ReplyKind(answer.kind) if answer else None,
        last.sent_on + timedelta(days=5) if is_asked else None,
    )


ANSWERS = st.lists(st.tuples(st.sampled_from(ReplyKind), st.integers(1, 3)), max_size=6)


@settings(max_examples=60)
@given(answers=ANSWERS)
def test_answers_that_are_taken_back_one_by_one_leave_nothing(app, answers):
    services = app.services
    with today_books.for_now(services._book):
        customer, statement = with_statement()
        before, ids = [standing(services, customer)], []
        for kind, figure in answers:
            result = answer(services, statement, kind, figure)
            if isinstance(result, Refused):  # promised already: nothing was written
                assert standing(services, customer) == before[-1]
                continue
            ids.append(result.value)
            before.append(standing(services, customer))
        for reply in reversed(ids):
            assert standing(services, customer) == before.pop()
            assert not isinstance(services.replies.withdraw(reply), Refused)
        assert standing(services, customer) == before.pop()


@settings(max_examples=60)
@given(answers=ANSWERS, random=st.randoms(use_true_random=False))
def test_in_whatever_order_they_are_taken_back(app, answers, random):
    """An answer that a later one has ended waits for that one to go first."""
    services = app.services
    with today_books.for_now(services._book):
        customer, statement = with_statement()
        before = standing(services, customer)
        results = [answer(services, statement, *each) for each in answers]
        left = [result.value for result in results if not isinstance(result, Refused)]
        while left:
            random.shuffle(left)
            gone = next(reply for reply in left if not isinstance(services.replies.withdraw(reply), Refused))
            left.remove(gone)
        assert standing(services, customer) == before


def answer(services, paper, kind, figure):
    form = ReplyForm(paper, kind, TODAY, theirs=figure, amount=figure, pay_on=day(figure), kept_where="here")
    return services.replies.add(form)


def with_statement():
    add, now = today_books.add, today_books.NOW
    customer = add(models.Customer, name="Anda", name_key="anda", sort_key="anda", search_text="anda", updated_at=now,
                   currency="CNY", standing="normal", ability="unknown", willingness="unknown", tone="neutral",
                   letter_language="zh_CN")  # fmt: skip
    item = add(models.Receivable, customer=customer, number="N", number_key="n", kind="invoice", currency="CNY",
               amount=9, open=9, due_date=day(-9), updated_at=now)  # fmt: skip
    paper = add(models.Document, customer=customer, kind="statement", number="DZ", year=2026, serial=1,
                made_on=day(-3), as_of=day(-5), language="zh_CN", currency="CNY", total=9, pages=1, pdf=b"%PDF",
                sha256="0" * 64, made_at=now)  # fmt: skip
    models.DocumentItem.insert(
        document=paper, position=0, receivable=item, number="N", amount=9, open=9, days_overdue=9
    ).execute()
    return customer, paper


def standing(services, customer):
    """What answers may change, as everybody else sees it."""
    (paper,) = models.Document.select(models.Document.id).where(models.Document.customer == customer)
    return (
        services.debtor.card(customer).reconciled_on,
        [(row.ours, row.theirs) for row in services.confirmations.open_differences() if row.customer_id == customer],
        sorted(row.promise.amount for row in services.promises.page(customer_id=customer) if row.state == "open"),
        services.deliveries.status([paper.id]),
    )
