"""A reminder as it is decided: its items, its level, and by when it asks to be paid."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop.domain.calendars import WorkCalendar
from desktop.domain.dunning import Issued, Ladder, LadderRules, Level, NextStep, next_step, usual_level
from desktop.domain.letters import LetterItems, OpenItem, letter_items, pay_by


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What is known of a customer in one currency when a letter is decided; sums in minor units.

    `issued` is the highest letter that named each item, `last_on` the day of the latest letter. `escalated` tells that
    a final notice has been decided.
    """

    items: tuple[OpenItem, ...] = ()
    issued: Mapping[int, Issued] = field(default_factory=dict)
    last_on: date | None = None
    unapplied: int = 0
    escalated: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """A letter as it is decided: its items, the step that is next, and its own level, which may be another."""

    items: LetterItems
    step: NextStep
    level: Level


def decide(
    facts: LetterFacts,
    ladder: Ladder,
    *,
    level: Level | None = None,
    taken_out: Collection[int] = (),
    put_in: Collection[int] = (),
) -> Decision:
    """Decide a letter of the `level` that was chosen, or of the one that is next; see `next_step`.

    What is overdue goes before what is not due yet: as long as anything is, no upcoming reminder is proposed.
    """
    today, last_due = ladder.today, ladder.window.last

    def items_of(until: date | None) -> LetterItems:
        return letter_items(
            facts.items, today, taken_out=taken_out, put_in=put_in, until=until, unapplied=facts.unapplied
        )

    is_due = any(item.open > 0 and item.due_date and item.due_date < today for item in facts.items)
    items = items_of(None if is_due else last_due)
    step = next_step(items, facts.issued, facts.last_on, ladder, escalated=facts.escalated)
    if level is None:
        level = usual_level(step, is_due=is_due, escalated=facts.escalated)
    if (level is Level.UPCOMING) is is_due:
        items = items_of(last_due if is_due else None)
    return Decision(items, step, level)


def pay_by_of(decision: Decision, made_on: date, rules: LadderRules, calendar: WorkCalendar) -> date:
    """Propose the day by which a reminder asks to be paid, a working day.

    What is not due yet is asked for by its due date, the last of them; else the days count that the level gives.
    """
    if decision.level is not Level.UPCOMING:
        return pay_by(made_on, calendar, rules.pay_within[decision.level - Level.FIRST])
    due = (item.due_date for item in decision.items.asked if item.due_date)
    return calendar.on_or_after(max((*due, made_on + timedelta(days=1))))
