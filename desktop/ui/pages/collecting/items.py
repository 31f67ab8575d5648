"""What a dialog needs of an item it is about, and how it names it."""

from datetime import date
from typing import Protocol

from PySide6.QtWidgets import QLabel

from desktop.formats import format_count
from desktop.i18n import _
from desktop.ui.pages.visits.words import dotted
from desktop.ui.widgets.plain import plain_label

_MOST_NUMBERS = 3


class Item(Protocol):
    """An item of the lists of money; sums in minor units of `currency`."""

    @property
    def id(self) -> int:
        """By what the book knows it."""

    @property
    def customer_id(self) -> int:
        """Whose it is."""

    @property
    def customer(self) -> str:
        """The customer's name."""

    @property
    def number(self) -> str:
        """The number as it was typed."""

    @property
    def currency(self) -> str:
        """The code of the currency."""

    @property
    def open(self) -> int:
        """What is open; below zero for a credit note."""

    @property
    def disputed(self) -> int:
        """The part of it that is disputed."""

    @property
    def due_date(self) -> date | None:
        """When it is due, where that is known."""


def about(*items: Item) -> QLabel:
    """Say whose items a dialog is about, and which: the first few by their numbers."""
    numbers = ", ".join(item.number for item in items[:_MOST_NUMBERS])
    if len(items) > _MOST_NUMBERS:
        more = {"numbers": numbers, "count": format_count(len(items) - _MOST_NUMBERS)}
        numbers = _("%(numbers)s and %(count)s more") % more
    return plain_label(dotted((items[0].customer, numbers)), role="muted", wrap=True)
