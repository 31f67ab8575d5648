"""The sample: a book that shows every part of the product on whatever day it is opened, made by the road itself."""

import csv
from collections import Counter
from datetime import date, timedelta

import pytest

from desktop import i18n, paths
from desktop.app import SAMPLE_BOOK, SAMPLE_FILE, make_sample, open_app
from desktop.domain.agenda import Group, ReasonCode
from desktop.domain.company import DocumentKind, missing_fields
from desktop.domain.confirmation import Phase
from desktop.domain.contacts import StepSource, Tactic
from desktop.domain.customers import LetterLanguage
from desktop.domain.deliveries import DeliveryChannel, ProofKind, ReplyKind
from desktop.domain.disputes import DisputeStatus, MatterKind
from desktop.domain.dunning import Level
from desktop.domain.ledger import PaymentKind
from desktop.domain.limitation import ClockLevel
from desktop.domain.payrules import PayDayKind, Shift
from desktop.domain.plans import PlanState
from desktop.domain.problems import ProblemCode
from desktop.domain.process import PayMeans
from desktop.domain.promises import PromiseState
from desktop.domain.receivables import ReceivableKind
from desktop.domain.visits import Outcome, VisitStatus
from desktop.services.clock import FixedClock
from desktop.services.results import Refused

SATURDAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    i18n.set_language("en")
    return make_sample(tmp_path_factory.mktemp("sample"), FixedClock(SATURDAY))


@pytest.fixture(scope="module")
def sample(made):
    app = open_app(made.book, FixedClock(SATURDAY))
    yield app.services
    app.close()


@pytest.fixture(scope="module")
def customers(sample):
    rows = [*sample.customers.page(limit=99), *sample.customers.page(archived=True)]
    return {row.code: sample.customers.get(row.id) for row in rows}


@pytest.fixture(scope="module")
def lines(sample, customers):
    """Every item with its lateness, open or settled."""
    return [
        line
        for card in customers.values()
        for settled in (False, True)
        for line in sample.receivables.page(card.id, settled=settled)
    ]


def test_the_sample_tells_how_much_it_holds(sample, made, customers, lines):
    assert made.customers == len(customers) == 25
    assert made.contacts == sum(len(sample.customers.contacts(card.id)) for card in customers.values())
    assert made.items == sum(not line.item.number.startswith("CN-INV") for line in lines) > 150
    assert made.visits == len(sample.visits.page(limit=99))


def test_the_sample_is_marked_and_sound(sample):
    assert sample.settings.is_sample
    assert sample.books.check().is_sound


def test_customers_are_chinese_and_foreign_of_every_size(customers):
    names = [card.customer.name for card in customers.values()]
    assert sum(name.isascii() for name in names) >= 6
    assert sum(not name.isascii() for name in names) >= 12
    assert max(map(len, names)) > 40
    assert any("翯" in name for name in names)  # which few know how to read
    assert [card.customer.code for card in customers.values() if card.archived] == ["KH-0015"]
    assert {card.customer.letter_language for card in customers.values()} == set(LetterLanguage)
    assert {card.customer.currency for card in customers.values()} == {"CNY", "USD", "EUR", "GBP"}


def test_nobody_in_the_sample_can_be_reached(sample, customers):
    people = [person for card in customers.values() for person in sample.customers.contacts(card.id)]
    invented = ("138 0000 00", "+44 7700 900", "+49 30 5550", "+33 1 99 00", "+1 555 01", "+353 1 555")
    assert all(person.phone.startswith(invented) for person in people)
    assert all(person.mail.endswith((".example.com", ".example.cn")) for person in people if person.mail)


def test_every_kind_of_pay_rule_and_shift_is_shown(sample, customers):
    rules = [view.process.rule for card in customers.values() if (view := sample.processes.get(card.id)).process.rule]
    assert {type(rule.pay_day) for rule in rules} == set(PayDayKind.__args__)
    assert {rule.shift for rule in rules} == set(Shift)
    assert any(rule.cutoff for rule in rules)


def test_processes_are_complete_open_or_not_described(sample, customers):
    views = [sample.processes.get(card.id) for card in customers.values()]
    assert sum(view.described and not view.questions for view in views) >= 5
    assert sum(view.described and bool(view.questions) for view in views) >= 5
    assert sum(not view.described for view in views) >= 4


def test_items_are_of_every_age_and_kind(lines):
    open_lines = [line for line in lines if line.item.open]
    late = [line for line in open_lines if line.lateness.overdue]
    soon = [line for line in open_lines if SATURDAY <= line.item.due_date <= SATURDAY + timedelta(days=7)]
    assert len(open_lines) > 120
    assert len(lines) - len(open_lines) > 20
    assert len(soon) > 5
    assert sum(line.lateness.urgent for line in late) > 10
    assert sum(not line.lateness.urgent for line in late) > 10
    assert sum(line.lateness.overdue > 60 for line in late) > 5
    assert sum(line.item.disputed > 0 for line in open_lines) == 6
    assert sum(0 < line.item.open < line.item.amount for line in open_lines) > 4
    kinds = {ReceivableKind(line.item.kind) for line in open_lines}
    assert kinds == {
        ReceivableKind.INVOICE, ReceivableKind.CREDIT_NOTE, ReceivableKind.DEBIT_NOTE, ReceivableKind.RETENTION,
    }  # fmt: skip
    assert {line.item.currency for line in open_lines} == {"CNY", "USD", "EUR", "GBP"}


def test_visits_have_every_status_and_most_outcomes(sample):
    visits = sample.visits.page(limit=99)
    statuses = Counter(visit.status for visit in visits)
    assert set(statuses) == set(VisitStatus)
    assert statuses[VisitStatus.PLANNED] >= 15
    assert {visit.outcome for visit in visits if visit.outcome} == set(Outcome) - {Outcome.OTHER}
    assert any(visit.revision > 1 for visit in visits)


def test_the_timeline_of_each_customer_runs_forward(sample, customers):
    for card in customers.values():
        moments = [event.at for event in sample.customers.events(card.id)]
        assert moments == sorted(moments, reverse=True)
        assert all(moment.endswith("+00:00") for moment in moments)


# What was printed and agreed


def test_our_company_is_all_filled_in(sample):
    company = sample.company.get()
    for kind in DocumentKind:
        for language in LetterLanguage:
            for currency in ("CNY", "USD", "EUR", "GBP"):
                assert missing_fields(company, kind, language, currency) == ()
    assert company.handler_phone.startswith("138 0000 00")
    assert company.handler_mail.endswith(".example.cn")


def test_papers_of_every_kind_were_printed_in_both_languages_and_one_was_voided(sample):
    rows = sample.archive.page()
    kinds = Counter(row.kind for row in rows)
    assert set(kinds) == set(DocumentKind) - {DocumentKind.THANKS}
    assert kinds[DocumentKind.REMINDER] == 18
    letters = [row for row in rows if row.kind == DocumentKind.REMINDER]
    assert {row.language for row in letters} == {row.language for row in rows} == set(LetterLanguage)
    assert sum(row.voided_at is not None for row in letters) == 1
    assert {row.currency for row in rows} == {"CNY", "USD", "EUR", "GBP"}
    assert len({row.made_on for row in rows}) > 8
    assert all(sample.archive.pdf(row.id).startswith(b"%PDF") for row in rows)


def test_the_papers_of_the_sample_are_the_same_each_time(sample, tmp_path):
    again = open_app(make_sample(tmp_path, FixedClock(SATURDAY)).book, FixedClock(SATURDAY))
    papers = [(row.number, again.services.archive.pdf(row.id)) for row in again.services.archive.page()]
    again.close()
    assert papers == [(row.number, sample.archive.pdf(row.id)) for row in sample.archive.page()]


def test_reminders_of_each_level_have_gone_out_and_the_final_notice_is_proposed_where_it_was_decided(sample):
    rows = [row for row in sample.archive.page() if row.kind == DocumentKind.REMINDER]
    assert {row.level for row in rows} == set(Level)
    proposed = {each.level: each for each in sample.letters.candidates() if each.level is not None}
    assert set(proposed) == set(Level)
    assert proposed[Level.FINAL].escalated
    assert any(row.interest for row in rows if row.level == Level.FINAL)


def test_letters_went_out_in_every_way_and_some_can_be_shown_to_have_arrived(sample):
    ids = [row.id for row in sample.archive.page()]
    cards = [sample.deliveries.card(each) for each in ids]
    channels = {each.channel for card in cards for each in card.deliveries}
    assert channels == set(DeliveryChannel) - {DeliveryChannel.FAX}
    proofs = [each for card in cards for each in card.proofs]
    assert {each.kind for each in proofs} == set(ProofKind)
    assert {each.media_type for each in proofs} == {None, "image/png", "application/pdf"}
    for each in proofs:
        if each.media_type:
            assert sample.proofs.file(each.id)[1].startswith((b"\x89PNG", b"%PDF"))
    assert any(status.sent_on is None for status in sample.deliveries.status(ids).values())
    assert len(sample.deliveries.awaiting()) == 2


def test_customers_answered_in_every_way(sample):
    replies = [each for row in sample.archive.page() for each in sample.deliveries.card(row.id).replies]
    assert {each.kind for each in replies} == set(ReplyKind)
    assert sum(each.promise_id is not None for each in replies) == 1
    assert sum(each.reconciliation_id is not None for each in replies) == 1


def test_a_print_run_was_posted(sample):
    (run,) = sample.print_runs.page()
    papers = sample.print_runs.documents(run.id)
    assert (run.papers, len(papers)) == (4, 4)
    assert all(sample.deliveries.card(paper.id).deliveries for paper in papers)


def test_one_customer_has_earned_thanks(sample):
    assert [each.facts.on_time for each in sample.thanks.candidates()] == [3]


def test_a_claim_ends_soon_and_a_demand_that_arrived_has_moved_others(sample, customers):
    (clock,) = sample.limitation.warnings()
    assert clock.level == ClockLevel.DAYS_30
    moved = sample.limitation.of_customer(of_code(customers, "KH-0012"))
    assert any(line.counts for clock in moved for line in clock.events)


def test_answers_are_prepared_for_a_visit(sample):
    visits = sample.visits.page(limit=99)
    prepared = [kept for visit in visits if (kept := sample.visit_answers.get(visit.id)).answers and not kept.proposed]
    assert [len(kept.answers) for kept in prepared] == [2]


def test_a_revised_plan_asks_for_what_the_file_says_is_left(sample):
    (old,) = sample.plans.page(states=[PlanState.SUPERSEDED])
    (new,) = sample.plans.page(customer_id=old.customer_id)
    card = sample.plans.get(new.id)
    assert (card.plan.version, card.plan.debt) == (2, sum(item.open for item in card.items))
    assert card.plan.debt == old.debt - sum(row.amount for row in card.payments)
    assert [paper.version for paper in card.documents] == [2, 1]


# What came in, and what was said about it


def of_code(customers, code):
    (found,) = [card.id for card in customers.values() if card.customer.code == code]
    return found


def test_payments_are_whole_in_part_too_much_by_bill_and_taken_back(sample):
    payments = sample.payments.page(limit=99)
    assert Counter(payment.kind for payment in payments) == {PaymentKind.RECEIPT: 16, PaymentKind.REVERSAL: 1}
    (bill,) = [payment for payment in payments if payment.means == PayMeans.BANK_BILL]
    assert bill.maturity_on < SATURDAY
    assert bill.cleared_on is None
    (too_much,) = sample.payments.page(unapplied=True)
    assert too_much.unapplied == 25000


def test_promises_are_kept_in_part_broken_twice_and_open(sample, customers):
    states = Counter(line.state for line in sample.promises.page(limit=99))
    assert states == {
        PromiseState.KEPT: 1, PromiseState.PARTLY_KEPT: 1, PromiseState.BROKEN: 2, PromiseState.OPEN: 3,
    }  # fmt: skip
    assert sample.promises.record(of_code(customers, "KH-0011")).broken == 2


def test_a_dispute_was_solved_for_the_customer_with_a_credit_note(sample, customers):
    (closed,) = sample.disputes.page(status=DisputeStatus.SOLVED_FOR_THEM)
    lines = sample.receivables.page(of_code(customers, "KH-0020"), settled=True)
    (note,) = [line.item for line in lines if line.item.number == closed.dispute.credit_number]
    assert (note.amount, note.open) == (-145000, 0)


def test_disputes_have_an_owner_or_wait_for_one(sample):
    owners = {matter.owner for matter in sample.disputes.open_matters() if matter.kind == MatterKind.DISPUTE}
    assert "" in owners
    assert len(owners) > 1


def test_every_way_of_putting_off_was_met(sample, customers):
    talks = [talk for card in customers.values() for talk in sample.contacts.page(card.id)]
    assert {talk.tactic for talk in talks if talk.tactic} == set(Tactic)
    assert any(talk.evidence for talk in talks)
    steps = [step for step in sample.contacts.steps_due() if step.source == StepSource.CONTACT]
    assert [step.next_step_on for step in steps] == [SATURDAY]


def test_what_is_known_of_debts_and_debtors_is_told(sample, customers):
    assert {card.customer.region for card in customers.values()} > {"Shanghai", "Europe"}
    assert sum(bool(sample.debtor.signals(card.id)) for card in customers.values()) == 3
    (contract,) = [line for line in sample.contracts.page(of_code(customers, "KH-0004")) if line.contract]
    assert contract.contract.product
    assert contract.contract.amount > contract.contract.delivered > sum(each.invoiced for each in contract.sums)
    assert [row.number for row in sample.handover.handed_over(of_code(customers, "KH-0013"))] == ["FP-10555"]


# The day it is opened


def reasons(services):
    """All reasons of all lines of the day, by their code."""
    found = {}
    for group in services.today.agenda(limit=99).groups:
        for line in group.lines:
            for reason in line.reasons:
                found.setdefault(reason.code, []).append(reason)
    return found


@pytest.mark.parametrize(
    "day",
    [
        SATURDAY,
        date(2026, 11, 23),  # a Monday
        date(2026, 11, 27),  # a Friday
        date(2026, 10, 3),  # within National Day
        date(2027, 2, 9),  # within Spring Festival, not announced yet
        date(2028, 2, 29),
    ],
    ids=str,
)
def test_every_section_of_the_day_is_filled_on_any_day(tmp_path, day):
    app = open_app(make_sample(tmp_path / "F", FixedClock(day)).book, FixedClock(day))
    app.services.today.seen()
    agenda, found = app.services.today.agenda(limit=99), reasons(app.services)
    assert {group.group for group in agenda.groups} == set(Group)
    working = app.services.calendars.calendar().is_working(day)
    shown = set(ReasonCode) - {ReasonCode.NO_DUE_DATE}
    # on a day off the last instalment is late already
    assert found.keys() == shown if working else found.keys() == shown - {ReasonCode.INSTALMENT_DUE}
    assert agenda.without_process >= 3
    assert agenda.week
    calls = app.services.today.to_confirm()
    assert {line.confirmation.phase for line in calls} == {Phase.DUE, Phase.LATE}
    assert any(line.confirmation.late_days > 1 for line in calls)
    assert any(line.confirmation.short_notice for line in calls)
    assert {reason.readiness.ready for reason in found[ReasonCode.VISIT_TODAY]} == {True, False}
    assert app.services.confirmations.open_differences()
    assert [line.state for line in app.services.plans.page()] == [
        PlanState.LATE, PlanState.RUNNING if working else PlanState.LATE, PlanState.SIGNED, PlanState.AGREED,
        PlanState.PROPOSED, PlanState.COMPLETED,
    ]  # fmt: skip
    assert app.services.today.instalments_due() > 0
    assert app.services.books.check().is_sound
    app.close()


# The file it comes from


def test_the_file_is_that_of_a_chinese_finance_office(made):
    text = made.finance_file.read_bytes().decode("gb18030")
    rows = list(csv.reader(text.splitlines()))
    assert rows[1] == ["截至 2026/11/21    制表：财务部 周芳"]
    assert rows[2][:3] == ["客户编码", "客户名称", "联系人"]
    assert rows[-1][0] == "合计"
    assert "翯" in text
    assert any("," in row[13] for row in rows[3:])


def test_the_file_brought_in_again_changes_nothing(sample, made):
    imports = sample.imports
    workbook = imports.read(made.finance_file)
    checked = imports.check(workbook, imports.recognise(workbook))
    plan = imports.plan(checked)
    assert (checked.problems, plan.changes_nothing, list(plan.gone)) == ([], True, [])
    assert plan.unchanged == sum(1 for _ in checked.items) > 120


def test_the_files_of_weeks_before_stand_in_the_list_of_imports(sample):
    runs = sample.imports.runs()
    assert [run.file_name for run in runs] == [SAMPLE_FILE] * 3
    assert runs[0].summary.closed_items > 0
    assert runs[0].summary.changed_items > 0
    assert runs[0].at > runs[1].at > runs[2].at


def test_remarks_are_in_the_language_of_the_user(tmp_path):
    i18n.set_language("zh_CN")
    app = open_app(make_sample(tmp_path, FixedClock(SATURDAY)).book, FixedClock(SATURDAY))
    app.services.today.seen()
    (step, *_others) = reasons(app.services)[ReasonCode.STEP_DUE]
    assert not step.text.isascii()
    assert {group.group for group in app.services.today.agenda().groups} == set(Group)
    assert app.services.books.check().is_sound
    assert "en" in paths.resource("sample", "visits.json").read_text(encoding="utf-8")
    app.close()


# Where it is made


def test_an_older_sample_is_replaced(made, tmp_path):
    folder = tmp_path / "F"
    folder.mkdir()
    (folder / SAMPLE_BOOK).write_bytes(made.book.read_bytes())
    (folder / SAMPLE_FILE).write_text("old", encoding="utf-8")
    again = make_sample(folder, FixedClock(SATURDAY + timedelta(days=2)))
    assert sorted(path.name for path in folder.iterdir()) == [SAMPLE_FILE, SAMPLE_BOOK]
    assert again.finance_file.read_bytes().decode("gb18030").splitlines()[1].startswith("截至 2026/11/23")


def test_a_book_that_is_no_sample_is_left_alone(tmp_path):
    app = open_app(tmp_path / SAMPLE_BOOK, FixedClock(SATURDAY))
    app.close()
    before = (tmp_path / SAMPLE_BOOK).read_bytes()
    refused = make_sample(tmp_path, FixedClock(SATURDAY))
    assert isinstance(refused, Refused)
    assert [(p.field, p.code, p.values) for p in refused.problems] == [
        ("folder", ProblemCode.TAKEN, {"name": SAMPLE_BOOK})
    ]
    assert (tmp_path / SAMPLE_BOOK).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [SAMPLE_BOOK]


def test_a_file_of_the_user_is_left_alone(tmp_path):
    (tmp_path / SAMPLE_FILE).write_text("mine", encoding="utf-8")
    refused = make_sample(tmp_path, FixedClock(SATURDAY))
    assert [p.values for p in refused.problems] == [{"name": SAMPLE_FILE}]
    assert (tmp_path / SAMPLE_FILE).read_text(encoding="utf-8") == "mine"


def test_a_sample_that_is_not_finished_leaves_what_was_there(made, tmp_path, monkeypatch):
    (tmp_path / SAMPLE_BOOK).write_bytes(made.book.read_bytes())
    monkeypatch.setattr("desktop.services.sample.visit_acts", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make_sample(tmp_path, FixedClock(SATURDAY))
    assert [path.name for path in tmp_path.iterdir()] == [SAMPLE_BOOK]
    assert (tmp_path / SAMPLE_BOOK).read_bytes() == made.book.read_bytes()
