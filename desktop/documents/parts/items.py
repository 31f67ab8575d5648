"""The table of items, as reminder, proposal form and agreement show it."""

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
    styles: Styles | None = None,
) -> list[Piece]:
    """Set the items with their sum; `overdue` adds the column of days overdue. Without styles, they are the usual."""
    say = texts.say
    columns = [
        Column(say("common.items.number"), wraps=True),
        Column(say("common.items.document_date"), "center"),
        Column(say("common.items.due_date"), "center"),
        Column(say("common.items.amount"), "right"),
        Column(say("common.items.paid"), "right"),
        Column(say("common.items.open"), "right"),
    ]
    if overdue:
        columns.append(Column(say("common.items.days_overdue"), "right"))
    rows = [_row(item, currency, texts.language, habit)[: len(columns)] for item in items]
    unit = say("common.currency_cny") if currency == "CNY" else currency
    total = [say("common.items.total", currency=unit), "", "", *_sums(items, currency), ""][: len(columns)]
    return table(columns, rows, width, styles or styles_for(texts.language), total=total)


def _row(item: PaperItem, currency: str, language: LetterLanguage, habit: EnglishHabit) -> list[str]:
    return [
        item.number,
        short_date(item.document_date, language, habit),
        short_date(item.due_date, language, habit),
        figure(item.amount, currency),
        figure(item.paid, currency),
        figure(item.open, currency),
        _NO_DAYS if item.days_overdue is None else str(item.days_overdue),
    ]


def _sums(items: Sequence[PaperItem], currency: str) -> list[str]:
    sums = (sum(item.amount for item in items), sum(item.paid for item in items), sum(item.open for item in items))
    return [figure(minor, currency) for minor in sums]
