"""One look at a file of payments: how it is read, what every row brings, what is proposed. Made off the UI thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.imports.mapping import Mapping as FileMapping
from desktop.domain.imports.mapping import decide, missing
from desktop.domain.imports.payment_rows import CheckedPayments
from desktop.services.imports.faults import EncodingUnclear, TableError
from desktop.services.payment_files.service import BookedFile, PaymentFileService, Proposed, Workbook
from desktop.ui.pages.imports.review import Reading, RowNote, keep, row_notes

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class PaymentReview(Reading):
    """A file of payments; `checked` and `proposed` are None while a question or a column is open.

    `before` tells that this very file was brought in already.
    """

    checked: CheckedPayments | None = None
    proposed: Proposed | None = None
    bad: tuple[RowNote, ...] = ()
    warnings: tuple[RowNote, ...] = ()
    before: BookedFile | None = None

    @property
    def bad_rows(self) -> int:
        """How many rows bring nothing because something in them is wrong."""
        return len({(note.sheet, note.row) for note in self.bad})


def open_file(
    files: PaymentFileService,
    path: Path,
    encoding: str | None = None,
    kept: FileMapping | None = None,
    progress: Progress | None = None,
) -> PaymentReview | TableError | EncodingUnclear:
    """Read a file and look at it as its headings suggest, or as was `kept` of a file with the same headings."""
    try:
        workbook = files.read(path, encoding)
    except (TableError, EncodingUnclear) as error:
        return error
    return look(files, workbook, keep(kept, files.recognise(workbook)), progress)


def look(
    files: PaymentFileService, workbook: Workbook, mapping: FileMapping, progress: Progress | None = None
) -> PaymentReview:
    """Check every row under a mapping and hold it against the book, as far as nothing has to be asked before."""
    asked = files.questions(workbook, mapping)
    mapping = decide(mapping, asked)
    lacking = tuple((sheet.sheet, problem) for sheet in mapping.used for problem in missing(sheet))
    review = PaymentReview(workbook, mapping, asked, lacking, before=files.brought_in(workbook))
    if review.is_open:
        return review
    checked = files.check(workbook, mapping, progress)
    return replace(
        review,
        checked=checked,
        proposed=files.propose(checked, progress=progress),
        bad=row_notes(checked.problems, workbook.sheets, mapping),
        warnings=row_notes(checked.warnings, workbook.sheets, mapping),
    )


def look_again(files: PaymentFileService, review: PaymentReview, chosen: Mapping[int, int | None]) -> PaymentReview:
    """Propose anew, with other customers or on a book that has changed."""
    if review.checked is None:
        return review
    return replace(review, proposed=files.propose(review.checked, chosen), before=files.brought_in(review.workbook))
