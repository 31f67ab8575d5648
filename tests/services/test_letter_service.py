"""Reminders on a real book: what one asks for, what it leaves out and says so, and the letter read back."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest

from db import models
from db.queries import letters as letter_queries
from desktop.domain.customers import LetterLanguage
from desktop.domain.ledger import Share
from desktop.domain.letters import LATEST_DAYS_TO_PAY, LeftOut
from desktop.domain.papers import WarningCode
from desktop.domain.problems import ProblemCode
from desktop.domain.process import PaymentProcess, Step, StepKind
from desktop.domain.promises import PromiseQuestion
from desktop.domain.timeline import EventKind
from desktop.services.disputes import DisputeForm
from desktop.services.letters import LetterChoices
from desktop.services.payments import PaymentForm
from desktop.services.promises import PromiseForm
from desktop.services.results import Entity


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.fixture
def choose(the_customer):
    """The choices of a letter, by default with nothing chosen."""
    return lambda currency="CNY", to=None, **more: LetterChoices(the_customer(to), currency, **more)


@pytest.fixture
def overdue(add_item):
    """An item of 100.00 that is 40 days overdue."""
    return add_item("A-1", 10_000, due=-40)


@pytest.fixture
def draft(services, choose):
    return lambda *args, **more: services.letters.draft(choose(*args, **more))


@pytest.fixture
def make(services, choose, saved):
    """Make a letter and give its number."""

    def made(*args, by=services, **more):
        return by.archive.get(saved(by.letters.make(choose(*args, **more)))).row.number

    return made


@pytest.fixture
def promise(at, today, the_customer, saved):
    """Promise ten days ago to pay for some items, `days` from today."""

    def promised(items, days, amount=10_000, **more):
        form = PromiseForm(the_customer(None), "CNY", amount, today + timedelta(days=days), tuple(items), **more)
        return saved(at(-10).promises.add(form, asked=PromiseQuestion))

    return promised


@pytest.fixture
def cover(book, the_customer):
    """Cover items by an instalment plan."""

    def covered(items, state="signed", paid=0, *, withdrawn=False):
        with book.transaction():
            at = {"created_at": "2026-11-01T00:00:00+00:00", "updated_at": "2026-11-01T00:00:00+00:00"}
            plan_id = models.Plan.insert(
                customer=the_customer(None), state=state, currency="CNY", debt=10_000, down_payment=0, every="month",
                shift="none", interest="none", remainder="last", as_of=date(2026, 11, 1), **at,
            ).execute()  # fmt: skip
            day = date(2026, 12, 1)
            models.PlanInstalment.insert(
                plan=plan_id, position=1, nominal_on=day, pay_on=day, principal=10_000, interest=0
            ).execute()
            for item in items:
                models.PlanItem.insert(plan=plan_id, receivable=item, open=10_000).execute()
            if paid:
                models.PlanPayment.insert(
                    plan=plan_id, paid_on=date(2026, 11, 10), amount=paid, recorded_at=at["created_at"],
                    withdrawn_at=at["created_at"] if withdrawn else None,
                ).execute()  # fmt: skip
        return plan_id

    return covered


def asked(draft):
    return [item.number for item in draft.items.asked]


def left_out(draft):
    return {item.number: reason for item, reason in draft.items.left_out}


def warned(draft, *codes):
    return [(warning.code, dict(warning.values)) for warning in draft.warnings if warning.code in codes]


class TestDraft:
    def test_all_due_items_of_one_currency_are_asked_for_oldest_first(self, draft, add_item):
        add_item("B-2", due=-5)
        add_item("A-1", due=-40)
        add_item("U-1", due=-40, currency="USD")
        add_item("C-3", due=0)
        assert asked(draft()) == ["A-1", "B-2"]
        assert asked(draft("USD")) == ["U-1"]
        assert left_out(draft()) == {"C-3": LeftOut.NOT_DUE}

    def test_only_this_customer_s_items_are_asked_for(self, draft, add_item, add_customer):
        add_item("A-1", due=-40)
        add_item("X-1", due=-40, to=add_customer("万家超市有限公司"))
        assert asked(draft()) == ["A-1"]

    def test_a_credit_note_counts_against_what_is_due(self, draft, add_item):
        add_item("A-1", 10_000, due=-40)
        add_item("K-1", -2_500, kind="credit_note")
        assert draft().items.total == 7_500

    def test_a_credit_note_that_a_plan_has_taken_is_not_taken_off_again(self, draft, add_item, cover):
        cover([add_item("A-1", 10_000, due=-40), add_item("K-1", -2_500, kind="credit_note")])
        add_item("B-2", 5_000, due=-30)
        assert draft().items.total == 5_000
        assert left_out(draft()) == {"A-1": LeftOut.IN_PLAN, "K-1": LeftOut.IN_PLAN}

    def test_the_account_that_was_chosen_is_warned_of(self, services, draft, add_item, our_company):
        add_item("A-1", due=-40)
        bare = replace(our_company.accounts[0], bank="")
        services.company.save(replace(our_company, accounts=(our_company.accounts[0], bare)))
        assert warned(draft(account=0), WarningCode.MISSING_FIELD) == []
        assert warned(draft(account=1), WarningCode.MISSING_FIELD) == [
            (WarningCode.MISSING_FIELD, {"field": "accounts"})
        ]

    def test_choices_are_filled_in(self, draft, add_item, customer, today):
        add_item("A-1", due=-40)
        choices = draft().choices
        assert (choices.customer_id, choices.language) == (customer, LetterLanguage.CHINESE)
        assert (choices.made_on, choices.pay_by) == (today, date(2026, 11, 30))
        assert (choices.attention, choices.account, choices.with_slip) == ("", 0, True)

    def test_what_was_chosen_stays(self, draft, add_item):
        add_item("A-1", due=-40)
        chosen = {
            "language": LetterLanguage.ENGLISH,
            "made_on": date(2026, 11, 23),
            "pay_by": date(2026, 12, 4),
            "attention": "Finance, Ms Wang",
            "with_slip": False,
        }
        choices = draft(**chosen).choices
        assert {name: getattr(choices, name) for name in chosen} == chosen

    def test_choices_filled_in_give_the_same_draft_again(self, services, draft, add_item):
        add_item("A-1", due=-40)
        first = draft()
        assert services.letters.draft(first.choices) == first

    def test_the_letter_speaks_the_customer_s_language(self, draft, add_item, add_customer):
        abroad = add_customer("Fulham Foods Ltd", letter_language=LetterLanguage.ENGLISH)
        add_item("A-1", due=-40, to=abroad)
        assert draft(to=abroad).choices.language is LetterLanguage.ENGLISH

    def test_there_is_no_draft_for_a_customer_who_is_not_there(self, draft):
        assert draft(to=999) is None

    def test_taking_out_and_putting_in(self, draft, add_item):
        first, second = add_item("A-1", due=-40), add_item("B-2", 10_000, due=-5, disputed=4_000)
        chosen = draft(taken_out=frozenset({first}), put_in=frozenset({second}))
        assert left_out(chosen) == {"A-1": LeftOut.CHOSEN}
        assert [(item.number, item.asked) for item in chosen.items.asked] == [("B-2", 6_000)]
        assert warned(chosen, WarningCode.LEFT_OUT, WarningCode.DISPUTED_PART) == [
            (WarningCode.DISPUTED_PART, {"number": "B-2", "amount": 4_000, "currency": "CNY"})
        ]


class TestAttention:
    def steps(self, *kinds_and_people):
        return PaymentProcess(steps=tuple(Step(kind, contact_id=person) for kind, person in kinds_and_people))

    def test_the_letter_goes_to_who_takes_papers_in(self, services, draft, add_contact, *, customer, saved):
        wang, li = add_contact("王丽", position="财务"), add_contact("李强")
        process = self.steps((StepKind.RECEIVE, None), (StepKind.RECONCILE, wang), (StepKind.PAY, li))
        saved(services.processes.save(customer, process))
        assert draft().choices.attention == "王丽 财务"

    def test_without_such_a_person_it_goes_to_the_first_we_know(self, services, draft, add_contact, *, customer, saved):
        process = self.steps((StepKind.CHECK, None), (StepKind.SIGN, add_contact("李强")), (StepKind.PAY, None))
        saved(services.processes.save(customer, process))
        assert draft().choices.attention == "李强"

    def test_somebody_who_was_put_away_is_not_written_to(self, services, draft, add_contact, *, customer, saved):
        wang = add_contact("王丽")
        saved(services.processes.save(customer, self.steps((StepKind.RECEIVE, wang))))
        saved(services.customers.archive_contact(customer, wang))
        assert draft().choices.attention == ""

    def test_nobody_may_be_chosen_all_the_same(self, services, draft, add_contact, *, customer, saved):
        saved(services.processes.save(customer, self.steps((StepKind.RECEIVE, add_contact("王丽")))))
        assert draft(attention="").choices.attention == ""


class TestLeftOut:
    def test_an_item_that_is_disputed_as_a_whole_is_left_out_and_said_so(self, draft, add_item):
        add_item("A-1", due=-40)
        add_item("B-2", 10_000, due=-5, disputed=10_000)
        assert left_out(draft()) == {"B-2": LeftOut.DISPUTED}
        assert warned(draft(), WarningCode.LEFT_OUT) == [
            (WarningCode.LEFT_OUT, {"number": "B-2", "reason": "disputed", "amount": 10_000, "currency": "CNY"})
        ]

    def test_of_an_item_in_dispute_the_rest_is_asked_for(self, draft, add_item):
        """Rule 37."""
        add_item("B-2", 10_000, due=-5, disputed=4_000)
        assert [(item.number, item.asked) for item in draft().items.asked] == [("B-2", 6_000)]
        assert warned(draft(), WarningCode.LEFT_OUT, WarningCode.DISPUTED_PART) == [
            (WarningCode.DISPUTED_PART, {"number": "B-2", "amount": 4_000, "currency": "CNY"})
        ]

    def test_an_item_that_was_handed_over_is_left_out_and_said_so(self, services, draft, add_item, *, customer, today):
        item = add_item("A-1", due=-90)
        services.handover.hand_over(customer, [item], "Chen & Partners", today)
        assert left_out(draft()) == {"A-1": LeftOut.HANDED_OVER}
        assert [values["reason"] for _code, values in warned(draft(), WarningCode.LEFT_OUT)] == ["handed_over"]

    @pytest.mark.parametrize(
        ("days", "tolerance", "is_left_out"), [(3, 0, True), (0, 0, True), (-1, 0, False), (-1, 1, True)]
    )
    def test_an_open_promise_stops_letters_and_a_broken_one_does_not(
        self, draft, add_item, promise, *, days, tolerance, is_left_out
    ):
        promise([add_item("A-1", due=-40)], days, tolerance_days=tolerance)
        assert left_out(draft()) == ({"A-1": LeftOut.PROMISED} if is_left_out else {})

    def test_any_open_promise_counts(self, draft, add_item, promise):
        item = add_item("A-1", due=-40)
        promise([item], 10)
        promise([item], -1)
        assert left_out(draft()) == {"A-1": LeftOut.PROMISED}
        assert draft().items.left_out[0][0].promised_for == date(2026, 12, 1)

    def test_once_a_part_that_was_promised_has_come_the_rest_is_asked_for(
        self, services, draft, add_item, *, promise, customer, today, saved
    ):
        item = add_item("A-1", due=-40)
        promise([item], 3, 4_000)
        form = PaymentForm(customer, "CNY", 4_000, today, shares=(Share(item, 4_000),))
        saved(services.payments.add(form))
        assert draft().items.total == 6_000

    def test_a_cancelled_promise_stops_nothing(self, services, draft, add_item, promise):
        services.promises.cancel(promise([add_item("A-1", due=-40)], 3), "was about another firm")
        assert asked(draft()) == ["A-1"]

    def test_a_promise_is_for_its_own_items_alone(self, draft, add_item, promise):
        add_item("A-1", due=-40)
        promise([add_item("B-2", due=-40)], 3)
        assert asked(draft()) == ["A-1"]

    @pytest.mark.parametrize(
        ("state", "is_left_out"),
        [("draft", False), ("proposed", False), ("agreed", True), ("signed", True), ("broken", False)],
    )
    def test_an_item_in_an_agreed_plan_is_left_out(self, draft, add_item, cover, *, state, is_left_out):
        cover([add_item("A-1", due=-40)], state)
        assert left_out(draft()) == ({"A-1": LeftOut.IN_PLAN} if is_left_out else {})

    def test_a_plan_that_is_paid_covers_nothing(self, draft, add_item, cover):
        cover([add_item("A-1", due=-40)], paid=10_000)
        assert asked(draft()) == ["A-1"]

    @pytest.mark.parametrize("more", [{"paid": 9_999}, {"paid": 10_000, "withdrawn": True}])
    def test_a_plan_that_is_not_paid_yet_covers_its_items(self, draft, add_item, cover, more):
        cover([add_item("A-1", due=-40)], **more)
        assert left_out(draft()) == {"A-1": LeftOut.IN_PLAN}

    def test_an_item_without_a_due_date_is_left_out_and_said_so(self, draft, add_item):
        add_item("A-1")
        assert left_out(draft()) == {"A-1": LeftOut.NO_DUE_DATE}
        assert [values["reason"] for _code, values in warned(draft(), WarningCode.LEFT_OUT)] == ["no_due_date"]

    def test_nobody_wonders_about_what_is_not_due(self, draft, add_item):
        add_item("A-1", due=10)
        assert warned(draft(), WarningCode.LEFT_OUT) == []


class TestProblems:
    def problems(self, draft):
        return [(problem.field, problem.code) for problem in draft.problems]

    def test_nothing_to_ask_for_is_no_letter(self, draft, add_item):
        add_item("A-1", 10_000, due=-40)
        add_item("K-1", -10_000, kind="credit_note")
        assert self.problems(draft()) == [("items", ProblemCode.NOTHING_TO_ASK)]

    def test_more_than_a_book_holds_is_refused(self, draft, add_item):
        for n in range(2):
            add_item(f"A-{n}", 9_999_999_999_999, due=-40)
        assert self.problems(draft()) == [("items", ProblemCode.TOO_LARGE)]

    @pytest.mark.usefixtures("overdue", "our_company")
    @pytest.mark.parametrize(
        ("choices", "problem"),
        [
            ({"made_on": date(2026, 11, 20)}, ("made_on", ProblemCode.IN_THE_PAST)),
            ({"made_on": date.max}, ("made_on", ProblemCode.TOO_LATE)),
            ({"pay_by": date(2026, 11, 21)}, ("pay_by", ProblemCode.NOT_AFTER)),
            ({"pay_by": date.min}, ("pay_by", ProblemCode.NOT_AFTER)),
            ({"pay_by": date.max}, ("pay_by", ProblemCode.TOO_LATE)),
            ({"account": 2}, ("account", ProblemCode.NOT_A_CHOICE)),
            ({"account": -1}, ("account", ProblemCode.NOT_A_CHOICE)),
            ({"attention": "王" * 201}, ("attention", ProblemCode.TOO_LONG)),
            ({"enclosures": ("x",) * 21}, ("enclosures", ProblemCode.TOO_LARGE)),
            ({"enclosures": ("合同", "x" * 201)}, ("enclosures.1", ProblemCode.TOO_LONG)),
        ],
    )
    def test_a_choice_that_cannot_be_is_refused_by_name(self, services, choose, refused, *, choices, problem):
        preview = services.letters.preview(choose(**choices))
        assert (preview.pdf, self.problems(preview)) == (None, [problem])
        assert refused(services.letters.make, choose(**choices)) == [problem]

    def test_the_last_day_that_may_be_asked_for(self, draft, add_item, today):
        add_item("A-1", due=-40)
        assert self.problems(draft(pay_by=today + timedelta(days=LATEST_DAYS_TO_PAY))) == []

    def test_a_letter_to_nobody_is_refused(self, services, choose, refused):
        assert refused(services.letters.make, choose(to=999)) == [("customer_id", ProblemCode.NOT_FOUND)]
        assert [problem.code for problem in services.letters.preview(choose(to=999)).problems] == [
            ProblemCode.NOT_FOUND
        ]


class TestWarnings:
    def test_what_is_missing_of_us_is_named_and_stops_nothing(self, services, choose, draft, add_item):
        add_item("A-1", due=-40)
        missing = [values["field"] for _code, values in warned(draft(), WarningCode.MISSING_FIELD)]
        assert missing == ["name", "address", "phone", "handler", "handler_phone"]
        assert warned(draft(), WarningCode.NO_ACCOUNT) == [(WarningCode.NO_ACCOUNT, {"currency": "CNY"})]
        assert services.letters.preview(choose()).pdf.startswith(b"%PDF")

    @pytest.mark.usefixtures("our_company")
    def test_nothing_is_missing_once_all_is_filled_in(self, draft, add_item, add_customer):
        known = add_customer("万家超市有限公司", address="苏州市人民路1号")
        add_item("A-1", due=-40, to=known)
        assert draft(to=known, attention="王丽 财务").warnings == ()

    @pytest.mark.usefixtures("our_company")
    def test_a_customer_without_address_and_people_is_warned_of(self, draft, overdue):
        assert [warning.code for warning in draft().warnings] == [WarningCode.NO_ADDRESS, WarningCode.NO_CONTACT]

    @pytest.mark.usefixtures("our_company", "overdue")
    def test_an_english_letter_to_a_chinese_name_is_warned_of(self, draft):
        found = warned(draft(language=LetterLanguage.ENGLISH), WarningCode.MISSING_AT_CUSTOMER)
        assert found == [(WarningCode.MISSING_AT_CUSTOMER, {"field": "name_en"})]

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (date(2026, 12, 1), []),
            (date(2026, 11, 28), [("2026-11-28", "")]),
            (date(2027, 1, 1), [("2027-01-01", "New Year's Day")]),
        ],
    )
    def test_a_day_on_which_nobody_works_is_warned_of(self, draft, add_item, day, expected):
        add_item("A-1", due=-40)
        found = warned(draft(pay_by=day), WarningCode.PAY_BY_NO_WORKING_DAY)
        assert [(values["day"], values["name"]) for _code, values in found] == expected

    @pytest.mark.usefixtures("overdue")
    @pytest.mark.parametrize(("days", "is_warned"), [(0, True), (9, True), (10, False)])
    def test_a_reminder_within_the_gap_is_warned_of(self, at, make, choose, *, days, is_warned):
        number = make()
        found = warned(at(days).letters.draft(choose()), WarningCode.RECENT_LETTER)
        expected = [(WarningCode.RECENT_LETTER, {"number": number, "day": "2026-11-21"})]
        assert found == (expected if is_warned else [])

    def test_a_voided_reminder_is_none(self, services, draft, make, *, add_item, saved):
        add_item("A-1", due=-40)
        make()
        saved(services.archive.void(1, "wrong address"))
        assert warned(draft(), WarningCode.RECENT_LETTER) == []

    def test_the_letter_of_the_other_currency_is_none(self, draft, make, add_item):
        add_item("A-1", due=-40)
        add_item("U-1", due=-40, currency="USD")
        make("USD")
        assert warned(draft(), WarningCode.RECENT_LETTER) == []

    def test_signs_that_no_font_has_are_named(self, services, choose, add_item):
        add_item("A-1 \U0001f600", due=-40)
        add_item("שלום", due=-40)
        codes = {warning.code for warning in services.letters.preview(choose()).warnings}
        assert {WarningCode.NO_GLYPH, WarningCode.RIGHT_TO_LEFT} <= codes


class TestMake:
    def test_the_letter_is_kept_as_the_preview_showed_it(self, services, choose, add_item, *, saved, our_company):
        add_item("A-1", 1_234_567, due=-40)
        preview = services.letters.preview(choose())
        document = saved(services.letters.make(choose()))
        assert services.archive.pdf(document) == preview.pdf
        row = services.archive.get(document).row
        assert (row.number, row.pages, row.made_by) == (preview.number, preview.pages, "李明")

    def test_the_letter_says_what_it_asks_for(self, services, choose, add_item, *, saved, our_company):
        add_item("A-1", 1_234_567, due=-40, amount=2_000_000)
        document = saved(services.letters.make(choose(attention="王丽 财务", enclosures=("对账单",))))
        text = text_of(services.archive.pdf(document))
        for words in ("CK-2026-0001", "恒达食品有限公司", "王丽 财务", "A-1", "12,345.67", "2026年11月30日", "对账单"):
            assert words in text
        assert "人民币壹万贰仟叁佰肆拾伍元陆角柒分" in text
        assert "4321 0000 8765" in text

    def test_the_account_is_the_one_that_was_chosen(self, services, choose, add_item, *, saved, our_company):
        second = replace(our_company.accounts[0], number="9999 8888")
        saved(services.company.save(replace(our_company, accounts=(*our_company.accounts, second))))
        add_item("A-1", due=-40)
        text = text_of(services.letters.preview(choose(account=1)).pdf)
        assert "9999 8888" in text
        assert "4321 0000 8765" not in text

    def test_an_own_text_is_in_the_letter(self, services, choose, add_item, saved):
        add_item("A-1", due=-40)
        saved(services.paper_texts.save(LetterLanguage.CHINESE, "reminder.title", "温馨提示"))
        assert "温馨提示" in text_of(services.letters.preview(choose()).pdf)

    def test_two_currencies_are_two_letters(self, services, choose, add_item, *, saved, our_company):
        add_item("A-1", 10_000, due=-40)
        add_item("U-1", 20_000, due=-40, currency="USD")
        letters = [saved(services.letters.make(choose(currency))) for currency in ("CNY", "USD")]
        rows = [services.archive.get(letter).row for letter in letters]
        assert [(row.number, row.currency, row.total) for row in rows] == [
            ("CK-2026-0001", "CNY", 10_000),
            ("CK-2026-0002", "USD", 20_000),
        ]
        assert "U-1" not in text_of(services.archive.pdf(letters[0]))

    def test_the_rows_are_kept_as_of_that_day(self, services, choose, add_item, *, saved, today):
        item = add_item("A-1", 9_000, due=-40, issued=-70, amount=10_000, disputed=2_000)
        credit = add_item("K-1", -500, kind="credit_note")
        document = saved(services.letters.make(choose(put_in=frozenset({item}))))
        rows = services.archive.get(document).items
        assert [(row.receivable_id, row.number, row.open, row.disputed, row.days_overdue) for row in rows] == [
            (item, "A-1", 7_000, 2_000, 40),
            (credit, "K-1", -500, 0, 0),
        ]
        assert (rows[0].amount, rows[0].due_date) == (10_000, today - timedelta(days=40))

    def test_an_item_paid_between_draft_and_letter_is_not_asked_for(self, services, draft, overdue, *, add_item, book):
        add_item("B-2", 7_000, due=-20)
        choices = draft().choices
        with book.transaction():
            models.Receivable.update(open=0).where(models.Receivable.id == overdue).execute()
        document = services.letters.make(choices).value
        assert services.archive.get(document).row.total == 7_000
        assert "A-1" not in text_of(services.archive.pdf(document))

    def test_what_is_paid_while_a_letter_is_on_the_screen_is_not_asked_for(
        self, services, draft, choose, refused, *, add_item, customer, today, saved
    ):
        paid = add_item("A-1", 10_000, due=-40)
        add_item("B-2", 10_000, due=-30)
        seen = draft()
        saved(services.payments.add(PaymentForm(customer, "CNY", 10_000, today, shares=(Share(paid, 10_000),))))
        make = services.letters.make
        assert refused(make, choose(), seen=seen) == [("items", ProblemCode.CHANGED_MEANWHILE)]
        document = saved(make(choose(), seen=draft()))
        assert [row.number for row in services.archive.get(document).items] == ["B-2"]

    def test_when_all_is_paid_meanwhile_there_is_nothing_to_ask_for(
        self, services, draft, choose, refused, *, overdue, customer, today, saved
    ):
        seen = draft()
        saved(services.payments.add(PaymentForm(customer, "CNY", 10_000, today, shares=(Share(overdue, 10_000),))))
        assert refused(services.letters.make, choose(), seen=seen) == [("items", ProblemCode.NOTHING_TO_ASK)]

    @pytest.mark.parametrize("happens", ["dispute", "promise"])
    def test_what_is_disputed_or_promised_meanwhile_counts_as_well(
        self, services, draft, choose, refused, *, add_item, overdue, promise, saved, happens
    ):
        add_item("B-2", 10_000, due=-30)
        seen = draft()
        if happens == "dispute":
            saved(services.disputes.open(DisputeForm(overdue, 4_000)))
        else:
            promise([overdue], 3)
        assert refused(services.letters.make, choose(), seen=seen) == [("items", ProblemCode.CHANGED_MEANWHILE)]

    def test_what_the_rep_has_seen_is_made(self, services, draft, choose, *, overdue, saved):
        assert saved(services.letters.make(choose(), seen=draft()))

    def test_later_payments_do_not_change_the_letter(self, services, make, add_item, book):
        add_item("A-1", 10_000, due=-40)
        make()
        before = services.archive.pdf(1)
        with book.transaction():
            models.Receivable.update(open=0, number="A-1a").execute()
            models.Customer.update(name="恒达（新）").execute()
        assert services.archive.pdf(1) == before
        assert services.archive.get(1).items[0].open == 10_000

    def test_each_letter_has_a_new_number(self, make, add_item):
        add_item("A-1", due=-40)
        assert [make() for _ in range(3)] == ["CK-2026-0001", "CK-2026-0002", "CK-2026-0003"]

    def test_letters_made_at_one_time_have_numbers_one_after_the_other(self, services, choose, overdue):
        with ThreadPoolExecutor(4) as pool:
            made = list(pool.map(services.letters.make, [choose()] * 8))
        assert sorted(result.value for result in made) == list(range(1, 9))
        assert sorted(row.number for row in services.archive.page()) == [f"CK-2026-000{n}" for n in range(1, 9)]

    def test_the_number_is_of_the_year_of_the_letter(self, make, at, add_item):
        add_item("A-1", due=-40)
        assert make() == "CK-2026-0001"
        assert make(by=at(date(2027, 1, 4))) == "CK-2027-0001"

    def test_what_was_chosen_is_kept(self, services, choose, add_item, saved):
        item = add_item("A-1", due=-40)
        add_item("B-2", due=-20)
        document = saved(services.letters.make(choose(taken_out=frozenset({item}), enclosures=("对账单", ""))))
        choices = services.archive.get(document).choices
        assert (choices["taken_out"], choices["enclosures"]) == ([item], ["对账单"])
        assert (choices["language"], choices["pay_by"]) == ("zh_CN", "2026-11-30")

    def test_the_timeline_tells_of_it(self, services, choose, add_item, customer):
        add_item("A-1", due=-40)
        result = services.letters.make(choose())
        assert result.changes.touches(frozenset({Entity.DOCUMENT}), customer)
        event = services.customers.events(customer)[0]
        assert (event.kind, event.entity_id) == (EventKind.DOCUMENT_MADE, result.value)
        assert '"number": "CK-2026-0001"' in event.data

    def test_a_preview_writes_nothing(self, services, choose, add_item, everything):
        add_item("A-1", due=-40)
        before = everything()
        assert services.letters.preview(choose()).pages == 1
        assert everything() == before


class TestCandidates:
    def lines(self, services, **more):
        return [(each.name, each.currency, each.total, each.reason) for each in services.letters.candidates(**more)]

    def test_a_customer_with_nothing_overdue_is_none(self, services, add_item):
        add_item("A-1", due=0)
        add_item("B-1")
        add_item("K-1", -500, kind="credit_note", due=-90)
        assert services.letters.candidates() == []

    def test_a_line_says_what_the_letter_would_ask_for(self, services, add_item, make, *, today, customer):
        add_item("A-1", 10_000, due=-40)
        add_item("B-2", 5_000, due=-20)
        add_item("C-3", 5_000, due=-10, disputed=5_000)
        add_item("D-4", 5_000, due=10)
        number = make()
        (line,) = services.letters.candidates()
        assert (line.customer_id, line.total, line.items, line.left_out) == (customer, 15_000, 2, 1)
        assert (line.days_overdue, line.lateness.term, line.lateness.urgent) == (40, 30, True)
        assert (line.last_number, line.last_on, line.reason) == (number, today, None)

    def test_a_line_and_its_draft_agree(self, services, draft, add_item):
        add_item("A-1", 10_000, due=-40)
        add_item("K-1", -2_000, kind="credit_note")
        (line,) = services.letters.candidates()
        assert (line.total, line.items) == (draft().items.total, len(draft().items.asked))

    def test_a_credit_note_in_a_plan_is_no_item_that_is_left_out(self, services, add_item, cover):
        cover([add_item("A-1", 10_000, due=-40), add_item("K-1", -2_500, kind="credit_note", due=-50)])
        (line,) = services.letters.candidates()
        assert (line.total, line.left_out, line.days_overdue, line.reason) == (0, 1, 40, LeftOut.IN_PLAN)

    @pytest.mark.parametrize("settled", ["1 = 1", "due_date IS NOT NULL"])
    def test_what_is_settled_while_the_list_is_read_is_none(self, services, add_item, book, *, monkeypatch, settled):
        add_item("A-1", due=-40)
        add_item("K-1", -500, kind="credit_note")
        read = letter_queries.open_items

        def read_after_a_file(*args):
            with book.transaction():
                book.run(f"UPDATE receivable SET open = 0 WHERE {settled}")
            return read(*args)

        monkeypatch.setattr(letter_queries, "open_items", read_after_a_file)
        assert services.letters.candidates() == []

    def test_each_currency_has_a_line(self, services, add_item):
        add_item("A-1", 10_000, due=-40)
        add_item("U-1", 20_000, due=-50, currency="USD")
        assert self.lines(services) == [
            ("恒达食品有限公司", "USD", 20_000, None),
            ("恒达食品有限公司", "CNY", 10_000, None),
        ]

    def test_who_gets_no_letter_is_listed_with_the_reason(self, services, add_customer, add_item, *, promise, cover):
        cover([add_item("A-1", due=-40)])
        add_item("B-1", due=-30, disputed=10_000, to=add_customer("乙公司"))
        third = add_customer("丙公司")
        add_item("C-1", due=-20, to=third)
        add_item("K-1", -10_000, kind="credit_note", to=third)
        assert self.lines(services) == [
            ("恒达食品有限公司", "CNY", 0, LeftOut.IN_PLAN),
            ("乙公司", "CNY", 0, LeftOut.DISPUTED),
            ("丙公司", "CNY", 0, None),
        ]
        assert [each.items for each in services.letters.candidates()] == [0, 0, 0]

    def test_the_most_urgent_comes_first(self, services, add_customer, add_item):
        within = add_customer("甲公司", credit_term_days=120)
        beyond = add_customer("乙公司", credit_term_days=60)
        older = add_customer("丙公司", credit_term_days=60)
        for n, (to, due) in enumerate([(within, -40), (beyond, -21), (older, -39)]):
            add_item(f"A-{n}", due=due, to=to)
        assert [each.name for each in services.letters.candidates()] == ["丙公司", "乙公司", "甲公司"]

    def test_an_item_s_own_term_counts_before_the_customer_s(self, services, add_item):
        add_item("A-1", due=-10, credit_term_days=90)
        assert services.letters.candidates()[0].lateness.term == 90

    def test_archived_customers_get_no_letters(self, services, add_item, customer, saved):
        add_item("A-1", due=-40)
        saved(services.customers.archive(customer))
        assert services.letters.candidates() == []

    def test_one_customer_may_be_asked_about(self, services, add_item, add_customer):
        other = add_customer("乙公司")
        add_item("A-1", due=-40)
        add_item("B-1", due=-40, to=other)
        assert [name for name, *_rest in self.lines(services, customer_id=other)] == ["乙公司"]

    def test_a_long_list_keeps_the_oldest_debts(self, services, add_item, add_customer):
        for n in range(5):
            add_item(f"A-{n}", due=-10 - n, to=add_customer(f"客户{n}"))
        assert [name for name, *_rest in self.lines(services, limit=2)] == ["客户4", "客户3"]
