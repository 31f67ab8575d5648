"""Statements of account on a real book: what they say of a day, and the paper read back."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from db import models
from desktop.domain.company import DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.lateinterest import InterestBasis, InterestChoice
from desktop.domain.ledger import Share
from desktop.domain.papers import WarningCode
from desktop.domain.problems import ProblemCode
from desktop.domain.timeline import EventKind
from desktop.services.making import Prepared
from desktop.services.payments import PaymentForm
from desktop.services.results import Refused
from desktop.services.statements import StatementChoices
from tests.documents.reading import pages_of

#: 0.05 % a day.
DAILY = InterestChoice(InterestBasis.CONTRACT_DAILY, rate_ppm=500)


@pytest.fixture
def choose(the_customer):
    """The choices of a statement, by default with nothing chosen."""
    return lambda currency="CNY", to=None, **more: StatementChoices(the_customer(to), currency, **more)


@pytest.fixture
def draft(services, choose):
    return lambda *args, **more: services.statements.draft(choose(*args, **more))


@pytest.fixture
def text(services, choose):
    """The statement as it would be printed, read back on one line."""

    def shown(*args, **more):
        _draft, preview = services.statements.draft_and_preview(choose(*args, **more))
        assert preview.pdf is not None, preview.problems
        return "".join("".join(page.split("\n")) for page in pages_of(preview.pdf))

    return shown


@pytest.fixture
def pay(services, customer, today, saved):
    """Receive money some days ago."""

    def paid(amount, days_ago=0, *shares, **more):
        form = PaymentForm(customer, "CNY", amount, today - timedelta(days=days_ago), shares=shares, **more)
        return saved(services.payments.add(form))

    return paid


def codes(warnings):
    return {warning.code for warning in warnings}


class TestFigures:
    def test_what_is_open_of_one_currency_is_the_balance_due_or_not(self, draft, add_item):
        add_item("A-1", 10_000, due=-40)
        add_item("B-2", 5_000, due=20)
        add_item("U-1", 7_000, due=-40, currency="USD")
        account = draft().account
        assert [item.number for item in account.items] == ["A-1", "B-2"]
        assert account.balance == 15_000
        assert draft("USD").account.balance == 7_000

    def test_what_others_owe_is_no_part_of_it(self, draft, add_item, add_customer):
        add_item("X-1", to=add_customer("万家超市"))
        assert draft().account.items == ()

    def test_a_disputed_part_is_marked_and_stays_in_the_total(self, draft, add_item):
        add_item("A-1", 10_000, due=-40, disputed=4_000)
        account = draft().account
        assert (account.balance, account.disputed) == (10_000, 4_000)

    def test_what_was_promised_planned_or_handed_over_is_owed_all_the_same(self, draft, add_item):
        add_item("A-1", 10_000, due=-90, handed_over_on=date(2026, 11, 1))
        assert draft().account.balance == 10_000

    def test_credit_notes_lower_the_balance(self, draft, add_item):
        add_item("A-1", 10_000, due=-40)
        add_item("K-1", -2_500, kind="credit_note")
        assert draft().account.balance == 7_500

    def test_money_put_to_nothing_has_a_row_of_its_own_and_is_warned_of(self, draft, add_item, pay):
        add_item("A-1", 10_000, due=-40)
        pay(3_000)
        found = draft()
        assert [item.open for item in found.account.items] == [10_000]
        assert (found.account.unapplied, found.account.balance) == (3_000, 7_000)
        assert WarningCode.UNAPPLIED in codes(found.warnings)

    def test_a_past_cut_off_knows_only_what_was_booked_by_then(self, draft, add_item, pay, today):
        item = add_item("A-1", 10_000, due=-40, issued=-70)
        add_item("B-2", 5_000, due=20, issued=-2)
        pay(4_000, 3, Share(item, 4_000))
        then = draft(cut_off=today - timedelta(days=5)).account
        assert [(each.number, each.open) for each in then.items] == [("A-1", 10_000)]
        assert draft().account.balance == 11_000

    def test_an_account_with_nothing_open_is_a_statement_too(self, draft, text, customer):
        assert (draft().account.balance, draft().problems) == (0, ())
        assert "双方无欠款" in text()

    def test_where_we_owe_the_balance_stands_on_our_side(self, draft, text, add_item, pay):
        add_item("A-1", 10_000, due=-40)
        pay(12_550)
        assert draft().account.balance == -2_550
        assert "贵公司应付我公司的余额为¥25.50" in text()


class TestMovements:
    def test_they_lead_from_the_first_day_to_the_cut_off(self, draft, add_item, pay, services, saved):
        old = add_item("A-1", 10_000, due=-40, issued=-70)
        add_item("B-2", 5_000, due=20, issued=-2)
        add_item("K-1", -1_000, kind="credit_note", issued=-3)
        pay(4_000, 3, Share(old, 4_000))
        saved(services.ledger.write_off(old, 500, "rounding"))
        moved = draft(movements=True).movements
        assert (moved.first, moved.last) == (date(2026, 11, 1), date(2026, 11, 21))
        assert (moved.opening, moved.invoices, moved.credit_notes) == (10_000, 5_000, 1_000)
        assert (moved.receipts, moved.write_offs, moved.closing) == (4_000, 500, 9_500)

    def test_interest_in_a_payment_is_not_taken_off_the_debt(self, book, draft, pay, customer):
        payment, now, today = pay(1_000), "2026-11-21T08:00:00+00:00", date(2026, 11, 21)
        with book.transaction():
            plan = models.Plan.insert(
                customer=customer, state="signed", currency="CNY", debt=10_000, down_payment=0, every="month",
                shift="none", interest="none", remainder="last", as_of=today, created_at=now, updated_at=now,
            ).execute()  # fmt: skip
            models.Allocation.insert(
                payment=payment, plan=plan, kind="interest", amount=200, day=today, recorded_at=now
            ).execute()
        moved = draft(movements=True).movements
        assert (moved.receipts, moved.interest, moved.closing) == (1_000, 200, -800)
        assert draft().account.balance == -800

    def test_they_are_printed_only_when_asked_for(self, text, add_item):
        add_item("A-1", issued=-2)
        assert "期初余额" not in text()
        assert "期初余额" in text(movements=True)


class TestChoices:
    def test_they_are_filled_in(self, draft, today, customer):
        choices = draft().choices
        assert (choices.made_on, choices.cut_off, choices.language) == (today, today, LetterLanguage.CHINESE)
        assert choices.reply_by == date(2026, 12, 4)
        assert (choices.ageing, choices.reserve_rights, choices.movements) == (False, True, False)

    def test_choices_filled_in_give_the_same_draft_again(self, services, draft, add_item):
        add_item("A-1")
        first = draft(movements=True)
        assert services.statements.draft(first.choices) == first

    def test_english_statements_have_the_row_of_ages(self, draft, customer):
        assert draft(language=LetterLanguage.ENGLISH).choices.ageing
        assert not draft(language=LetterLanguage.ENGLISH, ageing=False).choices.ageing

    def test_working_days_for_the_reply_are_a_setting(self, services, draft, saved, customer):
        assert services.statements.reply_days() == 10
        saved(services.statements.save_reply_days(15))
        assert draft().choices.reply_by == date(2026, 12, 11)

    @pytest.mark.parametrize(("days", "code"), [(2, ProblemCode.TOO_SMALL), (31, ProblemCode.TOO_LARGE)])
    def test_days_for_a_reply_that_nobody_would_give_are_refused(self, services, refused, days, code):
        assert refused(services.statements.save_reply_days, days) == [("reply_days", code)]

    def test_a_reply_on_a_day_of_rest_is_warned_of(self, draft, customer):
        warnings = draft(reply_by=date(2026, 11, 29)).warnings
        assert WarningCode.REPLY_BY_NO_WORKING_DAY in codes(warnings)
        assert WarningCode.REPLY_BY_NO_WORKING_DAY not in codes(draft().warnings)

    @pytest.mark.parametrize(
        ("wrong", "problem"),
        [
            ({"made_on": date(2026, 11, 20)}, ("made_on", ProblemCode.IN_THE_PAST)),
            ({"reply_by": date(2026, 11, 21)}, ("reply_by", ProblemCode.NOT_AFTER)),
            ({"cut_off": date(2026, 11, 22)}, ("cut_off", ProblemCode.TOO_LATE)),
            ({"movements": True, "movements_from": date(2026, 11, 22)}, ("movements_from", ProblemCode.TOO_LATE)),
            ({"account": 1}, ("account", ProblemCode.NOT_A_CHOICE)),
            ({"attention": "x" * 201}, ("attention", ProblemCode.TOO_LONG)),
            ({"enclosures": ("x" * 201,)}, ("enclosures.0", ProblemCode.TOO_LONG)),
            ({"enclosures": ("x",) * 21}, ("enclosures", ProblemCode.TOO_LARGE)),
        ],
    )
    def test_what_cannot_be_is_refused(self, services, choose, refused, wrong, problem):
        assert refused(services.statements.make, choose(**wrong)) == [problem]

    def test_movements_may_begin_with_the_first_day_of_all(self, draft):
        assert draft(movements=True, movements_from=date.min).movements.opening == 0

    def test_there_is_none_for_a_customer_who_is_not_there(self, services, draft, refused, choose):
        assert draft(to=999) is None
        assert refused(services.statements.make, choose(to=999)) == [("customer_id", ProblemCode.NOT_FOUND)]

    def test_a_chinese_statement_lacks_no_account_and_an_english_one_does(self, draft, services, saved, our_company):
        saved(services.company.save(replace(our_company, accounts=())))
        assert WarningCode.NO_ACCOUNT not in codes(draft().warnings)
        assert WarningCode.NO_ACCOUNT in codes(draft(language=LetterLanguage.ENGLISH).warnings)

    def test_a_customer_without_address_and_contact_is_warned_of(self, draft, customer):
        assert {WarningCode.NO_ADDRESS, WarningCode.NO_CONTACT} <= codes(draft().warnings)


class TestInterest:
    def test_none_is_told_unless_it_is_chosen(self, services, draft, add_item, saved):
        add_item("A-1", 1_000_000, due=-100)
        saved(services.late_interest.save_default(DAILY))
        assert draft().interest is None

    def test_it_is_reckoned_up_to_the_cut_off_day_and_is_no_part_of_the_balance(self, draft, add_item, today):
        add_item("A-1", 1_000_000, due=-100, issued=-130)
        found = draft(interest=DAILY, cut_off=today - timedelta(days=10))
        assert (found.interest.total, found.account.balance) == (1_000_000 * 90 * 500 // 10**6, 1_000_000)
        assert WarningCode.INTEREST_STATED in codes(found.warnings)

    def test_rights_are_reserved_with_it_whatever_was_chosen(self, services, draft, saved, customer):
        saved(services.late_interest.save_reserves_rights(False))
        assert not draft().choices.reserve_rights
        assert draft(reserve_rights=True).choices.reserve_rights
        assert draft(reserve_rights=False, interest=DAILY).choices.reserve_rights

    def test_a_rate_that_nobody_entered_refuses_it(self, services, choose, add_item, refused):
        add_item("A-1", due=-40)
        problems = refused(services.statements.make, choose(interest=InterestChoice(InterestBasis.LPR)))
        assert ProblemCode.NO_RATE in {code for _field, code in problems}

    def test_a_rate_far_above_the_usual_is_warned_of(self, draft, customer):
        high = InterestChoice(InterestBasis.CONTRACT_DAILY, rate_ppm=5_000)
        assert WarningCode.HIGH_INTEREST in codes(draft(interest=high).warnings)
        assert WarningCode.HIGH_INTEREST not in codes(draft(interest=DAILY).warnings)


class TestMaking:
    def test_it_is_kept_with_its_figures_as_of_the_cut_off(self, services, choose, add_item, pay, saved, *, today):
        add_item("A-1", 10_000, due=-40, issued=-70, disputed=1_000)
        pay(3_000, 10)
        cut_off = today - timedelta(days=3)
        row = services.archive.get(saved(services.statements.make(choose(cut_off=cut_off))))
        kept = row.row
        assert (kept.kind, kept.number, kept.as_of) == (DocumentKind.STATEMENT, "DZ-2026-0001", cut_off)
        assert (kept.total, kept.unapplied, kept.level) == (7_000, 3_000, None)
        assert [(item.number, item.open, item.disputed) for item in row.items] == [("A-1", 10_000, 1_000)]
        assert row.choices["cut_off"] == cut_off.isoformat()
        assert json.dumps(row.choices)

    def test_a_balance_below_zero_is_kept(self, services, choose, pay, saved):
        pay(2_550)
        assert services.archive.get(saved(services.statements.make(choose()))).row.total == -2_550

    def test_the_timeline_tells_of_it(self, services, choose, saved, customer):
        saved(services.statements.make(choose()))
        assert services.customers.events(customer)[0].kind == EventKind.DOCUMENT_MADE

    def test_what_was_seen_is_what_is_printed(self, services, choose, add_item, pay, *, refused, saved):
        add_item("A-1", 10_000, due=-40)
        seen = services.statements.draft(choose()).facts
        pay(1_000)
        again = refused(lambda: services.statements.make(choose(), seen=seen))
        assert again == [("", ProblemCode.CHANGED_MEANWHILE)]
        saved(services.statements.make(choose(), seen=services.statements.draft(choose()).facts))

    def test_preview_and_paper_are_the_same_bytes(self, services, choose, add_item, saved):
        add_item("A-1", 10_000, due=-40)
        _draft, preview = services.statements.draft_and_preview(choose())
        assert services.archive.pdf(saved(services.statements.make(choose()))) == preview.pdf

    def test_it_is_prepared_for_a_print_run_without_a_number(self, services, choose, add_item):
        add_item("A-1", 10_000, due=-40)
        prepared = services.statements.prepare(choose())
        assert isinstance(prepared, Prepared)
        assert (prepared.paper.heading.number, prepared.total) == ("", 10_000)
        assert isinstance(services.statements.prepare(choose(account=7)), Refused)

    def test_it_asks_for_no_money(self, text, add_item):
        add_item("A-1", 10_000, due=-140)
        shown = text(ageing=True)
        assert all(word not in shown for word in ("催", "逾期", "欠款单位", "请付款", "尽快"))
        assert "逾期天数" not in shown


def test_no_account_is_kept_in_a_currency_that_there_is_not(services, customer):
    draft = services.statements.draft(StatementChoices(customer, "XYZ"))
    assert ("currency", ProblemCode.UNKNOWN_CURRENCY) in [(each.field, each.code) for each in draft.problems]
