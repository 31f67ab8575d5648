"""Bringing in the finance office's file, from the bytes to the book and back."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from db import bulk
from db.connection import Book
from db.queries import imports as queries
from desktop.domain.imports.checked import Checked, RowProblem
from desktop.domain.imports.checking import check
from desktop.domain.imports.fields import Field
from desktop.domain.imports.mapping import Mapping, Questions, missing, questions
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import number_key
from desktop.services.clock import Clock
from desktop.services.imports.applying import ImportSummary, Occasion, take_back, write_plan
from desktop.services.imports.collecting import collector_at_rest
from desktop.services.imports.export import export_refused
from desktop.services.imports.kept_mappings import recognise, remember_mapping
from desktop.services.imports.planning import ImportPlan, make_plan
from desktop.services.imports.reading import Workbook, read_previews, read_table
from desktop.services.results import Changes, Entity, Refused, Saved

__all__ = ["ImportPlan", "ImportRun", "ImportService", "ImportSummary", "Workbook"]

DEFAULT_CURRENCY = "CNY"

Progress: TypeAlias = Callable[[int, int], None]

_WRITTEN = Changes.of(Entity.CUSTOMER, Entity.CONTACT, Entity.RECEIVABLE, Entity.IMPORT)


@dataclass(frozen=True, slots=True)
class ImportRun:
    """An import of the past; `undone` is the moment it was taken back, '' while it stands."""

    id: int
    at: str
    file_name: str
    sha256: str
    summary: ImportSummary
    undone: str


class ImportService:
    """The steps of an import: read, recognise, check, plan, apply; and undo."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def read(self, path: Path, encoding: str | None = None) -> Workbook:
        """Read a file; raises TableError, or EncodingUnclear when the user has to choose."""
        return read_table(path, encoding)

    def previews(self, path: Path) -> dict[str, str]:
        """Show a text file in each encoding it may have, the likeliest first; raises TableError."""
        return read_previews(path)

    def recognise(self, workbook: Workbook, currency: str = DEFAULT_CURRENCY) -> Mapping:
        """Propose what each column holds; how the same headings were read last time goes before that."""
        return recognise(self._book, workbook, currency, self._clock.today())

    def questions(self, workbook: Workbook, mapping: Mapping) -> Questions:
        """Say what only the user can decide about the file under this mapping."""
        return questions(workbook.sheets, mapping, self._clock.today())

    def check(self, workbook: Workbook, mapping: Mapping, progress: Progress | None = None) -> Checked:
        """Check every row of the file."""
        with self._book.reading():
            codes = frozenset(map(number_key, queries.customer_codes(self._book)))
        with collector_at_rest():
            return check(workbook.sheets, mapping, codes, progress)

    def plan(self, checked: Checked) -> ImportPlan:
        """Say what bringing the good rows in would do to the book as it is now."""
        with self._book.reading():
            return make_plan(self._book, checked)

    def apply(
        self,
        workbook: Workbook,
        mapping: Mapping,
        checked: Checked,
        *,
        close_gone: bool = False,
        skip_bad: bool = False,
        progress: Progress | None = None,
    ) -> Saved[ImportSummary] | Refused:
        """Bring the good rows in: all or nothing, planned anew on the book as it is at that moment.

        Bad rows refuse the whole file unless `skip_bad`; items that are gone are closed only with `close_gone`. What
        `progress` raises gives the import up.
        """
        lacking = [problem for sheet in mapping.used for problem in missing(sheet)]
        if not mapping.used:
            lacking.append(Problem(Field.CUSTOMER_NAME, ProblemCode.REQUIRED))
        now = self._clock.now()
        with collector_at_rest(), self._book.transaction():
            plan = make_plan(self._book, checked)
            if plan.refused_rows and not skip_bad:
                lacking.append(Problem("rows", ProblemCode.BAD_ROWS, {"count": plan.refused_rows}))
            if lacking:
                return Refused(tuple(lacking))
            occasion = Occasion(workbook.path.name, workbook.sha256, now, self._clock.today())
            summary = write_plan(self._book, plan, occasion, close_gone=close_gone, progress=progress)
            remember_mapping(mapping, now)
        return Saved(summary, _WRITTEN)

    def export_bad_rows(
        self,
        workbook: Workbook,
        mapping: Mapping,
        plan: ImportPlan,
        path: Path,
        *,
        reason: Callable[[RowProblem], str],
        heading: str,
    ) -> Path:
        """Write the refused rows with their reasons into a file that can be corrected and brought in again.

        Returns the path written: a workbook unless `path` ends in .csv; raises OSError when it cannot be.
        """
        problems = (*plan.checked.problems, *plan.problems)
        return export_refused(workbook, mapping, problems, path, reason=reason, heading=heading)

    def undo(self, run_id: int) -> Saved[int] | Refused:
        """Take a whole import back; refused when anything it wrote has been changed or used since."""
        with self._book.transaction():
            run = queries.get_import_run(self._book, run_id)
            if run is None or run.undone_at is not None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            changed = bulk.changed_since(self._book, run_id)
            if changed:
                return Refused((Problem("", ProblemCode.ROWS_CHANGED, {"count": changed}),))
            take_back(self._book, run_id, self._clock.now())
        return Saved(run_id, _WRITTEN)

    def runs(self, limit: int = 50) -> list[ImportRun]:
        """Give the imports, the latest first."""
        with self._book.reading():
            found = queries.import_runs(self._book, limit)
        return [
            ImportRun(
                run.id,
                run.at,
                run.file_name,
                run.sha256,
                ImportSummary(**{**json.loads(run.summary), "run_id": run.id}),
                run.undone_at or "",
            )
            for run in found
        ]
