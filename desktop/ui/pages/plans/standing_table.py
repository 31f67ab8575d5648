"""The instalments of a plan to read: when, how much, what is paid."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.plans import InstalmentStanding, PlanState
from desktop.formats import format_amount, format_date
from desktop.i18n import N_
from desktop.ui.models.table import Column, TableModel
from desktop.ui.pages.plans.column_fit import fit_columns
from desktop.ui.widgets.table_view import TableView
from desktop.wording.plans import instalment_mark, standing_chip

if TYPE_CHECKING:
    from desktop.ui.models.roles import ChipKind

_ROW = 32
#: The states in which nobody owes the instalments.
_NOT_OWED = frozenset(
    {
        PlanState.DRAFT,
        PlanState.PROPOSED,
        PlanState.COUNTERED,
        PlanState.AGREED,
        PlanState.CANCELLED,
        PlanState.SUPERSEDED,
    }
)
_PAY_DAY = 1
_GIVE_WAY = (_PRINCIPAL := N_("Principal"), _INTEREST := N_("Interest"))


class StandingTable(TableView):
    """As high as its rows: what is around it scrolls."""

    def __init__(
        self,
        rows: Sequence[InstalmentStanding],
        currency: str,
        state: PlanState,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        model = TableModel(_columns(rows, currency, state, today), key=lambda row: row.instalment.position)
        super().__init__(model, parent)
        model.setParent(self)
        self.setProperty("status", "framed")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        model.set_rows(rows)
        frame = 2 * self.frameWidth()
        self.setFixedHeight(self.horizontalHeader().height() + len(rows) * _ROW + frame + 2)

    def minimumSizeHint(self) -> QSize:
        """Give way in width."""
        return QSize(240, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the columns that fit; what is to be paid in all, and what is paid, are told in any case."""
        super().resizeEvent(event)
        columns = [column.title for column in self.table.columns]
        give_way = [at for at, title in enumerate(columns) if title in _GIVE_WAY]
        fit_columns(self, _PAY_DAY, give_way)


def _columns(
    rows: Sequence[InstalmentStanding], currency: str, state: PlanState, today: date
) -> tuple[Column[InstalmentStanding], ...]:
    """Choose the columns: principal and interest apart only where there is interest, payments once any can come."""

    def amount(minor: int) -> str:
        return format_amount(minor, currency) if minor else ""

    def day(value: date) -> str:
        return format_date(value, "weekday", today=today)

    columns: list[Column[InstalmentStanding]] = [
        Column(N_("No."), lambda row: instalment_mark(row.instalment)),
        Column(N_("Pay day"), lambda row: row.instalment.pay_on, day),
    ]
    if any(row.instalment.interest for row in rows):
        columns += [
            Column(_PRINCIPAL, lambda row: row.instalment.principal, amount, number=True),
            Column(_INTEREST, lambda row: row.instalment.interest, amount, number=True),
        ]
    columns.append(Column(N_("To pay"), lambda row: row.instalment.total, amount, number=True))
    if state in _NOT_OWED:
        return tuple(columns)
    return (
        *columns,
        Column(N_("Paid"), lambda row: row.paid, amount, number=True),
        Column(
            N_("State"),
            lambda row: standing_chip(row, today)[0],
            chip=lambda row: cast("ChipKind", standing_chip(row, today)[1]),
        ),
    )
