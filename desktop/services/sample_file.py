"""The finance office's file of the sample: what is open on a day, as such an office writes it."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from desktop.domain.money import exponent
from desktop.services.sample_data import Item, SampleData, Told


def write_file(data: SampleData, path: Path, day: int) -> None:
    """Write what was open so many days after the sample's day (before it: negative)."""
    office, columns = data.office, data.office["columns"]
    items = [item for item in data.items if item.issued <= day and item.paid_by(day) != item.amount]
    with path.open("w", encoding=office["encoding"], newline="") as file:
        writer = csv.writer(file)
        writer.writerows([[office["title"]], [office["as_of"] % {"day": _day(data.day(day))}], columns.values()])
        for item in items:
            cells = _cells(data, item, day)
            writer.writerow(cells[name] for name in columns)
        writer.writerow(_sum_row(data, items, day))


def _cells(data: SampleData, item: Item, day: int) -> dict[str, str]:
    customer: Told = data.customers[item.customer]
    currency: str = customer["currency"]
    term: int = customer["term"]
    paid = item.paid_by(day)
    return {
        "code": customer["code"],
        "name": customer["name"],
        "person": customer["people"][0]["name"],
        "phone": customer["people"][0]["phone"],
        "term": str(term),
        "kind": data.office["kinds"][item.kind],
        "number": item.number,
        "contract": item.contract,
        "issued": _day(data.day(item.issued)),
        "due": _day(data.day(item.issued + term)),
        "currency": currency,
        "amount": _amount(item.amount, currency),
        "paid": _amount(paid, currency),
        "open": _amount(item.amount - paid, currency),
        "note": item.note,
    }


def _sum_row(data: SampleData, items: Sequence[Item], day: int) -> Iterator[str]:
    currency: str = data.office["sum_currency"]
    own = [item for item in items if data.customers[item.customer]["currency"] == currency]
    total = sum(item.amount - item.paid_by(day) for item in own)
    cells = {"code": data.office["sum"], "open": _amount(total, currency)}
    return (cells.get(name, "") for name in data.office["columns"])


def _day(day: date) -> str:
    return f"{day.year}/{day.month}/{day.day}"


def _amount(minor: int, currency: str) -> str:
    digits = exponent(currency)
    whole, part = divmod(abs(minor), 10**digits)
    return f"{'-' if minor < 0 else ''}{whole:,}.{part:0{digits}d}"
