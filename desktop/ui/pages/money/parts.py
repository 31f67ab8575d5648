"""The parts of the page: each is one line in `PARTS`, made when it is first in front."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ui.context import Context
    from desktop.ui.pages.money.part import MoneyPart


@dataclass(frozen=True, slots=True)
class PartSpec:
    """A part: its key for `arrive(part=...)` and the help, its word on the page, and how it is made."""

    key: str
    title: str  # marked with N_
    factory: "Callable[[Context], MoneyPart]"


def _items(context: "Context") -> "MoneyPart":
    from desktop.ui.pages.money.items.part import ItemsPart

    return ItemsPart(context)


def _entry(context: "Context") -> "MoneyPart":
    from desktop.ui.pages.money.entry.part import EntryPart

    return EntryPart(context)


def _payments(context: "Context") -> "MoneyPart":
    from desktop.ui.pages.money.payments.part import PaymentsPart

    return PaymentsPart(context)


def _payment_file(context: "Context") -> "MoneyPart":
    from desktop.ui.pages.money.payment_file.part import PaymentFilePart

    return PaymentFilePart(context)


def _ageing(context: "Context") -> "MoneyPart":
    from desktop.ui.pages.money.ageing.part import AgeingPart

    return AgeingPart(context)


PARTS = (
    PartSpec("items", N_("Items"), _items),
    PartSpec("entry", N_("Record payments"), _entry),
    PartSpec("payments", N_("Payments"), _payments),
    PartSpec("file", N_("Bring in payments"), _payment_file),
    PartSpec("ageing", N_("Ageing"), _ageing),
)
