"""The ladder of reminders in sentences: why a letter is next, or why none is."""

from desktop.domain.dunning import Level, NextStep, StepReason
from desktop.formats import format_date
from desktop.i18n import N_, _
from desktop.wording.choices import label

_REASONS = {
    StepReason.FIRST_TIME: N_("no letter has asked for it yet"),
    StepReason.AFTER_GAP: N_("the %(last)s has brought nothing"),
    StepReason.UPCOMING: N_("nothing is overdue, and something falls due soon"),
    StepReason.TOO_EARLY: N_("not late enough for the %(next)s before %(day)s"),
    StepReason.WAITS_FOR_GAP: N_("the last letter went out only lately; the next one from %(day)s"),
    StepReason.NEEDS_DECISION: N_("a final notice has to be decided first"),
    StepReason.AT_THE_END: N_("the final notice has been sent: decide what follows"),
    StepReason.COVERED: N_("money received and not applied covers it"),
    StepReason.NOTHING: N_("there is nothing to ask for"),
}


def step_line(step: NextStep) -> str:
    """Say why a letter is next or why none is, as a part of a sentence."""
    return _(_REASONS[step.reason]) % {
        "last": label(step.after or Level.UPCOMING),
        "next": label(_next(step)),
        "day": format_date(step.not_before, "weekday") if step.not_before else "…",
    }


def _next(step: NextStep) -> Level:
    return Level(min((step.after or Level.UPCOMING) + 1, Level.FINAL))
