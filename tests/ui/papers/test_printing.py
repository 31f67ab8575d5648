"""Printing, onto a file that is read back."""

import sys

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLineEdit, QMessageBox, QWidget

from desktop.ui import printing
from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs, Jobs
from desktop.ui.widgets.paper_pages import draw_page, page_sizes
from tests.ui.papers import pdf

A4 = QSizeF(595.28, 841.89)
LETTER = QSizeF(612, 792)


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window, before_close_func=_close_boxes)
    window.show()
    return window


def _close_boxes(window):
    for box in window.findChildren(QMessageBox):
        box.done(0)


@pytest.fixture
def target(tmp_path):
    return tmp_path / "printed.pdf"


@pytest.fixture
def printer(target):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(printing.RESOLUTION)
    return printer


def run(window, printer, paper, jobs=None):
    sizes = page_sizes(paper)
    printing.set_paper(printer, sizes[0])
    return printing.PrintRun(jobs or InlineJobs(), paper, sizes, printer, window)


def printed(window, printer, target, paper):
    ended = []
    made = run(window, printer, paper)
    made.finished.connect(ended.append)
    made.start()
    assert ended == [True]
    return target.read_bytes()


@pytest.mark.parametrize("size", [pdf.A4, pdf.LETTER], ids=["A4", "Letter"])
def test_a_page_is_printed_on_its_paper_as_large_as_it_is(window, printer, target, size):
    paper = pdf.make(1, size)
    got = printed(window, printer, target, paper)
    width, height = page_sizes(got)[0].toTuple()
    assert (width, height) == pytest.approx(size, abs=1)
    assert pdf.ink(draw_page(got, 0, 1.0)) == pytest.approx(pdf.ink(draw_page(paper, 0, 1.0)), abs=3)


def test_a_page_that_lies_is_printed_lying(window, printer, target):
    got = printed(window, printer, target, pdf.make(1, (pdf.A4[1], pdf.A4[0] + 200)))
    width, height = page_sizes(got)[0].toTuple()
    assert width > height


def test_another_paper_holds_the_page_in_its_middle(window, printer, target):
    paper = pdf.make(1, pdf.LETTER)
    made = run(window, printer, paper)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)  # as somebody may choose in the dialog
    made.start()
    got = target.read_bytes()
    left, top, right, bottom = pdf.ink(draw_page(got, 0, 1.0))
    was = pdf.ink(draw_page(paper, 0, 1.0))
    assert page_sizes(got)[0].toTuple() == pytest.approx(pdf.A4, abs=1)
    assert (right - left, bottom - top) == pytest.approx((was[2] - was[0], was[3] - was[1]), abs=3)
    assert (left - was[0], top - was[1]) == pytest.approx(((595 - 612) / 2, (842 - 792) / 2), abs=3)


@pytest.mark.parametrize(
    ("paper", "page", "expected"),
    [
        (A4, A4, (0, 0, 595.28, 841.89)),
        (A4, LETTER, (-8.36, 24.945, 612, 792)),
        (LETTER, A4, (8.36, -24.945, 595.28, 841.89)),
        (QSizeF(419.53, 595.28), A4, (0, 0.99, 419.53, 593.3)),  # A5: smaller, or the text would fall off
        (QSizeF(841.89, 1190.55), A4, (123.3, 174.33, 595.28, 841.89)),  # A3: not larger
    ],
)
def test_a_page_is_put_on_a_paper(paper, page, expected):
    assert printing.place_on(paper, page).getRect() == pytest.approx(expected, abs=0.5)


class TestPages:
    @pytest.mark.parametrize(("first", "last", "expected"), [(1, 3, [0, 1, 2]), (2, 2, [1]), (2, 3, [1, 2])])
    def test_only_those_asked_for(self, printer, first, last, expected):
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(first, last)
        assert printing.pages_to_print(printer, 3) == expected

    def test_all_unless_some_are_asked_for(self, printer):
        assert printing.pages_to_print(printer, 3) == [0, 1, 2]

    def test_copies_that_the_printer_does_not_make(self, printer):
        printer.setCopyCount(2)
        printer.setCollateCopies(True)
        assert printing.pages_to_print(printer, 2) == [0, 1, 0, 1]
        printer.setCollateCopies(False)
        assert printing.pages_to_print(printer, 2) == [0, 0, 1, 1]

    def test_the_last_first_where_the_printer_wants_it(self, printer):
        printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
        assert printing.pages_to_print(printer, 3) == [2, 1, 0]

    def test_copies_are_pages_of_the_file(self, window, printer, target):
        printer.setCopyCount(2)
        assert len(page_sizes(printed(window, printer, target, pdf.make(3)))) == 6


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_told(window, printer, tmp_path):
    printer.setOutputFileName(str(tmp_path / "there is no folder" / "printed.pdf"))
    ended = []
    made = run(window, printer, pdf.make(1))
    made.finished.connect(ended.append)
    made.start()
    assert ended == [False]


def test_printing_that_is_given_up_ends(window, printer, qtbot):
    jobs = Jobs(Hub(), lambda _error: False)
    made = run(window, printer, pdf.make(9), jobs)
    with qtbot.waitSignal(made.finished) as ended:
        made.start()
        made._progress.reject()
    assert ended.args == [False]
    assert made.is_cancelled
    jobs.close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bring a dialog of their own")
class TestDialog:
    def test_it_prints_into_the_file_that_is_named(self, qtbot, window, target):
        done = []
        paper = pdf.make(2)

        def begin(printer):
            printing.print_paper(window, InlineJobs(), paper, printer, lambda: done.append(1))

        dialog = printing.open_print_dialog(window, paper, "CK-2026-0001", begin)
        name = dialog.findChild(QLineEdit, "filename")
        name.setText(str(target))
        dialog.accept()
        assert done == [1]
        assert len(page_sizes(target.read_bytes())) == 2

    def test_nothing_is_printed_when_it_is_cancelled(self, window):
        done = []
        printing.open_print_dialog(window, pdf.make(1), "x", done.append).reject()
        assert done == []

    def test_bytes_that_are_no_paper_are_told(self, window):
        assert printing.open_print_dialog(window, b"broken", "x", lambda _printer: None) is None
        assert [box.text()[:32] for box in window.findChildren(QMessageBox)] == ["This paper cannot be printed. Sa"]

    def test_it_offers_the_pages_there_are(self, window):
        dialog = printing.open_print_dialog(window, pdf.make(4), "x", lambda _printer: None)
        assert (dialog.minPage(), dialog.maxPage()) == (1, 4)
        assert isinstance(dialog, QPrintDialog)
        dialog.reject()
