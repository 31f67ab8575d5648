"""What the shown lines of the list of a day tell beside their reasons: visits, whom to ask, what was said last."""

from collections.abc import Sequence
from datetime import timedelta

from db.connection import Book
from db.queries.agenda import last_said, papers_wanted
from db.queries.today import last_tries, whom_to_ask
from db.queries.visits import PersonRow, VisitRow, get_visits, visit_people
from desktop.domain.agenda import Reason, ReasonCode
from desktop.domain.process import PaperKind
from desktop.services.standing import readiness_of
from desktop.services.today_lines import BEST_CALL_TIME, Line, Said, Snooze
from desktop.services.today_ranking import Ranked


def lines_of(book: Book, ranked: Sequence[Ranked]) -> list[Line]:
    """Complete some lines, in a few statements however many they are."""
    customers = [line.customer.id for line in ranked]
    spoken_of = {reason.visit_id for line in ranked for reason in line.reasons if reason.visit_id is not None}
    visits = {visit.id: visit for visit in get_visits(book, spoken_of)} if spoken_of else {}
    to_confirm = [reason.visit_id for line in ranked for reason in line.reasons if _is_call(reason)]
    ids = [visit for visit in to_confirm if visit is not None]
    people, tries = visit_people(book, ids), last_tries(book, ids)
    known, said = whom_to_ask(book, customers), last_said(book, customers)
    wanted = papers_wanted(book, [line.customer.id for line in ranked if _wants_papers(line)])
    found = []
    for line in ranked:
        call = next((reason.visit_id for reason in line.reasons if _is_call(reason)), None)
        ask = next(iter(people.get(call, ())), None) if call is not None else None
        ask = ask or known.get(line.customer.id)
        words = said.get(line.customer.id)
        spoken = Said(words.day, words.who, words.said) if words else None
        if call is not None and call in tries:
            at, note = tries[call]
            spoken = Said(at, "", note)
        found.append(_line(_with_papers(line, wanted), visits, ask, spoken))
    return found


def _line(line: Ranked, visits: dict[int, VisitRow], ask: PersonRow | None, said: Said | None) -> Line:
    off = line.snooze
    spoken_of = dict.fromkeys(reason.visit_id for reason in line.reasons)
    return Line(
        customer_id=line.customer.id,
        customer=line.customer.name,
        reasons=tuple(_ready(reason, visits) for reason in line.reasons),
        pin_id=line.pin.id if line.pin else None,
        snooze=Snooze(off.id, off.until_on + timedelta(days=1), off.reason) if off and off.until_on else None,
        visits=tuple(visits[each] for each in spoken_of if each in visits),
        ask=ask,
        best_time=ask.best_time if ask and ask.best_time else BEST_CALL_TIME,
        said=said,
    )


def _wants_papers(line: Ranked) -> bool:
    return any(reason.code is ReasonCode.PAPERS for reason in line.reasons)


def _with_papers(line: Ranked, wanted: dict[int, tuple[str, ...]]) -> Ranked:
    papers = tuple(PaperKind(kind) for kind in wanted.get(line.customer.id, ()))
    if not papers:
        return line
    told = (reason._replace(papers=papers) if reason.code is ReasonCode.PAPERS else reason for reason in line.reasons)
    return line._replace(reasons=tuple(told))


def _is_call(reason: Reason) -> bool:
    return reason.code is ReasonCode.CONFIRM_VISIT


def _ready(reason: Reason, visits: dict[int, VisitRow]) -> Reason:
    """Say of a visit whether it is ready: nothing was decided by that."""
    if reason.confirmation is None or reason.visit_id not in visits:
        return reason
    return reason._replace(readiness=readiness_of(visits[reason.visit_id]))
