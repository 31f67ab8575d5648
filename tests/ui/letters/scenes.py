"""Scenes of letters: to write, made, void, empty, and what asks."""

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.ui import printing
from desktop.ui.context import Context
from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs
from desktop.ui.main_window import MainWindow
from desktop.ui.pages import PAGES
from desktop.ui.pages.letters.lists import View
from desktop.ui.pages.letters.void_dialog import VoidPaperDialog
from tests.pictures import Scene, Stage
from tests.ui.letters import book


def opened(make=book.full_book) -> MainWindow:
    """Give the real window with the page of letters, around a book of its own."""
    app = make(Path(tempfile.mkdtemp()) / "north.book")
    hub = Hub()
    window = MainWindow(Context(app.services, InlineJobs(hub), hub, app.clock), PAGES)
    window.resize(1280, 800)
    window.show()
    window.navigate("letters")
    return window


def bare_book(path):
    """Make a book in which nothing is filled in for our company."""
    app = book.new_book(path)
    book.add_hengda(app)
    return app


def to_write(_stage: Stage) -> QWidget:
    return opened()


def chosen(_stage: Stage) -> QWidget:
    window = opened()
    page = window.page
    page.lists.to_write.select((1, "CNY"))
    page.letter.form.pay_by.setText("2026-11-29")
    page.letter._read()
    return window


def english(_stage: Stage) -> QWidget:
    window = opened()
    window.page.lists.to_write.select((2, "USD"))
    return window


def long(_stage: Stage) -> QWidget:
    window = opened()
    window.page.lists.to_write.select((3, "CNY"))
    return window


def no_letter(_stage: Stage) -> QWidget:
    window = opened()
    window.page.lists.to_write.select((4, "CNY"))
    return window


def no_company(_stage: Stage) -> QWidget:
    return opened(bare_book)


def made(_stage: Stage) -> QWidget:
    window = opened()
    window.page.lists.choose_view(View.MADE)
    return window


def void(_stage: Stage) -> QWidget:
    window = opened()
    window.navigate("letters", document=1)
    return window


def empty(_stage: Stage) -> QWidget:
    return opened(book.new_book)


def empty_made(_stage: Stage) -> QWidget:
    window = opened(book.new_book)
    window.page.lists.choose_view(View.MADE)
    return window


def void_dialog(_stage: Stage) -> QWidget:
    context = opened().context
    return VoidPaperDialog(context, context.services.archive.get(2).row)


def print_dialog(stage: Stage) -> QWidget:
    window = opened()
    pdf = window.context.services.archive.pdf(2)
    dialog = printing.open_print_dialog(window, pdf, "CK-2026-0002", lambda _printer: None)
    stage.app.processEvents()
    return dialog


SCENES = (
    Scene("letters-to-write", to_write),
    Scene("letters-chosen", chosen),
    Scene("letters-english", english),
    Scene("letters-long", long),
    Scene("letters-no-letter", no_letter),
    Scene("letters-no-company", no_company),
    Scene("letters-made", made),
    Scene("letters-void", void),
    Scene("letters-empty", empty),
    Scene("letters-empty-made", empty_made),
    Scene("letters-void-dialog", void_dialog, own_size=True),
    Scene("letters-print-dialog", print_dialog, own_size=True),
)
