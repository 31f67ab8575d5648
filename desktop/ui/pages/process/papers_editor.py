"""The papers that the customer wants before it pays, in the order in which it wants them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.problems import Problem
from desktop.domain.process import PaperKind, PaperWanted
from desktop.i18n import _
from desktop.ui.icons import set_icon
from desktop.ui.pages.process.draft import moved, without
from desktop.ui.pages.process.paper_row import PaperRow
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label

#: What is asked for most, in this order; the next one that is not there is put in first.
_USUAL = (PaperKind.VAT_INVOICE, PaperKind.SIGNED_RECEIPT, PaperKind.STATEMENT, PaperKind.CONTRACT)


class PapersEditor(QWidget):
    """A list of papers to add to, change, move and take out."""

    #: The papers are others now.
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PaperRow] = []
        self.add_button = QPushButton(_("Add a paper"))
        self.add_button.setProperty("kind", "quiet")
        set_icon(self.add_button, "plus", role="muted")
        self.add_button.clicked.connect(self._on_add)
        self._none = plain_label(_("Not known yet."), role="muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(SectionHeading(_("Papers they want"), self.add_button))
        layout.addWidget(self._none)
        layout.addLayout(self._list)

    @property
    def rows(self) -> tuple[PaperRow, ...]:
        """The rows, in their order."""
        return tuple(self._rows)

    def papers(self) -> tuple[PaperWanted, ...]:
        """Give the papers as they stand."""
        return tuple(row.paper() for row in self._rows)

    def show_papers(self, papers: Sequence[PaperWanted]) -> None:
        """Show these papers."""
        while len(self._rows) > len(papers):
            row = self._rows.pop()
            row.hide()
            row.deleteLater()
        for at, paper in enumerate(papers):
            if at == len(self._rows):
                self._append(paper)
            self._rows[at].show_paper(paper)
            self._rows[at].show_place(at, len(papers))
            self._rows[at].show_problems(())
        self._none.setVisible(not papers)

    def show_problems(self, found: Sequence[tuple[int, Problem]]) -> None:
        """Show problems at the papers with these places, from 0."""
        for at, row in reversed(list(enumerate(self._rows))):
            row.show_problems([problem for place, problem in found if place == at])

    def focus_paper(self, kind: PaperKind | None) -> None:
        """Go to the form of a kind of paper that is not known, or to where a paper is added."""
        row = next((row for row in self._rows if row.paper().kind is kind and row.paper().form is None), None)
        (row.form if row else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _append(self, paper: PaperWanted) -> None:
        row = PaperRow(paper)
        row.edited.connect(self.edited)
        row.move_wanted.connect(partial(self._on_move, row))
        row.remove_wanted.connect(partial(self._on_remove, row))
        self._rows.append(row)
        self._list.addWidget(row)

    def _on_add(self) -> None:
        there = {paper.kind for paper in self.papers()}
        kind = next((kind for kind in (*_USUAL, *PaperKind) if kind not in there), PaperKind.OTHER)
        self.show_papers((*self.papers(), PaperWanted(kind)))
        self._rows[-1].kind.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _on_move(self, row: PaperRow, by: int) -> None:
        at = self._rows.index(row)
        self.show_papers(moved(self.papers(), at, at + by))
        there = self._rows[at + by]
        button = there.up_button if by < 0 else there.down_button
        (button if button.isEnabled() else there.kind).setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _on_remove(self, row: PaperRow) -> None:
        at = self._rows.index(row)
        self.show_papers(without(self.papers(), at))
        beside = self._rows[min(at, len(self._rows) - 1)].remove_button if self._rows else self.add_button
        beside.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
