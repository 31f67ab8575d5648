"""How many chips of a row are painted before the one that counts the rest."""

import pytest
from PySide6.QtGui import QFont

from desktop.ui.widgets.cells import marks_that_fit
from desktop.ui.widgets.chips import chip_size

THREE = ("received it", "arrived 21 Nov", "courier 20 Nov")
GAP = 4


def width(*texts: str) -> int:
    """Measure chips beside each other."""
    return sum(chip_size(text, QFont()).width() for text in texts) + GAP * (len(texts) - 1)


@pytest.mark.parametrize(
    ("chips", "count"),
    [(THREE, 3), ((*THREE[:2], "+1"), 2), ((THREE[0], "+2"), 1)],
    ids=["all", "two and how many more", "one and how many more"],
)
def test_as_many_marks_are_painted_as_fit_with_the_count_of_the_rest(qapp, chips, count):
    assert marks_that_fit(THREE, width(*chips), QFont()) == count
    assert marks_that_fit(THREE, width(*chips) - 1, QFont()) == max(count - 1, 1)


def test_the_first_mark_stands_in_the_narrowest_cell(qapp):
    assert marks_that_fit(THREE, 1, QFont()) == 1


def test_without_marks_nothing_is_painted(qapp):
    assert marks_that_fit((), 200, QFont()) == 0
