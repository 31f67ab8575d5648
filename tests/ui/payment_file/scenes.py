"""Scenes of bringing in payments: the beginning, proposals, a row, bad rows, a question, a fault, the result."""

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from tests.pictures import Scene, Stage
from tests.ui.money import book
from tests.ui.money.scenes import full, part_of, window
from tests.ui.payment_file.files import statement


def folder() -> Path:
    return Path(tempfile.mkdtemp())


def proposals(_stage: Stage) -> QWidget:
    shown = window(full(), "file")
    part_of(shown).open(statement(folder()))
    QApplication.processEvents()
    return shown


def panel(_stage: Stage) -> QWidget:
    shown = proposals(_stage)
    part_of(shown).outcome.view.selectRow(0)
    shown.page.show_detail()
    return shown


def nobody(_stage: Stage) -> QWidget:
    shown = proposals(_stage)
    part_of(shown).outcome.view.selectRow(6)
    shown.page.show_detail()
    return shown


def columns(_stage: Stage) -> QWidget:
    shown = proposals(_stage)
    part_of(shown).outcome.columns_button.click()
    return shown


def bad(_stage: Stage) -> QWidget:
    shown = proposals(_stage)
    part_of(shown).outcome.tabs.setCurrentIndex(1)
    return shown


def passed_over(_stage: Stage) -> QWidget:
    shown = proposals(_stage)
    part_of(shown).outcome.tabs.setCurrentIndex(3)
    return shown


def question(_stage: Stage) -> QWidget:
    shown = window(full(), "file")
    rows = (("03/04/2026", "", "1.234", "恒达食品有限公司", "", "", ""),)
    part_of(shown).open(statement(folder(), rows))
    QApplication.processEvents()
    return shown


def fault(_stage: Stage) -> QWidget:
    shown = window(full(), "file")
    path = folder() / "scan.pdf"
    path.write_bytes(b"%PDF-1.7")
    part_of(shown).open(path)
    return shown


def start(_stage: Stage) -> QWidget:
    return window(full(book.new_book), "file")


def result(_stage: Stage) -> QWidget:
    shown = proposals(_stage)
    part_of(shown).outcome.book_button.click()
    QApplication.processEvents()
    return shown


def again(_stage: Stage) -> QWidget:
    shown = window(full(), "file")
    path = statement(folder())
    part_of(shown).open(path)
    part_of(shown).outcome.book_button.click()
    part_of(shown).open(path)
    QApplication.processEvents()
    return shown


SCENES = (
    Scene("payment-file-start", start),
    Scene("payment-file-proposals", proposals),
    Scene("payment-file-panel", panel),
    Scene("payment-file-nobody", nobody),
    Scene("payment-file-columns", columns),
    Scene("payment-file-bad", bad),
    Scene("payment-file-passed-over", passed_over),
    Scene("payment-file-question", question),
    Scene("payment-file-fault", fault),
    Scene("payment-file-result", result),
    Scene("payment-file-again", again),
)
