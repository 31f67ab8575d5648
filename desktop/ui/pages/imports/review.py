"""One look at a file: how it is read, what every row brings, what the book would become. Made off the UI thread."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from desktop.domain.imports.cells import Cell, Sheet, text_of
from desktop.domain.imports.checked import Checked, Preview, RowProblem
from desktop.domain.imports.fields import Field
from desktop.domain.imports.mapping import Mapping, Questions, SheetMapping, decide, missing
from desktop.domain.money import Money
from desktop.domain.problems import Problem
from desktop.i18n import _
from desktop.services.imports.faults import EncodingUnclear, TableError
from desktop.services.imports.planning import ImportPlan
from desktop.services.imports.reading import Workbook
from desktop.services.imports.service import ImportService
from desktop.wording.imports import field_label
from desktop.wording.problems import sentence

Progress = Callable[[int, int], None]

#: So many rows are shown as they would be kept, and so many cells looked through for examples.
PREVIEW_ROWS = 100
SAMPLE_ROWS = 30
_CELL_LENGTH = 120


@dataclass(frozen=True, slots=True)
class RowNote:
    """What is wrong or odd in one row: where, what stands there, and why in a sentence."""

    place: int
    sheet: str
    row: int
    column: str
    content: str
    why: str


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """An item of the book whose figures or texts the file changes; amounts in minor units."""

    id: int
    customer: str
    number: str
    currency: str
    before: int
    after: int
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read now: what its columns hold, what it leaves open, which columns it lacks."""

    workbook: Workbook
    mapping: Mapping
    questions: Questions
    lacking: tuple[tuple[str, Problem], ...]

    @property
    def has_question(self) -> bool:
        """Whether something has to be answered before the rows can be read."""
        open_date = len(self.questions.date_orders) > 1 and self.mapping.date_order is None
        return open_date or (len(self.questions.decimal_styles) > 1 and self.mapping.decimal_style is None)

    @property
    def is_open(self) -> bool:
        """Whether no row can be read yet."""
        return bool(self.lacking) or not self.mapping.used or self.has_question


@dataclass(frozen=True, slots=True)
class Review(Reading):
    """A file of open items; `checked` and `plan` are None while a question or a column is open."""

    checked: Checked | None = None
    plan: ImportPlan | None = None
    preview: tuple[Preview, ...] = ()
    bad: tuple[RowNote, ...] = ()
    warnings: tuple[RowNote, ...] = ()
    changed: tuple[ChangedLine, ...] = ()

    @property
    def bad_rows(self) -> int:
        """How many rows bring nothing because something in them is wrong."""
        return len({(note.sheet, note.row) for note in self.bad})

    @property
    def new_sums(self) -> list[Money]:
        """What is open on the new items, one sum a currency."""
        return sums((item.currency, item.open) for item in self.plan.new_items) if self.plan else []


def open_file(
    imports: ImportService,
    path: Path,
    encoding: str | None = None,
    kept: Mapping | None = None,
    progress: Progress | None = None,
) -> Review | TableError | EncodingUnclear:
    """Read a file and look at it as its headings suggest, or as was `kept` of a file with the same headings."""
    try:
        workbook = imports.read(path, encoding)
    except (TableError, EncodingUnclear) as error:
        return error
    return look(imports, workbook, keep(kept, imports.recognise(workbook)), progress)


def read_encodings(previews: Callable[[Path], dict[str, str]], path: Path) -> TableError | EncodingUnclear:
    """Show a file in every encoding that it may have, as if it did not tell."""
    try:
        return EncodingUnclear(path, previews(path))
    except TableError as error:
        return error


def look(imports: ImportService, workbook: Workbook, mapping: Mapping, progress: Progress | None = None) -> Review:
    """Check every row under a mapping and compare it with the book, as far as nothing has to be asked before."""
    asked = imports.questions(workbook, mapping)
    mapping = decide(mapping, asked)
    lacking = tuple((sheet.sheet, problem) for sheet in mapping.used for problem in missing(sheet))
    review = Review(workbook, mapping, asked, lacking)
    if review.is_open:
        return review
    checked = imports.check(workbook, mapping, progress)
    plan = imports.plan(checked)
    return replace(
        review,
        checked=checked,
        plan=plan,
        preview=tuple(checked.preview(PREVIEW_ROWS)),
        bad=row_notes([*checked.problems, *plan.problems], workbook.sheets, mapping),
        warnings=row_notes([*checked.warnings, *plan.similar], workbook.sheets, mapping),
        changed=tuple(_changed(plan)),
    )


def keep(kept: Mapping | None, proposed: Mapping) -> Mapping:
    """Read a file that was corrected as the user had it read before."""
    if kept is None or [sheet.key for sheet in kept.sheets] != [sheet.key for sheet in proposed.sheets]:
        return proposed
    pairs = zip(kept.sheets, proposed.sheets, strict=True)
    return replace(kept, sheets=tuple(replace(old, sheet=new.sheet, first_row=new.first_row) for old, new in pairs))


def sample(workbook: Workbook, mapped: SheetMapping) -> list[Sequence[Cell]]:
    """Give the first rows below the headings of a sheet."""
    rows = next((sheet.rows for sheet in workbook.sheets if sheet.name == mapped.sheet), ())
    return list(islice(rows, mapped.first_row, mapped.first_row + SAMPLE_ROWS))


def sums(amounts: Iterable[tuple[str, int]]) -> list[Money]:
    """Add up amounts in minor units, one sum a currency."""
    found: dict[str, int] = {}
    for currency, minor in amounts:
        found[currency] = found.get(currency, 0) + minor
    return [Money(currency, minor) for currency, minor in sorted(found.items())]


def row_notes(problems: Sequence[RowProblem], sheets: Sequence[Sheet], mapping: Mapping) -> tuple[RowNote, ...]:
    """Say in words what is wrong or odd in which row."""
    rows = {sheet.name: sheet.rows for sheet in sheets}
    mapped = {sheet.sheet: sheet for sheet in mapping.sheets}
    return tuple(_note(place, found, rows[found.sheet], mapped[found.sheet]) for place, found in enumerate(problems))


def _note(place: int, found: RowProblem, rows: Sequence[Sequence[Cell]], mapped: SheetMapping) -> RowNote:
    at = next((n for n, column in enumerate(mapped.columns) if column.heading == found.column), None)
    row = rows[found.row - 1]
    content = text_of(row[at], _CELL_LENGTH) if at is not None and found.column and at < len(row) else ""
    return RowNote(place, found.sheet, found.row, column_name(found), content, sentence(found.problem))


def column_name(found: RowProblem) -> str:
    """Name the column of a problem: by its heading, or else by what it would hold."""
    if found.column or found.problem.field not in {field.value for field in Field}:
        return found.column
    return field_label(Field(found.problem.field))


def row_reason(found: RowProblem) -> str:
    """Say in one line what is wrong with a row, for a file of refused rows."""
    column, why = column_name(found), sentence(found.problem)
    return _("%(column)s: %(why)s") % {"column": column, "why": why} if column else why


def _changed(plan: ImportPlan) -> Iterable[ChangedLine]:
    for change in plan.changed_items:
        customer = plan.checked.customers[change.row.customer]
        others = tuple(name for name in change.values if name not in {"open", "amount", "booked", "by_hand"})
        yield ChangedLine(
            change.before.id,
            customer.name or customer.code,
            change.row.number,
            change.row.currency,
            change.before.open,
            change.open,
            others,
        )
