"""The papers of a plan say what the plan says, are kept as printed, and leave the plan where it stands."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from db import models
from desktop.domain.clauses import Acceleration, Clauses, LateCharge
from desktop.domain.company import BankAccount, Company, DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.debtor import DebtAnalysis
from desktop.domain.instalments import Terms
from desktop.domain.papers import WarningCode
from desktop.domain.plans import Move, PlanState
from desktop.domain.problems import ProblemCode
from desktop.domain.process import PaymentProcess, Step, StepKind
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.services.agreements import FormChoices, PaperChoices
from desktop.services.disputes import DisputeForm
from desktop.services.plans import PlanForm
from desktop.services.results import Entity

OURS = Company(
    name="示例调味品有限公司",
    name_en="Example Sauces Co., Ltd.",
    address="上海市样例路 1 号",
    address_en="1 Sample Road, Shanghai",
    tax_id="91310000EXAMPLE001",
    phone="021 5550 0000",
    legal_representative="样本",
    signatory="范例",
    handler="张三",
    handler_phone="138 0000 0000",
    accounts=(
        BankAccount("CNY", "示例调味品有限公司", "示例银行上海分行", "1234 5678"),
        BankAccount("CNY", "示例调味品有限公司", "样例银行", "8765 4321"),
        BankAccount("USD", "Example Sauces Co., Ltd.", "Sample Bank", "US-1"),
    ),
)
ENGLISH = PaperChoices(language=LetterLanguage.ENGLISH)


@pytest.fixture(autouse=True)
def _ours(services):
    services.company.save(OURS)


@pytest.fixture
def items(add_item):
    return (
        add_item("FP-1", 3_000_000, -40, amount=5_000_000, issued=-70, contract="HT-7"),
        add_item("FP-2", 6_000_000, -10, issued=-40, contract="HT-7"),
    )


@pytest.fixture
def form(customer, items):
    terms = Terms(debt=0, parts=3, first_on=date(2026, 12, 1))
    said = DebtAnalysis(DebtCause.CASH, DebtNature.BREACH, DebtTerm.SHORT)
    return PlanForm(customer, "CNY", items, terms, contract="HT-7", analysis=said)


@pytest.fixture
def plan_id(services, form, saved):
    return saved(services.plans.add(form))


@pytest.fixture
def overdue(customer, items):
    """A form for what is overdue, by default the two items."""
    return FormChoices(customer, "CNY")


def text_of(pdf):
    """All text of a PDF without white space, which says where lines break and no more."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()


def codes(preview):
    return [warning.code for warning in preview.warnings]


# The agreement


def test_the_agreement_says_what_the_plan_says(services, plan_id):
    preview = services.agreements.agreement_preview(plan_id, PaperChoices())
    text = text_of(preview.pdf)
    assert (preview.number, preview.problems) == ("FQ-2026-0001", ())
    assert preview.pages == len(pypdfium2.PdfDocument(preview.pdf)) >= 3
    for said in (
        "FQ-2026-0001", "恒达食品有限公司", "示例调味品有限公司", "HT-7", "2026年11月21日", "¥90,000.00",
        "人民币玖万元整", "2026-12-01", "2027-01-04", "2027-02-01", "30,000.00", "FP-1", "FP-2", "50,000.00",
        "12345678",
    ):  # fmt: skip
        assert said in text


def test_the_english_agreement_says_the_same(services, plan_id):
    text = text_of(services.agreements.agreement_preview(plan_id, ENGLISH).pdf)
    for said in ("ExampleSaucesCo.,Ltd.", "90,000.00", "30,000.00", "1Dec2026", "FP-2"):
        assert said in text


def test_what_is_kept_are_the_bytes_that_were_shown(services, plan_id, saved, customer):
    preview = services.agreements.agreement_preview(plan_id, PaperChoices(account=1))
    result = services.agreements.make_agreement(plan_id, PaperChoices(account=1))
    document = saved(result)
    assert result.changes.entities == {Entity.DOCUMENT, Entity.PLAN}
    assert services.archive.pdf(document) == preview.pdf
    assert "样例银行" in text_of(preview.pdf)
    row = services.archive.get(document).row
    assert (row.number, row.kind, row.plan_id, row.total) == (
        "FQ-2026-0001",
        DocumentKind.AGREEMENT,
        plan_id,
        9_000_000,
    )
    assert services.agreements.agreement_preview(plan_id, PaperChoices()).number == "FQ-2026-0002"


def test_printing_moves_no_plan(services, plan_id, saved):
    before = services.plans.get(plan_id)
    saved(services.agreements.make_agreement(plan_id, PaperChoices()))
    card = services.plans.get(plan_id)
    assert (card.state, card.plan) == (PlanState.DRAFT, before.plan)
    assert [(paper.number, paper.version, paper.voided) for paper in card.documents] == [("FQ-2026-0001", 1, False)]


def test_a_preview_writes_nothing(services, plan_id, customer, everything):
    before = everything()
    services.agreements.agreement_preview(plan_id, PaperChoices())
    services.agreements.form_preview(FormChoices(customer, "CNY"))
    assert everything() == before


def test_legal_choices_that_are_not_the_mildest_call_for_a_lawyer(services, form, saved):
    clauses = Clauses(late_charge=LateCharge.DAILY, daily_ppm=300, acceleration=Acceleration.TWO_LATE)
    plan_id = saved(services.plans.add(replace(form, clauses=clauses)))
    preview = services.agreements.agreement_preview(plan_id, PaperChoices())
    lawyer = [warning.values["field"] for warning in preview.warnings if warning.code is WarningCode.LAWYER]
    assert lawyer == ["late_charge", "acceleration"]


def test_a_disputed_part_is_warned_of_and_not_in_the_sum(services, form, items, saved):
    services.disputes.open(DisputeForm(items[1], 1_000_000))
    plan_id = saved(services.plans.add(form))
    preview = services.agreements.agreement_preview(plan_id, PaperChoices())
    (warning,) = [each for each in preview.warnings if each.code is WarningCode.DISPUTED_PART]
    assert warning.values == {"number": "FP-2", "amount": 1_000_000, "currency": "CNY"}
    assert "¥80,000.00" in text_of(preview.pdf)


def test_what_is_disputed_after_the_plan_was_made_is_in_its_sum_and_nothing_of_it_is_said(
    services, plan_id, items, saved
):
    services.disputes.open(DisputeForm(items[0], 1_000_000))
    preview = services.agreements.agreement_preview(plan_id, PaperChoices())
    assert WarningCode.DISPUTED_PART not in codes(preview)
    document = saved(services.agreements.make_agreement(plan_id, PaperChoices()))
    row = services.archive.get(document).items[0]
    assert (row.amount, row.open, row.disputed) == (5_000_000, 3_000_000, 0)
    assert "¥-" not in text_of(preview.pdf)


def test_items_that_stand_otherwise_by_now_are_warned_of(services, plan_id, items, book):
    assert WarningCode.ITEM_CHANGED not in codes(services.agreements.agreement_preview(plan_id, PaperChoices()))
    with book.transaction():
        models.Receivable.update(open=0).where(models.Receivable.id == items[0]).execute()
    preview = services.agreements.agreement_preview(plan_id, PaperChoices())
    (warning,) = [each for each in preview.warnings if each.code is WarningCode.ITEM_CHANGED]
    assert warning.values == {"number": "FP-1", "planned": 3_000_000, "amount": 0, "currency": "CNY"}


def test_items_of_a_signed_plan_may_change(services, plan_id, items, saved, today):
    saved(services.plans.move(plan_id, Move.AGREE))
    saved(services.plans.move(plan_id, Move.SIGN, day=today))
    services.disputes.open(DisputeForm(items[0], 1_000_000))
    assert WarningCode.ITEM_CHANGED not in codes(services.agreements.agreement_preview(plan_id, PaperChoices()))


def test_a_new_version_takes_what_is_left_of_its_items_and_warns_of_none(services, at, plan_id, saved, today):
    saved(services.plans.move(plan_id, Move.AGREE))
    saved(services.plans.move(plan_id, Move.SIGN, day=today))
    saved(services.plans.pay(plan_id, today, 2_000_000))
    new_id = saved(services.plans.revise(plan_id, services.plans.begin_change(plan_id).form))
    assert WarningCode.ITEM_CHANGED not in codes(services.agreements.agreement_preview(new_id, PaperChoices()))


def test_rows_of_the_annex_add_up_to_the_debt_when_the_items_have_changed_since(book, services, plan_id, items, saved):
    with book.transaction():
        models.Receivable.update(open=1_000_000).where(models.Receivable.id == items[0]).execute()
    document = saved(services.agreements.make_agreement(plan_id, PaperChoices()))
    card = services.archive.get(document)
    assert [(row.number, row.open) for row in card.items] == [("FP-1", 3_000_000), ("FP-2", 6_000_000)]
    assert card.row.total == 9_000_000


def test_what_is_missing_of_us_and_of_them_is_named(services, plan_id, saved):
    saved(services.company.save(replace(OURS, tax_id="", accounts=())))
    preview = services.agreements.agreement_preview(plan_id, ENGLISH)
    missing = [(warning.code, warning.values["field"]) for warning in preview.warnings]
    assert missing == [
        (WarningCode.MISSING_FIELD, "tax_id"),
        (WarningCode.MISSING_FIELD, "accounts"),
        (WarningCode.MISSING_AT_CUSTOMER, "name_en"),
        (WarningCode.MISSING_AT_CUSTOMER, "tax_id"),
        (WarningCode.MISSING_AT_CUSTOMER, "address"),
        (WarningCode.MISSING_AT_CUSTOMER, "legal_representative"),
    ]


def test_notices_go_to_who_takes_papers_in(services, plan_id, customer, add_contact, saved):
    wang = add_contact("王丽", position="会计", phone="138 0000 0001")
    process = PaymentProcess(steps=(Step(StepKind.PAY, person="somebody"), Step(StepKind.RECONCILE, contact_id=wang)))
    saved(services.processes.save(customer, process))
    text = text_of(services.agreements.agreement_preview(plan_id, PaperChoices()).pdf)
    assert "王丽会计" in text
    assert "13800000001" in text
    other = text_of(services.agreements.agreement_preview(plan_id, PaperChoices(attention="李慧")).pdf)
    assert "李慧" in other
    assert "13800000001" not in other


def test_what_was_typed_is_printed_as_it_is(services, form, add_contact, saved):
    typed = "<b>flood</b> & {debt} <img src='http://x'>"
    plan_id = saved(services.plans.add(replace(form, reason=typed, contract="<i>7")))
    text = text_of(services.agreements.agreement_preview(plan_id, PaperChoices()).pdf)
    assert "".join(typed.split()) in text
    assert "<i>7" in text


def test_a_new_version_names_the_agreement_that_it_replaces(services, at, plan_id, saved):
    saved(services.agreements.make_agreement(plan_id, PaperChoices()))
    voided = saved(services.agreements.make_agreement(plan_id, PaperChoices()))
    services.archive.void(voided, "a slip")
    services.plans.move(plan_id, Move.AGREE)
    services.plans.move(plan_id, Move.SIGN, day=date(2026, 11, 21))
    later = at(20)
    new_id = saved(later.plans.revise(plan_id, later.plans.begin_change(plan_id).form))
    preview = later.agreements.agreement_preview(new_id, PaperChoices())
    assert preview.number == "FQ-2026-0003"
    assert "FQ-2026-0001" in text_of(preview.pdf)
    assert "FQ-2026-0002" not in text_of(preview.pdf)
    later.plans.move(new_id, Move.AGREE)
    later.plans.move(new_id, Move.SIGN, day=date(2026, 12, 11))
    assert later.agreements.agreement_preview(plan_id, PaperChoices()).problems[0].code is ProblemCode.SETTLED


def test_a_cancelled_plan_has_no_agreement(services, plan_id, refused):
    services.plans.move(plan_id, Move.CANCEL, reason="paid")
    assert refused(services.agreements.make_agreement, plan_id, PaperChoices()) == [("", ProblemCode.SETTLED)]
    assert services.agreements.agreement_preview(plan_id, PaperChoices()).pdf is None


def test_a_plan_that_is_gone_has_no_agreement(services, refused):
    assert refused(services.agreements.make_agreement, 77, PaperChoices()) == [("", ProblemCode.NOT_FOUND)]
    assert services.agreements.agreement_preview(77, PaperChoices()).problems[0].code is ProblemCode.NOT_FOUND


@pytest.mark.parametrize(
    ("choices", "problem"),
    [
        (PaperChoices(made_on=date(2026, 11, 20)), ("made_on", ProblemCode.IN_THE_PAST)),
        (PaperChoices(made_on=date(2027, 3, 1)), ("made_on", ProblemCode.TOO_LATE)),
        (PaperChoices(account=2), ("account", ProblemCode.NOT_A_CHOICE)),
        (PaperChoices(account=-1), ("account", ProblemCode.NOT_A_CHOICE)),
        (PaperChoices(attention="x" * 201), ("attention", ProblemCode.TOO_LONG)),
    ],
)
def test_choices_that_cannot_be_are_refused(services, plan_id, refused, choices, problem):
    assert refused(services.agreements.make_agreement, plan_id, choices) == [problem]


# The form that the customer fills in (rule 29)


def test_the_form_prints_the_debt_and_leaves_days_and_sums_to_the_customer(services, customer, items, add_item, saved):
    add_item("FP-9", 700_000, 5)
    preview = services.agreements.form_preview(FormChoices(customer, "CNY"))
    text = text_of(preview.pdf)
    assert (preview.number, preview.pages, preview.problems) == ("FB-2026-0001", 1, ())
    for said in ("恒达食品有限公司", "¥90,000.00", "人民币玖万元整", "FP-1", "FP-2", "2026年11月30日", "12345678"):
        assert said in text
    assert "FP-9" not in text
    document = saved(services.agreements.make_form(FormChoices(customer, "CNY")))
    assert services.archive.pdf(document) == preview.pdf
    assert services.archive.get(document).row.plan_id is None


def test_items_of_the_form_may_be_chosen(services, customer, items):
    choices = FormChoices(customer, "CNY", items=items[1:], language=LetterLanguage.ENGLISH, lines=12)
    text = text_of(services.agreements.form_preview(choices).pdf)
    assert "60,000.00" in text
    assert "FP-1" not in text


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"customer_id": 77}, ("customer_id", ProblemCode.NOT_FOUND)),
        ({"items": ()}, ("items", ProblemCode.NOTHING_TO_ASK)),
        ({"items": (77,)}, ("items", ProblemCode.NOT_FOUND)),
        ({"currency": "USD"}, ("items", ProblemCode.NOTHING_TO_ASK)),
        ({"lines": 0}, ("lines", ProblemCode.TOO_SMALL)),
        ({"lines": 25}, ("lines", ProblemCode.TOO_LARGE)),
        ({"reply_by": date(2026, 11, 21)}, ("reply_by", ProblemCode.NOT_AFTER)),
        ({"reply_by": date(2027, 11, 21)}, ("reply_by", ProblemCode.TOO_LATE)),
        ({"made_on": date(2026, 11, 20)}, ("made_on", ProblemCode.IN_THE_PAST)),
        (
            {"made_on": date(9999, 12, 1), "reply_by": date(9999, 12, 31)},
            ("made_on", ProblemCode.TOO_LATE),
        ),
        ({"account": 5}, ("account", ProblemCode.NOT_A_CHOICE)),
    ],
)
def test_a_form_that_cannot_be_is_refused(services, overdue, refused, changed, problem):
    choices = replace(overdue, **changed)
    assert problem in refused(services.agreements.make_form, choices)
    assert services.agreements.form_preview(choices).pdf is None


def test_items_that_a_signed_plan_has_are_not_in_a_form(services, customer, items, plan_id, refused):
    services.plans.move(plan_id, Move.AGREE)
    choices = FormChoices(customer, "CNY", items=items)
    assert refused(services.agreements.make_form, choices) == [("items", ProblemCode.TAKEN)] * 2
    (problem,) = services.agreements.form_preview(FormChoices(customer, "CNY")).problems
    assert problem.code is ProblemCode.NOTHING_TO_ASK
