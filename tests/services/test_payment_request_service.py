"""Payment requests on a real book: what one asks for, what it says of the contract and the process, read back."""

import json
from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.company import DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.letters import LeftOut
from desktop.domain.papers import WarningCode
from desktop.domain.paygrammar import parse_rule
from desktop.domain.payrequests import ContractFacts, PaperCount, PayStage
from desktop.domain.problems import ProblemCode
from desktop.domain.process import PaperForm, PaperKind, PaperWanted, PayMeans, PaymentProcess, Step, StepKind
from desktop.services.contracts import ContractForm
from desktop.services.making import Prepared
from desktop.services.payment_requests import RequestChoices
from desktop.services.payments import PaymentForm
from desktop.services.results import Refused
from tests.documents.reading import pages_of

PROCESS = PaymentProcess(
    steps=(Step(StepKind.RECEIVE, person="张敏", role="前台", deputy="李强"), Step(StepKind.PAY, lead_days=2)),
    papers=(
        PaperWanted(PaperKind.VAT_INVOICE, PaperForm.ORIGINAL, 2),
        PaperWanted(PaperKind.STATEMENT, None, 1, "盖公章"),
    ),
    means=frozenset({PayMeans.TRANSFER}),
    rule=parse_rule("MDAY 25 SHIFT PREV CUTOFF 5"),
    reference="PO 4500012345",
)


@pytest.fixture
def described(services, customer, saved):
    """The customer has a payment process: papers until the 5th, paid on the 25th."""
    saved(services.processes.save(customer, PROCESS))
    return PROCESS


@pytest.fixture
def contract(services, customer, saved):
    """A contract of 1,000.00, of which 800.00 has been delivered."""

    def add(number="HT-1", **more):
        form = {"project": "二期", "amount": 100_000, "delivered": 80_000, "pay_clause": "第5.2条", **more}
        return saved(services.contracts.save(ContractForm(customer, number, **form)))

    return add


@pytest.fixture
def choose(the_customer):
    """The choices of a request, by default with nothing chosen."""
    return lambda currency="CNY", to=None, **more: RequestChoices(the_customer(to), currency, **more)


@pytest.fixture
def draft(services, choose):
    return lambda *args, **more: services.payment_requests.draft(choose(*args, **more))


@pytest.fixture
def text(services, choose):
    """The request as it would be printed, read back on one line."""

    def shown(*args, **more):
        _draft, preview = services.payment_requests.draft_and_preview(choose(*args, **more))
        assert preview.pdf is not None, preview.problems
        return "".join("".join(page.split("\n")) for page in pages_of(preview.pdf))

    return shown


def asked(draft):
    return [item.number for item in draft.items.asked]


def left_out(draft):
    return {item.number: reason for item, reason in draft.items.left_out}


def codes(warnings):
    return {warning.code for warning in warnings}


class TestItems:
    def test_what_is_due_by_today_is_asked_for_where_no_pay_day_is_known(self, draft, add_item):
        add_item("A-1", due=-40)
        add_item("B-2", due=0)
        add_item("C-3", due=1)
        add_item("D-4")
        assert asked(draft()) == ["A-1", "B-2"]
        assert left_out(draft()) == {"C-3": LeftOut.NOT_DUE, "D-4": LeftOut.NO_DUE_DATE}

    def test_it_is_what_is_due_until_the_pay_day_that_the_papers_are_for(self, draft, add_item, described):
        add_item("A-1", due=30)
        add_item("B-2", due=34)
        add_item("C-3", due=35)
        found = draft()
        assert (found.papers_by, found.pay_day) == (date(2026, 12, 4), date(2026, 12, 25))
        assert asked(found) == ["A-1", "B-2"]

    def test_disputed_planned_and_handed_over_items_are_not_asked_for(self, draft, add_item):
        add_item("A-1", 10_000, due=-40, disputed=4_000)
        add_item("B-2", 10_000, due=-40, disputed=10_000)
        add_item("C-3", 10_000, due=-40, handed_over_on=date(2026, 11, 1))
        found = draft()
        assert [(item.number, item.asked) for item in found.items.asked] == [("A-1", 6_000)]
        assert left_out(found) == {"B-2": LeftOut.DISPUTED, "C-3": LeftOut.HANDED_OVER}
        assert {WarningCode.LEFT_OUT, WarningCode.DISPUTED_PART} <= codes(found.warnings)

    def test_credit_notes_and_money_put_to_nothing_are_taken_off(
        self, services, draft, add_item, customer, saved, *, today
    ):
        add_item("A-1", 10_000, due=-40)
        add_item("K-1", -1_000, kind="credit_note")
        saved(services.payments.add(PaymentForm(customer, "CNY", 2_000, today, shares=())))
        found = draft()
        assert (found.items.gross, found.items.unapplied, found.items.total) == (9_000, 2_000, 7_000)

    def test_the_rep_chooses_items_that_are_not_due_or_have_no_date(self, draft, add_item):
        add_item("A-1", due=-40)
        chosen = {add_item("C-3", due=90), add_item("D-4")}
        found = draft(items=frozenset(chosen))
        assert asked(found) == ["C-3", "D-4"]
        assert left_out(found) == {"A-1": LeftOut.CHOSEN}

    def test_a_contract_that_is_chosen_narrows_the_items(self, draft, add_item):
        add_item("A-1", due=-40, contract="HT-1")
        add_item("B-2", due=-40, contract="HT-2")
        assert asked(draft(contract="ht-1")) == ["A-1"]

    def test_without_anything_to_ask_for_it_is_refused(self, services, choose, add_item, refused):
        add_item("A-1", due=40)
        assert refused(services.payment_requests.make, choose()) == [("items", ProblemCode.NOTHING_TO_ASK)]

    def test_an_item_that_others_collect_or_that_is_paid_cannot_be_chosen(self, services, choose, add_item, refused):
        gone = add_item("C-3", due=-40, handed_over_on=date(2026, 11, 1))
        add_item("A-1", due=-40)
        make = services.payment_requests.make
        assert refused(make, choose(items=frozenset({gone}))) == [("items", ProblemCode.NOT_ALLOWED)]
        assert refused(make, choose(items=frozenset({999}))) == [("items", ProblemCode.SETTLED)]


class TestContract:
    def test_its_sums_are_those_of_the_book(self, draft, contract, add_item):
        contract()
        add_item("A-1", 30_000, due=-40, amount=50_000, contract="HT-1")
        add_item("B-2", 10_000, due=60, contract="ht-1")
        facts = draft().contract
        assert facts == ContractFacts("HT-1", "二期", "第5.2条", 100_000, 80_000, 60_000, 20_000)
        assert (facts.share(30_000), facts.remaining(30_000)) == (300, 50_000)

    def test_a_clause_of_the_rep_takes_the_place_of_the_contract_s(self, draft, contract, add_item):
        contract()
        add_item("A-1", due=-40, contract="HT-1")
        assert draft(clause="第7条").contract.clause == "第7条"

    def test_items_of_two_contracts_are_under_none(self, draft, contract, add_item):
        contract()
        add_item("A-1", due=-40, contract="HT-1")
        add_item("B-2", due=-40, contract="HT-2")
        found = draft()
        assert found.contract is None
        assert found.contracts == ("HT-1", "HT-2")

    def test_sums_in_another_currency_are_not_told(self, draft, contract, add_item):
        contract(currency="USD")
        add_item("A-1", due=-40, contract="HT-1")
        found = draft()
        assert (found.contract.amount, found.contract.invoiced) == (None, 10_000)
        assert WarningCode.CONTRACT_CURRENCY in codes(found.warnings)

    def test_more_than_the_contract_comes_to_is_warned_of(self, draft, contract, add_item):
        contract(amount=9_000)
        add_item("A-1", 10_000, due=-40, contract="HT-1")
        (warning,) = (each for each in draft().warnings if each.code is WarningCode.OVER_CONTRACT)
        assert warning.values == {"number": "HT-1", "amount": 1_000, "currency": "CNY"}

    def test_what_is_not_described_is_not_told(self, text, add_item):
        add_item("A-1", due=-40, contract="HT-9")
        shown = text()
        assert "HT-9" in shown
        assert "占合同总额" not in shown


class TestProcess:
    def test_papers_people_and_reference_are_those_of_the_process(self, draft, text, add_item, described):
        add_item("A-1", due=-40)
        choices = draft().choices
        assert choices.papers == (
            PaperCount(PaperKind.VAT_INVOICE, PaperForm.ORIGINAL, 2),
            PaperCount(PaperKind.STATEMENT, None, 1, "盖公章"),
        )
        assert (choices.attention, choices.reference) == ("张敏 前台", "PO 4500012345")
        shown = text()
        for said in (
            "张敏 前台",
            "代收人：李强",
            "PO 4500012345",
            "增值税专用发票（原件）2份",
            "2026年12月25日",
            "不收取现金",
        ):
            assert said in shown

    def test_a_long_note_on_a_paper_is_for_ourselves(self, services, draft, customer, saved):
        papers = (PaperWanted(PaperKind.ORDER, note="x" * 101), PaperWanted(PaperKind.CONTRACT, note="y" * 100))
        saved(services.processes.save(customer, replace(PROCESS, papers=papers)))
        assert [paper.note for paper in draft().choices.papers] == ["", "y" * 100]

    def test_the_rep_unticks_a_paper_and_adds_one(self, text, add_item, described):
        add_item("A-1", due=-40)
        papers = (PaperCount(PaperKind.VAT_INVOICE, enclosed=False), PaperCount(PaperKind.OTHER, note="装箱单"))
        shown = text(papers=papers)
        assert "未打勾的资料备齐后另行提交" in shown
        assert shown.count("装箱单1份") == 2
        assert shown.count("增值税专用发票1份") == 1

    def test_nothing_is_said_of_what_nobody_knows(self, draft, text, add_item):
        add_item("A-1", due=-40)
        assert WarningCode.NO_PAPERS in codes(draft().warnings)
        shown = text()
        assert all(word not in shown for word in ("随函提交", "据我公司了解", "现金", "代收人", "参考号", "下列资料"))

    @pytest.mark.parametrize(
        ("means", "said"),
        [
            ({PayMeans.CASH, PayMeans.TRANSFER}, "如以现金支付"),
            ({PayMeans.TRANSFER, PayMeans.BANK_BILL}, "不收取现金"),
        ],
    )
    def test_cash_or_transfer(self, services, text, add_item, customer, saved, *, means, said):
        saved(services.processes.save(customer, replace(PROCESS, means=frozenset(means))))
        add_item("A-1", due=-40)
        assert said in text()

    def test_a_contact_is_named_as_on_letters(self, services, draft, add_contact, customer, saved):
        wang = add_contact("王丽", position="财务")
        process = PaymentProcess(steps=(Step(StepKind.RECEIVE, contact_id=wang, role="前台"),))
        saved(services.processes.save(customer, process))
        assert draft().choices.attention == "王丽 财务"

    def test_papers_that_come_too_late_are_for_the_next_pay_day(self, draft, add_item, described):
        add_item("A-1", due=-40)
        found = draft(made_on=date(2026, 12, 10))
        assert (found.papers_by, found.pay_day) == (date(2027, 1, 5), date(2027, 1, 25))


class TestChoices:
    def test_choices_filled_in_give_the_same_draft_again(self, services, draft, add_item, described):
        add_item("A-1", due=-40)
        first = draft(stage=PayStage.PROGRESS)
        assert services.payment_requests.draft(first.choices) == first

    @pytest.mark.parametrize(
        ("wrong", "problem"),
        [
            ({"made_on": date(2026, 11, 20)}, ("made_on", ProblemCode.IN_THE_PAST)),
            ({"account": 1}, ("account", ProblemCode.NOT_A_CHOICE)),
            ({"clause": "x" * 301}, ("clause", ProblemCode.TOO_LONG)),
            ({"reference": "x" * 201}, ("reference", ProblemCode.TOO_LONG)),
            ({"note": "x" * 501}, ("note", ProblemCode.TOO_LONG)),
            ({"note": "否则报警"}, ("note", ProblemCode.HARSH_WORD)),
            ({"papers": (PaperCount(PaperKind.ORDER, copies=0),)}, ("papers.0.copies", ProblemCode.TOO_SMALL)),
            ({"papers": (PaperCount(PaperKind.ORDER),) * 21}, ("papers", ProblemCode.TOO_LARGE)),
            ({"papers": (PaperCount(PaperKind.ORDER, note="x" * 101),)}, ("papers.0.note", ProblemCode.TOO_LONG)),
        ],
    )
    def test_what_cannot_be_is_refused(self, services, choose, add_item, refused, *, wrong, problem):
        add_item("A-1", due=-40)
        assert refused(services.payment_requests.make, choose(**wrong)) == [problem]

    def test_there_is_none_for_a_customer_who_is_not_there(self, draft, services, choose, refused):
        assert draft(to=999) is None
        assert refused(services.payment_requests.make, choose(to=999)) == [("customer_id", ProblemCode.NOT_FOUND)]

    def test_a_missing_account_is_warned_of_and_not_named(self, services, draft, text, add_item, our_company, *, saved):
        saved(services.company.save(replace(our_company, accounts=())))
        add_item("A-1", due=-40)
        assert WarningCode.NO_ACCOUNT in codes(draft().warnings)
        assert "发票载明的账户" in text()


class TestMaking:
    def test_it_is_kept_with_what_it_asks_for(self, services, choose, add_item, saved, described):
        add_item("A-1", 10_000, due=-40, disputed=1_000)
        card = services.archive.get(saved(services.payment_requests.make(choose(stage=PayStage.RETENTION))))
        assert (card.row.kind, card.row.number, card.row.total) == (
            DocumentKind.PAYMENT_REQUEST,
            "QK-2026-0001",
            9_000,
        )
        assert [(item.number, item.open, item.disputed) for item in card.items] == [("A-1", 9_000, 1_000)]
        assert card.choices["stage"] == "retention"
        assert json.dumps(card.choices)

    def test_what_was_seen_is_what_is_printed(self, services, choose, add_item, refused, saved):
        add_item("A-1", due=-40)
        make, seen = services.payment_requests.make, services.payment_requests.draft(choose()).facts
        add_item("B-2", due=-40)
        assert refused(lambda: make(choose(), seen=seen)) == [("", ProblemCode.CHANGED_MEANWHILE)]
        saved(make(choose(), seen=services.payment_requests.draft(choose()).facts))

    def test_preview_and_paper_are_the_same_bytes(self, services, choose, add_item, saved, described):
        add_item("A-1", due=-40)
        _draft, preview = services.payment_requests.draft_and_preview(choose())
        assert services.archive.pdf(saved(services.payment_requests.make(choose()))) == preview.pdf

    def test_many_are_prepared_at_once(self, services, choose, add_item, add_customer):
        add_item("A-1", due=-40)
        other = add_customer("Acme Ltd", letter_language=LetterLanguage.ENGLISH)
        first, second = services.payment_requests.prepare_many([choose(), choose(to=other)])
        assert isinstance(first, Prepared)
        assert isinstance(second, Refused)
