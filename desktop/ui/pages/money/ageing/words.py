"""The words of the ageing: its choices, its columns and its rows."""

from datetime import date

from desktop.domain.ageing import AgeingRow, Basis, Buckets, By, Column, ColumnKind
from desktop.domain.customers import Standing
from desktop.formats import format_count, format_date, format_money
from desktop.i18n import N_, _, ngettext
from desktop.services.ageing import Ageing
from desktop.ui.pages.visits.words import capital, dotted
from desktop.wording.choices import label

BASES = {Basis.DUE_DATE: N_("By due date"), Basis.DOCUMENT_DATE: N_("By document date")}
BYS = {By.CUSTOMER: N_("Customers"), By.STANDING: N_("Standings"), By.REGION: N_("Regions")}
_NAMES = {By.CUSTOMER: N_("Customer"), By.STANDING: N_("Standing"), By.REGION: N_("Region")}
_TITLES = {
    ColumnKind.CREDITS: N_("Credit notes"),
    ColumnKind.UNAPPLIED: N_("Unapplied"),
    ColumnKind.TOTAL: N_("Total"),
    ColumnKind.DISPUTED: N_("of it disputed"),
    ColumnKind.HANDED_OVER: N_("of it handed over"),
    ColumnKind.UNDATED: N_("of it undated"),
    ColumnKind.UNCLEARED: N_("Bills not cleared"),
}


def column_title(column: Column, basis: Basis, by: By, buckets: Buckets) -> str:
    """Name a column: "1-30" days, "over 365"."""
    if column.kind is ColumnKind.NAME:
        return _(_NAMES[by])
    if column.kind is not ColumnKind.BUCKET:
        return _(_TITLES[column.kind])
    if not column.bucket:
        return _("Not due") if basis is Basis.DUE_DATE else _("No date")
    first, last = buckets.span(column.bucket, basis)
    if last is None:
        return _("over %(days)s") % {"days": format_count(first - 1)}
    return f"{first}-{last}"


def row_name(row: AgeingRow, by: By) -> str:
    """Name a row."""
    if by is By.CUSTOMER:
        return row.name
    if by is By.STANDING:
        return capital(label(Standing(str(row.key))))
    return str(row.key) or _("No region")


def cell_title(column: Column, ageing: Ageing, name: str) -> str:
    """Name a sum of the ageing: "Hengda Foods · 31-60 days"."""
    title = column_title(column, ageing.basis, ageing.by, ageing.buckets)
    if column.kind is ColumnKind.BUCKET and column.bucket:
        title = _("%(span)s days") % {"span": title}
    return dotted((name, _("all items") if column.kind is ColumnKind.NAME else capital(title)))


def ageing_line(ageing: Ageing, currency: str, today: date) -> str:
    """Say what is owed in all, of how many, on which day."""
    table = next((table for table in ageing.tables if table.currency == currency), None)
    day = _("as of %(day)s") % {"day": format_date(ageing.on, "weekday", today=today)}
    if table is None:
        return day
    count = len(table.rows)
    rows = {
        By.CUSTOMER: ngettext("%(count)s customer", "%(count)s customers", count),
        By.STANDING: ngettext("%(count)s standing", "%(count)s standings", count),
        By.REGION: ngettext("%(count)s region", "%(count)s regions", count),
    }[ageing.by]
    owed = _("%(sum)s owed") % {"sum": format_money(table.total.total, currency)}
    return dotted((day, owed, rows % {"count": format_count(count)}))
