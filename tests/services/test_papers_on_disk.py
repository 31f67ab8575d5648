"""Letters written to folders that are full, read only or odd, and programs that end between making and saving."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from db.connection import open_book
from desktop.app import App
from desktop.services.clock import FixedClock
from desktop.services.faults import CannotOpenBook, DiskFull, PaperNotWritten
from desktop.services.letters import LetterChoices

ROOT = Path(__file__).parents[2]
OLDER = b"%PDF-1.4 an older paper of this name"
_BLOCK = 4096


@pytest.fixture
def overdue(add_item, our_company, customer):
    """A customer who could get a letter, by the id."""
    add_item("A-1", due=-40)
    return customer


@pytest.fixture
def letter(services, overdue, add_customer, add_item, saved):
    """Make a letter as a rep does, also to a new customer of some name, and give its id."""

    def made(name=""):
        to = add_customer(name) if name else overdue
        if name:
            add_item("B-1", due=-40, to=to)
        return saved(services.letters.make(LetterChoices(to, "CNY")))

    return made


@pytest.fixture
def folder(tmp_path):
    """An empty folder for papers."""
    made = tmp_path / "papers"
    made.mkdir()
    return made


def files(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


class TestFullDisk:
    @pytest.mark.parametrize("free_blocks", range(8))
    def test_the_older_file_stays_wherever_the_room_ends(self, services, letter, small_disk, free_blocks):
        document = letter()
        assert len(services.archive.pdf(document)) > 8 * _BLOCK
        older = small_disk / services.archive.file_name(document)
        older.write_bytes(OLDER)
        self.fill(small_disk, free_blocks)
        before = files(small_disk)
        with pytest.raises(DiskFull) as caught:
            services.archive.save_to(document, small_disk)
        assert caught.value.path == older
        assert files(small_disk) == before
        assert older.read_bytes() == OLDER

    def test_the_letter_is_written_once_there_is_room(self, services, letter, small_disk):
        document = letter()
        self.fill(small_disk, 3)
        with pytest.raises(DiskFull):
            services.archive.save_to(document, small_disk)
        (small_disk / "filler").unlink()
        assert services.archive.save_to(document, small_disk).read_bytes() == services.archive.pdf(document)

    def fill(self, folder, free_blocks):
        room = os.statvfs(folder).f_bavail - free_blocks
        (folder / "filler").write_bytes(b"x" * room * _BLOCK)
        assert os.statvfs(folder).f_bavail == free_blocks


class TestReadOnly:
    def test_a_folder_that_may_not_be_written_to_keeps_the_older_file(self, services, letter, common_user):
        folder, as_common_user = common_user
        document = letter()
        name, pdf = services.archive.file_name(document), services.archive.pdf(document)
        (folder / name).write_bytes(OLDER)
        folder.chmod(0o500)
        with pytest.raises(PaperNotWritten), as_common_user():
            services.archive.write(pdf, folder / name)
        assert files(folder) == {name: OLDER}

    def test_a_disk_that_became_read_only_keeps_the_older_file(self, services, letter, small_disk):
        document = letter()
        name = services.archive.file_name(document)
        (small_disk / name).write_bytes(OLDER)
        subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
        try:
            with pytest.raises(PaperNotWritten):
                services.archive.save_to(document, small_disk)
            assert files(small_disk) == {name: OLDER}
        finally:
            subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)

    def test_the_letter_stays_in_the_archive(self, services, letter, tmp_path):
        document = letter()
        (tmp_path / "taken").write_bytes(b"a file where a folder is expected")
        with pytest.raises(CannotOpenBook) as caught:
            services.archive.save_to(document, tmp_path / "taken")
        assert caught.value.path.parent == tmp_path / "taken"
        assert services.archive.pdf(document).startswith(b"%PDF")


class TestNames:
    @pytest.mark.parametrize(
        "name",
        [
            "CON",
            "nul.txt",
            "com1.",
            "LPT¹",
            "...",
            'a/b\\c:d*e?f"g<h>i|j',
            "恒" * 300,
            "😀" * 100,
            "é" * 200,
            "~",
            "-rf",
        ],
    )
    def test_every_name_of_a_customer_gives_a_file_in_the_folder(self, services, letter, folder, name):
        document = letter(name)
        path = services.archive.save_to(document, folder)
        assert list(folder.iterdir()) == [path]
        assert path.read_bytes() == services.archive.pdf(document)
        assert path.name.startswith("CK-2026-")
        assert path.suffix == ".pdf"
        assert len(path.name.encode()) <= 255
        assert not set('\\/:*?"<>|') & set(path.name)
        assert not path.stem.endswith((" ", "."))

    def test_saving_twice_leaves_one_file(self, services, letter, folder):
        document = letter()
        first, second = (services.archive.save_to(document, folder) for _ in range(2))
        assert first == second
        assert files(folder) == {first.name: services.archive.pdf(document)}

    def test_papers_that_are_saved_under_one_name_at_once_are_both_whole(self, services, letter, folder):
        papers = [services.archive.pdf(letter()) + bytes([place]) * 200_000 for place in range(4)]
        target = folder / "letter.pdf"
        with ThreadPoolExecutor(4) as threads:
            list(threads.map(lambda pdf: services.archive.write(pdf, target), papers * 5))
        assert list(files(folder)) == ["letter.pdf"]
        assert target.read_bytes() in papers

    def test_two_letters_to_one_customer_are_two_files(self, services, letter, folder):
        for document in (letter(), letter()):
            services.archive.save_to(document, folder)
        assert len(files(folder)) == 2


_MADE_AND_KILLED = """
import sys
from datetime import date
from pathlib import Path
from db.connection import open_book
from desktop.app import App
from desktop.services.clock import FixedClock
from desktop.services.letters import LetterChoices

app = App(open_book(Path(sys.argv[1])), FixedClock(date(2026, 11, 21)))
app.services.letters.make(LetterChoices(int(sys.argv[2]), "CNY"))
print("made", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that cannot be caught")
def test_a_letter_is_in_the_archive_when_the_program_is_killed_before_saving_it(book, services, overdue, today, folder):
    preview = services.letters.preview(LetterChoices(overdue, "CNY"))
    book.close()
    command = [sys.executable, "-c", _MADE_AND_KILLED, str(book.path), str(overdue)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"made\n"
        process.send_signal(signal.SIGKILL)
    app = App(open_book(book.path), FixedClock(today))
    archive = app.services.archive
    (row,) = archive.page()
    assert row.number == preview.number
    assert archive.pdf(row.id) == preview.pdf
    assert archive.save_to(row.id, folder).read_bytes() == preview.pdf
    app.close()
