import gc
import threading
import weakref

import pytest

from desktop.ui.collector import Collector
from desktop.ui.jobs import Jobs


@pytest.fixture
def collector(qapp):
    collector = Collector()
    collector.start()
    yield collector
    collector.stop()
    gc.disable()


def test_automatic_collector_rests_meanwhile(collector):
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_garbage_beyond_the_threshold_is_collected_here(collector):
    class Node:
        pass

    node = Node()
    node.me = node
    gone_in = []
    weakref.finalize(node, lambda: gone_in.append(threading.current_thread()))
    del node
    keep = [[] for _ in range(gc.get_threshold()[0] + 1)]
    collector.look()
    assert keep
    assert gone_in == [threading.main_thread()]


def test_worker_is_never_the_last_to_hold_whom_it_answers(qtbot, hub):
    """What `then` holds goes on the UI thread, even while the worker still holds its task."""

    class Dialog:
        def answered(self, _answer):
            pass

    jobs = Jobs(hub, lambda _error: False)
    gone_in, dialog = [], Dialog()
    weakref.finalize(dialog, lambda: gone_in.append(threading.current_thread()))
    task = jobs.read(sorted, [1], then=dialog.answered)
    del dialog
    qtbot.waitUntil(lambda: bool(gone_in))
    assert task.result == [1]
    assert gone_in == [threading.main_thread()]
    jobs.close()
