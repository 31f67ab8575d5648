"""How a set of headings was read last time, as plain data, so that next week's file needs no questions."""

from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from desktop.domain.imports.amounts import DecimalStyle
from desktop.domain.imports.dates import DateOrder
from desktop.domain.imports.fields import Field
from desktop.domain.imports.headings import heading_key
from desktop.domain.imports.mapping import Mapping, SheetMapping
from desktop.domain.money import CURRENCIES

E = TypeVar("E", bound=StrEnum)


def remember(mapping: Mapping) -> dict[str, dict[str, Any]]:
    """Give what to keep of a mapping under the heading key of each sheet; plain data for JSON."""
    return {
        sheet.key: {
            "fields": [column.field and column.field.value for column in sheet.columns],
            "scales": [column.scale for column in sheet.columns],
            "used": sheet.used,
            "currency": mapping.currency,
            "date_order": mapping.date_order and mapping.date_order.value,
            "decimal_style": mapping.decimal_style and mapping.decimal_style.value,
        }
        for sheet in mapping.sheets
    }


def keys(sheet: SheetMapping) -> tuple[str, ...]:
    """Give the keys a sheet may be remembered by: its own, and that without its last column.

    Rows that were refused come back with one column more, the reason.
    """
    return sheet.key, heading_key([column.heading for column in sheet.columns[:-1]], sheet.contents)


def recall(mapping: Mapping, kept: dict[str, dict[str, Any]]) -> Mapping:
    """Let what was kept win over a proposal, sheet by sheet; data that no longer makes sense is passed over."""
    sheets: list[SheetMapping] = []
    for sheet in mapping.sheets:
        found = next((kept[key] for key in keys(sheet) if key in kept), None)
        sheets.append(_recall_sheet(sheet, found) if found else sheet)
        if found:
            mapping = replace(
                mapping,
                currency=found["currency"] if found.get("currency") in CURRENCIES else mapping.currency,
                date_order=_member(DateOrder, found.get("date_order")) or mapping.date_order,
                decimal_style=_member(DecimalStyle, found.get("decimal_style")) or mapping.decimal_style,
            )
    return replace(mapping, sheets=tuple(sheets))


def _recall_sheet(sheet: SheetMapping, kept: dict[str, Any]) -> SheetMapping:
    fields = [_member(Field, value) for value in kept.get("fields", ())]
    scales = [scale if isinstance(scale, int) and scale > 0 else 1 for scale in kept.get("scales", ())]
    if len(fields) != len(scales) or not 0 <= len(sheet.columns) - len(fields) <= 1:
        return sheet
    columns = (
        replace(column, field=field, scale=scale)
        for column, field, scale in zip(sheet.columns, [*fields, None], [*scales, 1], strict=False)
    )
    return replace(sheet, columns=tuple(columns), used=bool(kept.get("used", True)))


def _member(kind: type[E], value: object) -> E | None:
    return next((member for member in kind if member.value == value), None)
