"""The hand-over bundle: one PDF of what there is of a customer, page numbers through, and a workbook beside it."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Protocol

from db.connection import Book
from db.faults import AlteredPaper
from db.queries.customers import get_customer
from desktop.documents import make
from desktop.documents.stamping import NotReadableError, assemble, picture_page
from desktop.documents.texts import Texts
from desktop.domain.bundle_facts import BundleContents, BundleLetter, BundleProof
from desktop.domain.bundle_pages import Damage, Entry, LeftOut, chosen_groups
from desktop.domain.bundles import TO_LIMIT, BundleChoices, BundlePart, ForWhom
from desktop.domain.checks import check_length
from desktop.domain.customers import LetterLanguage
from desktop.domain.deliveries import MediaType, ProofKind
from desktop.domain.filenames import file_name
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.sheets import Sheet
from desktop.domain.text import clean
from desktop.domain.timeline import EventKind
from desktop.domain.worksheets import WorkSheet
from desktop.services.accounts_on import account_on
from desktop.services.archive import ArchiveService
from desktop.services.bundle_reading import BundleReader, Sources
from desktop.services.clock import Clock
from desktop.services.proofs import ProofService
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.sheets import as_workbook
from desktop.services.timeline import record

__all__ = ["BundleService", "MadeBundle", "Sources", "Voice", "free_place"]

Progress = Callable[[int, int], object]
Cancelled = Callable[[], bool]


class Voice(Protocol):
    """Who finds the words, in the language of the bundle."""

    @property
    def language(self) -> LetterLanguage:
        """The language of the sheets that are set for the bundle; the papers of the archive stay as they are."""

    def cover(
        self,
        contents: BundleContents,
        choices: BundleChoices,
        entries: Sequence[Entry],
        left_out: Sequence[LeftOut],
        pages: int,
    ) -> WorkSheet:
        """Set the first page: who against whom, how much, for whom, and the list of contents."""

    def sheet(self, parts: Sequence[BundlePart], contents: BundleContents, choices: BundleChoices) -> WorkSheet:
        """Set parts that share a sheet."""

    def foot(self, page: int, pages: int, entry: Entry | None) -> str:
        """Say what stands at the foot of a page; the cover has no entry."""

    def workbook(self, contents: BundleContents, choices: BundleChoices) -> tuple[Sheet, ...]:
        """Give the tables of the workbook."""


@dataclass(frozen=True, slots=True)
class MadeBundle:
    """A bundle that was written: its PDF and its workbook, how many pages, and what could not be taken in."""

    path: Path
    workbook: Path
    pages: int
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Pages of the bundle that belong together, and how to come by them."""

    entry: Entry
    read: Callable[[], bytes]


class _Stopped(Exception):  # noqa: N818 - it is an answer, not an error
    """Somebody has given it up."""


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""


def _never() -> bool:
    return False


class BundleService:
    """Puts bundles together; of each the timeline keeps for whom it was and how long, and nothing else is kept."""

    def __init__(
        self, book: Book, clock: Clock, sources: Sources, *, archive: ArchiveService, proofs: ProofService
    ) -> None:
        self._book = book
        self._clock = clock
        self._from = sources
        self._archive = archive
        self._proofs = proofs

    def contents(
        self, customer_id: int, currency: str | None = None, for_whom: ForWhom = ForWhom.LAWYER
    ) -> BundleContents | None:
        """Give what there is of a customer today, in one currency or in all; None where there is no such customer.

        For others than a colleague our judgement and our notes are not even read.
        """
        with self._book.reading():
            customer = get_customer(self._book, customer_id)
            if customer is None:
                return None
            today = self._clock.today()
            read = BundleReader(self._book, self._from, customer, today, currency)
            items, payments = tuple(read.items()), tuple(read.payments())
            found = {each.open.currency for each in items} | {each.amount.currency for each in payments}
            is_ours = for_whom is ForWhom.COLLEAGUE
            return BundleContents(
                customer_id,
                currency,
                for_whom,
                today,
                read.ours(),
                read.theirs(),
                {each: account_on(self._book, customer_id, each, today) for each in read.currencies(found)},
                items,
                payments,
                tuple(read.settlements()),
                tuple(read.letters()),
                tuple(read.plans()),
                tuple(read.promises()),
                tuple(read.disputes()),
                tuple(read.differences()),
                tuple(read.contracts()),
                tuple(read.talks()),
                tuple(read.decisions()),
                tuple(read.people(notes=is_ours)),
                read.judgement() if is_ours else None,
                customer.note if is_ours else "",
            )

    def make(
        self,
        choices: BundleChoices,
        voice: Voice,
        path: Path,
        *,
        progress: Progress = _silent,
        cancelled: Cancelled = _never,
    ) -> Saved[MadeBundle] | Refused | None:
        """Write the bundle to `path` and its workbook beside it, and tell the timeline; None where it was given up.

        Older files of these names are replaced, each whole or not at all. A paper or scan whose bytes were altered or
        cannot be read is left out, and the cover says so. `progress` gets the piece in hand and their number, 0 and 0
        before that is known. Refused where there is no such customer, no part is ticked or the name is too long. Raises
        PaperNotWritten, DiskFull and the other faults of files; then there is neither file.
        """
        choices = replace(choices, to=clean(choices.to, TO_LIMIT + 1))
        contents = self.contents(choices.customer_id, choices.currency, choices.for_whom)
        if contents is None:
            return Refused((Problem("", ProblemCode.NOT_FOUND),))
        if problems := tuple(_problems(choices)):
            return Refused(problems)
        with contextlib.suppress(_Stopped):
            made = self._write(contents, choices, voice, path, _Teller(progress, cancelled))
            with self._book.transaction():
                whose, kind = choices.customer_id, EventKind.DOCUMENTS_BUNDLED
                record(self._clock, whose, kind, to=choices.to or None, for_whom=choices.for_whom, pages=made.pages)
            return Saved(made, Changes.of(Entity.DOCUMENT, customer=choices.customer_id))
        return None

    def _write(
        self, contents: BundleContents, choices: BundleChoices, voice: Voice, path: Path, tell: "_Teller"
    ) -> MadeBundle:
        pieces, left_out = self._pieces(contents, choices, voice, tell)
        cover, entries = _cover(contents, choices, voice, [piece.entry for piece in pieces], left_out)
        by_page = dict(_pages_of(entries))
        workbook = path.with_suffix(".xlsx")
        with self._archive.writing(path) as file:
            parts = _parts(cover, pieces, tell)
            pages = assemble(parts, lambda page, pages: voice.foot(page, pages, by_page.get(page)), file)
            self._archive.write(as_workbook(voice.workbook(contents, choices)), workbook)
        return MadeBundle(path, workbook, pages, tuple(left_out))

    def _pieces(
        self, contents: BundleContents, choices: BundleChoices, voice: Voice, tell: "_Teller"
    ) -> tuple[list[_Piece], list[LeftOut]]:
        """Find the pieces of the chosen parts that hold anything, and what cannot be taken in."""
        pieces, left_out = list[_Piece](), list[LeftOut]()
        for number, parts in enumerate(chosen_groups(contents, choices), start=1):
            made = make(voice.sheet(parts, contents, choices), Texts(voice.language))
            pieces.append(_Piece(Entry(parts, number, made.pages), partial(_same, made.pdf)))
            for letter in _papers(contents, parts):
                tell.told()
                for found in self._paper(letter, parts, number, choices.chosen):
                    if isinstance(found, LeftOut):
                        left_out.append(found)
                    else:
                        pieces.append(found)
        return pieces, left_out

    def _paper(
        self, letter: BundleLetter, parts: tuple[BundlePart, ...], number: int, chosen: frozenset[BundlePart]
    ) -> Iterator[_Piece | LeftOut]:
        """Give a paper of the archive, byte for byte, and behind it what shows its arrival."""
        if BundlePart.LETTERS in parts or BundlePart.AGREEMENTS in parts:
            read = partial(self._archive.pdf, letter.id)
            yield _looked_at(read, Entry(parts, number, 0, letter=letter))
        for proof in letter.proofs if BundlePart.PROOFS in chosen else ():
            is_reply = proof.kind is ProofKind.REPLY and BundlePart.REPLIES not in chosen
            if proof.has_file and not is_reply:
                read = partial(self._scan, proof)
                yield _looked_at(read, Entry(parts, number, 0, letter=letter, proof=proof))

    def _scan(self, proof: BundleProof) -> bytes:
        """Give a scan as a PDF; a picture lies on a page of its own."""
        data = self._proofs.file(proof.id)[1]
        return data if proof.media_type == MediaType.PDF else picture_page(data)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells how far it is, and hears whether it is still wanted."""

    progress: Progress
    cancelled: Cancelled

    def told(self, done: int = 0, total: int = 0) -> None:
        """Tell how far it is, 0 of 0 while nobody knows how much there is to do, and stop where it was given up."""
        self.progress(done, total)
        if self.cancelled():
            raise _Stopped


def free_place(folder: Path, name: str) -> Path:
    """Give the file of a bundle in a folder, beside other bundles and workbooks of its name."""
    for number in count(1):
        # the workbook's ending is the longer one: what is not too long with it is not too long with the other
        workbook = folder / file_name(name, f" ({number}).xlsx" if number > 1 else ".xlsx")
        path = workbook.with_suffix(".pdf")
        if not path.exists() and not workbook.exists():
            break
    return path


def _same(pdf: bytes) -> bytes:
    return pdf


def _problems(choices: BundleChoices) -> Iterator[Problem]:
    if not choices.chosen:
        yield Problem("parts", ProblemCode.REQUIRED)
    yield from check_length("to", choices.to, TO_LIMIT)


def _papers(contents: BundleContents, parts: tuple[BundlePart, ...]) -> Iterator[BundleLetter]:
    """Give the papers that belong to some parts, those of plans to theirs."""
    if BundlePart.LETTERS in parts or BundlePart.PROOFS in parts:
        yield from (letter for letter in contents.standing if not letter.is_agreement)
    if BundlePart.AGREEMENTS in parts:
        yield from (letter for letter in contents.standing if letter.is_agreement)


def _looked_at(read: Callable[[], bytes], entry: Entry) -> _Piece | LeftOut:
    """Read a paper or scan to its last page, and count them; tell what is wrong with it."""
    number = entry.letter.number if entry.letter else ""
    try:
        pages = assemble([read()], lambda _page, _pages: "", BytesIO())
    except AlteredPaper:
        return LeftOut(number, Damage.ALTERED, is_proof=entry.proof is not None)
    except (NotReadableError, ValueError):
        return LeftOut(number, Damage.UNREADABLE, is_proof=entry.proof is not None)
    return _Piece(replace(entry, pages=pages), read)


def _cover(
    contents: BundleContents,
    choices: BundleChoices,
    voice: Voice,
    entries: Sequence[Entry],
    left_out: Sequence[LeftOut],
) -> tuple[bytes, list[Entry]]:
    """Set the cover: its list names pages that its own length decides."""
    pages = 1
    while True:
        placed = list(_placed(entries, pages + 1))
        total = pages + sum(entry.pages for entry in entries)
        made = make(voice.cover(contents, choices, placed, left_out, total), Texts(voice.language))
        if made.pages <= pages:
            return made.pdf, placed
        pages = made.pages


def _placed(entries: Sequence[Entry], first: int) -> Iterator[Entry]:
    """Give each entry the page on which it begins."""
    for entry in entries:
        yield replace(entry, page=first)
        first += entry.pages


def _pages_of(entries: Sequence[Entry]) -> Iterator[tuple[int, Entry]]:
    for entry in entries:
        yield from ((page, entry) for page in range(entry.page, entry.page + entry.pages))


def _parts(cover: bytes, pieces: Sequence[_Piece], tell: _Teller) -> Iterator[bytes]:
    """Give the pieces one by one, and tell how far it is."""
    yield cover
    for done, piece in enumerate(pieces, start=1):
        tell.told(done, len(pieces))
        yield piece.read()
