"""What the list of a day is decided from, read for every customer that anything but open items speaks of."""

import functools
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from db.connection import Book
from db.queries import agenda as queries
from db.queries.agenda_items import archived, open_items
from db.queries.processes import ProcessRecord, get_processes
from desktop.domain.agenda import MarkKind, ReasonCode
from desktop.domain.agenda_facts import (
    BillFact,
    ClaimFact,
    DifferenceFact,
    DisputeFact,
    Facts,
    InstalmentFact,
    ItemFact,
    LetterFact,
    NoticeFact,
    PapersFact,
    StepFact,
    VisitFact,
)
from desktop.domain.agenda_marks import Mark, promise_done_on
from desktop.domain.agenda_points import (
    CLAIM_ENDED_DAYS,
    DISPUTE_DAYS,
    LETTER_DAYS,
    PAPERS_DAYS,
    QUESTION_DAYS,
    visits_until,
)
from desktop.domain.limitation import WARN_DAYS
from desktop.domain.process import Question, open_questions
from desktop.services.process_records import read_process
from desktop.services.standing import confirmation_of
from desktop.services.today_promises import Promised, read_promised
from desktop.services.working_days import next_working_days


class Noted(NamedTuple):
    """All that is known of the customers that something speaks of, and their marks; the others owe at most.

    `calm` are of these others those for whom something is planned or agreed that has not come due: a visit, a next
    step, the day that a reminder gives.
    """

    facts: dict[int, Facts]
    marks: dict[int, list[Mark]]
    calm: set[int]


_NONE: tuple[()] = ()
_NOTHING_TO_ASK: tuple[tuple[Question, ...], bool] = ((), True)


class _Sources(NamedTuple):
    """What was read, by customer; the sets hold customers of whom no more is wanted than that it is so."""

    marks: dict[int, list[Mark]]
    visits: dict[int, list[VisitFact]]
    to_visit: set[int]
    steps: dict[int, list[StepFact]]
    agreed: set[int]
    promised: Promised
    with_plan: set[int]
    instalments: dict[int, list[InstalmentFact]]
    bills: dict[int, list[BillFact]]
    papers: dict[int, PapersFact]
    differences: dict[int, list[DifferenceFact]]
    disputes: dict[int, list[DisputeFact]]
    reminded: set[int]
    questions: dict[int, tuple[tuple[Question, ...], bool]]
    claims: dict[int, list[ClaimFact]]
    letters: dict[int, list[LetterFact]]
    notices: dict[int, list[NoticeFact]]

    def speak_of(self) -> set[int]:
        """Give the customers that anything but an item or something planned and not due speaks of."""
        return set().union(
            self.marks, self.visits, self.steps, self.promised.promises, self.with_plan, self.instalments, self.bills,
            self.papers, self.differences, self.disputes, self.questions, self.claims, self.letters,
            self.notices,
        )  # fmt: skip

    def facts(self, customer: int, items: Iterable[ItemFact]) -> Facts:
        """Put together what is known of one customer, in the order of `Facts`."""
        asked, described = self.questions.get(customer, _NOTHING_TO_ASK)
        marks = self.marks.get(customer, _NONE)
        return Facts(
            tuple(self.visits.get(customer, _NONE)),
            customer in self.to_visit,
            tuple(self.steps.get(customer, _NONE)),
            customer in self.agreed or customer in self.steps,
            tuple(self.promised.promises.get(customer, _NONE)),
            tuple(self.instalments.get(customer, _NONE)),
            customer in self.with_plan,
            tuple(self.bills.get(customer, _NONE)),
            tuple(items),
            self.papers.get(customer),
            tuple(self.differences.get(customer, _NONE)),
            tuple(self.disputes.get(customer, _NONE)),
            customer in self.reminded,
            self.promised.contacts.get(customer),
            promise_done_on(marks) if marks else None,
            asked,
            described,
            tuple(self.claims.get(customer, _NONE)),
            tuple(self.letters.get(customer, _NONE)),
            tuple(self.notices.get(customer, _NONE)),
        )


def read_noted(book: Book, today: date, also: Iterable[int] = ()) -> Noted:
    """Read everything about the customers that have more than open items, and about some others.

    Archived ones are left out of the facts.
    """
    in_plans, with_plan = _in_plans(book)
    sources = _Sources(
        marks=_marks(book, today),
        visits=_visits(book, today),
        to_visit=queries.customers_to_visit(book),
        steps=_steps(book, today),
        agreed=queries.customers_with_step(book, today),
        promised=read_promised(book, today),
        with_plan=with_plan,
        instalments=_instalments(book, today),
        bills=_bills(book, today),
        papers=_papers(book, today),
        differences=_differences(book),
        disputes=_disputes(book, today),
        reminded=queries.reminded(book, today),
        questions=_questions(book, today),
        claims=_claims(book, today),
        letters=_letters(book, today),
        notices=_notices(book, today),
    )
    noted = sources.speak_of().union(also) - archived(book)
    items = _items(book, noted, sources.promised.items | in_plans)
    facts = {customer: sources.facts(customer, items.get(customer, _NONE)) for customer in noted}
    return Noted(facts, sources.marks, sources.to_visit.union(sources.agreed, sources.reminded) - noted)


def _visits(book: Book, today: date) -> dict[int, list[VisitFact]]:
    found = defaultdict(list)
    for row in queries.planned_visits(book, today, visits_until(today)):
        confirmation = confirmation_of(row, today)
        fact = VisitFact(row.id, row.day, row.time, row.amount, row.currency, confirmation, moved=row.revision > 1)
        found[row.customer_id].append(fact)
    return found


def _steps(book: Book, today: date) -> dict[int, list[StepFact]]:
    found = defaultdict(list)
    for row in queries.steps_due(book, today):
        found[row.customer_id].append(StepFact(row.day, row.text, row.log_id, row.visit_id))
    return found


def _in_plans(book: Book) -> tuple[set[int], set[int]]:
    """Give the items that plans answer for, and whose plans these are."""
    if not queries.has_plans(book):
        return set(), set()
    from db.queries.plans import items_in_plans  # only where there are plans: the first window loads this

    found = items_in_plans(book)
    return {item for item, _ in found}, set(queries.owners_of_plans(book, {plan for _, plan in found}).values())


def _instalments(book: Book, today: date) -> dict[int, list[InstalmentFact]]:
    found: defaultdict[int, list[InstalmentFact]] = defaultdict(list)
    if queries.has_instalments(book, today):
        from desktop.services.plan_reading import read_due  # only where a plan has come due

        for row in read_due(book, today, today):
            found[row.customer_id].append(InstalmentFact(row.plan_id, row.pay_on, row.open, row.currency))
    return found


def _bills(book: Book, today: date) -> dict[int, list[BillFact]]:
    found = defaultdict(list)
    for row in queries.bills_matured(book, today):
        found[row.customer_id].append(BillFact(row.id, row.day, row.amount, row.currency))
    return found


def _papers(book: Book, today: date) -> dict[int, PapersFact]:
    days = next_working_days(book, today, PAPERS_DAYS + 1)
    if len(days) <= PAPERS_DAYS:
        return {}
    return {
        row.customer_id: PapersFact(row.by, row.pay_day, row.else_day, sum(day <= row.by for day in days))
        for row in queries.papers_between(book, today, days[-1] - timedelta(days=1))
    }


def _differences(book: Book) -> dict[int, list[DifferenceFact]]:
    found = defaultdict(list)
    for row in queries.differences(book):
        found[row.customer_id].append(DifferenceFact(*row[1:]))
    return found


def _disputes(book: Book, today: date) -> dict[int, list[DisputeFact]]:
    found = defaultdict(list)
    for row in queries.disputes(book, today - timedelta(days=DISPUTE_DAYS)):
        found[row.customer_id].append(DisputeFact(*row[1:]))
    return found


def _items(book: Book, customers: Iterable[int], paused: frozenset[int]) -> dict[int, list[ItemFact]]:
    found = defaultdict(list)
    for row in open_items(book, list(customers)):
        found[row.customer_id].append(ItemFact(*row[1:], row.id in paused))
    return found


def _questions(book: Book, today: date) -> dict[int, tuple[tuple[Question, ...], bool]]:
    """Give what is not known of the customers that are visited soon, and whether anybody has described how they pay."""
    customers = queries.customers_to_visit(book, today + timedelta(days=QUESTION_DAYS), today)
    processes = get_processes(book, customers) if customers else {}
    asked = {customer: _questions_about(processes.get(customer)) for customer in customers}
    return {customer: (questions, customer in processes) for customer, questions in asked.items() if questions}


@functools.lru_cache(maxsize=2000)
def _questions_about(found: ProcessRecord | None) -> tuple[Question, ...]:
    """Ask anew only when the process was changed: the list of a day is read many times a day."""
    return open_questions(read_process(found))


def _claims(book: Book, today: date) -> dict[int, list[ClaimFact]]:
    found: defaultdict[int, list[ClaimFact]] = defaultdict(list)
    if queries.claims_may_end(book, today + timedelta(days=WARN_DAYS)):
        from desktop.services.limitation_reading import read_warned  # only where items are so old

        since = today - timedelta(days=CLAIM_ENDED_DAYS)
        for clock in read_warned(book, today):
            item = clock.item
            if clock.ends_on is not None and clock.ends_on >= since:
                fact = ClaimFact(item.id, item.number, clock.ends_on, clock.level, item.open, item.currency)
                found[item.customer_id].append(fact)
    return found


def _letters(book: Book, today: date) -> dict[int, list[LetterFact]]:
    found: defaultdict[int, list[LetterFact]] = defaultdict(list)
    if queries.letters_sent(book, today - timedelta(days=LETTER_DAYS)):
        from desktop.services.deliveries import read_awaiting  # only where letters went out

        for row, asks_on in read_awaiting(book, today):
            fact = LetterFact(row.document_id, row.number, row.channel, row.sent_on, asks_on)
            found[row.customer_id].append(fact)
    return found


def _notices(book: Book, today: date) -> dict[int, list[NoticeFact]]:
    found = defaultdict(list)
    for row in queries.notices_passed(book, today):
        found[row.customer_id].append(NoticeFact(*row[1:]))
    return found


def _marks(book: Book, today: date) -> dict[int, list[Mark]]:
    found = defaultdict(list)
    for row in queries.marks_set(book, today):
        code = ReasonCode(row.code) if row.code else None
        mark = Mark(row.id, MarkKind(row.kind), code, row.points, row.set_on, row.until_on, row.reason)
        found[row.customer_id].append(mark)
    return found
