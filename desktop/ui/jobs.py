"""Work off the UI thread: one writer, two readers, answers on the UI thread.

A page hands over a function and says what to do with the answer:

    jobs.read(services.customers.find, "hengda", then=self._show, owner=self)
    jobs.write(services.visits.plan, draft, then=dialog.answered, owner=dialog)

`then` and `failed` run on the UI thread. An answer whose `owner` is gone is dropped. A function that is started
with `progress` gets a keyword argument `progress`, to be called as `progress(done, total)`; that call raises
`Cancelled` once the user has given up, so that a transaction around it rolls back.
"""

import logging
import sys
import time
from collections.abc import Callable, Hashable
from functools import partial
from typing import Any, TypeVar, TypeVarTuple

import shiboken6
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from desktop.services.results import Saved
from desktop.ui.hub import Hub

log = logging.getLogger(__name__)

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

#: Called in the worker with (done, total).
Progress = Callable[[int, int], None]

#: Seconds between two progress reports that reach the screen.
_REPORT_EVERY = 0.05


class Cancelled(Exception):  # noqa: N818 - it is an answer, not an error
    """Raised inside the work when the user has given it up."""


class Task:
    """The handle of work that was handed over."""

    def __init__(
        self,
        fn: Callable[[], Any],
        then: Callable[[Any], object] | None,
        failed: Callable[[Exception], object] | None,
        owner: QObject | None,
        *,
        writes: bool,
    ) -> None:
        self._fn = fn
        self.then = then
        self.failed = failed
        self.owner = owner
        self.writes = writes
        self.cancelled = False
        self.result: Any = None
        self.error: Exception | None = None

    def cancel(self) -> None:
        """Give the work up: not started, it never starts; a running write stops at its next progress report.

        A write that was already saved is still announced and answered, for it happened.
        """
        self.cancelled = True

    def run(self) -> None:
        """Do the work and keep its answer; called once, in a worker."""
        if self.cancelled:
            self.error = Cancelled()
            return
        try:
            self.result = self._fn()
        except Exception as error:  # noqa: BLE001 - carried to the UI thread, which tells the kinds apart
            self.error = error

    def forget(self) -> None:
        """Let go of whom to answer: the worker may hold the task for longer, and must not be the last to hold them."""
        self._fn = _nothing
        self.then = self.failed = self.owner = None

    @property
    def wanted(self) -> bool:
        """Whether somebody still waits for the answer."""
        if self.owner is not None and not shiboken6.isValid(self.owner):
            return False
        return self.writes or not self.cancelled


def _nothing() -> None:
    """Do nothing."""


class _Runnable(QRunnable):
    """Runs one task in a pool's thread and reports back."""

    def __init__(self, task: Task, finished: Callable[[Task], None]) -> None:
        super().__init__()
        self._task = task
        self._finished = finished

    def run(self) -> None:
        self._task.run()
        self._finished(self._task)


class Jobs(QObject):
    """Hands work to threads; see the module."""

    #: True while something is being written.
    writing = Signal(bool)
    _finished = Signal(object)
    _reported = Signal(object, int, int)

    def __init__(self, hub: Hub, show_fault: Callable[[Exception], bool], parent: QObject | None = None) -> None:
        """Take `show_fault`, which shows a known fault of the surroundings and says whether it knew it."""
        super().__init__(parent)
        self._hub = hub
        self._show_fault = show_fault
        self._readers = _pool(self, 2)
        self._writer = _pool(self, 1)
        self._aside = _pool(self, 1)
        self._latest: dict[Hashable, Task] = {}
        self._writes = 0
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        fn: Callable[[*Ts], T],
        *args: *Ts,
        then: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        progress: Callable[[int, int], object] | None = None,
        owner: QObject | None = None,
    ) -> Task:
        """Read beside other reads; a cancelled read answers nobody."""
        task = self._task(partial(fn, *args), then, failed, progress, owner, writes=False)
        self._start(self._readers, task)
        return task

    def latest(
        self,
        key: Hashable,
        fn: Callable[[*Ts], T],
        *args: *Ts,
        then: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
        owner: QObject | None = None,
    ) -> Task:
        """Read, and drop what is still under way for the same key: for answers to typing."""
        if (earlier := self._latest.get(key)) is not None:
            earlier.cancel()
        task = self._task(partial(fn, *args), then, failed, None, owner, writes=False)
        self._latest[key] = task
        self._start(self._readers, task)
        return task

    def write(
        self,
        fn: Callable[[*Ts], T],
        *args: *Ts,
        then: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        progress: Callable[[int, int], object] | None = None,
        owner: QObject | None = None,
    ) -> Task:
        """Write after all earlier writes; `Saved` is announced on the hub before `then` is called."""
        task = self._task(partial(fn, *args), then, failed, progress, owner, writes=True)
        self._writes += 1
        if self._writes == 1:
            self.writing.emit(True)
        self._start(self._writer, task)
        return task

    def aside(
        self,
        fn: Callable[[*Ts], T],
        *args: *Ts,
        then: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        owner: QObject | None = None,
    ) -> Task:
        """Do what may take long and does not touch the book, out of the way of reads and writes."""
        task = self._task(partial(fn, *args), then, failed, None, owner, writes=False)
        self._start(self._aside, task)
        return task

    def close(self) -> None:
        """Drop reads that wait, finish writes, come back when no thread is busy, and start nothing any more."""
        self._closed = True
        self._readers.clear()
        self._aside.clear()
        for pool in (self._writer, self._readers, self._aside):
            pool.waitForDone()

    def _task(
        self,
        fn: Callable[..., Any],
        then: Callable[[Any], object] | None,
        failed: Callable[[Exception], object] | None,
        progress: Callable[[int, int], object] | None,
        owner: QObject | None,
        *,
        writes: bool,
    ) -> Task:
        if progress is None:
            return Task(fn, then, failed, owner, writes=writes)
        report = _Reporter(self._reported.emit, progress)
        task = Task(partial(fn, progress=report), then, failed, owner, writes=writes)
        report.task = task
        return task

    def _start(self, pool: QThreadPool, task: Task) -> None:
        if not self._closed:
            pool.start(_Runnable(task, self._finished.emit))

    def _deliver(self, task: Task) -> None:
        if task.writes:
            self._writes -= 1
            if self._writes == 0:
                self.writing.emit(False)
        self._latest = {key: other for key, other in self._latest.items() if other is not task}
        if task.error is None:
            self._answer(task)
        else:
            self._fail(task, task.error)
        task.forget()

    def _answer(self, task: Task) -> None:
        if isinstance(task.result, Saved):
            self._hub.announce(task.result.changes)
        if task.then is not None and task.wanted:
            task.then(task.result)

    def _fail(self, task: Task, error: Exception) -> None:
        stopped = isinstance(error, Cancelled)
        if not stopped and not task.writes and not task.wanted:
            log.info("a read that nobody waits for failed: %s", type(error).__name__)
            return
        if task.failed is not None and task.wanted:
            task.failed(error)
        if not stopped and not self._show_fault(error):
            self._bug(error)

    def _bug(self, error: Exception) -> None:
        sys.excepthook(type(error), error, error.__traceback__)

    def _report(self, reporter: "_Reporter", done: int, total: int) -> None:
        if reporter.task is not None and reporter.task.wanted:
            reporter.show(done, total)


class _Reporter:
    """What the work calls with (done, total): passes it on now and then, and stops cancelled work."""

    def __init__(self, emit: Callable[["_Reporter", int, int], None], show: Callable[[int, int], object]) -> None:
        self._emit = emit
        self.show = show
        self.task: Task | None = None
        self._next = 0.0

    def __call__(self, done: int, total: int) -> None:
        if self.task is not None and self.task.cancelled:
            raise Cancelled
        now = time.monotonic()
        if now >= self._next or done >= total:
            self._next = now + _REPORT_EVERY
            self._emit(self, done, total)


class InlineJobs(Jobs):
    """The same interface, done at once on the calling thread; a bug is raised. For tests and pictures."""

    def __init__(
        self,
        hub: Hub | None = None,
        show_fault: Callable[[Exception], bool] = lambda _error: False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(hub or Hub(), show_fault, parent)
        self._reported.disconnect(self._report)
        self._reported.connect(self._report, Qt.ConnectionType.DirectConnection)

    def _start(self, pool: QThreadPool, task: Task) -> None:  # noqa: ARG002 - no pool is needed
        task.run()
        self._deliver(task)

    def _bug(self, error: Exception) -> None:
        raise error


def _pool(parent: QObject, threads: int) -> QThreadPool:
    """Make a pool whose threads stay, so that what a thread has opened is opened once."""
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(threads)
    pool.setExpiryTimeout(-1)
    return pool
