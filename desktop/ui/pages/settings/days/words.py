"""The working days in words."""

from datetime import date

from desktop.domain.problems import Problem
from desktop.formats import format_date
from desktop.i18n import N_, _, ngettext
from desktop.services.calendars import YearStatus
from desktop.ui.models.roles import ChipKind
from desktop.ui.pages.settings.days.year import DayKind, DayMark
from desktop.wording.problems import sentence

MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
#: Heads of the calendar's columns, Monday first.
WEEKDAYS = (N_("Mo"), N_("Tu"), N_("We"), N_("Th"), N_("Fr"), N_("Sa"), N_("Su"))

KINDS: dict[DayKind, str] = {
    DayKind.WORK: N_("working day"),
    DayKind.REST: N_("weekly day off"),
    DayKind.HOLIDAY: N_("day off"),
    DayKind.EXCHANGE: N_("worked weekend"),
}
CHIPS: dict[DayKind, ChipKind] = {
    DayKind.WORK: "neutral",
    DayKind.REST: "neutral",
    DayKind.HOLIDAY: "good",
    DayKind.EXCHANGE: "warn",
}


def kind_text(working: bool) -> str:  # noqa: FBT001 - the one thing it is about
    """Name what a day is."""
    return _("working day") if working else _("day off")


def day_text(mark: DayMark) -> str:
    """Say what a day of the year on the screen is: "Thu 1 Oct: day off, National Day (set in this book)"."""
    when = format_date(mark.day, "weekday")
    parts = {"day": when, "kind": _(KINDS[mark.kind]), "name": mark.name}
    text = _("%(day)s: %(kind)s, %(name)s") % parts if mark.name else _("%(day)s: %(kind)s") % parts
    return _("%(text)s (set in this book)") % {"text": text} if mark.own else text


def public_text(mark: DayMark) -> str:
    """Say what the country's own calendar makes of a day."""
    kind = kind_text(mark.public_working)
    return _("%(kind)s, %(name)s") % {"kind": kind, "name": mark.public_name} if mark.public_name else kind


def status_chip(status: YearStatus) -> tuple[str, ChipKind]:
    """Give a word for how far a year can be trusted."""
    if status.source:
        return _("declared by you"), "info"
    return (_("estimated"), "warn") if status.estimated else (_("announced"), "good")


def status_text(status: YearStatus) -> str:
    """Say how far a year can be trusted, and what to do when it cannot."""
    if status.source:
        return _declared(status)
    if status.estimated:
        text = _(
            "Only the holidays of %(year)s themselves are known: the days off around them and the weekends worked for "
            "them are announced around November. Dates that depend on it are marked as estimated."
        )
    else:
        text = _("The days off of %(year)s are known and came with the program.")
    return text % {"year": status.year}


def _declared(status: YearStatus) -> str:
    """Tell a file from a day on which the user declared the year by hand."""
    try:
        day = date.fromisoformat(status.source)
    except ValueError:
        return _("The days of %(year)s come from the file %(file)s.") % {"year": status.year, "file": status.source}
    return _("You declared on %(day)s that %(year)s is as announced.") % {"day": format_date(day), "year": status.year}


def moved_text(text: str, moved: int) -> str:
    """Add to a sentence about a change how many visits are now to be confirmed on another day."""
    if not moved:
        return text
    more = ngettext(
        "%(count)s planned visit is now to be confirmed on another day.",
        "%(count)s planned visits are now to be confirmed on another day.",
        moved,
    )
    return f"{text} {more % {'count': moved}}"


def file_problem(problem: Problem) -> str:
    """Say what is wrong with a file of working days, and where."""
    entry = problem.field.removeprefix("days.")
    if entry == problem.field:
        return sentence(problem)
    return _("Entry %(number)s of its days: %(why)s") % {"number": entry, "why": sentence(problem)}
