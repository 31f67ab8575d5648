"""The rating by facts with the sum that leads to it (rules 16 and 43)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.rating import Grade, Rating, RatingCode
from desktop.i18n import _
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.models.roles import ChipKind
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.plain import plain_label
from desktop.wording.debtor import rating_fact, rating_text

_CHIPS: dict[Grade, ChipKind] = {Grade.A: "good", Grade.B: "info", Grade.C: "warn", Grade.D: "danger"}


class RatingView(QWidget):
    """A line for each fact with its points, and below them what they come to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._body = QWidget()
        self._rows.addWidget(self._body)

    def show_rating(self, rating: Rating) -> None:
        """Show another sum."""
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        if rating.grade is None:
            grid.addWidget(plain_label(rating_text(rating), role="muted", wrap=True), 0, 0)
        else:
            self._fill(grid, rating, rating.grade)
        self._rows.replaceWidget(self._body, body)
        body.show()
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        self.setAccessibleName(rating_text(rating))

    def _fill(self, grid: QGridLayout, rating: Rating, grade: Grade) -> None:
        for at, line in enumerate(rating.lines):
            grid.addWidget(plain_label(capital(rating_fact(line)), wrap=True), at, 0)
            points = str(line.points) if line.code is RatingCode.START else f"{line.points:+d}"
            grid.addWidget(_figure(points.replace("-", "−")), at, 1, Qt.AlignmentFlag.AlignRight)
        at = len(rating.lines)
        text = _("Rating %(grade)s") % {"grade": grade}
        grid.addWidget(Chip(text, _CHIPS[grade]), at, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(_figure(str(rating.points), role="strong"), at, 1, Qt.AlignmentFlag.AlignRight)


def _figure(text: str, role: str = "") -> QLabel:
    figure = plain_label(text, role=role)
    figure.setFont(with_tabular_figures(figure.font()))
    return figure
