"""The ladder of reminders in sentences: why a letter is next, or why none is."""

from dataclasses import asdict

from desktop.domain.dunning import LadderRules, Level, NextStep, StepReason
from desktop.formats import format_count, format_date
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


def rule_lines(rules: LadderRules) -> tuple[str, ...]:
    """Say by what rule letters are proposed, a sentence each."""
    step = _(
        "The next letter to a customer in a currency is one step above the last one about what is still owed, at least"
        " %(gap)s days after it: the first reminder from %(first)s days overdue on, the second from %(second)s, the"
        " final notice from %(final)s and only once it has been decided."
    )
    before = _(
        "Where nothing is overdue, a friendly one goes out %(upcoming_from)s to %(upcoming_until)s working days before"
        " the due date."
    )
    values = {name: format_count(value) for name, value in asdict(rules).items() if isinstance(value, int)}
    return (step % values, *((before % values,) if rules.upcoming else ()))


def step_line(step: NextStep) -> str:
    """Say why a letter is next or why none is, as a part of a sentence."""
    return _(_REASONS[step.reason]) % {
        "last": label(step.after or Level.UPCOMING),
        "next": label(_next(step)),
        "day": format_date(step.not_before, "weekday") if step.not_before else "…",
    }


def _next(step: NextStep) -> Level:
    return Level(min((step.after or Level.UPCOMING) + 1, Level.FINAL))
