"""What to know before a reminder goes out; none of it keeps it from being printed."""

from collections.abc import Iterator, Mapping

from db.queries.customers import CustomerRecord
from desktop.domain.calendars import WorkCalendar
from desktop.domain.company import Company, DocumentKind
from desktop.domain.dunning import LadderRules, Level, StepReason
from desktop.domain.letter_decisions import Decision
from desktop.domain.letters import LeftOut, LetterItems, OpenItem
from desktop.domain.papers import PaperWarning, WarningCode
from desktop.services.letter_choices import FilledChoices
from desktop.services.letter_items import LastLetter
from desktop.services.paper_warnings import recipient_warnings, rest_day_warnings
from desktop.services.papers import word_warnings

#: Why an item is left out that a rep may wonder about; the others are not due yet, or taken out by hand.
_TOLD = frozenset(LeftOut) - {LeftOut.NOT_DUE, LeftOut.CHOSEN}

#: What the texts begin with that a letter of each level does not say.
_NOT_SAID = {
    Level.UPCOMING: ("reminder.second.", "reminder.final."),
    Level.FIRST: ("reminder.upcoming.", "reminder.second.", "reminder.final."),
    Level.SECOND: ("reminder.upcoming.", "reminder.final."),
    Level.FINAL: ("reminder.upcoming.",),
}

_UNITED_KINGDOM, _POUND = "GB", "GBP"


def whom_warnings(company: Company, customer: CustomerRecord, choices: FilledChoices) -> Iterator[PaperWarning]:
    """Name what the letter would lack of us and of the customer, and what the law asks at the last step."""
    yield from recipient_warnings(
        company,
        customer,
        DocumentKind.REMINDER,
        choices.language,
        choices.currency,
        account=choices.account,
        attention=choices.attention,
    )
    is_british = customer.country == _UNITED_KINGDOM or (not customer.country and choices.currency == _POUND)
    if choices.level is Level.FINAL and is_british:
        yield PaperWarning(WarningCode.SOLE_TRADER)


def item_warnings(items: LetterItems, currency: str) -> Iterator[PaperWarning]:
    """Tell what is left out, what is asked for in part, and what is taken off."""
    for item, reason in items.left_out:
        if reason in _TOLD:
            yield _item_warning(WarningCode.LEFT_OUT, item, item.open, reason=reason.value)
    for item in items.asked:
        if item.disputed:
            yield _item_warning(WarningCode.DISPUTED_PART, item, item.disputed)
    if items.unapplied:
        yield PaperWarning(WarningCode.UNAPPLIED, {"amount": items.unapplied, "currency": currency})


def step_warnings(
    decision: Decision, last: LastLetter | None, choices: FilledChoices, rules: LadderRules
) -> Iterator[PaperWarning]:
    """Tell of a letter that goes out soon after the last one, and of a level whose time has not come."""
    if last and (choices.made_on - last.made_on).days < rules.gap:
        yield PaperWarning(WarningCode.RECENT_LETTER, {"number": last.number, "day": last.made_on.isoformat()})
    if _is_too_high(decision):
        step = decision.step
        yield PaperWarning(
            WarningCode.LEVEL_NOT_DUE,
            {
                "level": int(decision.level),
                "proposed": "" if step.level is None else int(step.level),
                "reason": step.reason.value,
                "day": step.not_before.isoformat() if step.not_before else "",
                "after": "" if step.after is None else int(step.after),
            },
        )


def day_warnings(choices: FilledChoices, calendar: WorkCalendar) -> Iterator[PaperWarning]:
    """Tell when nobody works on the day by which the letter asks to be paid; it has to be one that may be."""
    return rest_day_warnings(WarningCode.PAY_BY_NO_WORKING_DAY, choices.pay_by, calendar)


def text_warnings(own: Mapping[str, str], level: Level) -> Iterator[PaperWarning]:
    """Look through the firm's own words that a letter of a level says: a book may hold what would be refused today."""
    return word_warnings({key: text for key, text in own.items() if not key.startswith(_NOT_SAID[level])}, "reminder.")


def _is_too_high(decision: Decision) -> bool:
    """Whether a level is above the one proposed, or above the last where none is; the gap alone is told by itself."""
    level, step = decision.level, decision.step
    if step.level is not None:
        return level > step.level
    reached = step.after or Level.UPCOMING
    if step.reason is StepReason.WAITS_FOR_GAP:
        return level > reached + 1
    return level > reached and step.reason in {StepReason.TOO_EARLY, StepReason.NEEDS_DECISION}


def _item_warning(code: WarningCode, item: OpenItem, amount: int, **more: str) -> PaperWarning:
    return PaperWarning(code, {"number": item.number, "amount": amount, "currency": item.currency, **more})
