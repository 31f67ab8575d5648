"""What every kind of paper gives to the page: who could get one, the choices, and the paper itself."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from desktop.app import Services
from desktop.domain.company import DocumentKind
from desktop.domain.papers import PaperWarning
from desktop.domain.problems import Problem
from desktop.services.papers import Preview
from desktop.services.results import Refused, Saved
from desktop.ui.pages.letters.proposals.rows import Proposal

if TYPE_CHECKING:
    from desktop.services.customers import ContactRecord
    from desktop.ui.pages.letters.kinds.form import PaperForm


class PaperKey(NamedTuple):
    """What a paper that is not made yet is known by; `payment_id` is what a receipt is for."""

    kind: DocumentKind
    customer_id: int
    currency: str
    payment_id: int = 0


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A paper that is not made yet, as it would be, and the people it may be for.

    `draft` is that of the service; `more` is what the choices of its kind show besides.
    """

    draft: Any
    preview: Preview
    people: "tuple[ContactRecord, ...]" = ()
    more: Any = None

    @property
    def choices(self) -> Any:  # noqa: ANN401 - of the service
        """The choices with nothing left open."""
        return self.draft.choices

    @property
    def customer(self) -> str:
        """The name of the customer."""
        return str(self.draft.customer)

    @property
    def warnings(self) -> Sequence[PaperWarning]:
        """What to know before it is printed."""
        return self.preview.warnings

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why it cannot be printed."""
        return tuple(self.draft.problems)


class PaperKind(ABC):
    """One kind; everything that takes the services is called in a worker.

    The choices are the frozen dataclass that its service takes as an order.
    """

    kind: ClassVar[DocumentKind]
    #: Choices that, once made for one customer, count for all.
    shared: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def proposals(self, services: Services, today: date) -> list[Proposal]:
        """List who could get one and why, those who get none at the end."""

    @abstractmethod
    def begin(self, key: PaperKey) -> Any:  # noqa: ANN401 - of the service
        """Give the choices with which everything is as the program proposes."""

    @abstractmethod
    def read(self, services: Services, choices: Any) -> PaperSheet | None:  # noqa: ANN401 - of the service
        """Set the paper as it would be printed now; None where it would be about nothing."""

    @abstractmethod
    def make(self, services: Services, choices: Any, seen: PaperSheet) -> Saved[int] | Refused:  # noqa: ANN401
        """Make the paper and keep it, unless it would say something else than what was seen."""

    @abstractmethod
    def form(self) -> "PaperForm":
        """Make the fields for its choices."""

    @abstractmethod
    def facts(self, sheet: PaperSheet) -> str:
        """Say in a few words what it comes to."""
