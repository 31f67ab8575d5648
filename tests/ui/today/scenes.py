"""Scenes of the day's list: full, with its panel, on a quiet day, and in a fresh book."""

from PySide6.QtWidgets import QWidget

from desktop.ui.pages.today.page import TodayPage
from desktop.ui.pages.today.rows import Act
from tests.pictures import Scene, Stage
from tests.ui.visits import book
from tests.ui.visits.scenes import framed, full


def today(_stage: Stage) -> QWidget:
    window = framed(full(), "today", TodayPage)
    window.page.view.setFocus()
    return window


def today_panel(_stage: Stage) -> QWidget:
    window = today(_stage)
    window.page.view.select((Act.CONFIRM, 1))
    window.page.view.detail_toggled.emit()
    return window


def today_questions(_stage: Stage) -> QWidget:
    window = today(_stage)
    window.page.view.select((Act.ASK, 1))
    window.page.view.detail_toggled.emit()
    return window


def today_quiet(_stage: Stage) -> QWidget:
    def one_customer(path):
        app = book.new_book(path)
        book.add_customer(app, "Hengda Foods")
        return app

    return framed(full(one_customer), "today", TodayPage)


def today_fresh(_stage: Stage) -> QWidget:
    return framed(full(book.new_book), "today", TodayPage)


SCENES = (
    Scene("today", today),
    Scene("today-panel", today_panel),
    Scene("today-questions", today_questions),
    Scene("today-quiet", today_quiet),
    Scene("today-fresh", today_fresh),
)
