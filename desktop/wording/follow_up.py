"""The follow-up table in words: for the printer, and for a workbook (rule 50)."""

from datetime import date

from desktop.domain.followup import FollowUp, FollowUpRow, FollowUpTalk
from desktop.domain.sheets import Sheet
from desktop.domain.worksheets import Column, Table, WorkSheet
from desktop.formats import format_count, format_date, format_money
from desktop.i18n import _, ngettext
from desktop.wording.choices import label
from desktop.wording.sheet_blocks import DOT, capital


def follow_up_sheet(table: FollowUp) -> WorkSheet:
    """Put the table on paper, across the sheet."""
    blocks = (_owed(table), _talks(table))
    title = _("Follow-up of receivables by telephone")
    return WorkSheet(title, period(table), table.day, _line(table), blocks, across=True)


def follow_up_sheets(table: FollowUp) -> tuple[Sheet, Sheet]:
    """Put the table into a workbook: who is overdue, and every contact of the period."""
    owed = Sheet(
        _("Follow-up"),
        (
            _("Customer"), _("Currency"), _("Owed"), _("Overdue"), _("Days overdue"), _("Contacts"), _("Last contact"),
            _("Spoke with"), _("What was said"), _("Result"), _("Promised"), _("Promised for"), _("Next step"),
            _("On which day"), _("Done on"),
        ),
        [
            (
                row.customer, row.owed.currency, row.owed, row.overdue, row.days, row.contacts,
                row.last.day if row.last else None, *(_said(row.last) if row.last else (None, None, None)),
                row.promised, row.promised_on, *(_next(row.last) if row.last else (None, None, None)),
            )
            for row in table.rows
        ],
    )  # fmt: skip
    talks = Sheet(
        _("Contacts"),
        (
            _("Day"), _("Time"), _("Customer"), _("How"), _("Spoke with"), _("What was said"), _("Result"),
            _("Next step"), _("On which day"), _("Done on"),
        ),
        [
            (talk.day, talk.time, talk.customer, label(talk.channel), *_said(talk), *_next(talk))
            for talk in table.talks
        ],
    )  # fmt: skip
    return owed, talks


def period(table: FollowUp) -> str:
    """Name the days of the table."""
    return _("%(since)s to %(until)s") % {
        "since": format_date(table.since, today=table.day),
        "until": format_date(table.until, today=table.day),
    }


def _line(table: FollowUp) -> str:
    rows, talks = len(table.rows), len(table.talks)
    customers = ngettext("%(count)s customer overdue", "%(count)s customers overdue", rows)
    contacts = ngettext("%(count)s contact in these days", "%(count)s contacts in these days", talks)
    return DOT.join((customers % {"count": format_count(rows)}, contacts % {"count": format_count(talks)}))


def _owed(table: FollowUp) -> Table:
    columns = (
        Column(_("Customer"), wraps=True), Column(_("Owed"), is_sum=True), Column(_("Overdue"), is_sum=True),
        Column(_("Days overdue"), is_sum=True), Column(_("Last contact"), wraps=True),
        Column(_("What was said"), wraps=True), Column(_("Promised"), wraps=True), Column(_("Next step"), wraps=True),
    )  # fmt: skip
    return Table(_("Who is overdue"), columns, tuple(map(_owed_row, table.rows)))


def _owed_row(row: FollowUpRow) -> tuple[str, ...]:
    promised = ""
    if row.promised and row.promised_on:
        sum_ = format_money(row.promised.minor, row.promised.currency)
        promised = DOT.join((sum_, format_date(row.promised_on)))
    return (
        row.customer,
        format_money(row.owed.minor, row.owed.currency),
        format_money(row.overdue.minor, row.overdue.currency),
        format_count(row.days),
        DOT.join(filter(None, (format_date(row.last.day), label(row.last.channel), row.last.person)))
        if row.last
        else "",
        _result(row.last) if row.last else "",
        promised,
        _step(row.last) if row.last else "",
    )


def _talks(table: FollowUp) -> Table:
    columns = (
        Column(_("Day")), Column(_("Customer"), wraps=True), Column(_("With"), wraps=True),
        Column(_("What was said"), wraps=True), Column(_("Next step"), wraps=True),
    )  # fmt: skip
    rows = tuple(
        (
            " ".join(filter(None, (format_date(talk.day), talk.time))),
            talk.customer,
            DOT.join(filter(None, (label(talk.channel), talk.person))),
            _result(talk),
            _step(talk),
        )
        for talk in table.talks
    )
    return Table(_("Contacts of these days"), columns, rows)


def _by_whom(talk: FollowUpTalk) -> str:
    return DOT.join(filter(None, (format_date(talk.day), label(talk.channel), talk.person)))


def _result(talk: FollowUpTalk) -> str:
    return DOT.join(filter(None, (capital(label(talk.result)), " ".join(talk.said.split()))))


def _step(talk: FollowUpTalk) -> str:
    day = format_date(talk.next_step_on) if talk.next_step_on else ""
    done = _("done") if talk.done_on else ""
    return DOT.join(filter(None, (talk.next_step, day, done)))


def _said(talk: FollowUpTalk) -> tuple[str, str, str]:
    return talk.person, talk.said, capital(label(talk.result))


def _next(talk: FollowUpTalk) -> tuple[str, date | None, date | None]:
    return talk.next_step, talk.next_step_on, talk.done_on
