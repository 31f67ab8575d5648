"""The ageing in words: its classes, its columns, its rows."""

from desktop.domain.ageing import AgeingRow, Basis, Buckets, By, Column, ColumnKind
from desktop.domain.customers import Standing
from desktop.i18n import N_, _, pgettext
from desktop.wording.choices import label

#: The columns beside the name and the classes.
_HEADINGS: dict[ColumnKind, str] = {
    ColumnKind.CREDITS: N_("Credit notes"),
    ColumnKind.UNAPPLIED: N_("Not applied"),
    ColumnKind.TOTAL: N_("Total"),
    ColumnKind.DISPUTED: N_("of which disputed"),
    ColumnKind.HANDED_OVER: N_("of which handed over"),
    ColumnKind.UNDATED: N_("of which without a due date"),
    ColumnKind.UNCLEARED: N_("Bills not cleared"),
}
_NAMES: dict[By, str] = {By.CUSTOMER: N_("Customer"), By.STANDING: N_("Standing"), By.REGION: N_("Region")}


def bucket_name(buckets: Buckets, bucket: int, basis: Basis) -> str:
    """Name a class: "not due", "1-30 days", "over 365 days"; by document date the first one is "no date"."""
    if bucket == 0:
        return _("not due") if basis is Basis.DUE_DATE else _("no date")
    first, last = buckets.span(bucket, basis)
    if last is None:
        return _("over %(days)s days") % {"days": first - 1}
    if first == last:
        return pgettext("a class of the ageing", "day %(day)s") % {"day": first}
    return _("%(first)s-%(last)s days") % {"first": first, "last": last}


def column_heading(column: Column, buckets: Buckets, basis: Basis, by: By) -> str:
    """Give the heading of a column."""
    if column.kind is ColumnKind.NAME:
        return _(_NAMES[by])
    if column.kind is ColumnKind.BUCKET:
        return bucket_name(buckets, column.bucket, basis)
    if column.kind is ColumnKind.UNDATED and basis is Basis.DOCUMENT_DATE:
        return _("of which without a document date")
    return _(_HEADINGS[column.kind])


def row_name(row: AgeingRow, by: By) -> str:
    """Name a row: the customer, the standing, the region."""
    if by is By.CUSTOMER:
        return row.name
    if by is By.STANDING:
        return label(Standing(str(row.key)))
    return str(row.key) or _("no region")


def total_name() -> str:
    """Name the last row."""
    return _("Total")


def basis_name(basis: Basis) -> str:
    """Say what days are counted from."""
    return _("by due date") if basis is Basis.DUE_DATE else _("by document date")


def by_name(by: By) -> str:
    """Say what a row stands for."""
    return {By.CUSTOMER: _("by customer"), By.STANDING: _("by standing"), By.REGION: _("by region")}[by]
