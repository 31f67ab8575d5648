"""Limitation clocks as they stand today: rows of the book put to the rules of the domain, many items at once."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from db.connection import Book
from db.queries import limitation as queries
from db.queries.limitation import AnswerRow, ArrivalRow, ClockItemRow, PaperRow
from db.queries.settings import get_setting
from desktop.domain.company import DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.deliveries import ProofKind, ReplyKind
from desktop.domain.dunning import Level
from desktop.domain.ledger import AllocationKind
from desktop.domain.limitation import (
    DEFAULT_PERIODS,
    WARN_DAYS,
    Clock,
    ClockFact,
    ClockItem,
    ClockKind,
    CountryPeriod,
    WhyNot,
    arrivals,
    country_of,
    due_before,
    most_pressing,
    period_problems,
    run_clock,
)
from desktop.domain.plans import PlanState

#: A setting: the periods by country, as JSON.
PERIODS = "limitation_periods"

Facts = defaultdict[int, list[ClockFact]]


def read_periods(book: Book) -> tuple[CountryPeriod, ...]:
    """Give the periods that were kept, or what is known without being entered; inside `Book.reading`."""
    kept = get_setting(book, PERIODS)
    if kept is None:
        return DEFAULT_PERIODS
    try:
        periods = tuple(CountryPeriod(**each) for each in json.loads(kept))
        return DEFAULT_PERIODS if any(period_problems(periods)) else periods
    except (TypeError, ValueError):
        return DEFAULT_PERIODS


def read_warned(book: Book, today: date, until: date | None = None) -> list[Clock]:
    """Give the clocks of all customers that end by `until` (180 days from today for None), the most pressing first.

    Archived customers are left out.
    """
    periods = read_periods(book)
    if not periods:
        return []
    until = until or today + timedelta(days=WARN_DAYS)
    # what moves a clock moves it later: only an item whose first period ends by then can be among them
    due = {each.country: due_before(until, each.years) for each in periods}
    rows = queries.items_due_before(book, max(due.values()))
    old = [row for row in rows if row.due_date and row.due_date < due.get(_country(row), date.min)]
    clocks = read_clocks(book, old, periods, today)
    return sorted((each for each in clocks if each.ends_on and each.ends_on <= until), key=most_pressing)


def read_clocks(
    book: Book, rows: Sequence[ClockItemRow], periods: Sequence[CountryPeriod], today: date
) -> Iterator[Clock]:
    """Give the clocks of some items, in their order and in a few statements however many they are."""
    facts = _facts(book, rows)
    for row in rows:
        yield run_clock(_item(row), facts.get(row.id, ()), periods, today)


def _item(row: ClockItemRow) -> ClockItem:
    return ClockItem(*row[:6], _country(row))


def _country(row: ClockItemRow) -> str:
    return country_of(row.country, LetterLanguage(row.language))


def _facts(book: Book, rows: Sequence[ClockItemRow]) -> Facts:
    """Read what may move the clocks of some items, by item."""
    found, ids = Facts(list), [row.id for row in rows]
    _read_papers(book, ids, found)
    _read_money(book, ids, found)
    _read_plans(book, ids, found)
    _read_promises(book, ids, found)
    _read_events(book, rows, found)
    return found


# Papers


def _read_papers(book: Book, ids: Collection[int], found: Facts) -> None:
    rows = queries.papers(book, ids)
    told = _told_of_papers(book, {row.document_id: row for row in rows})
    for row in rows:
        found[row.item_id] += told[row.document_id]


def _told_of_papers(book: Book, papers: Mapping[int, PaperRow]) -> dict[int, list[ClockFact]]:
    """Give, by paper, that it arrived and what came back."""
    sent, proofs = defaultdict(list), defaultdict(list)
    for time in queries.sent(book, papers):
        sent[time.document_id].append(time.sent_on)
    for proof in queries.arrived(book, papers):
        proofs[proof.document_id].append((proof.arrived_on, _lacks(proof)))
    told = {id_: list(_arrival(row, sent[id_], proofs[id_])) for id_, row in papers.items()}
    for answer in queries.answers(book, papers):
        told[answer.document_id] += _answer(papers[answer.document_id], answer)
    return told


def _lacks(proof: ArrivalRow) -> WhyNot | None:
    if proof.kind == ProofKind.SAID:
        return WhyNot.ONLY_SAID
    return None if proof.proves else WhyNot.NO_PROOF


def _arrival(
    row: PaperRow, sent_on: Sequence[date], proofs: Sequence[tuple[date, WhyNot | None]]
) -> Iterator[ClockFact]:
    """Say when a paper arrived that asks for the money, or when it went out or was made where nothing tells."""
    if row.kind == DocumentKind.STATEMENT or row.level == Level.UPCOMING:
        return
    days = list(arrivals(proofs, sent_on)) or [(max(sent_on, default=row.made_on), WhyNot.NO_PROOF)]
    for day, why_not in days:
        yield _of_paper(row, day, ClockKind.PAPER, WhyNot.VOIDED if row.voided else why_not)


def _answer(row: PaperRow, answer: AnswerRow) -> Iterator[ClockFact]:
    """Say that they agreed to pay, or on a statement to its figures."""
    if answer.kind == ReplyKind.WILL_PAY:
        why_not = None if answer.proves else WhyNot.NO_PROOF
        yield _of_paper(
            row, answer.replied_on, ClockKind.REPLY, WhyNot.VOIDED if row.voided else why_not, answer.amount
        )
    elif row.kind == DocumentKind.STATEMENT:
        yield _of_paper(row, answer.replied_on, ClockKind.CONFIRMED, WhyNot.ONLY_FIGURES)


def _of_paper(
    row: PaperRow, day: date, kind: ClockKind, why_not: WhyNot | None, amount: int | None = None
) -> ClockFact:
    level = None if row.level is None else Level(row.level)
    return ClockFact(
        day,
        kind,
        why_not,
        number=row.number,
        document=DocumentKind(row.kind),
        level=level,
        amount=amount,
        document_id=row.document_id,
    )


# Money, plans, promises and what was noted by hand


def _read_money(book: Book, ids: Collection[int], found: Facts) -> None:
    for row in queries.paid(book, ids):
        kind, why_not = ClockKind.PAYMENT, WhyNot.REVERSED if row.is_reversed else None
        if row.kind == AllocationKind.OFFICE:
            kind, why_not = ClockKind.OFFICE, WhyNot.NOBODY_KNOWS
        fact = ClockFact(row.day, kind, why_not, number=row.source, amount=row.amount, payment_id=row.payment_id)
        found[row.item_id].append(fact)


def _read_plans(book: Book, ids: Collection[int], found: Facts) -> None:
    """Take of a plan in force its last instalment, of an older or broken version only that it was signed."""
    lacks = {PlanState.AGREED: WhyNot.NOT_SIGNED, PlanState.CANCELLED: WhyNot.CANCELLED}
    for row in queries.plans(book, ids):
        state = PlanState(row.state)
        runs_from = row.last_on if state is PlanState.SIGNED and row.last_on and row.last_on > row.day else None
        fact = ClockFact(row.day, ClockKind.PLAN, lacks.get(state), runs_from, amount=row.debt, plan_id=row.plan_id)
        found[row.item_id].append(fact)


def _read_promises(book: Book, ids: Collection[int], found: Facts) -> None:
    for row in queries.promises(book, ids):
        fact = ClockFact(row.made_on, ClockKind.PROMISE, WhyNot.ORAL, amount=row.amount, promise_id=row.promise_id)
        found[row.item_id].append(fact)


def _read_events(book: Book, rows: Sequence[ClockItemRow], found: Facts) -> None:
    """Take what was noted of an item, or of all items of its customer."""
    of_all, of_one = Facts(list), Facts(list)
    for row in queries.events(book, {each.customer_id for each in rows}):
        note = "; ".join(filter(None, (row.note, row.kept_where)))
        fact = ClockFact(row.day, ClockKind(row.kind), note=note, event_id=row.id)
        (of_all[row.customer_id] if row.item_id is None else of_one[row.item_id]).append(fact)
    for item in rows if of_all or of_one else ():
        found[item.id] += (*of_all[item.customer_id], *of_one[item.id])
