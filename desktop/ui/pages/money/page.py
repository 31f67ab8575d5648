"""The page of money: what is owed item by item, what came in, and how old the debts are."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from desktop.i18n import _
from desktop.services.results import Entity
from desktop.ui.context import Context
from desktop.ui.pages.money.parts import PARTS
from desktop.ui.widgets.parts_page import PartsPage, PartSpec


class MoneyPage(PartsPage):
    """One part is in front; each keeps what was chosen on it while the page is open."""

    shows: ClassVar[frozenset[Entity]] = frozenset(
        {
            Entity.RECEIVABLE,
            Entity.PAYMENT,
            Entity.CUSTOMER,
            Entity.DISPUTE,
            Entity.PROMISE,
            Entity.PLAN,
            Entity.IMPORT,
            Entity.SETTING,
        }
    )
    detail_width: ClassVar[int] = 440

    def __init__(self, context: Context, specs: Sequence[PartSpec] = PARTS, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Money"), specs, parent)
