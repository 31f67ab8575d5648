"""Why a customer is on the list of a day, and by how many points (rules 3, 5, 8, 22, 37, 55 to 57)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from desktop.domain.agenda import WEIGHTS, Reason, ReasonCode
from desktop.domain.agenda_facts import Facts, ItemFact, PromiseFact, VisitFact
from desktop.domain.confirmation import Phase
from desktop.domain.limitation import ClockLevel

#: More points for each day that a confirmation is late.
CONFIRM_LATE = 5
STEP_LATE_MOST = 10
#: More points for each further promise that was not kept.
BROKEN_AGAIN = 10
INSTALMENT_LATE_MOST = 15
#: An item that is overdue by more days is proposed for handing over (rule 56).
HAND_OVER_DAYS = 60
#: Papers are on the list for so many working days before their last one, with more points the nearer that is.
PAPERS_DAYS = 3
PAPERS_NEARER = 5
#: A point more for so many days beyond a third of the credit term (rule 55).
URGENT_DAYS = 3
URGENT_MOST = 20
#: A dispute that has an owner is asked about once it is older.
DISPUTE_DAYS = 14
#: More points for a claim that ends within so many days; one that has ended gains none.
CLAIM_ENDS = {ClockLevel.DAYS_90: 15, ClockLevel.DAYS_30: 42}
#: A letter that went out more days ago is not asked about any more: by then one writes anew.
LETTER_DAYS = 180
#: A claim that ended more days ago is no news of a day any more.
CLAIM_ENDED_DAYS = 365
#: How far ahead a visit makes the questions about its customer urgent, in days.
QUESTION_DAYS = 14

_FRIDAY = 4


def visits_until(day: date) -> date:
    """Give the last day whose visits are shown: tomorrow, and on a Friday to Sunday the Monday that follows."""
    return day + timedelta(days=1 if day.weekday() < _FRIDAY else 7 - day.weekday())


def reasons(facts: Facts, today: date) -> list[Reason]:
    """Give every reason that a customer has on a day, each code at most once, in no particular order."""
    found: list[Reason] = []
    for place, rule in _RULES:
        if facts[place]:  # most customers have few kinds of facts
            found += rule(facts, today)
    return found


# Visits and steps


def _of_visits(facts: Facts, today: date) -> Iterator[Reason]:
    visits, until = facts.visits, visits_until(today)
    calls = [visit for visit in visits if visit.day >= today and visit.confirmation.phase in {Phase.DUE, Phase.LATE}]
    if calls:
        first = min(calls, key=lambda visit: (-visit.confirmation.late_days, *_when(visit)))
        late = first.confirmation.late_days
        yield _visit(ReasonCode.CONFIRM_VISIT, first, len(calls), CONFIRM_LATE * late, late)
    for code, some in (
        (ReasonCode.VISIT_TODAY, [visit for visit in visits if visit.day == today]),
        (ReasonCode.VISIT_NOT_RECORDED, [visit for visit in visits if visit.day < today]),
        (ReasonCode.VISIT_SOON, [visit for visit in visits if today < visit.day <= until]),
    ):
        if some:
            first = min(some, key=_when)
            yield _visit(code, first, len(some), 0, max((today - first.day).days, 0))


def _visit(code: ReasonCode, visit: VisitFact, total: int, added: int, late: int) -> Reason:
    return Reason(
        code,
        WEIGHTS[code].points,
        added,
        visit.day,
        visit.time,
        late,
        total,
        visit.amount,
        visit.currency,
        visit_id=visit.id,
        confirmation=visit.confirmation,
        readiness=visit.readiness,
        moved=visit.moved,
    )


def _when(visit: VisitFact) -> tuple[date, bool, str, int]:
    return visit.day, visit.time is None, visit.time or "", visit.id


def _of_steps(facts: Facts, today: date) -> Iterator[Reason]:
    first = min(facts.steps, key=lambda step: (step.day, step.log_id is None, step.log_id or step.visit_id))
    late = (today - first.day).days
    yield Reason(
        ReasonCode.STEP_DUE,
        WEIGHTS[ReasonCode.STEP_DUE].points,
        min(late, STEP_LATE_MOST),
        first.day,
        late=late,
        total=len(facts.steps),
        text=first.text,
        visit_id=first.visit_id,
        log_id=first.log_id,
    )


# Promises, instalments, bills


def _of_promises(facts: Facts, today: date) -> Iterator[Reason]:
    """Keep a broken promise until a contact, a new promise, all its money, or until the rep is done with it."""
    owes = any(item.open > 0 for item in facts.items)
    failed = [promise for promise in facts.promises if promise.failed and owes]
    unanswered = [promise for promise in failed if not _is_answered(promise, facts)]
    if unanswered:
        last = max(unanswered, key=lambda promise: (promise.last_on, promise.id))
        yield _promise(ReasonCode.PROMISE_BROKEN, last, BROKEN_AGAIN * (len(failed) - 1), today, len(failed))
    due = [promise for promise in facts.promises if promise.is_open and promise.due_on <= today]
    if due:
        first = min(due, key=lambda promise: (promise.due_on, promise.id))
        yield _promise(ReasonCode.PROMISE_DUE, first, 0, today, len(due))


def _is_answered(promise: PromiseFact, facts: Facts) -> bool:
    days = (facts.last_contact, facts.promise_done_on, *(other.made_on for other in facts.promises))
    all_came = promise.received + promise.late >= promise.amount
    return all_came or any(day is not None and day > promise.last_on for day in days)


def _promise(code: ReasonCode, promise: PromiseFact, added: int, today: date, total: int) -> Reason:
    return Reason(
        code,
        WEIGHTS[code].points,
        added,
        promise.due_on,
        late=(today - promise.due_on).days,
        total=total,
        amount=promise.amount,
        currency=promise.currency,
        received=promise.received + promise.late,
        promise_id=promise.id,
    )


def _of_instalments(facts: Facts, today: date) -> Iterator[Reason]:
    for code, some in (
        (ReasonCode.INSTALMENT_LATE, [each for each in facts.instalments if each.pay_on < today]),
        (ReasonCode.INSTALMENT_DUE, [each for each in facts.instalments if each.pay_on == today]),
    ):
        if some:
            first = min(some, key=lambda each: (each.pay_on, each.plan_id))
            late = (today - first.pay_on).days
            yield Reason(
                code,
                WEIGHTS[code].points,
                min(late, INSTALMENT_LATE_MOST),
                first.pay_on,
                late=late,
                total=len(some),
                amount=first.open,
                currency=first.currency,
                plan_id=first.plan_id,
            )


def _of_bills(facts: Facts, today: date) -> Iterator[Reason]:
    first = min(facts.bills, key=lambda bill: (bill.matured_on, bill.payment_id))
    yield Reason(
        ReasonCode.BILL_MATURED,
        WEIGHTS[ReasonCode.BILL_MATURED].points,
        day=first.matured_on,
        late=(today - first.matured_on).days,
        total=len(facts.bills),
        amount=first.amount,
        currency=first.currency,
        payment_id=first.payment_id,
    )


# Items


def beyond_limit(item: ItemFact, today: date) -> int:
    """Give by how many days an item is beyond a third of its credit term; 0 or less is not urgent (rule 55).

    A term that nobody knows counts as none: then every overdue day is beyond it (rule 64).
    """
    return 0 if item.due is None else (today - item.due).days - (item.term or 0) // 3


def _of_items(facts: Facts, today: date) -> Iterator[Reason]:
    overdue, undated = [], []
    for item in facts.items:
        if item.open <= item.disputed or item.handed_over:
            continue
        if item.due is None:
            undated.append(item)
        elif item.due < today:
            overdue.append(item)
    if overdue:
        yield from _of_overdue(overdue, today)
        if not _has_next(facts):
            yield _overdue(ReasonCode.NO_NEXT_STEP, overdue, 0, today)
    if undated:
        yield _items(ReasonCode.NO_DUE_DATE, undated, min(undated, key=_id), 0, 0)


def _of_overdue(overdue: Sequence[ItemFact], today: date) -> Iterator[Reason]:
    ours = [item for item in overdue if not item.paused]
    if urgent := [item for item in ours if beyond_limit(item, today) > 0]:
        most = max(beyond_limit(item, today) for item in urgent)
        yield _overdue(ReasonCode.URGENT, urgent, min(most // URGENT_DAYS, URGENT_MOST), today)
    old_before = today - timedelta(days=HAND_OVER_DAYS)
    if old := [item for item in ours if item.due is not None and item.due < old_before]:
        yield _overdue(ReasonCode.HAND_OVER, old, 0, today)


def _id(item: ItemFact) -> int:
    return item.id


def _has_next(facts: Facts) -> bool:
    """Tell whether something is agreed or planned that leads to the money (rule 57)."""
    has_promise = any(promise.is_open for promise in facts.promises)
    return facts.has_visit or facts.has_step or facts.has_plan or facts.reminded or has_promise


def _overdue(code: ReasonCode, items: Sequence[ItemFact], added: int, today: date) -> Reason:
    """Speak of the item that is furthest beyond its limit; the sum is that of all of its currency."""
    worst = items[0]
    if len(items) > 1:
        worst = max(items, key=lambda item: (beyond_limit(item, today), item.asked, -item.id))
    return _items(code, items, worst, added, (today - worst.due).days if worst.due else 0)


def _items(code: ReasonCode, items: Sequence[ItemFact], first: ItemFact, added: int, late: int) -> Reason:
    same = [item for item in items if item.currency == first.currency]
    return Reason(
        code,
        WEIGHTS[code].points,
        added,
        first.due,
        late=late,
        total=len(items),
        amount=sum(item.asked for item in same),
        currency=first.currency,
        term=first.term or 0,
        item_ids=tuple(item.id for item in items),
    )


def late_points(beyond: int, *, old: bool, has_next: bool = False) -> tuple[tuple[ReasonCode, int], ...]:
    """Give the points of a customer of whom only overdue items speak, its worst so many days beyond its limit.

    `old`: something is overdue by more than `HAND_OVER_DAYS`; `has_next`: something is agreed or planned. The same as
    `reasons` would give, without reading items.
    """
    found = [] if has_next else [(ReasonCode.NO_NEXT_STEP, 0)]
    if beyond > 0:
        found.append((ReasonCode.URGENT, min(beyond // URGENT_DAYS, URGENT_MOST)))
    if old:
        found.append((ReasonCode.HAND_OVER, 0))
    return tuple((code, WEIGHTS[code].points + added) for code, added in found)


def _of_papers(facts: Facts, today: date) -> Iterator[Reason]:
    """Ask for papers where something is due by the pay day that they are for (rule 22)."""
    papers = facts.papers
    if papers is None or papers.by < today or papers.working_days > PAPERS_DAYS:
        return
    some = [item for item in facts.items if item.asked and item.due is not None and item.due <= papers.pay_day]
    if some:
        first = min(some, key=lambda item: (item.due or date.max, item.id))
        reason = _items(ReasonCode.PAPERS, some, first, PAPERS_NEARER * (PAPERS_DAYS - papers.working_days), 0)
        yield reason._replace(day=papers.by, pay_day=papers.pay_day, else_day=papers.else_day)


# Letters


def _of_letters(facts: Facts, today: date) -> Iterator[Reason]:
    """Ask for the letter that has been on its way longest (rule 58)."""
    first = min(facts.letters, key=lambda letter: (letter.sent_on, letter.document_id))
    yield Reason(
        ReasonCode.LETTER_RECEIVED,
        WEIGHTS[ReasonCode.LETTER_RECEIVED].points,
        day=first.asks_on,
        late=(today - first.asks_on).days,
        total=len(facts.letters),
        sent_on=first.sent_on,
        channel=first.channel,
        text=first.number,
        document_id=first.document_id,
    )


def _of_notices(facts: Facts, today: date) -> Iterator[Reason]:
    """Propose what a final notice announced for what is still asked for of it, the longest past first (rule 59).

    What is promised, planned or handed over by now is left alone.
    """
    items = {item.id: item for item in facts.items if item.asked and not (item.handed_over or item.paused)}
    due = [notice for notice in facts.notices if notice.item_id in items]
    if due:
        first = min(due, key=lambda notice: (notice.pay_by, notice.document_id, notice.item_id))
        named = [items[notice.item_id] for notice in due]
        late = (today - first.pay_by).days
        reason = _items(ReasonCode.LETTER_DAY_PASSED, named, items[first.item_id], 0, late)
        total = len({notice.document_id for notice in due})
        yield reason._replace(day=first.pay_by, total=total, text=first.number, document_id=first.document_id)


# What is to be cleared up


def _of_differences(facts: Facts, today: date) -> Iterator[Reason]:
    first = min(facts.differences, key=lambda each: (each.opened_on, each.id))
    yield Reason(
        ReasonCode.DIFFERENCE,
        WEIGHTS[ReasonCode.DIFFERENCE].points,
        day=first.opened_on,
        late=max((today - first.opened_on).days, 0),
        total=len(facts.differences),
        amount=first.amount,
        currency=first.currency,
        visit_id=first.visit_id,
        reconciliation_id=first.id,
    )


def _of_disputes(facts: Facts, today: date) -> Iterator[Reason]:
    some = [each for each in facts.disputes if not each.owner or (today - each.opened_on).days > DISPUTE_DAYS]
    if some:
        first = min(some, key=lambda each: (each.opened_on, each.id))
        yield Reason(
            ReasonCode.DISPUTE,
            WEIGHTS[ReasonCode.DISPUTE].points,
            day=first.opened_on,
            late=max((today - first.opened_on).days, 0),
            total=len(some),
            amount=first.amount,
            currency=first.currency,
            text=first.owner,
            dispute_id=first.id,
            item_ids=tuple(each.item_id for each in some),
        )


def _of_claims(facts: Facts, today: date) -> Iterator[Reason]:
    """Speak of the claim that ends first of those that can still be kept up, else of the one that ended last."""
    claims = [each for each in facts.claims if (today - each.ends_on).days <= CLAIM_ENDED_DAYS]
    if not claims:
        return
    first = min(claims, key=lambda each: (each.ends_on < today, abs(each.ends_on - today), each.item_id))
    yield Reason(
        ReasonCode.LIMITATION,
        WEIGHTS[ReasonCode.LIMITATION].points,
        CLAIM_ENDS.get(first.level, 0),
        first.ends_on,
        late=(today - first.ends_on).days,
        total=len(claims),
        amount=sum(each.open for each in claims if each.currency == first.currency),
        currency=first.currency,
        text=first.number,
        item_ids=tuple(each.item_id for each in claims),
    )


def _of_questions(facts: Facts, _today: date) -> Iterator[Reason]:
    yield Reason(
        ReasonCode.QUESTIONS,
        WEIGHTS[ReasonCode.QUESTIONS].points,
        total=len(facts.questions),
        questions=facts.questions,
        described=facts.described,
    )


_Rule = Callable[[Facts, date], Iterator[Reason]]

#: Each rule with the place in `Facts` without which it has nothing to say.
_RULES: tuple[tuple[int, _Rule], ...] = tuple(
    (Facts._fields.index(field), rule)
    for field, rule in (
        ("visits", _of_visits),
        ("steps", _of_steps),
        ("promises", _of_promises),
        ("instalments", _of_instalments),
        ("bills", _of_bills),
        ("items", _of_items),
        ("papers", _of_papers),
        ("letters", _of_letters),
        ("notices", _of_notices),
        ("differences", _of_differences),
        ("disputes", _of_disputes),
        ("questions", _of_questions),
        ("claims", _of_claims),
    )
)
