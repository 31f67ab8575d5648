"""Print runs that are killed, that fill a disk, or that another program writes beside: whole papers or none."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from db.check import check
from db.connection import open_book
from desktop.app import App
from desktop.services.clock import FixedClock
from desktop.services.faults import CannotOpenBook, DiskFull
from desktop.services.letters import LetterChoices
from desktop.services.print_runs import PrintRunService
from tests.services.conftest import TODAY, saved

ROOT = Path(__file__).parents[2]
ORDERS = 3

#: Makes a run on copies of a book, and in the n-th copy kills itself at the n-th statement of its transaction.
BETWEEN_STATEMENTS = """
import os, shutil, signal, sys
from pathlib import Path

from db.connection import open_book
from desktop.app import Services
from desktop.documents import fonts
from desktop.documents.letters import reminder
from desktop.services.clock import FixedClock
from desktop.services.letters import LetterChoices
from tests.services.conftest import TODAY, saved

def do(path, last):
    book = open_book(path)
    services = Services(book, FixedClock(TODAY))
    done = 0

    def count(statement):
        nonlocal done
        done += bool(done or statement.startswith("BEGIN"))
        if done == last:
            os.kill(os.getpid(), signal.SIGKILL)

    with book.reading():
        book._here.connection.set_trace_callback(count)
        saved(services.print_runs.make([LetterChoices(each, "CNY") for each in range(1, {orders} + 1)]))

fonts.register()  # once for all that die
first = Path(sys.argv[1])
last, status = 0, signal.SIGKILL
while status == signal.SIGKILL:
    last += 1
    copy = first.with_name(f"cut-{{last}}.book")
    shutil.copy(first, copy)
    child = os.fork()
    if not child:
        try:
            do(copy, last)
        except BaseException:
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) * -1
print(last if status == 0 else 0)
"""

#: Makes a run that kills itself once so many papers are drawn.
WHILE_DRAWING = """
import os, signal, sys, tempfile
from pathlib import Path

from db.connection import open_book
from desktop.app import Services
from desktop.services.clock import FixedClock
from desktop.services.letters import LetterChoices
from tests.services.conftest import TODAY

tempfile.tempdir = sys.argv[2]

def progress(done, total):
    if done == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

services = Services(open_book(Path(sys.argv[1])), FixedClock(TODAY))
services.print_runs.make([LetterChoices(each, "CNY") for each in range(1, {orders} + 1)], progress=progress)
"""

#: Makes one letter.
BESIDE = """
import sys
from pathlib import Path

from db.connection import open_book
from desktop.app import Services
from desktop.services.clock import FixedClock
from desktop.services.letters import LetterChoices
from tests.services.conftest import TODAY, saved

saved(Services(open_book(Path(sys.argv[1])), FixedClock(TODAY)).letters.make(LetterChoices(int(sys.argv[2]), "CNY")))
"""

needs_kill = pytest.mark.skipif(
    not hasattr(os, "fork") or not hasattr(signal, "SIGKILL"), reason="needs a death without warning"
)


def state(path):
    """Everything that a run writes, once it is seen that the book is sound."""
    book = open_book(path)
    assert check(book).is_sound
    tables = ("print_run", "document", "document_item", "event")
    rows = {table: book.rows(f"SELECT * FROM {table}") for table in tables}
    book.close()
    return rows


def without_moments(rows):
    """The rows but for the moments at which they were written."""
    return {
        table: [tuple(cell for cell in row if not str(cell).endswith("+00:00")) for row in found]
        for table, found in rows.items()
    }


def orders(count=ORDERS):
    return [LetterChoices(each, "CNY") for each in range(1, count + 1)]


@pytest.fixture
def small_book(book, our_company, add_customer, add_item):
    """A book in which the first customers can get a letter, one more than a run is about; closed."""
    for n in range(ORDERS + 1):
        add_item(f"A-{n}", 10_000, due=-40, to=add_customer(f"恒达{n}"))
    book.close()
    return book.path


@pytest.fixture
def opened():
    """Open the services of a book, to be closed in the end."""
    apps = []

    def services_of(path):
        apps.append(App(open_book(path), FixedClock(TODAY)))
        return apps[-1].services

    yield services_of
    for app in apps:
        app.close()


@needs_kill
def test_a_run_is_whole_or_nothing_after_a_power_cut_between_any_two_statements(small_book):
    before = state(small_book)
    command = [sys.executable, "-c", BETWEEN_STATEMENTS.format(orders=ORDERS), str(small_book)]
    last = int(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
    after = state(small_book.with_name(f"cut-{last}.book"))
    assert len(after["document"]) == ORDERS
    found = [state(small_book.with_name(f"cut-{n}.book")) for n in range(1, last)]
    written = [rows != before for rows in found]
    assert written == sorted(written)
    assert not written[0]
    assert all(without_moments(rows) == without_moments(after) for rows in found[written.count(False) :])


@needs_kill
@pytest.mark.parametrize("done", range(ORDERS + 1))
def test_a_run_that_dies_while_it_draws_leaves_nothing(small_book, tmp_path, done):
    spool = tmp_path / "spool"
    spool.mkdir()
    before = small_book.read_bytes()
    command = [sys.executable, "-c", WHILE_DRAWING.format(orders=ORDERS), str(small_book), str(spool), str(done)]
    ended = subprocess.run(command, cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert list(spool.iterdir()) == []
    state(small_book)
    assert small_book.read_bytes() == before


def test_the_run_after_one_that_died_has_its_numbers(small_book, opened, tmp_path):
    command = [sys.executable, "-c", WHILE_DRAWING.format(orders=ORDERS), str(small_book), str(tmp_path), "2"]
    subprocess.run(command, cwd=ROOT, check=False)
    services = opened(small_book)
    made = saved(services.print_runs.make(orders()))
    assert services.archive.get(made.documents[0]).row.number == "CK-2026-0001"


def test_a_number_that_another_program_takes_meanwhile_is_not_given_twice(small_book, opened):
    waiting = [[sys.executable, "-c", BESIDE, str(small_book), str(ORDERS + 1)]]

    def beside(done, _total):
        if done == 1 and waiting:
            subprocess.run(waiting.pop(), cwd=ROOT, check=True)

    services = opened(small_book)
    made = saved(services.print_runs.make(orders(), progress=beside))
    rows = services.archive.page()
    assert sorted(row.number for row in rows) == [f"CK-2026-{n + 1:04}" for n in range(ORDERS + 1)]
    assert [services.archive.get(each).row.number[-1] for each in made.documents] == ["2", "3", "4"]


class TestFullDisk:
    @pytest.fixture
    def on_small_disk(self, small_book, small_disk, opened):
        """The book on a disk with room for one letter or two, not three."""
        path = small_disk / small_book.name
        shutil.copy(small_book, path)
        services = opened(path)
        services.archive.page()
        room = os.statvfs(small_disk)
        (small_disk / "filler").write_bytes(b"x" * (room.f_bavail * room.f_frsize - 180_000))
        return path, services

    def test_a_book_without_room_keeps_no_part_of_a_run(self, on_small_disk):
        path, services = on_small_disk
        with pytest.raises(DiskFull):
            services.print_runs.make(orders())
        assert services.archive.count() == 0
        assert services.print_runs.count() == 0
        assert sorted(file.name for file in path.parent.iterdir()) == ["filler", path.name, f"{path.name}-journal"]
        (path.parent / "filler").unlink()
        assert len(saved(services.print_runs.make(orders())).documents) == ORDERS

    def test_a_spool_without_room_keeps_no_part_of_a_run(self, small_book, small_disk, opened):
        services = opened(small_book)
        makers = services.print_runs._makers
        run = PrintRunService(
            services._book, FixedClock(TODAY), archive=services.archive, makers=makers, spool=small_disk
        )
        room = os.statvfs(small_disk)
        (small_disk / "filler").write_bytes(b"x" * (room.f_bavail * room.f_frsize - 100_000))
        with pytest.raises(DiskFull) as caught:
            run.make(orders())
        assert caught.value.path == small_disk
        assert services.archive.count() == 0
        assert [file.name for file in small_disk.iterdir()] == ["filler"]

    def test_a_spool_that_cannot_be_opened_is_told(self, small_book, opened, tmp_path):
        services = opened(small_book)
        run = PrintRunService(
            services._book,
            FixedClock(TODAY),
            archive=services.archive,
            makers=services.print_runs._makers,
            spool=tmp_path / "nowhere",
        )
        with pytest.raises(CannotOpenBook) as caught:
            run.make(orders())
        assert caught.value.path == tmp_path / "nowhere"
        assert services.archive.count() == 0

    def test_a_system_without_a_folder_for_temporary_files_is_no_obstacle(self, small_book, opened, monkeypatch):
        def nowhere():
            raise FileNotFoundError("no usable temporary directory")

        monkeypatch.setattr(tempfile, "gettempdir", nowhere)
        assert len(saved(opened(small_book).print_runs.make(orders())).documents) == ORDERS

    def test_a_joined_file_without_room_leaves_the_older_one(self, small_book, small_disk, opened):
        services = opened(small_book)
        made = saved(services.print_runs.make(orders()))
        (small_disk / "all.pdf").write_bytes(b"older")
        room = os.statvfs(small_disk)
        (small_disk / "filler").write_bytes(b"x" * (room.f_bavail * room.f_frsize - 50_000))
        with pytest.raises(DiskFull):
            services.print_runs.save_one_pdf(made.documents, small_disk / "all.pdf")
        assert (small_disk / "all.pdf").read_bytes() == b"older"
        assert sorted(file.name for file in small_disk.iterdir()) == ["all.pdf", "filler"]
