"""Makes a print run beside all other work: decided, drawn and kept, then written to files or printed.

It runs among the reads: papers are drawn for a long time and kept in one short moment, so other writes do not wait.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.i18n import N_, _
from desktop.services.results import Refused, Saved
from desktop.ui.context import Context
from desktop.ui.jobs import Progress
from desktop.ui.pages.letters import many_papers
from desktop.ui.pages.letters.making.wish import RunWish, Wanted

if TYPE_CHECKING:
    from desktop.services.print_runs import PrintRunService, RunResult

_MAKING, _JOINING, _WRITING = N_("Making the papers"), N_("Joining the papers"), N_("Saving the papers")


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """What came of a run: its result, the files that were written, and whether some could not be."""

    wish: RunWish
    result: "RunResult"
    files: tuple[Path, ...] = ()
    is_unsaved: bool = False

    @property
    def made(self) -> tuple[Wanted, ...]:
        """The lines whose papers were made."""
        skipped = {each.order for each in self.result.skipped}
        return tuple(wanted for wanted in self.wish.papers if wanted.order not in skipped)


class RunControl(QObject):
    """One run at a time."""

    #: What is being done, how much of it, and of how much.
    progressed = Signal(str, int, int)
    #: It is over: the `RunOutcome`, or None where nothing was made for a reason that was told.
    ended = Signal(object)
    #: The run was refused as a whole: its problems.
    refused = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stop = threading.Event()
        self._outcome: RunOutcome | None = None
        self.is_running = False

    def start(self, wish: RunWish) -> None:
        """Begin; `ended` tells the end."""
        self._stop.clear()
        self.is_running = True
        self._outcome = None
        self.progressed.emit(_(_MAKING), 0, len(wish.papers))
        orders = [wanted.order for wanted in wish.papers]
        make = partial(_make, self._context.services.print_runs, orders, wish.note, self._stop)
        self._read(make, partial(self._on_made, wish), _MAKING)

    def cancel(self) -> None:
        """Give it up: what is not kept yet never is; files that are not written yet are not."""
        self._stop.set()

    def save_again(self) -> None:
        """Write the files of the last run once more."""
        if self._outcome is not None and not self.is_running:
            self._stop.clear()
            self.is_running = True
            self._join(self._outcome.wish, self._outcome.result)

    # Private

    def _read(self, fn: Callable[..., Any], then: Callable[[Any], object], doing: str) -> None:
        def show(done: int, total: int) -> None:
            self.progressed.emit(_(doing), done, total)

        self._context.jobs.read(fn, then=then, failed=self._on_failed, progress=show, owner=self)

    def _on_made(self, wish: RunWish, answer: "Saved[RunResult] | Refused") -> None:
        if isinstance(answer, Refused):
            self.is_running = False
            self.refused.emit(answer.problems)
            self.ended.emit(None)
            return
        result = answer.value
        self._outcome = RunOutcome(wish, result)
        if result.run_id is None:
            self._end()
        else:
            self._join(wish, result)

    def _join(self, wish: RunWish, result: "RunResult") -> None:
        """Write one file of all, where it is wanted."""
        self._outcome = RunOutcome(wish, result)
        if not wish.one_pdf or wish.folder is None:
            self._write(wish, result)
            return
        path = _free(wish.folder / many_papers.suggested_name(self._context))
        join = partial(_join, self._context.services.print_runs, result.documents, path, self._stop)
        self._read(join, partial(self._on_joined, wish, result), _JOINING)

    def _on_joined(self, wish: RunWish, result: "RunResult", path: Path | None) -> None:
        self._outcome = RunOutcome(wish, result, (path,) if path else (), is_unsaved=path is None)
        if path is None:
            self._end()
        else:
            self._write(wish, result)

    def _write(self, wish: RunWish, result: "RunResult") -> None:
        """Write a file for each, where it is wanted."""
        if not wish.single_files or wish.folder is None:
            self._end()
            return
        write = partial(_write, self._context.services.print_runs, result.documents, wish.folder, self._stop)
        self._read(write, partial(self._on_written, wish, result), _WRITING)

    def _on_written(self, wish: RunWish, result: "RunResult", files: Sequence[Path]) -> None:
        before = self._outcome.files if self._outcome else ()
        is_unsaved = len(files) < len(result.documents)
        self._outcome = RunOutcome(wish, result, (*before, *files), is_unsaved)
        self._end()

    def _on_failed(self, _error: Exception) -> None:
        """End: the fault was told; what was kept by then stays, and can be saved again."""
        if self._outcome is not None:
            files = self._outcome.files
            self._outcome = RunOutcome(self._outcome.wish, self._outcome.result, files, is_unsaved=True)
        self._end()

    def _end(self) -> None:
        self.is_running = False
        self.ended.emit(self._outcome)


def _make(
    runs: "PrintRunService", orders: Sequence[Any], note: str, stop: threading.Event, *, progress: Progress
) -> "Saved[RunResult] | Refused":
    return runs.make(orders, progress=progress, cancelled=stop.is_set, note=note)


def _join(
    runs: "PrintRunService", ids: Sequence[int], path: Path, stop: threading.Event, *, progress: Progress
) -> Path | None:
    return runs.save_one_pdf(ids, path, progress=progress, cancelled=stop.is_set)


def _write(
    runs: "PrintRunService", ids: Sequence[int], folder: Path, stop: threading.Event, *, progress: Progress
) -> list[Path]:
    return runs.save_files(ids, folder, progress=progress, cancelled=stop.is_set)


def _free(path: Path) -> Path:
    """Give a name that no file has yet: an older run of the day stays."""
    at, free = 2, path
    while free.exists():
        free, at = path.with_name(f"{path.stem} ({at}){path.suffix}"), at + 1
    return free
