"""Instalment plans: worked out, kept, moved along, revised and paid (rules 29, 38, 40, 85)."""

from collections.abc import Collection
from datetime import date

from db.connection import Book
from db.queries.plans import PaymentRow, PlanPaperRow, PlanRow
from desktop.domain.plans import Move, PlanQuestion, PlanState
from desktop.services.calendars import CalendarService
from desktop.services.clock import Clock
from desktop.services.plan_cards import DueInstalment, PlanCard, PlanLine, PlanVersion
from desktop.services.plan_forms import PlanBeginning, PlanForm, PlanItem, WorkedOut
from desktop.services.results import Refused, Saved

__all__ = [
    "DueInstalment",
    "PaymentRow",
    "PlanBeginning",
    "PlanCard",
    "PlanForm",
    "PlanItem",
    "PlanLine",
    "PlanPaperRow",
    "PlanRow",
    "PlanService",
    "PlanVersion",
    "WorkedOut",
]


class PlanService:
    """Use cases around instalment plans; their papers are `AgreementService`."""

    def __init__(self, book: Book, clock: Clock, calendars: CalendarService) -> None:
        self._book = book
        self._clock = clock
        self._calendars = calendars

    def begin(self, customer_id: int, currency: str | None = None) -> PlanBeginning | None:
        """Fill in a new plan from the customer's overdue items; None when there is no such customer."""
        raise NotImplementedError

    def begin_change(self, plan_id: int) -> PlanBeginning | None:
        """Fill in the form of a plan that is to be changed or, once it is signed, to have a new version."""
        raise NotImplementedError

    def work_out(self, form: PlanForm) -> WorkedOut:
        """Say what a form comes to, without writing anything."""
        raise NotImplementedError

    def add(self, form: PlanForm, *, asked: Collection[PlanQuestion] = ()) -> Saved[int] | Refused:
        """Put a new plan into the book as a draft; `asked` are the questions that the rep has answered (rule 38)."""
        raise NotImplementedError

    def change(self, plan_id: int, form: PlanForm, *, asked: Collection[PlanQuestion] = ()) -> Saved[int] | Refused:
        """Change a plan that is not signed yet."""
        raise NotImplementedError

    def revise(self, plan_id: int, form: PlanForm, *, asked: Collection[PlanQuestion] = ()) -> Saved[int] | Refused:
        """Put a new version in the place of a signed plan; gives its id."""
        raise NotImplementedError

    def move(
        self, plan_id: int, move: Move, *, day: date | None = None, reason: str = ""
    ) -> Saved[PlanState] | Refused:
        """Move a plan along; gives its state of today."""
        raise NotImplementedError

    def pay(
        self, plan_id: int, paid_on: date, amount: int, reference: str = "", note: str = ""
    ) -> Saved[int] | Refused:
        """Record money that came in under a plan; gives the payment's id."""
        raise NotImplementedError

    def withdraw_payment(self, payment_id: int) -> Saved[int] | Refused:
        """Take back a payment that was recorded by mistake; it stays in the book."""
        raise NotImplementedError

    def restore_payment(self, payment_id: int) -> Saved[int] | Refused:
        """Let a payment that was taken back count again."""
        raise NotImplementedError

    def get(self, plan_id: int) -> PlanCard | None:
        """Give everything about one version of a plan."""
        raise NotImplementedError

    def page(self, *, states: Collection[PlanState] | None = None, customer_id: int | None = None) -> list[PlanLine]:
        """List plans by the states they have today, the newest first; superseded versions only when asked for."""
        raise NotImplementedError

    def due(self, until: date) -> list[DueInstalment]:
        """List the open instalments of signed plans up to a day, that day included, oldest first."""
        raise NotImplementedError

    def count(self) -> int:
        """Count the instalments that are due today or late."""
        raise NotImplementedError
