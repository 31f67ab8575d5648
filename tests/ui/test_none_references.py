"""Some versions of PySide6 lose a reference to None with each void call, until Python aborts on 3.10 and 3.11."""

import sys

from PySide6.QtWidgets import QLabel

CALLS = 1000


def test_void_calls_leave_the_references_to_none_alone(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
        label.update()
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
