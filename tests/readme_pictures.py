"""Draw the pictures of README.md from the sample book: two screens, and the first page of a paper in each language.

    python tests/readme_pictures.py [--out resources/pictures]

The day is fixed, so that the same program draws the same pictures. Look at them before they are committed.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
# as sharp as on a screen of small dots; a browser makes a picture as small as its page needs
os.environ["QT_SCALE_FACTOR"] = "2"

from tests.pictures import settle  # noqa: E402, I001 - it chooses Qt's platform, so it comes first

import pypdfium2  # noqa: E402
from PIL import Image, ImageOps  # noqa: E402
from PySide6.QtCore import QBuffer, QSize  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from desktop import i18n  # noqa: E402
from desktop.app import App, make_sample, open_app  # noqa: E402
from desktop.domain.company import DocumentKind  # noqa: E402
from desktop.domain.customers import LetterLanguage  # noqa: E402
from desktop.services.clock import FixedClock  # noqa: E402
from desktop.ui import theme  # noqa: E402
from desktop.ui.application import Application  # noqa: E402
from desktop.ui.main_window import MainWindow  # noqa: E402
from desktop.ui.notifications import Notifier  # noqa: E402

CLOCK = FixedClock(date(2026, 11, 24))
CUSTOMER = "恒达食品有限公司"
WINDOW = QSize(1280, 800)
#: Seconds until something that is on its way must be on the screen.
_PATIENCE = 30
_COLOURS, _GREYS = 256, 32
_DPI = 150
_POINTS_PER_INCH = 72
_EDGE = "#b9bfc8"


class Silent(Notifier):
    """Pops nothing up."""

    def notify(self, title: str, text: str) -> None:
        """Say nothing."""


def draw_screens(qt: QApplication, book: Path, customer_id: int, folder: Path) -> None:
    """Draw the list of the day, and how a customer pays."""
    with window_of(qt, book) as window:
        wait(qt, lambda: window.status_line.due.text() and len(window.page.view.lines.rows) > 1)
        draw(window, folder / "today.png")
        window.navigate("customer", customer_id=customer_id, tab="process")
        wait(qt, lambda: window.page.title == CUSTOMER and window.page.process.steps.steps)
        draw(window, folder / "payment-process.png")


@contextmanager
def window_of(qt: QApplication, book: Path) -> Iterator[MainWindow]:
    """Open a book in the window of the program, without the line that says that it is a sample."""
    application = Application(qt, CLOCK, "en", Silent())
    try:
        if not application.open(book) or application.desk is None:
            raise SystemExit(f"cannot open {book}")
        window = application.desk.window
        window.banner.hide()
        window.resize(WINDOW)
        yield window
    finally:
        application.close()


def wait(qt: QApplication, seen: Callable[[], object]) -> None:
    """Let the window work until something is to be seen."""
    until = time.monotonic() + _PATIENCE
    while not seen():
        if time.monotonic() > until:
            raise SystemExit("the window does not show what is to be drawn")
        qt.processEvents()
    settle(qt)


def draw(widget: QWidget, file: Path) -> None:
    """Keep a picture of a widget."""
    buffer = QBuffer()
    widget.grab().save(buffer, "PNG")
    picture = Image.open(BytesIO(buffer.data().data()))
    keep(picture.convert("RGB"), file, _COLOURS)


def draw_papers(app: App, customer_id: int, folder: Path) -> None:
    """Draw the latest letter to a customer, which is in Chinese, and the latest agreement in English."""
    archive = app.services.archive
    (letter, *_older) = archive.page(kind=DocumentKind.REMINDER, customer_id=customer_id, voided=False)
    agreements = archive.page(kind=DocumentKind.AGREEMENT, voided=False)
    agreement = next(row for row in agreements if row.language == LetterLanguage.ENGLISH)
    for row, name in ((letter, "letter.png"), (agreement, "agreement.png")):
        with pypdfium2.PdfDocument(archive.pdf(row.id)) as document:
            page = document[0].render(scale=_DPI / _POINTS_PER_INCH, grayscale=True).to_pil()
        keep(ImageOps.expand(page.convert("RGB"), 2, _EDGE), folder / name, _GREYS)


def keep(picture: Image.Image, file: Path, colours: int) -> None:
    """Write a picture with no more colours than it needs."""
    picture.quantize(colours, dither=Image.Dither.NONE).save(file, optimize=True)


def find_customer(app: App) -> int:
    """Give the id of the customer whose page is drawn."""
    return next(row.id for row in app.services.customers.page(CUSTOMER, limit=1))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / "pictures")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    qt = QApplication([sys.argv[0], *theme.STYLE])
    i18n.set_language("en")
    with tempfile.TemporaryDirectory() as home:
        os.environ["DUNWELL_HOME"] = home
        made = make_sample(Path(home, "sample"), CLOCK)
        app = open_app(made.book, CLOCK)
        customer_id = find_customer(app)
        draw_papers(app, customer_id, options.out)
        app.close()
        draw_screens(qt, made.book, customer_id, options.out)
    for file in sorted(options.out.glob("*.png")):
        print(f"{file}: {file.stat().st_size // 1024} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
