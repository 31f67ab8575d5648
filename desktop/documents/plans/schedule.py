"""The table of what is to be paid and when."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop.documents.data import Agreement
from desktop.documents.parts.dates import figure
from desktop.documents.parts.pieces import Piece
from desktop.documents.parts.styles import Align, Styles
from desktop.documents.parts.tables import Column, table
from desktop.documents.plans.voice import Voice
from desktop.domain.instalments import Instalment, Interest


@dataclass(frozen=True, slots=True)
class _Shown:
    """A column: its name among the texts, what it shows of a row, and its sum where it has one."""

    name: str
    align: Align
    value: Callable[[Instalment], str]
    total: str = ""


def schedule_table(paper: Agreement, voice: Voice, styles: Styles, width: float) -> list[Piece]:
    """Set the instalments with their sum.

    The days before moving are shown only where one was moved; principal and interest apart only where there is any.
    """
    shown = list(_columns(paper, voice))
    columns = [Column(voice.say(f"agreement.plan.table.{column.name}"), column.align) for column in shown]
    rows = [[column.value(row) for column in shown] for row in paper.instalments]
    total = [voice.say("agreement.plan.table.sum"), *(column.total for column in shown[1:])]
    return table(columns, rows, width, styles, total=total)


def _columns(paper: Agreement, voice: Voice) -> Iterator[_Shown]:
    rows, currency = paper.instalments, paper.heading.currency
    down = voice.say("agreement.plan.table.down")

    def sum_of(part: Callable[[Instalment], int]) -> str:
        return figure(sum(part(row) for row in rows), currency)

    yield _Shown("no", "center", lambda row: str(row.position) if row.position else down)
    if any(row.pay_on != row.nominal_on for row in rows):
        yield _Shown("nominal", "center", lambda row: voice.short_day(row.nominal_on))
    yield _Shown("due", "center", lambda row: voice.short_day(row.pay_on))
    if paper.interest is not Interest.NONE:
        principal = sum_of(lambda row: row.principal)
        yield _Shown("principal", "right", lambda row: figure(row.principal, currency), principal)
        yield _Shown("interest", "right", lambda row: figure(row.interest, currency), sum_of(lambda row: row.interest))
    yield _Shown("total", "right", lambda row: figure(row.total, currency), sum_of(lambda row: row.total))
    left = _balances(paper)
    yield _Shown("balance", "right", lambda row: figure(left[row.position], currency))


def _balances(paper: Agreement) -> dict[int, int]:
    """Work out the principal that is still owed after each instalment."""
    left, balances = paper.total, {}
    for row in paper.instalments:
        left -= row.principal
        balances[row.position] = left
    return balances
