import subprocess
import sys
from pathlib import Path

import pytest

from desktop.ui.single_instance import SingleInstance, instance_name

#: Another process: claims the book, says how it went, and with `stay` keeps it until its input ends.
OTHER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.ui.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]), Path(sys.argv[2]))
print("first" if instance.claim() else "second", flush=True)
if "stay" in sys.argv:
    instance.listen()
    print("listens", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def book(tmp_path):
    return tmp_path / "a.book"


@pytest.fixture
def first(qapp, book, tmp_path):
    instance = SingleInstance(book, tmp_path)
    yield instance
    instance.release()


def other(book: Path, folder: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", OTHER, str(book), str(folder), *words]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    )


def test_second_start_calls_the_first_window(qtbot, first, book, tmp_path, calls):
    assert first.claim()
    first.listen()
    first.called.connect(calls)
    second = other(book, tmp_path)
    qtbot.waitUntil(lambda: bool(calls), timeout=20_000)
    assert second.communicate(timeout=20)[0] == "second\n"


def test_another_book_has_its_own_window(first, tmp_path):
    assert first.claim()
    another = SingleInstance(tmp_path / "b.book", tmp_path)
    assert another.claim()
    another.release()


def test_lock_and_socket_of_a_crash_are_taken_over(qtbot, first, book, tmp_path, calls):
    crashed = other(book, tmp_path, "stay")
    assert [crashed.stdout.readline(), crashed.stdout.readline()] == ["first\n", "listens\n"]
    crashed.kill()
    crashed.communicate(timeout=20)
    assert first.claim()
    first.listen()
    first.called.connect(calls)
    second = other(book, tmp_path)
    qtbot.waitUntil(lambda: bool(calls), timeout=20_000)
    assert second.communicate(timeout=20)[0] == "second\n"


def test_released_book_can_be_claimed_again(first, book, tmp_path):
    assert first.claim()
    first.release()
    again = SingleInstance(book, tmp_path)
    assert again.claim()
    again.release()


def test_folder_that_cannot_hold_a_lock_is_no_reason_not_to_start(qapp, book, tmp_path, caplog):
    assert SingleInstance(book, tmp_path / "missing").claim()
    assert "no lock" in caplog.text


def test_one_book_has_one_name_however_it_is_written(book, tmp_path):
    assert instance_name(book) == instance_name(tmp_path / "x" / ".." / "a.book")
    assert instance_name(book) != instance_name(tmp_path / "b.book")
