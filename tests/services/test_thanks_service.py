"""Letters of thanks on a real book: who has earned one by facts, who has not and why, and the letter read back."""
# ruff: noqa: PLR0917 (a test asks for as many fixtures as it has)

import itertools
from datetime import date, timedelta

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.customers import LetterLanguage
from desktop.domain.ledger import PaymentQuestion
from desktop.domain.papers import WarningCode
from desktop.domain.problems import ProblemCode
from desktop.domain.promises import PromiseQuestion
from desktop.domain.rating import Grade
from desktop.domain.thanks import NotEarned, ThanksReason
from desktop.services.payments import PaymentForm
from desktop.services.promises import PromiseForm
from desktop.services.results import Refused
from desktop.services.thanks import BENEFIT_LIMIT, THANKS_GAP, ThanksChoices

_NAMES = itertools.count()


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "")
    finally:
        document.close()


@pytest.fixture
def settle(add_item, at, the_customer, saved, today):
    """An item of 100.00 due and paid on days counted from today; on the day it was due unless another is named."""

    def settled(number, due=-30, paid=None, to=None):
        add_item(number, 10_000, due, to=to, issued=due - 30)
        day = today + timedelta(days=due if paid is None else paid)
        form = PaymentForm(the_customer(to), "CNY", 10_000, day, reference=number)
        saved(at(day).payments.add(form, asked=tuple(PaymentQuestion)))

    return settled


@pytest.fixture
def good(settle):
    """Three items that were paid by their due date."""
    for place in range(3):
        settle(f"G-{place}", due=-30 - place)


@pytest.fixture
def promise(at, the_customer, saved, today):
    """Promise some days ago to pay 10.00 for an item."""

    def promised(item, due, on=-20):
        form = PromiseForm(the_customer(None), "CNY", 1_000, today + timedelta(days=due), (item,))
        return saved(at(on).promises.add(form, asked=PromiseQuestion))

    return promised


@pytest.fixture
def take(at, the_customer, saved, today):
    """Take money some days from today."""

    def took(amount, day):
        form = PaymentForm(the_customer(None), "CNY", amount, today + timedelta(days=day))
        return saved(at(day).payments.add(form, asked=tuple(PaymentQuestion)))

    return took


@pytest.fixture
def choices(the_customer):
    return lambda to=None, **more: ThanksChoices(the_customer(to), "CNY", **more)


@pytest.fixture
def draft(services, choices):
    return lambda by=services, **more: by.thanks.draft(choices(**more))


def why_not(draft):
    assert {problem.code for problem in draft.problems} <= {ProblemCode.NOT_EARNED}
    return [problem.values["reason"] for problem in draft.problems]


class TestEarned:
    def test_three_items_on_time_earn_one(self, draft, good, today):
        found = draft()
        assert (found.reasons, found.choices.reason, found.problems) == (
            (ThanksReason.ON_TIME,),
            ThanksReason.ON_TIME,
            (),
        )
        facts = found.facts
        assert (facts.items, facts.on_time, facts.grade, facts.until) == (3, 3, Grade.A, today)
        assert facts.since == today - timedelta(days=32)

    def test_the_rating_is_that_of_the_debtor_card(self, services, draft, good, customer):
        assert draft().facts.grade == services.debtor.rating(customer).grade

    def test_two_promises_kept_earn_one_where_items_came_late(self, draft, settle, add_item, promise, take):
        for place in range(3):
            settle(f"L-{place}", due=-60, paid=-55)
        item = add_item("P-1", 10_000, 20)
        for day in (-10, -5):
            promise(item, day)
            take(1_000, day)
        assert draft().reasons == (ThanksReason.PROMISES_KEPT,)

    def test_promises_earn_one_before_any_item_is_paid_in_full(self, services, draft, add_item, promise, take):
        item = add_item("P-1", 10_000, 20)
        for day in (-10, -5):
            promise(item, day)
            take(1_000, day)
        assert draft().problems == ()
        assert [each.reason for each in services.thanks.candidates()] == [ThanksReason.PROMISES_KEPT]

    def test_what_is_open_and_not_due_stands_against_nobody(self, draft, good, add_item):
        add_item("N-1", due=0)
        assert draft().problems == ()

    def test_what_is_overdue_and_disputed_as_a_whole_stands_against_nobody(self, draft, good, add_item):
        add_item("N-1", due=-10, disputed=10_000)
        assert draft().problems == ()


class TestNotEarned:
    def test_a_new_customer_has_earned_none(self, draft):
        assert why_not(draft()) == [NotEarned.GRADE]

    def test_two_items_are_too_few(self, draft, settle):
        settle("A-1")
        settle("A-2")
        assert why_not(draft()) == [NotEarned.TOO_LITTLE]

    def test_one_day_late_is_not_on_time(self, draft, settle, good):
        settle("A-1", due=-20, paid=-19)
        assert why_not(draft()) == [NotEarned.TOO_LITTLE]

    def test_something_overdue_stands_against_it(self, draft, good, add_item):
        add_item("O-1", due=-1)
        assert why_not(draft()) == [NotEarned.OVERDUE]

    def test_a_broken_promise_stands_against_it(self, draft, good, add_item, promise):
        promise(add_item("P-1", due=30), -10)
        assert why_not(draft()) == [NotEarned.PROMISE_BROKEN]

    def test_a_promise_kept_in_part_was_not_kept(self, draft, good, add_item, promise, take):
        promise(add_item("P-1", due=30), -10)
        take(400, -12)
        assert why_not(draft()) == [NotEarned.PROMISE_BROKEN]

    def test_facts_of_more_than_a_year_ago_do_not_count(self, draft, settle, at):
        for place in range(3):
            settle(f"G-{place}", due=-300)
        assert draft().problems == ()
        assert why_not(draft(by=at(66))) == [NotEarned.GRADE]

    def test_a_reason_that_the_facts_do_not_carry_is_refused(self, services, choices, good, refused):
        wrong = choices(reason=ThanksReason.PROMISES_KEPT)
        assert refused(services.thanks.make, wrong) == [("reason", ProblemCode.NOT_EARNED)]

    def test_nothing_is_printed_of_it(self, services, choices, refused):
        assert refused(services.thanks.make, choices()) == [("", ProblemCode.NOT_EARNED)]
        assert isinstance(services.thanks.prepare(choices()), Refused)
        assert services.thanks.draft_and_preview(choices())[1].pdf is None


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"made_on": date(2026, 11, 20)}, "made_on", ProblemCode.IN_THE_PAST),
        ({"attention": "x" * 201}, "attention", ProblemCode.TOO_LONG),
        ({"benefit": "x" * (BENEFIT_LIMIT + 1)}, "benefit", ProblemCode.TOO_LONG),
        ({"benefit": "付款慢的客户我们会曝光"}, "benefit", ProblemCode.HARSH_WORD),
    ],
)
def test_choices_that_cannot_be_are_named(services, choices, good, refused, fields, field, code):
    assert refused(services.thanks.make, choices(**fields)) == [(field, code)]


def test_a_currency_that_nobody_knows_is_named(services, customer, good, refused):
    wrong = ThanksChoices(customer, "XXX")
    assert refused(services.thanks.make, wrong) == [("currency", ProblemCode.UNKNOWN_CURRENCY)]


def test_there_is_none_for_nobody(services, refused):
    nobody = ThanksChoices(99, "CNY")
    assert services.thanks.draft_and_preview(nobody) is None
    assert refused(services.thanks.make, nobody) == [("customer_id", ProblemCode.NOT_FOUND)]


class TestLetter:
    def test_it_says_the_facts_and_what_the_firm_adds(self, services, choices, good, our_company):
        draft, preview = services.thanks.draft_and_preview(choices(benefit="自2027年起账期为45天。"))
        text = text_of(preview.pdf)
        for part in ("付清我公司款项3笔", "每笔均在到期日或之前付清", "A级", "自2027年起账期为45天。"):
            assert part in text
        assert our_company.accounts[0].number not in text
        assert [warning.code for warning in draft.warnings] == [WarningCode.NO_ADDRESS, WarningCode.NO_CONTACT]

    def test_it_is_kept_as_it_was_shown(self, services, choices, good, saved, our_company):
        _draft, preview = services.thanks.draft_and_preview(choices())
        document = saved(services.thanks.make(choices()))
        row = services.archive.get(document).row
        assert (row.kind, row.number, row.total) == ("thanks", "GX-2026-0001", 0)
        assert services.archive.pdf(document) == preview.pdf

    def test_what_is_not_as_it_was_seen_is_looked_at_again(self, services, choices, draft, good, settle, refused):
        seen = draft().facts
        settle("G-9")
        again = lambda: services.thanks.make(choices(), seen=seen)  # noqa: E731
        assert refused(again) == [("", ProblemCode.CHANGED_MEANWHILE)]

    def test_another_so_soon_is_warned_of(self, services, choices, draft, good, saved, at):
        saved(services.thanks.make(choices()))
        assert WarningCode.THANKED_LATELY in [warning.code for warning in draft().warnings]
        later = draft(by=at(THANKS_GAP))
        assert WarningCode.THANKED_LATELY not in [warning.code for warning in later.warnings]

    def test_it_speaks_the_customer_s_language(self, services, settle, add_customer, our_company):
        abroad = add_customer("Castleton Foods plc", letter_language=LetterLanguage.ENGLISH)
        for place in range(3):
            settle(f"G-{place}", to=abroad)
        _draft, preview = services.thanks.draft_and_preview(ThanksChoices(abroad, "GBP"))
        assert "Thank you for paying on time" in text_of(preview.pdf)


class TestCandidates:
    def test_who_has_earned_one_is_listed_who_paid_most_first(self, services, settle, add_customer, good, customer):
        most = add_customer("万家超市有限公司")
        for place in range(4):
            settle(f"M-{place}", to=most)
        add_customer("新客户有限公司")
        found = services.thanks.candidates()
        assert [(each.customer_id, each.reason) for each in found] == [
            (most, ThanksReason.ON_TIME),
            (customer, ThanksReason.ON_TIME),
        ]
        assert [each.customer_id for each in services.thanks.candidates(customer)] == [customer]
        assert len(services.thanks.candidates(limit=1)) == 1

    def test_who_was_thanked_waits_half_a_year_unless_the_letter_was_voided(
        self, services, choices, settle, good, saved, at
    ):
        document = saved(services.thanks.make(choices()))
        assert services.thanks.candidates() == []
        assert at(THANKS_GAP - 1).thanks.candidates() == []
        (again,) = at(THANKS_GAP).thanks.candidates()
        assert again.last_number == "GX-2026-0001"
        saved(services.archive.void(document, "wrong name"))
        assert [each.last_number for each in services.thanks.candidates()] == [""]

    def test_who_is_put_away_is_not_listed(self, services, good, saved, customer):
        saved(services.customers.archive(customer))
        assert services.thanks.candidates() == []

    def test_a_disputed_item_keeps_nobody_off_the_list(self, services, good, add_item):
        add_item("D-1", due=-10, disputed=10_000)
        assert len(services.thanks.candidates()) == 1
        add_item("O-1", due=-10, disputed=9_999)
        assert services.thanks.candidates() == []


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(-300, 20), st.integers(-5, 5), st.booleans()), max_size=6))
def test_the_list_and_the_letter_agree_on_who_has_earned_one(services, add_customer, settle, add_item, items):
    customer = add_customer(f"客户{next(_NAMES)}有限公司")
    for place, (due, late, is_paid) in enumerate(items):
        number = f"{customer}-{place}"
        if is_paid and due + late <= 0:
            settle(number, due, due + late, to=customer)
        else:
            add_item(number, 10_000, due, to=customer)
    listed = {each.customer_id for each in services.thanks.candidates()}
    draft = services.thanks.draft(ThanksChoices(customer, "CNY"))
    assert (customer in listed) == (draft.problems == ())
