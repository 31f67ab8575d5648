"""The table of items, as every paper shows it that lists some."""

from collections.abc import Sequence

from desktop.documents.data import PaperItem
from desktop.documents.parts.dates import figure, short_date
from desktop.documents.parts.pieces import Piece
from desktop.documents.parts.styles import Styles, styles_for
from desktop.documents.parts.tables import Column, table
from desktop.documents.texts import Texts
from desktop.domain.company import EnglishHabit
from desktop.domain.customers import LetterLanguage

_NO_DAYS = "—"


def item_table(
    items: Sequence[PaperItem],
    currency: str,
    texts: Texts,
    habit: EnglishHabit,
    width: float,
    *,
    overdue: bool = True,
    disputed: str = "",
    styles: Styles | None = None,
) -> list[Piece]:
    """Set the items with their sum; `overdue` adds the column of days overdue, `disputed` one of that title.

    Without styles, they are the usual.
    """
    say = texts.say
    columns = [
        Column(say("common.items.number"), wraps=True),
        Column(say("common.items.document_date"), "center"),
        Column(say("common.items.due_date"), "center"),
        Column(say("common.items.amount"), "right"),
        Column(say("common.items.paid"), "right"),
        Column(say("common.items.open"), "right"),
    ]
    rows = [_row(item, currency, texts.language, habit) for item in items]
    unit = say("common.currency_cny") if currency == "CNY" else currency
    total = [say("common.items.total", currency=unit), "", "", *_sums(items, currency)]
    if overdue:
        columns.append(Column(say("common.items.days_overdue"), "right"))
        rows = [[*row, _days(item)] for row, item in zip(rows, items, strict=True)]
        total.append("")
    if disputed:
        columns.append(Column(disputed, "right"))
        parts = [item.disputed for item in items]
        rows = [[*row, figure(part, currency) if part else ""] for row, part in zip(rows, parts, strict=True)]
        total.append(figure(sum(parts), currency))
    return table(columns, rows, width, styles or styles_for(texts.language), total=total)


def unapplied_row(title: str, received: int) -> PaperItem:
    """Give the row that takes off money received which no item has yet; it adds across as the others do."""
    return PaperItem(title, None, None, 0, received, -received, 0, None)


def _row(item: PaperItem, currency: str, language: LetterLanguage, habit: EnglishHabit) -> list[str]:
    return [
        item.number,
        short_date(item.document_date, language, habit),
        short_date(item.due_date, language, habit),
        figure(item.amount, currency),
        figure(item.paid, currency),
        figure(item.open, currency),
    ]


def _days(item: PaperItem) -> str:
    return _NO_DAYS if item.days_overdue is None else str(item.days_overdue)


def _sums(items: Sequence[PaperItem], currency: str) -> list[str]:
    sums = (sum(item.amount for item in items), sum(item.paid for item in items), sum(item.open for item in items))
    return [figure(minor, currency) for minor in sums]
