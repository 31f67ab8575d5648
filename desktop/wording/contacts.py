"""Calls in words: when to call, and what speaks against it."""

from desktop.domain.callwindow import CallWarning, CallWindow
from desktop.i18n import N_, _, ngettext
from desktop.wording.joining import joined

_WARNINGS = {
    CallWarning.NO_WORKING_DAY: N_("Today is no working day."),
    CallWarning.TOO_EARLY: N_("It is too early to call."),
    CallWarning.TOO_LATE: N_("It is too late to call."),
    CallWarning.MEAL: N_("It is mealtime: nobody likes to be called now."),
    CallWarning.OUTSIDE_HOURS: N_("This customer takes no calls at this hour."),
    CallWarning.AVOIDED_HOURS: N_("This customer does not want to be called at this hour."),
}


def window_line(window: CallWindow) -> str:
    """Say when a call is best: "Best called around 15:30 (08:30-11:30, 13:30-18:00)" (rules 71 and 72)."""
    text = _("Best called around %(time)s") % {"time": window.best}
    hours = joined(f"{span.start}-{span.end}" for span in window.spans)
    return _("%(text)s (%(note)s)") % {"text": text, "note": hours} if hours else text


def warning_lines(window: CallWindow) -> list[str]:
    """Say what speaks against getting in touch now, a sentence each; none where nothing does."""
    return [_warning(warning, window) for warning in window.warnings]


def _warning(warning: CallWarning, window: CallWindow) -> str:
    if warning is CallWarning.ENOUGH_TODAY:
        count = window.had.reached
        text = ngettext(
            "In touch %(count)s time today already: leave it at that.",
            "In touch %(count)s times today already: leave it at that.",
            count,
        )
        return text % {"count": count}
    if warning is CallWarning.TRIED_OFTEN:
        count = window.had.tried
        text = ngettext(
            "Tried %(count)s time today without reaching anybody: try another day.",
            "Tried %(count)s times today without reaching anybody: try another day.",
            count,
        )
        return text % {"count": count}
    return _(_WARNINGS[warning])
