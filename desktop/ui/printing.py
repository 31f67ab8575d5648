"""Printing a paper: as large as it is, page for page, through the system's own dialog."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from desktop.i18n import _
from desktop.ui.jobs import Jobs, Task
from desktop.ui.widgets.ask import tell
from desktop.ui.widgets.paper_pages import POINTS_PER_INCH, draw_page, page_sizes
from desktop.ui.widgets.progress import ProgressDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

#: Dots to the inch that letters are drawn with: what a good office printer shows.
RESOLUTION = 300
#: So much of a page's edge, in points, may fall off a smaller paper before the page is made smaller: 12 mm are white.
_SPARE = 12 / 25.4 * POINTS_PER_INCH


def has_printer() -> bool:
    """Say whether the system knows any printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def open_print_dialog(
    parent: QWidget, pdf: bytes, name: str, then: "Callable[[QPrinter], object]"
) -> "QPrintDialog | None":
    """Ask for printer, pages and copies of a paper; `then` gets the printer, set up for `print_paper`.

    None, and a word to the user, for bytes that are no paper.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    sizes = page_sizes(pdf)
    if not sizes:
        tell(parent, _("This paper cannot be printed. Save it and print it with another program."))
        return None
    printer = QPrinter()
    printer.setResolution(RESOLUTION)
    printer.setDocName(name)
    set_paper(printer, sizes[0])
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, len(sizes))
    dialog.setFromTo(1, len(sizes))
    dialog.accepted.connect(lambda: then(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # that of QPrintDialog wants a slot
    return dialog


def print_paper(parent: QWidget, jobs: Jobs, pdf: bytes, printer: "QPrinter", done: "Callable[[], object]") -> None:
    """Print a paper on a printer that was set up; `done` is called when the printer has it all."""
    run = PrintRun(jobs, pdf, page_sizes(pdf) or (), printer, parent)
    run.finished.connect(partial(_on_finished, parent, done, run))
    run.start()


def _on_finished(parent: QWidget, done: "Callable[[], object]", run: "PrintRun", whole: bool) -> None:  # noqa: FBT001 - Qt's signal
    run.deleteLater()
    if whole:
        done()
    elif not run.is_cancelled:
        detail = _("Nothing is lost: the paper is kept. Look after the printer, then print it again.")
        tell(parent, _("The printer did not take the paper."), detail=detail)


def set_paper(printer: "QPrinter", size: QSizeF) -> None:
    """Ask a printer for the paper that a page was made for."""
    sheet = size if _is_upright(size) else size.transposed()
    printer.setPageSize(QPageSize(sheet, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyOrientationMatch))
    turn_paper(printer, size)


def turn_paper(printer: "QPrinter", size: QSizeF) -> None:
    """Turn whatever paper was chosen the way a page lies, with its whole surface to draw on."""
    ways = QPageLayout.Orientation
    printer.setPageOrientation(ways.Portrait if _is_upright(size) else ways.Landscape)
    printer.setFullPage(True)


def _is_upright(size: QSizeF) -> bool:
    return size.width() <= size.height()


def pages_to_print(printer: "QPrinter", count: int) -> list[int]:
    """List the pages (from 0) in the order in which a printer wants them, with the copies it does not make itself."""
    from PySide6.QtPrintSupport import QPrinter

    pages = [page for page in range(count) if _is_wanted(printer, page + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _copy in range(copies)]


def _is_wanted(printer: "QPrinter", number: int) -> bool:
    from PySide6.QtPrintSupport import QPrinter

    if printer.printRange() != QPrinter.PrintRange.PageRange:
        return True
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        return bool(ranges.contains(number))
    return printer.fromPage() <= number <= (printer.toPage() or number)


def place_on(paper: QSizeF, page: QSizeF) -> QRectF:
    """Lay a page on the middle of a paper, in points: as large as it is, smaller only where its text would fall off."""
    factor = min(
        1.0,
        1.0 if paper.width() + 2 * _SPARE >= page.width() else paper.width() / page.width(),
        1.0 if paper.height() + 2 * _SPARE >= page.height() else paper.height() / page.height(),
    )
    width, height = page.width() * factor, page.height() * factor
    return QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)


class PrintRun(QObject):
    """Draws the pages one by one off the UI thread and hands each to the printer."""

    #: It is over; True when the printer took every page.
    finished = Signal(bool)

    def __init__(self, jobs: Jobs, pdf: bytes, sizes: "Sequence[QSizeF]", printer: "QPrinter", parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pdf = pdf
        self._sizes = tuple(sizes)
        self._printer = printer
        self._painter = QPainter()
        self._pages = pages_to_print(printer, len(sizes))
        self._done = 0
        self._whole = Task(bool, None, None, None, writes=False)  # what Cancel of the dialog stops
        self._progress = ProgressDialog(_("Printing"), parent)
        self._progress.follow(self._whole)

    @property
    def is_cancelled(self) -> bool:
        """Whether the user has given it up."""
        return self._whole.cancelled

    def start(self) -> None:
        """Print; `finished` tells the end, also when there is nothing to print."""
        turn_paper(self._printer, self._sizes[0])
        if not self._pages:
            self._end(whole=True)
        elif self._painter.begin(self._printer):
            self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
            self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._next()
        else:
            self._end(whole=False)

    def _next(self) -> None:
        scale = min(self._printer.resolution(), RESOLUTION) / POINTS_PER_INCH
        page = self._pages[self._done]
        self._jobs.aside(draw_page, self._pdf, page, scale, then=self._on_drawn, owner=self)

    def _on_drawn(self, picture: QImage | None) -> None:
        if self.is_cancelled or picture is None or (self._done and not self._printer.newPage()):
            if self.is_cancelled:
                self._printer.abort()
            self._end(whole=False)
            return
        page = self._sizes[self._pages[self._done]]
        self._painter.drawImage(self._target(page), _lean(picture))
        self._done += 1
        self._progress.report(self._done, len(self._pages))
        if self._done < len(self._pages):
            self._next()
        else:
            self._end(whole=self._painter.end())

    def _target(self, page: QSizeF) -> QRectF:
        """Say where a page goes, in the printer's dots."""
        dots = self._printer.resolution() / POINTS_PER_INCH
        paper = self._printer.pageLayout().fullRect(QPageLayout.Unit.Point).size()
        place = place_on(paper, page)
        return QRectF(place.topLeft() * dots, place.size() * dots)

    def _end(self, *, whole: bool) -> None:
        if self._painter.isActive():
            self._painter.end()
        self._progress.finish()
        self.finished.emit(whole)


def _lean(picture: QImage) -> QImage:
    """Take colours away from a picture that has none: it is a quarter of the size for the printer."""
    return picture.convertToFormat(QImage.Format.Format_Grayscale8) if picture.isGrayscale() else picture
