"""The base of what the panel beside the list shows of a paper, one side at a time."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from desktop.app import Services
from desktop.domain.deliveries import PaperStatus
from desktop.services.archive import DocumentCard
from desktop.services.deliveries import DeliveryCard
from desktop.ui.context import Context


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """A paper of the archive with the bytes that were printed, how far it got, and what is on record of its way."""

    card: DocumentCard
    pdf: bytes
    status: PaperStatus
    way: DeliveryCard


def read_made(services: Services, document_id: int) -> MadeSheet | None:
    """Give a paper that was made; None when there is no such one."""
    card = services.archive.get(document_id)
    if card is None:
        return None
    status = services.deliveries.status([document_id]).get(document_id, PaperStatus())
    return MadeSheet(card, services.archive.pdf(document_id), status, services.deliveries.card(document_id))


class PanelTab(QWidget):
    """One side of a paper: it is given the paper again whenever something about it was written."""

    title: ClassVar[str]  # marked with N_

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def wait_for(self, document_id: int) -> None:
        """Take away what is shown of another paper: this one is on its way."""

    def show_sheet(self, sheet: MadeSheet) -> None:
        """Show this side of a paper."""
        raise NotImplementedError

    def show_nothing(self, why: str) -> None:
        """Show nothing, and say why."""

    def take_focus(self) -> None:
        """Put the keys where work begins."""
