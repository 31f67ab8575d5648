"""Fields inside a page that scrolls: the wheel scrolls the page and does not change them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.ui.widgets.count_edit import CountEdit
from desktop.wording import problems

T = TypeVar("T")


@contextmanager
def quiet(sender: QObject) -> Iterator[None]:
    """Keep an editor from telling that it was edited while the program fills it."""
    blocker = QSignalBlocker(sender)
    try:
        yield
    finally:
        blocker.unblock()


def small_count(least: int, most: int, *, unit: str = "") -> CountEdit:
    """Make a field for a whole number between two limits, both included; nothing else can be typed but nothing."""
    edit = CountEdit(least, most, unit=unit)
    edit.setValidator(_UpTo(most, edit))
    return edit


class _UpTo(QValidator):
    """Lets only digits be typed, and no number above `most`; Qt's own lets 45 through where 31 is the most."""

    def __init__(self, most: int, parent: QObject) -> None:
        super().__init__(parent)
        self._most = most

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Refuse what could never become a number in range."""
        fits = not text or (text.isdecimal() and int(text) <= self._most)
        return (QValidator.State.Acceptable if fits else QValidator.State.Invalid), text, at


def count_fault(edit: CountEdit) -> str:
    """Say why a field holds no number that can be used; empty when it does."""
    if edit.count() is not None:
        return ""
    return problems.sentence(edit.problem("") or Problem("", ProblemCode.REQUIRED))


class StillComboBox(QComboBox):
    """A list to choose from that gives way when there is little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Chooser(StillComboBox, Generic[T]):
    """A list of choices, each a value and its name."""

    def __init__(self, choices: Iterable[tuple[T, str]], *, whole: bool = False, parent: QWidget | None = None) -> None:
        """Take the choices; `whole` asks for room for the longest name."""
        super().__init__(parent)
        if whole:
            self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._values: list[T] = []
        for value, text in choices:
            self._values.append(value)
            self.addItem(text)

    def chosen(self) -> T:
        """Give the value that is chosen."""
        return self._values[self.currentIndex()]

    def choose(self, value: T) -> None:
        """Choose a value; one that is not offered raises ValueError."""
        self.setCurrentIndex(self._values.index(value))
