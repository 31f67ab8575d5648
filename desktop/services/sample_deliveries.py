"""What becomes of the papers of the sample: sent, shown to have arrived, answered."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from desktop.documents.specimens import signed_slip, tracking_print
from desktop.domain.confirmation import DifferenceReason
from desktop.domain.deliveries import DeliveryChannel, ProofKind, ReplyKind
from desktop.domain.promises import PromiseQuestion
from desktop.services.archive import DocumentRow
from desktop.services.deliveries import DeliveryForm
from desktop.services.proofs import ProofForm
from desktop.services.replies import ReplyForm
from desktop.services.sample_data import SampleData, SampleError, SampleServices, Told, saved

#: The rep of the sample has thought about every promise that is odd.
_ANSWERED = frozenset(PromiseQuestion)


def send(data: SampleData, told: Told, papers: Sequence[int], services: SampleServices) -> None:
    """Record how papers went out together."""
    form = DeliveryForm(
        tuple(papers),
        DeliveryChannel(told["by"]),
        data.day(told["on"]),
        sent_by=data.text(told.get("sent_by", "")),
        sent_to=data.text(told.get("to", "")),
        tracking=told.get("tracking", ""),
        note=data.text(told.get("note", "")),
    )
    saved(services.deliveries.send(form))


def prove(data: SampleData, told: Told, paper: int, services: SampleServices) -> None:
    """Record what shows that a paper arrived."""
    with _scan(told, paper, services) as file:
        form = ProofForm(
            paper,
            ProofKind(told["kind"]),
            data.day(told["on"]),
            received_by=data.text(told.get("received_by", "")),
            kept_where=data.text(told.get("kept", "")),
            note=data.text(told.get("note", "")),
            file=file,
        )
        saved(services.proofs.add(form))


def answer(data: SampleData, told: Told, paper: int, services: SampleServices) -> None:
    """Record what they answered; `less` is by how much their books say less than the paper."""
    with _scan(told, paper, services) as file:
        form = ReplyForm(
            paper,
            ReplyKind(told["kind"]),
            data.day(told["on"]),
            theirs=_total(paper, services) - told["less"] if "less" in told else None,
            reason=DifferenceReason(told.get("reason", DifferenceReason.UNKNOWN)),
            amount=told.get("amount"),
            pay_on=data.day(told["pay_on"]) if "pay_on" in told else None,
            signed_by=data.text(told.get("signed_by", "")),
            position=data.text(told.get("position", "")),
            note=data.text(told.get("note", "")),
            file=file,
        )
        saved(services.replies.add(form, asked=_ANSWERED))


@contextmanager
def _scan(told: Told, paper: int, services: SampleServices) -> Iterator[Path | None]:
    """Give the scan that is told of as a file, None where there is none."""
    number = _row(paper, services).number
    if "scan" not in told:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        if told["scan"] == "slip":
            path, content = Path(folder, f"{number}.png"), signed_slip(number)
        else:
            tracking = told["tracking"]
            path, content = Path(folder, f"{tracking}.pdf"), tracking_print(number, tracking, told["delivered"])
        path.write_bytes(content)
        yield path


def _total(paper: int, services: SampleServices) -> int:
    return _row(paper, services).total


def _row(paper: int, services: SampleServices) -> DocumentRow:
    card = services.archive.get(paper)
    if card is None:
        raise SampleError(f"no paper {paper}")
    return card.row
