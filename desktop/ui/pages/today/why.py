"""The sum that ranks a line, in words: each reason with its points, and the total."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from desktop.domain.agenda import Reason, ReasonCode, why
from desktop.i18n import _
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.pages.today.rows import mark_of
from desktop.ui.pages.visits.detail_parts import wrapped
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.plain import plain_label
from desktop.wording.agenda import reason_sentence

_SPEAKING = frozenset({"warn", "danger"})


class WhySum(QWidget):
    """Reasons one below the other, their points at the right edge, and what they come to."""

    def __init__(self, reasons: Sequence[Reason], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        sums = why(reasons)
        for reason, _points in sums:
            sentence = wrapped(capital(_sentence(reason)))
            mark = mark_of(reason)
            sentence.setProperty("status", {"danger": "error"}.get(mark, mark) if mark in _SPEAKING else "")
            self._add(sentence, f"{reason.base} + {reason.added}" if reason.added else str(reason.base))
        line = QFrame()
        line.setProperty("role", "line")
        self._grid.addWidget(line, self._grid.rowCount(), 0, 1, 2)
        total = sum(points for _reason, points in sums)
        self._add(plain_label(_("Points in all"), role="strong"), str(total), role="strong")

    def _add(self, words: QLabel, points: str, *, role: str = "") -> None:
        figure = plain_label(points, role=role)
        figure.setFont(with_tabular_figures(figure.font()))
        row = self._grid.rowCount()
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(figure, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


def _sentence(reason: Reason) -> str:
    """Say why; outside its group the bare sum of lateness would not tell what it is."""
    sentence = reason_sentence(reason)
    return _("urgent: %(lateness)s") % {"lateness": sentence} if reason.code is ReasonCode.URGENT else sentence
