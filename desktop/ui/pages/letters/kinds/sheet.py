"""A paper that is not made yet: what it is known by, and what it would be."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.domain.company import DocumentKind
from desktop.domain.papers import PaperWarning
from desktop.domain.problems import Problem
from desktop.services.papers import Preview

if TYPE_CHECKING:
    from desktop.services.customers import ContactRecord


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
