"""Why a customer is proposed a paper, or gets none."""

from datetime import date

from desktop.domain.dunning import Level, StepReason
from desktop.formats import format_count, format_date
from desktop.i18n import N_, _, ngettext
from desktop.services.letters import LetterCandidate
from desktop.wording.dunning import step_line
from desktop.wording.papers import no_letter_line

#: The steps of the ladder, short enough for a chip.
LEVEL_WORDS = {
    Level.UPCOMING: N_("before due"),
    Level.FIRST: N_("1st"),
    Level.SECOND: N_("2nd"),
    Level.FINAL: N_("final"),
}

#: Reasons that the last letter explains better than a sentence of the ladder.
_ABOVE = {
    StepReason.AFTER_GAP: N_("one step above %(number)s of %(day)s"),
    StepReason.WAITS_FOR_GAP: N_("waits for the gap until %(until)s, after %(number)s of %(day)s"),
    StepReason.AT_THE_END: N_("at the end of the ladder: %(number)s of %(day)s"),
}


def why_line(row: LetterCandidate, today: date) -> str:
    """Say why a letter is next or why there is none: "41 days overdue, one step above CK-2026-0012 of 3 Nov"."""
    return _("%(days)s, %(reason)s") % {"days": late_text(row), "reason": _reason(row, today)}


def late_text(row: LetterCandidate) -> str:
    """Say how late the worst item is."""
    days = row.days_overdue
    if not days:
        return _("not due yet")
    return ngettext("%(count)s day overdue", "%(count)s days overdue", days) % {"count": format_count(days)}


def _reason(row: LetterCandidate, today: date) -> str:
    step = row.step
    if step.reason is StepReason.NOTHING:
        return no_letter_line(row)
    if step.reason in _ABOVE and row.last_number and row.last_on is not None:
        until = format_date(step.not_before, today=today) if step.not_before else ""
        words = {"number": row.last_number, "day": format_date(row.last_on, today=today), "until": until}
        return _(_ABOVE[step.reason]) % words
    return step_line(step)


def last_line(number: str, day: date | None, today: date) -> str:
    """Name the last paper of a kind: "the last one was DZ-2026-0003 of 1 Oct"."""
    if day is None:
        return _("none was made yet")
    return _("the last one was %(number)s of %(day)s") % {"number": number, "day": format_date(day, today=today)}
