"""What every maker of papers offers: a paper is decided first, and drawn once its number is known.

A maker decides the papers of one kind of order, `LetterChoices` for reminders. Many papers are decided and drawn before
the first of them is kept; see `PrintRunService`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol, TypeAlias, TypeVar, runtime_checkable

from desktop import documents
from desktop.documents.data import Made, Paper, PaperItem
from desktop.documents.texts import Texts
from desktop.domain.company import DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.dunning import Level
from desktop.domain.papers import PaperWarning
from desktop.services.archive import NewDocument
from desktop.services.results import Refused

__all__ = ["BatchMaker", "Maker", "Makers", "Order", "Prepared"]

#: What is chosen for one paper: a frozen dataclass of choices, whose type tells who makes the paper.
Order: TypeAlias = object

OrderT_contra = TypeVar("OrderT_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A paper with everything decided but its number: the one in the heading of `paper` is ''.

    Two that are equal are the same paper: the same rows, words, days and sums, whatever there is to warn of. Fields are
    those of `NewDocument`; `rows` are those of the paper by the id of the receivable.
    """

    kind: DocumentKind
    customer_id: int
    language: LetterLanguage
    paper: Paper
    texts: Texts
    rows: tuple[tuple[int, PaperItem], ...] = ()
    choices: Mapping[str, object] = field(default_factory=dict)
    pay_by: date | None = None
    plan_id: int | None = None
    level: Level | None = None
    total: int | None = None
    unapplied: int = 0
    interest: int = 0
    payment_id: int | None = None
    warnings: tuple[PaperWarning, ...] = field(default=(), compare=False)

    @property
    def made_on(self) -> date:
        """The day of the paper, which tells the series of its number."""
        return self.paper.heading.made_on

    def print(self, number: str) -> NewDocument:
        """Draw the paper with its number; any thread may ask, and nothing is read of the book."""
        return self.document(number, documents.make(self._numbered(number), self.texts))

    def document(self, number: str, made: Made) -> NewDocument:
        """Give what the archive keeps of the paper once it is drawn with this number."""
        return NewDocument(
            self.kind,
            self.customer_id,
            self.language,
            self._numbered(number).heading,
            self.rows,
            made,
            self.choices,
            self.pay_by,
            self.plan_id,
            self.level,
            self.total,
            self.unapplied,
            self.interest,
            self.payment_id,
        )

    def _numbered(self, number: str) -> Paper:
        return replace(self.paper, heading=replace(self.paper.heading, number=number))


class Maker(Protocol[OrderT_contra]):
    """Decides papers of one kind."""

    def prepare(self, order: OrderT_contra, /) -> Prepared | Refused:
        """Decide the paper of an order, and draw nothing; refused where problems stand against it."""


@runtime_checkable
class BatchMaker(Maker[OrderT_contra], Protocol[OrderT_contra]):
    """Decides many papers with few reads of the book."""

    def prepare_many(self, orders: Sequence[OrderT_contra], /) -> Sequence[Prepared | Refused]:
        """Decide what `prepare` would for each order, in their order."""


#: By the type of an order what gives its maker.
Makers: TypeAlias = Mapping[type, Callable[[], Maker[Any]]]
