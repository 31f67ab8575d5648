"""Receipts on a real book: which item got what, what makes one void, and the paper read back."""
# ruff: noqa: PLR0917 (a test asks for as many fixtures as it has)

from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest

from db import models
from desktop.domain.company import DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.debtor import DebtAnalysis
from desktop.domain.instalments import Interest, Terms
from desktop.domain.ledger import PaymentQuestion, Share
from desktop.domain.papers import WarningCode
from desktop.domain.plans import Move
from desktop.domain.problems import ProblemCode
from desktop.domain.process import PayMeans
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.services.agreements import PaperChoices
from desktop.services.payments import PaymentForm
from desktop.services.plans import PlanForm
from desktop.services.receipts import ReceiptChoices
from desktop.services.results import Refused

ANALYSIS = DebtAnalysis(DebtCause.CASH, DebtNature.BREACH, DebtTerm.SHORT)


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "\n")
    finally:
        document.close()


def told(draft, *codes):
    return [(warning.code, warning.values["number"]) for warning in draft.warnings if warning.code in codes]


@pytest.fixture
def pay(services, customer, saved, today):
    """Take money, `day` days from today, with yes to all questions."""

    def paid(amount=10_000, day=0, by=services, shares=None, **more):
        given = None if shares is None else tuple(Share(*share) for share in shares)
        form = PaymentForm(
            more.pop("to", customer),
            more.pop("currency", "CNY"),
            amount,
            today + timedelta(days=day),
            shares=given,
            **more,
        )
        return saved(by.payments.add(form, asked=tuple(PaymentQuestion)))

    return paid


@pytest.fixture
def draft(services):
    return lambda payment, by=services, **more: by.receipts.draft(ReceiptChoices(payment, **more))


@pytest.fixture
def make(services, saved):
    return lambda payment, by=services, **more: saved(by.receipts.make(ReceiptChoices(payment, **more)))


@pytest.fixture
def read(services):
    """The text of a receipt as it would be printed."""

    def text(payment, by=services, **more):
        _draft, preview = by.receipts.draft_and_preview(ReceiptChoices(payment, **more))
        assert preview.problems == ()
        return text_of(preview.pdf).replace("\u00a0", " ")

    return text


def facts(draft):
    return {part.number: (part.share, part.open) for part in draft.facts.parts}


class TestWhereItWent:
    def test_each_item_has_its_part_and_what_stays_open(self, draft, pay, add_item):
        add_item("A-1", 6_000, due=-40)
        add_item("B-2", 6_000, due=-20)
        add_item("C-3", 6_000, due=20)
        found = draft(pay(10_000))
        assert facts(found) == {"A-1": (6_000, 0), "B-2": (4_000, 2_000)}
        assert found.facts.owed == 8_000

    def test_what_goes_to_nothing_is_told_by_itself_and_with_all_that_waits(self, draft, pay, add_item):
        item = add_item("A-1", 6_000, due=-40)
        pay(1_000, day=-1, shares=())
        found = draft(pay(5_000, shares=[(item, 2_000)])).facts
        assert (found.unapplied, found.waiting, found.owed) == (3_000, 4_000, 4_000)

    def test_parts_add_up_to_the_payment_once_a_part_was_paid_back(self, services, draft, pay, add_item, saved, today):
        item = add_item("A-1", 6_000, due=-40)
        payment = pay(5_000, shares=[(item, 2_000)])
        saved(services.payments.refund(payment, 1_000, today, "too much"))
        found = draft(payment).facts
        assert (found.paid_back, found.unapplied) == (1_000, 2_000)
        assert sum(part.share for part in found.parts) + found.unapplied + found.paid_back == 5_000

    def test_it_follows_the_money_that_was_spread_anew(self, services, draft, pay, add_item, saved):
        first, second = add_item("A-1", 6_000, due=-40), add_item("B-2", 6_000, due=-20)
        payment = pay(6_000, shares=[(first, 6_000)])
        saved(services.payments.reallocate(payment, [Share(second, 6_000)]))
        assert facts(draft(payment)) == {"B-2": (6_000, 0)}

    def test_another_currency_is_another_account(self, draft, pay, add_item):
        add_item("A-1", 6_000, due=-40)
        add_item("U-1", 900, due=-40, currency="USD")
        assert draft(pay(400, currency="USD")).facts.owed == 500

    def test_a_credit_note_is_taken_off_what_is_owed(self, draft, pay, add_item):
        add_item("A-1", 6_000, due=-40)
        add_item("K-1", -9_000, kind="credit_note")
        assert draft(pay(1_000)).facts.owed == -4_000


class TestUnderPlan:
    @pytest.fixture
    def plan(self, services, customer, add_item, saved, today, our_company):
        """A signed plan of 900.00 in three parts."""
        items = (add_item("FP-1", 30_000, -40), add_item("FP-2", 60_000, -10))

        def signed(**terms):
            given = Terms(debt=0, parts=3, first_on=date(2026, 12, 1), **terms)
            plan_id = saved(services.plans.add(PlanForm(customer, "CNY", items, given, analysis=ANALYSIS)))
            saved(services.plans.move(plan_id, Move.AGREE))
            saved(services.plans.move(plan_id, Move.SIGN, day=today))
            return plan_id

        return signed

    @pytest.fixture
    def pay_plan(self, services, saved, today):
        def paid(plan_id, amount, reference):
            saved(services.plans.pay(plan_id, today, amount, reference))
            return next(row.id for row in services.payments.page() if row.reference == reference)

        return paid

    def test_it_names_the_agreement_and_the_instalments_that_were_reached(
        self, services, draft, plan, pay_plan, saved, read
    ):
        plan_id = plan()
        number = services.archive.get(saved(services.agreements.make_agreement(plan_id, PaperChoices()))).row.number
        first, second = pay_plan(plan_id, 40_000, "one"), pay_plan(plan_id, 20_000, "two")
        assert (draft(first).facts.plan, draft(first).facts.instalments) == (number, (1, 2))
        assert draft(second).facts.instalments == (2,)
        assert f"{number}（第1期、第2期）" in read(first)

    def test_a_plan_without_a_printed_agreement_has_no_number(self, draft, plan, pay_plan):
        found = draft(pay_plan(plan(), 30_000, "one")).facts
        assert (found.is_under_plan, found.plan, found.instalments) == (True, "", (1,))

    def test_an_agreement_that_was_voided_is_not_named(self, services, draft, plan, pay_plan, saved):
        plan_id = plan()
        document = saved(services.agreements.make_agreement(plan_id, PaperChoices()))
        saved(services.archive.void(document, "wrong rate"))
        assert draft(pay_plan(plan_id, 30_000, "one")).facts.plan == ""

    def test_interest_is_a_row_of_its_own(self, draft, plan, pay_plan):
        plan_id = plan(interest=Interest.EQUAL_PRINCIPAL, rate_ppm=120_000)
        found = draft(pay_plan(plan_id, 30_900, "one")).facts
        assert found.interest == 900
        assert sum(part.share for part in found.parts) + found.interest + found.unapplied == 30_900


class TestRefused:
    def test_there_is_no_receipt_of_a_payment_that_never_came(self, services, pay, add_item, saved, refused, today):
        add_item("A-1", due=-40)
        payment = pay(1_000)
        saved(services.payments.reverse(payment, today, "returned"))
        expected = [("payment_id", ProblemCode.PAYMENT_REVERSED)]
        assert refused(services.receipts.make, ReceiptChoices(payment)) == expected
        assert refused(services.receipts.prepare, ReceiptChoices(payment)) == expected
        draft, preview = services.receipts.draft_and_preview(ReceiptChoices(payment))
        assert preview.pdf is None
        assert draft.problems == preview.problems

    def test_a_reversal_is_no_receipt(self, services, pay, saved, refused, today):
        reversal = saved(services.payments.reverse(pay(1_000), today, "returned"))
        assert refused(services.receipts.make, ReceiptChoices(reversal)) == [("payment_id", ProblemCode.NOT_ALLOWED)]

    def test_there_is_none_of_nothing(self, services, refused):
        assert services.receipts.draft_and_preview(ReceiptChoices(99)) is None
        assert refused(services.receipts.make, ReceiptChoices(99)) == [("payment_id", ProblemCode.NOT_FOUND)]

    @pytest.mark.parametrize(
        ("fields", "field", "code"),
        [
            ({"made_on": date(2026, 11, 20)}, "made_on", ProblemCode.IN_THE_PAST),
            ({"made_on": date(2028, 1, 1)}, "made_on", ProblemCode.TOO_LATE),
            ({"received_by": "名" * 101}, "received_by", ProblemCode.TOO_LONG),
        ],
    )
    def test_choices_that_cannot_be_are_named(self, services, pay, refused, fields, field, code):
        assert refused(services.receipts.make, ReceiptChoices(pay(), **fields)) == [(field, code)]

    def test_what_went_elsewhere_meanwhile_is_looked_at_again(self, services, draft, pay, add_item, saved, refused):
        first, second = add_item("A-1", 6_000, due=-40), add_item("B-2", 6_000, due=-20)
        payment = pay(6_000)
        seen = draft(payment).facts
        saved(services.payments.reallocate(payment, [Share(second, 6_000)]))
        again = lambda: services.receipts.make(ReceiptChoices(payment), seen=seen)  # noqa: E731
        assert refused(again) == [("", ProblemCode.CHANGED_MEANWHILE)]
        saved(services.payments.reallocate(payment, [Share(first, 6_000)]))
        assert saved(again())


class TestMade:
    def test_it_is_kept_with_its_payment_and_what_each_item_got(self, services, make, pay, add_item, customer):
        first = add_item("A-1", 6_000, due=-40)
        payment = pay(7_000)
        card = services.archive.get(make(payment))
        row = card.row
        assert (row.kind, row.number, row.payment_id) == (DocumentKind.RECEIPT, "SJ-2026-0001", payment)
        assert (row.total, row.unapplied, row.interest) == (7_000, 1_000, 0)
        assert [(item.receivable_id, item.open) for item in card.items] == [(first, 6_000)]
        assert services.customers.events(customer)[0].kind == "document_made"

    def test_what_is_kept_is_what_was_shown(self, services, make, pay, add_item, our_company):
        add_item("A-1", 6_000, due=-40)
        payment = pay(5_000)
        _draft, preview = services.receipts.draft_and_preview(ReceiptChoices(payment))
        assert services.archive.pdf(make(payment)) == preview.pdf

    def test_a_second_one_is_warned_of_with_the_number_of_the_first(self, services, draft, make, pay, saved):
        payment = pay(5_000)
        assert told(draft(payment), WarningCode.EARLIER_RECEIPT) == []
        document = make(payment)
        assert told(draft(payment), WarningCode.EARLIER_RECEIPT) == [(WarningCode.EARLIER_RECEIPT, "SJ-2026-0001")]
        saved(services.archive.void(document, "wrong name"))
        assert told(draft(payment), WarningCode.EARLIER_RECEIPT) == []

    def test_a_receipt_of_a_payment_that_was_reversed_is_to_be_voided(self, services, draft, make, pay, saved, today):
        gone, other = pay(5_000), pay(6_000)
        document = make(gone)
        saved(services.payments.reverse(gone, today, "bill dishonoured"))
        expected = [(WarningCode.RECEIPT_WITHOUT_MONEY, "SJ-2026-0001")]
        assert told(draft(other), WarningCode.RECEIPT_WITHOUT_MONEY) == expected
        saved(services.archive.void(document, "bill dishonoured"))
        assert told(draft(other), WarningCode.RECEIPT_WITHOUT_MONEY) == []

    def test_the_receipts_of_a_payment_are_found_voided_ones_too(self, services, make, pay, saved):
        payment = pay(5_000)
        saved(services.archive.void(make(payment), "wrong name"))
        make(payment)
        found = services.receipts.of_payment(payment)
        assert [(each.number, each.is_voided) for each in found] == [("SJ-2026-0001", True), ("SJ-2026-0002", False)]
        assert services.receipts.of_payment(99) == []


class TestSaid:
    def test_it_says_from_whom_and_by_whom_it_was_received(self, read, pay, our_company):
        text = read(pay(5_000, payer="恒达商贸有限公司", reference="货款"))
        for line in ("付款单位 恒达食品有限公司", "实际付款人 恒达商贸有限公司", "附言／票据号 货款", "收款人：李明"):
            assert line in text
        assert "¥50.00（大写：人民币伍拾元整）" in text

    def test_a_payer_who_is_the_customer_is_not_named_twice(self, read, pay):
        assert "实际付款人" not in read(pay(5_000, payer="恒达食品有限公司"))

    def test_a_bill_stands_under_a_condition_until_it_is_cleared(self, services, read, pay, saved, at, today):
        due = today + timedelta(days=30)
        payment = pay(5_000, means=PayMeans.BANK_BILL, maturity_on=due)
        assert "未获兑付" in read(payment)
        later = at(30)
        saved(later.payments.clear(payment, due))
        assert "未获兑付" not in read(payment, by=later)
        assert "已于2026年12月21日兑付" in read(payment, by=later)

    def test_it_speaks_the_customers_language_unless_another_is_chosen(
        self, services, draft, pay, add_customer, our_company
    ):
        abroad = add_customer("Castleton Foods plc", letter_language=LetterLanguage.ENGLISH)
        payment = pay(5_000, to=abroad)
        assert draft(payment).choices.language is LetterLanguage.ENGLISH
        assert draft(payment, language=LetterLanguage.CHINESE).choices.language is LetterLanguage.CHINESE
        assert "Amount RMB 50.00" in text_of(
            services.receipts.draft_and_preview(ReceiptChoices(payment))[1].pdf
        ).replace("\u00a0", " ")

    def test_what_is_missing_of_us_is_told_but_no_account(self, draft, pay):
        fields = [warning.values.get("field") for warning in draft(pay()).warnings]
        assert "name" in fields
        assert "accounts" not in fields

    def test_our_own_words_that_would_be_refused_today_are_told(self, services, book, draft, pay):
        row = {"language": "zh_CN", "key": "receipt.clearing", "text": "否则报警", "updated_at": ""}
        with book.transaction():
            models.PaperText.insert(**row).execute()
        codes = [warning.code for warning in draft(pay()).warnings]
        assert WarningCode.HARSH_TEXT in codes


def test_many_are_decided_as_each_alone(services, pay, add_item, our_company):
    add_item("A-1", 6_000, due=-40)
    orders = [ReceiptChoices(pay(amount)) for amount in (1_000, 2_000)] + [ReceiptChoices(99)]
    together = services.receipts.prepare_many(orders)
    assert together == [services.receipts.prepare(order) for order in orders]
    assert isinstance(together[2], Refused)
    assert replace(together[0], warnings=()).total == 1_000
