"""The list of the day in the terminal: one line a customer, with the reasons and, if asked for, their points."""

import argparse
from collections.abc import Iterator

from desktop.app import App
from desktop.cli.output import print_json, say
from desktop.domain.agenda import Group
from desktop.formats import format_date
from desktop.i18n import _, ngettext
from desktop.services.today_lines import LINES_SHOWN, Agenda, AgendaGroup, Line
from desktop.wording.agenda import away_line, reason_amount, reason_sentence, why_lines
from desktop.wording.choices import label
from desktop.wording.receivables import money_list
from desktop.wording.visits import visit_when

#: More than this are never wanted at once.
_ALL = 100_000


def print_today(app: App, options: argparse.Namespace) -> int:
    """Print the list of the day, group by group; empty groups are left out."""
    today = app.services.today
    group = Group(options.group) if options.group else None
    limit = _ALL if options.all or group else LINES_SHOWN
    agenda = today.agenda(group, limit=limit)
    if agenda.stale:
        today.seen()
        agenda = today.agenda(group, limit=limit)
    if options.json:
        print_json(agenda)
        return 0
    say("   ".join(filter(None, (format_date(agenda.day, "long"), _week(agenda)))))
    for text in _remarks(agenda):
        say(text)
    for each in agenda.groups:
        say()
        for text in _group(each, with_points=options.why):
            say(text)
    if not agenda.groups:
        say(_("No customer is in this group today.") if group else _("Nothing is due today."))
    return 0


def _remarks(agenda: Agenda) -> Iterator[str]:
    if agenda.away and agenda.away.counts:
        yield away_line(agenda.away.days, agenda.away.counts)
    if agenda.snoozed:
        put_off = ngettext("%(count)s customer is put off", "%(count)s customers are put off", agenda.snoozed)
        yield put_off % {"count": agenda.snoozed}
    if agenda.without_process:
        text = ngettext(
            "%(count)s customer owes money and nobody has described how they pay",
            "%(count)s customers owe money and nobody has described how they pay",
            agenda.without_process,
        )
        yield text % {"count": agenda.without_process}


def _week(agenda: Agenda) -> str:
    return _("this week: %(amounts)s") % {"amounts": money_list(agenda.week)} if agenda.week else ""


def _group(group: AgendaGroup, *, with_points: bool) -> Iterator[str]:
    yield f"{label(group.group)} ({group.total})"
    for line in group.lines:
        yield f"  {_head(line)}"
        for reason in line.reasons[1:]:
            yield f"       {reason_sentence(reason)}"
        if line.ask is not None:
            asked = {"name": line.ask.name, "phone": line.ask.phone or "—", "time": line.best_time}
            ask = _("ask %(name)s, %(phone)s, best at %(time)s") % asked
            yield f"       {ask}"
        if with_points:
            yield from (f"       {text}" for text in why_lines(line.reasons))
    if group.more:
        more = ngettext("and %(count)s more", "and %(count)s more", group.more)
        yield f"  {more % {'count': group.more}}"


def _head(line: Line) -> str:
    """Name the visit that the strongest reason speaks of by its number, which `confirm` takes, or else the customer."""
    reason, visit = line.strongest, line.visit(line.strongest)
    number = f"#{line.customer_id}" if visit is None else f"[{visit.id}]"
    when = "" if visit is None else visit_when(visit.day, visit.time)
    parts = (number, _pinned(line), when, line.customer, reason_amount(reason), reason_sentence(reason))
    return "  ".join(filter(None, parts))


def _pinned(line: Line) -> str:
    return "" if line.pin_id is None else _("pinned")
