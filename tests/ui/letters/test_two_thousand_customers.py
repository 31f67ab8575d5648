"""Two hundred papers of every kind in a book of two thousand customers, in the real window with its threads."""

import time
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from desktop.app import open_app
from desktop.domain.company import DocumentKind
from desktop.domain.dunning import Level
from desktop.domain.filenames import file_name
from desktop.services.clock import FixedClock
from desktop.ui.pages.letters.making.dialog import RunDialog
from tests.ui.letters import grown_book
from tests.ui.letters.reading import text_of
from tests.ui.rep import CTRL, ENTER, a_morning

SATURDAY = date(2026, 11, 21)
#: How many are chosen of each step, statements, and letters of thanks: two hundred.
STEPS = {Level.UPCOMING: 40, Level.FIRST: 40, Level.SECOND: 40, Level.FINAL: 40}
STATEMENTS, THANKS = 30, 10
#: So long nothing may move on a busy machine, in seconds; by itself it is a small part of that.
STALL = 1.0


class Pulse(QTimer):
    """Beats a hundred times a second; `longest` is how long it stopped at the most, in seconds."""

    def __init__(self):
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self.timeout.connect(self._beat)
        self.start(10)

    def _beat(self):
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@pytest.fixture(autouse=True)
def _no_excepthook(monkeypatch):
    monkeypatch.setattr("sys.excepthook", lambda *_: None)


@pytest.fixture
def book(tmp_path):
    return grown_book.make(tmp_path)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "papers"
    made.mkdir()
    return made


def choose(part, rows):
    """Choose some lines of the list and no others."""
    part.filter.all_wanted.emit(False)
    part.view.proposals.tick(rows, ticked=True)


def run(rep, folder):
    """Make what is chosen as one file and a file each, and read the list of proposals meanwhile."""
    QTest.keyClick(rep.page, Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    dialog = rep.dialog(RunDialog)
    rep.fill(dialog.folder, str(folder))
    dialog.single_files.setChecked(True)
    rep.press_ctrl(ENTER)
    rep.until_gone(dialog)
    rep.page.proposals.view.setFocus()
    while rep.page.run_control.is_running:
        rep.press(Qt.Key.Key_J)
        QTest.qWait(20)


def of_kind(rep, kind):
    """Show the proposals of another kind of paper."""
    part = rep.page.proposals
    part.filter.choose_kind(kind)
    rep.until(lambda: part.view.table.rowCount() and part.view.table.row(0).kind is kind)
    return part


def test_two_hundred_papers_are_made_while_the_window_goes_on(qtbot, qapp, book, folder, record_property):
    with a_morning(qtbot, qapp, book, SATURDAY) as rep:
        rep.window.navigate("letters")
        part = rep.page.proposals
        rep.until(lambda: part.view.table.rowCount() > 1_600)
        pulse = Pulse()
        rows = [row for row in part.view.table.rows() if row.selectable]
        some = [row for level, many in STEPS.items() for row in [row for row in rows if row.level is level][:many]]
        choose(part, some)
        assert part.run_button.text() == "Print 160 papers..."
        run(rep, folder)
        for kind, many in ((DocumentKind.STATEMENT, STATEMENTS), (DocumentKind.THANKS, THANKS)):
            part = of_kind(rep, kind)
            choose(part, part.view.table.rows()[:many])
            run(rep, folder)
        pulse.stop()
        record_property("longest_stall", pulse.longest)
        print(f"longest stall {pulse.longest * 1000:.0f} ms")
        assert pulse.longest < STALL
    found = made(book)
    assert sorted(row.level for row in found if row.kind == DocumentKind.REMINDER) == sorted(
        level for level, many in STEPS.items() for _ in range(many)
    )
    assert [sum(row.kind == kind for row in found) for kind in (DocumentKind.STATEMENT, DocumentKind.THANKS)] == [
        STATEMENTS, THANKS
    ]  # fmt: skip
    files = sorted(file.name for file in folder.iterdir())
    assert [name for name in files if not name.startswith("Letters")] == sorted(
        file_name(f"{row.number} {row.customer}", ".pdf") for row in found
    )
    together = "".join(text_of((folder / name).read_bytes()) for name in files if name.startswith("Letters"))
    assert [row.number for row in found if row.number not in together] == []


def made(book):
    """Give the papers that runs of the day made, once each is seen to be what was printed."""
    app = open_app(book, FixedClock(SATURDAY))
    services = app.services
    found = [row for row in services.archive.page(since=SATURDAY, limit=1_000) if row.run_id]
    assert all(services.archive.pdf(row.id).startswith(b"%PDF") for row in found)
    assert services.books.check().is_sound
    app.close()
    return found
