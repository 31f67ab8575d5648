"""The ladder on a real book: who is proposed which letter, what the later ones refer to, what stops them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db import models
from desktop.domain.company import DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.dunning import BrokenPromise, EarlierLetter, FinalStep, LadderRules, Level, StepReason
from desktop.domain.lateinterest import InterestBasis, InterestChoice, RateBasis
from desktop.domain.ledger import Share
from desktop.domain.letters import LeftOut
from desktop.domain.papers import WarningCode
from desktop.domain.problems import ProblemCode
from desktop.domain.promises import PromiseQuestion
from desktop.services.late_interest import RateForm
from desktop.services.letters import LetterChoices
from desktop.services.making import BatchMaker
from desktop.services.payments import PaymentForm
from desktop.services.promises import PromiseForm
from desktop.services.results import Refused

UPCOMING, FIRST, SECOND, FINAL = Level


@pytest.fixture
def choose(the_customer):
    return lambda currency="CNY", to=None, **more: LetterChoices(the_customer(to), currency, **more)


@pytest.fixture
def send(at, choose, saved):
    """Make a letter `days` from today and give its number."""

    def sent(days, *args, **more):
        services = at(days)
        return services.archive.get(saved(services.letters.make(choose(*args, **more)))).row.number

    return sent


@pytest.fixture
def draft(services, choose):
    return lambda *args, **more: services.letters.draft(choose(*args, **more))


@pytest.fixture
def line(services):
    """The only line of the list, as level, reason and total."""

    def of(by=services):
        (only,) = by.letters.candidates()
        return only.level, only.step.reason, only.total

    return of


@pytest.fixture
def escalate(services, the_customer, saved):
    return lambda currency="CNY", to=None: saved(services.escalations.decide(the_customer(to), currency, "four calls"))


@pytest.fixture
def pay(services, the_customer, today, saved):
    """Take money in, by itself applied to nothing."""

    def paid(amount, *shares, currency="CNY"):
        return saved(services.payments.add(PaymentForm(the_customer(None), currency, amount, today, shares=shares)))

    return paid


@pytest.fixture
def promise(at, today, the_customer, saved):
    """Promise `made` days from today to pay on a day `due` from today."""

    def promised(made, due, amount, *items, currency="CNY"):
        day = today + timedelta(days=due)
        form = PromiseForm(the_customer(None), currency, amount, day, tuple(items))
        return saved(at(made).promises.add(form, asked=PromiseQuestion))

    return promised


def warned(found, code):
    return [dict(warning.values) for warning in found.warnings if warning.code is code]


class TestLadder:
    def test_step_by_step_until_the_end(self, at, line, send, escalate, add_item):
        add_item("A-1", 10_000, due=-40)
        assert line(at(-38))[:2] == (None, StepReason.TOO_EARLY)
        assert line(at(-37))[:2] == (FIRST, StepReason.FIRST_TIME)
        send(-37)
        assert line(at(-26))[:2] == (None, StepReason.TOO_EARLY)
        assert line(at(-25))[:2] == (SECOND, StepReason.AFTER_GAP)
        send(-19)
        assert line(at(-10))[:2] == (None, StepReason.WAITS_FOR_GAP)
        assert line(at(-9))[:2] == (None, StepReason.NEEDS_DECISION)
        escalate()
        assert line(at(-9))[:2] == (FINAL, StepReason.AFTER_GAP)
        send(-9)
        assert line()[:2] == (None, StepReason.AT_THE_END)

    def test_a_letter_is_of_the_level_that_is_proposed(self, services, send, add_item):
        add_item("A-1", due=-40)
        send(-30)
        send(-15)
        rows = services.archive.page(kind=DocumentKind.REMINDER)
        assert [(row.level, row.total) for row in rows] == [(SECOND, 10_000), (FIRST, 10_000)]

    def test_a_voided_letter_is_no_step(self, services, line, send, add_item, saved):
        add_item("A-1", due=-40)
        send(-30)
        assert line()[0] is SECOND
        saved(services.archive.void(1, "wrong address"))
        assert line()[0] is FIRST

    def test_letters_of_what_was_paid_do_not_count(self, line, send, add_item, pay):
        paid = add_item("A-1", 10_000, due=-60)
        send(-30)
        add_item("B-2", 10_000, due=-20)
        assert line()[0] is SECOND
        pay(10_000, Share(paid, 10_000))
        assert line() == (FIRST, StepReason.FIRST_TIME, 10_000)

    def test_what_is_promised_does_not_decide(self, line, send, add_item, promise):
        first = add_item("A-1", due=-60)
        send(-30)
        add_item("B-2", 7_000, due=-20)
        promise(-5, 5, 10_000, first)
        assert line() == (FIRST, StepReason.FIRST_TIME, 7_000)

    def test_each_currency_has_its_own_ladder(self, services, send, escalate, add_item):
        add_item("A-1", due=-60)
        add_item("U-1", due=-60, currency="USD")
        send(-40)
        send(-20)
        escalate()
        found = {each.currency: (each.level, each.escalated) for each in services.letters.candidates()}
        assert found == {"CNY": (FINAL, True), "USD": (FIRST, False)}

    def test_the_days_are_those_of_the_firm(self, services, line, send, add_item, saved):
        saved(services.dunning.save_rules(LadderRules(first=30, second=60, final=90, gap=20)))
        add_item("A-1", due=-29)
        assert line()[0] is None
        saved(services.dunning.save_rules(LadderRules(first=29, second=60, final=90, gap=20, pay_within=(3, 4, 5))))
        assert line()[0] is FIRST
        send(0)
        assert services.archive.page()[0].pay_by == date(2026, 11, 24)

    def test_who_can_be_written_to_now_comes_first(self, services, send, add_item, add_customer):
        add_item("A-1", due=-90)
        send(0)
        add_item("B-1", due=-5, to=add_customer("乙公司"))
        add_item("C-1", due=-50, disputed=10_000, to=add_customer("丙公司"))
        listed = [(each.name, each.selectable, bool(each.total)) for each in services.letters.candidates()]
        assert listed == [("乙公司", True, True), ("恒达食品有限公司", False, True), ("丙公司", False, False)]

    def test_only_what_was_sent_to_this_customer_counts(self, services, send, add_item, add_customer):
        other = add_customer("乙公司")
        add_item("A-1", due=-60)
        add_item("B-1", due=-60, to=other)
        send(-30)
        assert {each.name: each.level for each in services.letters.candidates()} == {
            "恒达食品有限公司": SECOND,
            "乙公司": FIRST,
        }


class TestBeforeTheDueDate:
    """Saturday 21 November: three working days on is Wednesday 25, seven is Tuesday 1 December."""

    @pytest.mark.parametrize(("due", "is_listed"), [(3, False), (4, True), (10, True), (11, False)])
    def test_who_owes_something_soon_is_proposed_a_reminder(self, services, add_item, due, is_listed):
        add_item("A-1", 10_000, due=due)
        found = services.letters.candidates()
        assert [(each.level, each.total, each.days_overdue) for each in found] == ([(UPCOMING, 10_000, 0)] * is_listed)

    def test_it_asks_for_all_that_falls_due_until_then(self, services, draft, add_item):
        add_item("A-1", 10_000, due=0)
        add_item("B-2", 20_000, due=6)
        add_item("C-3", 40_000, due=30)
        (line,) = services.letters.candidates()
        found = draft()
        assert (line.total, line.items, found.level, found.total) == (30_000, 2, UPCOMING, 30_000)
        assert found.choices.pay_by == date(2026, 11, 27)
        assert warned(found, WarningCode.LEVEL_NOT_DUE) == []

    def test_who_owes_anything_overdue_gets_none(self, services, add_item):
        add_item("A-1", due=-1)
        add_item("B-2", due=5)
        (line,) = services.letters.candidates()
        assert (line.level, line.step.reason) == (None, StepReason.TOO_EARLY)

    def test_it_is_sent_once(self, services, at, send, add_item):
        add_item("A-1", due=5)
        send(0)
        assert services.letters.candidates() == []
        (line,) = at(9).letters.candidates()
        assert line.step.not_before == date(2026, 12, 1)
        assert at(10).letters.candidates()[0].level is FIRST

    def test_who_wants_none_sends_none(self, services, add_item, saved):
        add_item("A-1", due=5)
        saved(services.dunning.save_rules(LadderRules(upcoming=False)))
        assert services.letters.candidates() == []

    def test_archived_customers_and_others_are_left_out(self, services, add_item, add_customer, customer, saved):
        add_item("A-1", due=5)
        other = add_customer("乙公司")
        add_item("B-1", due=5, to=other)
        saved(services.customers.archive(customer))
        assert [each.name for each in services.letters.candidates()] == ["乙公司"]
        assert services.letters.candidates(customer) == []
        assert [each.name for each in services.letters.candidates(other)] == ["乙公司"]

    def test_a_rep_may_send_one_although_something_is_late(self, draft, add_item):
        add_item("A-1", 10_000, due=-20)
        add_item("B-2", 20_000, due=5)
        found = draft(level=UPCOMING)
        assert [item.number for item in found.items.asked] == ["B-2"]
        assert [(item.number, why) for item, why in found.items.left_out] == [("A-1", LeftOut.OVERDUE)]
        assert [values["number"] for values in warned(found, WarningCode.LEFT_OUT)] == ["A-1"]


class TestUnappliedMoney:
    def test_it_is_taken_off_and_told(self, services, draft, add_item, pay, saved):
        add_item("A-1", 10_000, due=-40)
        pay(4_000)
        found = draft()
        assert (found.items.gross, found.unapplied, found.total) == (10_000, 4_000, 6_000)
        assert warned(found, WarningCode.UNAPPLIED) == [{"amount": 4_000, "currency": "CNY"}]
        row = services.archive.get(saved(services.letters.make(found.choices))).row
        assert (row.total, row.unapplied, row.level) == (6_000, 4_000, FIRST)

    def test_a_line_says_so_as_well(self, services, add_item, pay):
        add_item("A-1", 10_000, due=-40)
        pay(4_000)
        (line,) = services.letters.candidates()
        assert (line.total, line.unapplied) == (6_000, 4_000)

    @pytest.mark.parametrize("amount", [10_000, 15_000])
    def test_where_it_covers_the_debt_nothing_is_proposed(self, services, draft, refused, *, add_item, pay, amount):
        add_item("A-1", 10_000, due=-40)
        pay(amount)
        (line,) = services.letters.candidates()
        assert (line.level, line.step.reason, line.total, line.reason) == (None, StepReason.COVERED, 0, None)
        assert refused(services.letters.make, draft().choices) == [("items", ProblemCode.NOTHING_TO_ASK)]

    def test_money_of_another_currency_is_not_taken_off(self, draft, add_item, pay):
        add_item("A-1", 10_000, due=-40)
        pay(4_000, currency="USD")
        assert draft().unapplied == 0

    def test_what_was_applied_or_given_back_is_not_taken_off_again(
        self, services, draft, add_item, pay, *, today, saved
    ):
        item = add_item("A-1", 10_000, due=-40)
        pay(4_000, Share(item, 4_000))
        saved(services.payments.reverse(pay(2_000), today, "bounced"))
        assert (draft().total, draft().unapplied) == (6_000, 0)

    def test_money_that_comes_in_meanwhile_is_told(self, services, draft, choose, refused, *, add_item, pay):
        add_item("A-1", 10_000, due=-40)
        seen = draft()
        pay(1_000)
        problems = refused(services.letters.make, choose(), seen=seen)
        assert problems == [("items", ProblemCode.CHANGED_MEANWHILE)]


class TestCiting:
    @pytest.fixture
    def item(self, add_item):
        return add_item("A-1", 10_000, due=-60)

    def test_a_second_reminder_cites_the_first(self, draft, send, item, today):
        number = send(-30)
        assert draft().earlier == (EarlierLetter(number, today - timedelta(days=30), FIRST),)

    def test_a_final_notice_cites_all_of_them(self, draft, send, escalate, *, item):
        numbers = [send(-50, level=FIRST), send(-40, level=FIRST), send(-20)]
        escalate()
        assert [(letter.number, letter.level) for letter in draft().earlier] == list(
            zip(numbers, (FIRST, FIRST, SECOND), strict=True)
        )

    def test_a_first_reminder_cites_none(self, draft, send, item):
        send(-30)
        assert draft(level=FIRST).earlier == ()

    def test_the_rep_may_leave_it_out(self, draft, send, item):
        send(-30)
        assert draft(cite=False).earlier == ()

    def test_letters_about_other_items_and_voided_ones_are_not_cited(
        self, services, draft, send, *, item, add_item, pay, saved
    ):
        other = add_item("B-2", 5_000, due=-50)
        send(-40, taken_out=frozenset({item}))
        send(-39, taken_out=frozenset({other}))
        number = send(-25)
        saved(services.archive.void(2, "wrong address"))
        pay(5_000, Share(other, 5_000))
        assert [letter.number for letter in draft(level=SECOND).earlier] == [number]

    def test_a_letter_that_is_voided_meanwhile_is_not_cited_unseen(
        self, services, draft, send, *, item, choose, saved, refused
    ):
        send(-40, level=FIRST)
        send(-25, level=FIRST)
        seen = draft()
        saved(services.archive.void(1, "wrong address"))
        problems = refused(services.letters.make, choose(), seen=seen)
        assert problems == [("items", ProblemCode.CHANGED_MEANWHILE)]

    def test_a_broken_promise_is_cited_with_what_has_come(self, draft, send, promise, pay, *, item, today):
        send(-30)
        promise(-25, -15, 6_000, item)
        promise(-20, -12, 3_000)
        pay(1_000, Share(item, 1_000))
        assert draft().broken == (
            BrokenPromise(today - timedelta(days=25), today - timedelta(days=15), 6_000, 1_000),
            BrokenPromise(today - timedelta(days=20), today - timedelta(days=12), 3_000, 0),
        )

    def test_promises_kept_late_open_cancelled_or_about_other_things_are_not(
        self, services, draft, send, promise, *, pay, item, add_item, saved
    ):
        send(-30)
        other = add_item("B-2", 5_000, due=-50, disputed=5_000)
        promise(-25, -15, 5_000, other)
        promise(-25, -15, 5_000, currency="USD")
        promise(-25, 5, 1_000, other)
        saved(services.promises.cancel(promise(-25, 6, 2_000, item), "agreed anew"))
        promise(-25, -15, 4_000, item)
        pay(4_000, Share(item, 4_000))
        assert draft().broken == ()


class TestChosenLevel:
    @pytest.fixture(autouse=True)
    def item(self, add_item):
        return add_item("A-1", 10_000, due=-60)

    def test_a_lower_one_is_made_without_a_word(self, draft, send):
        send(-30)
        found = draft(level=FIRST)
        assert (found.level, found.step.level, found.problems) == (FIRST, SECOND, ())
        assert warned(found, WarningCode.LEVEL_NOT_DUE) == []

    def test_a_higher_one_is_warned_of(self, draft):
        found = draft(level=SECOND)
        assert (found.level, found.problems) == (SECOND, ())
        assert warned(found, WarningCode.LEVEL_NOT_DUE) == [
            {"level": 2, "proposed": 1, "reason": "first_time", "day": "", "after": ""}
        ]

    def test_one_whose_days_have_not_passed_is_warned_of(self, at, choose, send):
        send(-59, level=FIRST)
        found = at(-46).letters.draft(choose(level=SECOND))
        assert warned(found, WarningCode.LEVEL_NOT_DUE) == [
            {"level": 2, "proposed": "", "reason": "too_early", "day": "2026-10-07", "after": 1}
        ]

    def test_of_the_gap_one_warning_is_enough(self, draft, send):
        send(-5)
        found = draft(level=SECOND)
        assert warned(found, WarningCode.LEVEL_NOT_DUE) == []
        assert len(warned(found, WarningCode.RECENT_LETTER)) == 1

    def test_where_none_is_proposed_the_last_is_said_again(self, draft, send):
        send(-5)
        assert (draft().level, draft().step.reason) == (FIRST, StepReason.WAITS_FOR_GAP)

    def test_a_final_notice_needs_a_decision(self, services, choose, draft, refused, escalate, *, send):
        send(-40)
        send(-20)
        assert refused(services.letters.make, choose(level=FINAL)) == [("level", ProblemCode.NOT_ALLOWED)]
        assert draft().level is SECOND
        escalate()
        assert (draft().level, draft(level=FINAL).problems) == (FINAL, ())

    def test_a_decision_taken_back_meanwhile_stops_it(self, services, choose, draft, refused, escalate, *, send, saved):
        send(-40)
        send(-20)
        decision = escalate()
        proposed, chosen = draft(), draft(level=FINAL)
        saved(services.escalations.withdraw(decision, "they paid half"))
        make = services.letters.make
        assert refused(make, choose(), seen=proposed) == [("level", ProblemCode.CHANGED_MEANWHILE)]
        assert refused(make, choose(level=FINAL), seen=chosen) == [("level", ProblemCode.NOT_ALLOWED)]

    def test_the_steps_are_of_the_final_notice_alone(self, services, draft, send, escalate, saved):
        send(-40)
        send(-20)
        escalate()
        steps = (FinalStep.COURT, FinalStep.LAWYER)
        assert draft(level=SECOND, steps=steps).choices.steps == ()
        found = draft(steps=steps)
        assert found.choices.steps == (FinalStep.LAWYER, FinalStep.COURT)
        choices = services.archive.get(saved(services.letters.make(found.choices))).choices
        assert (choices["level"], choices["steps"], choices["cite"]) == (3, ["lawyer", "court"], True)

    @pytest.mark.parametrize(
        ("level", "expected"), [(FIRST, date(2026, 11, 30)), (SECOND, date(2026, 12, 1)), (FINAL, date(2026, 12, 7))]
    )
    def test_each_level_gives_its_own_time_to_pay(self, draft, level, expected):
        assert draft(level=level).choices.pay_by == expected


class TestWarnings:
    @pytest.mark.parametrize(
        ("country", "currency", "level", "is_warned"),
        [("GB", "CNY", FINAL, True), ("", "GBP", FINAL, True), ("GB", "GBP", SECOND, False),
         ("CN", "GBP", FINAL, False), ("", "CNY", FINAL, False)],
    )  # fmt: skip
    def test_a_final_notice_to_britain_tells_of_sole_traders(
        self, book, draft, customer, add_item, *, country, currency, level, is_warned
    ):
        with book.transaction():
            models.Customer.update(country=country).where(models.Customer.id == customer).execute()
        add_item("A-1", due=-60, currency=currency)
        assert warned(draft(currency, level=level), WarningCode.SOLE_TRADER) == [{}] * is_warned

    @pytest.fixture
    def write(self, book):
        """Write a text past the checks, as an older program may have let it."""

        def written(key, text):
            row = {"language": "zh_CN", "key": key, "text": text, "updated_at": "2025-01-01T00:00:00+00:00"}
            with book.transaction():
                models.PaperText.insert(**row).execute()

        return written

    def test_words_of_the_firm_that_no_letter_says_are_told(self, draft, add_item, write):
        add_item("A-1", due=-60)
        write("reminder.closing", "否则我方将起诉。")
        assert warned(draft(), WarningCode.HARSH_TEXT) == [{"key": "reminder.closing", "name": "起诉"}]

    def test_the_final_notice_alone_speaks_of_the_law(self, draft, add_item, write):
        add_item("A-1", due=-60)
        write("reminder.final.closing", "否则我方将起诉并报警。")
        assert [warned(draft(level=level), WarningCode.HARSH_TEXT) for level in (FIRST, FINAL)] == [
            [],
            [{"key": "reminder.final.closing", "name": "报警"}],
        ]

    def test_words_that_cannot_be_filled_are_told(self, services, choose, draft, add_item, write):
        add_item("A-1", due=-60)
        write("reminder.closing", "请于{some_day}前付款。")
        assert warned(draft(), WarningCode.NO_TEXT) == [{"key": "reminder.closing"}]
        assert services.letters.preview(choose()).pdf.startswith(b"%PDF")

    def test_words_of_other_papers_do_not_matter(self, draft, add_item, write):
        add_item("A-1", due=-60)
        write("agreement.title", "骗子")
        write("reminder.second.closing", "骗子")
        assert warned(draft(), WarningCode.HARSH_TEXT) == []

    def test_the_lint_lets_the_final_notice_alone_speak_of_the_law(self, services, saved):
        text = "逾期不付，我方可能委托律师向法院起诉。"
        saved(services.paper_texts.save(LetterLanguage.CHINESE, "reminder.final.closing", text))
        for key in ("reminder.closing", "reminder.second.closing", "reminder.upcoming.closing"):
            assert isinstance(services.paper_texts.save(LetterLanguage.CHINESE, key, text), Refused)


class TestLateInterest:
    CHOICE = InterestChoice(InterestBasis.CONTRACT_DAILY, 500)

    @pytest.fixture(autouse=True)
    def item(self, add_item):
        return add_item("A-1", 1_000_000, due=-60)

    def test_none_is_claimed_until_it_is_chosen(self, draft):
        assert [draft(level=level).interest for level in (UPCOMING, FIRST, SECOND, FINAL)] == [None] * 4

    def test_what_is_claimed_is_asked_for_and_kept(self, services, draft, saved):
        found = draft(interest=self.CHOICE)
        assert found.interest.total == 30_000  # 60 days at 0.05 % of 10,000.00
        assert found.total == 1_030_000
        card = services.archive.get(saved(services.letters.make(found.choices)))
        assert (card.row.total, card.row.interest) == (1_030_000, 30_000)
        assert card.choices["interest"]["basis"] == "contract_daily"

    def test_the_usual_one_is_for_later_letters(self, services, draft, saved):
        saved(services.late_interest.save_default(self.CHOICE))
        claimed = [draft(level=level).interest is not None for level in (FIRST, SECOND, FINAL)]
        assert claimed == [False, True, True]
        assert draft(level=SECOND, interest=InterestChoice()).interest is None

    def test_none_is_claimed_beside_money_that_is_not_applied(self, services, draft, choose, pay, refused):
        services.late_interest.save_default(self.CHOICE)
        pay(400_000)
        assert draft(level=SECOND).interest is None
        asked = choose(interest=self.CHOICE)
        assert refused(services.letters.make, asked) == [("interest", ProblemCode.UNAPPLIED_MONEY)]

    def test_a_rate_that_is_missing_is_told(self, services, choose, refused, saved):
        lpr = InterestChoice(InterestBasis.LPR, factor=130)
        assert refused(services.letters.make, choose(interest=lpr)) == [("interest", ProblemCode.NO_RATE)]
        saved(services.late_interest.save_rate(RateForm(RateBasis.LPR_1Y, date(2026, 1, 1), 31_000)))
        assert saved(services.letters.make(choose(interest=lpr)))

    def test_a_high_rate_is_warned_of(self, draft):
        high = replace(self.CHOICE, rate_ppm=3_000)
        assert warned(draft(interest=high), WarningCode.HIGH_INTEREST) == [{}]
        assert warned(draft(interest=self.CHOICE), WarningCode.HIGH_INTEREST) == []


class TestRun:
    def test_letters_are_decided_together_as_they_are_one_by_one(
        self, services, choose, send, add_item, *, add_customer, pay, promise
    ):
        item = add_item("A-1", 10_000, due=-60)
        send(-30)
        promise(-25, -15, 6_000, item)
        pay(500)
        other, third = add_customer("乙公司"), add_customer("丙公司")
        add_item("B-1", due=-20, to=other)
        add_item("C-1", due=5, to=third)
        orders = [choose(), choose(to=other), choose(to=third), choose(to=999), choose("USD")]
        assert isinstance(services.letters, BatchMaker)
        together = services.letters.prepare_many(orders)
        assert together == [services.letters.prepare(order) for order in orders]
        assert [each.level for each in together[:3]] == [SECOND, FIRST, UPCOMING]
        assert [problem.code for each in together[3:] for problem in each.problems] == [
            ProblemCode.NOT_FOUND,
            ProblemCode.NOTHING_TO_ASK,
        ]

    def test_what_the_ladder_does_not_propose_any_more_is_left_out(self, services, choose, send, add_item):
        add_item("A-1", 10_000, due=-60)
        send(-2)
        refused = services.letters.prepare(choose())
        assert [(problem.field, problem.code) for problem in refused.problems] == [("level", ProblemCode.NOT_PROPOSED)]
        assert services.letters.prepare(choose(level=FIRST)).level is FIRST

    def test_a_letter_of_a_run_is_that_of_the_preview(self, services, choose, add_item):
        add_item("A-1", 10_000, due=-60)
        preview = services.letters.preview(choose())
        assert services.letters.prepare(choose()).print(preview.number).made.pdf == preview.pdf

    def test_the_statements_do_not_grow_with_the_customers(self, services, book, choose, add_item, *, add_customer):
        """Each customer costs a row and a person; all else is read once."""
        people = [add_customer(f"客户{n}") for n in range(6)]
        for n, each in enumerate(people):
            add_item(f"A-{n}", due=-60, to=each)

        def statements(count):
            counted = []
            read = book.rows

            def counting(*args):
                counted.append(args[0])
                return read(*args)

            book.rows = counting
            try:
                services.letters.prepare_many([choose(to=each) for each in people[:count]])
            finally:
                del book.rows
            return len(counted)

        statements(1)  # the calendar is read once for all
        assert statements(6) - statements(2) == 8
