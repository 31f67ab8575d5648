"""What every kind of paper gives to the page: who could get one, the choices, and the paper itself."""

from abc import ABC, abstractmethod
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from desktop.app import Services
from desktop.domain.company import DocumentKind
from desktop.services.results import Refused, Saved
from desktop.ui.pages.letters.kinds.proposal import Proposal
from desktop.ui.pages.letters.kinds.sheet import PaperKey, PaperSheet

if TYPE_CHECKING:
    from desktop.ui.pages.letters.kinds.form import PaperForm


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
