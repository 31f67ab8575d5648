"""The parts of the page: each is one line in `PARTS`, made when it is first in front."""

from desktop.i18n import N_
from desktop.ui.context import Context
from desktop.ui.widgets.parts_page import PagePart, PartSpec


def _items(context: Context) -> PagePart:
    from desktop.ui.pages.money.items.part import ItemsPart

    return ItemsPart(context)


def _entry(context: Context) -> PagePart:
    from desktop.ui.pages.money.entry.part import EntryPart

    return EntryPart(context)


def _payments(context: Context) -> PagePart:
    from desktop.ui.pages.money.payments.part import PaymentsPart

    return PaymentsPart(context)


def _payment_file(context: Context) -> PagePart:
    from desktop.ui.pages.money.payment_file.part import PaymentFilePart

    return PaymentFilePart(context)


def _ageing(context: Context) -> PagePart:
    from desktop.ui.pages.money.ageing.part import AgeingPart

    return AgeingPart(context)


PARTS = (
    PartSpec("items", N_("Items"), _items),
    PartSpec("entry", N_("Record payments"), _entry),
    PartSpec("payments", N_("Payments"), _payments),
    PartSpec("file", N_("Bring in payments"), _payment_file),
    PartSpec("ageing", N_("Ageing"), _ageing),
)
