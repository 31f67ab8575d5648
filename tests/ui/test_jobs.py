import sys
import threading

import pytest
from PySide6.QtCore import QObject, QThread

from desktop.domain.problems import Problem, ProblemCode
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.ui.hub import Hub
from desktop.ui.jobs import Cancelled, InlineJobs, Jobs, Progress

SAVED = Saved(7, Changes.of(Entity.VISIT, customer=3))


class Fault(Exception):  # noqa: N818
    pass


@pytest.fixture
def shown():
    return []


@pytest.fixture
def threads(qapp, hub, shown):
    """Real threads; faults of kind `Fault` are known."""

    def show(error: Exception) -> bool:
        shown.append(error)
        return isinstance(error, Fault)

    jobs = Jobs(hub, show)
    yield jobs
    jobs.close()


def fail(error: Exception) -> None:
    raise error


class TestThreads:
    def test_read_answers_on_the_ui_thread(self, qtbot, threads):
        answers = []
        threads.read(QThread.currentThread, then=lambda worker: answers.append((worker, QThread.currentThread())))
        qtbot.waitUntil(lambda: bool(answers))
        worker, answered_on = answers[0]
        assert worker is not answered_on
        assert answered_on is threads.thread()

    def test_writes_keep_their_order(self, qtbot, threads):
        order = []
        for number in range(20):
            threads.write(order.append, number)
        threads.write(lambda: None, then=lambda _: order.append("end"))
        qtbot.waitUntil(lambda: "end" in order)
        assert order == [*range(20), "end"]

    def test_two_reads_run_at_once(self, qtbot, threads):
        both = threading.Barrier(2, timeout=5)
        done = []
        threads.read(both.wait, then=done.append)
        threads.read(both.wait, then=done.append)
        qtbot.waitUntil(lambda: len(done) == 2)

    def test_two_writes_never_run_at_once(self, qtbot, threads):
        alone, done = threading.Lock(), []

        def write() -> bool:
            if not alone.acquire(blocking=False):
                return False
            sum(range(20_000))  # long enough for another to come in
            alone.release()
            return True

        for _ in range(20):
            threads.write(write, then=done.append)
        qtbot.waitUntil(lambda: len(done) == 20)
        assert all(done)

    def test_saved_is_announced_before_it_is_answered(self, qtbot, threads, hub):
        seen = []
        hub.changed.connect(seen.append)
        threads.write(lambda: SAVED, then=seen.append)
        qtbot.waitUntil(lambda: len(seen) == 2)
        assert seen == [SAVED.changes, SAVED]

    def test_refused_is_answered_and_not_announced(self, qtbot, threads, hub):
        refused = Refused((Problem("name", ProblemCode.REQUIRED),))
        seen = []
        hub.changed.connect(seen.append)
        threads.write(lambda: refused, then=seen.append)
        qtbot.waitUntil(lambda: bool(seen))
        assert seen == [refused]

    def test_writing_tells_when_it_begins_and_ends(self, qtbot, threads):
        states = []
        threads.writing.connect(states.append)
        threads.write(lambda: None)
        threads.write(lambda: None)
        qtbot.waitUntil(lambda: states == [True, False])

    def test_close_finishes_what_is_being_written(self, threads):
        done = []
        for number in range(5):
            threads.write(done.append, number)
        threads.close()
        assert done == [0, 1, 2, 3, 4]

    def test_nothing_starts_after_close(self, threads, calls):
        threads.close()
        threads.read(calls)
        threads.close()
        assert calls == []

    def test_progress_arrives_on_the_ui_thread(self, qtbot, threads):
        reports = []

        def work(*, progress: Progress) -> str:
            progress(1, 2)
            progress(2, 2)
            return "done"

        threads.write(work, progress=lambda *counts: reports.append((counts, QThread.currentThread())))
        qtbot.waitUntil(lambda: any(counts == (2, 2) for counts, _ in reports))
        assert {thread for _, thread in reports} == {threads.thread()}

    def test_cancel_stops_work_at_its_next_report(self, qtbot, threads):
        started, failures = threading.Event(), []

        def work(*, progress: Progress) -> None:
            started.set()
            while True:
                progress(0, 1)

        task = threads.write(work, failed=failures.append, progress=lambda *_: None)
        qtbot.waitUntil(started.is_set)
        task.cancel()
        qtbot.waitUntil(lambda: bool(failures))
        assert isinstance(failures[0], Cancelled)

    def test_latest_answers_only_the_last_question(self, qtbot, threads):
        gate, answers = threading.Event(), []

        def find(text: str) -> str:
            gate.wait(5)
            return text

        for text in ("h", "he", "hen"):
            threads.latest("search", find, text, then=answers.append)
        gate.set()
        qtbot.waitUntil(lambda: bool(answers))
        threads.close()
        qtbot.wait(0)
        assert answers == ["hen"]

    def test_answer_for_a_dead_owner_is_dropped(self, qtbot, threads):
        gate, answers, owner = threading.Event(), [], QObject()
        threads.read(gate.wait, 5, then=answers.append, owner=owner)
        threads.read(gate.wait, 5, then=answers.append)
        owner.deleteLater()
        qtbot.waitUntil(lambda: not _alive(owner))
        gate.set()
        qtbot.waitUntil(lambda: bool(answers))
        assert len(answers) == 1

    def test_known_fault_is_shown_and_told(self, qtbot, threads, shown):
        told = []
        threads.read(fail, Fault("full"), failed=told.append)
        qtbot.waitUntil(lambda: bool(told))
        assert shown == told

    def test_bug_reaches_the_excepthook(self, qtbot, threads, monkeypatch):
        caught = []
        monkeypatch.setattr(sys, "excepthook", lambda *what: caught.append(what))
        threads.write(fail, ValueError("a bug"))
        qtbot.waitUntil(lambda: bool(caught))
        assert caught[0][0] is ValueError
        assert caught[0][2] is not None


class TestInline:
    """The runner of the tests keeps the promises of the real one."""

    def test_answers_before_it_returns(self, jobs, calls):
        jobs.read(sorted, [2, 1], then=calls)
        assert calls == [([1, 2],)]

    def test_announces_once(self, jobs, hub, calls):
        hub.changed.connect(calls)
        jobs.write(lambda: SAVED)
        assert calls == [(SAVED.changes,)]

    def test_raises_a_bug(self, jobs):
        with pytest.raises(ValueError, match="a bug"):
            jobs.write(fail, ValueError("a bug"))

    def test_shows_a_known_fault(self, calls):
        jobs = InlineJobs(Hub(), lambda error: isinstance(error, Fault))
        jobs.write(fail, Fault(), failed=calls)
        assert len(calls) == 1

    def test_reports_progress(self, jobs, calls):
        def work(*, progress: Progress) -> None:
            progress(3, 3)

        jobs.write(work, progress=calls)
        assert calls == [(3, 3)]


def test_cancelled_write_that_was_saved_is_still_announced(jobs, hub, calls):
    hub.changed.connect(calls)

    def save_then_cancel(*, progress: Progress) -> Saved[int]:
        return SAVED

    task = jobs.write(save_then_cancel, progress=lambda *_: None)
    task.cancel()
    assert calls == [(SAVED.changes,)]


def _alive(thing: QObject) -> bool:
    import shiboken6

    return shiboken6.isValid(thing)
