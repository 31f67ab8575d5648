"""The papers to take along, one line each: kind, form, copies, note."""

from collections.abc import Iterable

from PySide6.QtCore import Property, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.problems import Problem
from desktop.domain.process import MOST_COPIES, PaperForm, PaperKind, PaperWanted
from desktop.i18n import _
from desktop.ui.icons import set_icon
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.count_edit import CountEdit
from desktop.wording.choices import options

_COPIES_WIDTH = 112


class _PaperLine(QWidget):
    """One paper."""

    changed = Signal()
    removed = Signal()

    def __init__(self, paper: PaperWanted) -> None:
        super().__init__()
        self._kind = Chooser([(kind, capital(text)) for kind, text in options(PaperKind)])
        self._kind.setAccessibleName(_("Kind of paper"))
        forms: list[tuple[PaperForm | None, str]] = [(None, _("Any form"))]
        self._form = Chooser([*forms, *((form, capital(text)) for form, text in options(PaperForm))])
        self._form.setAccessibleName(_("Original or copy"))
        self._copies = CountEdit(1, MOST_COPIES, unit=_("copies"))
        self._copies.setAccessibleName(_("Copies"))
        self._copies.setFixedWidth(_COPIES_WIDTH)
        self._note = QLineEdit(paper.note)
        self._note.setAccessibleName(_("Note on the paper"))
        self._note.setPlaceholderText(_("Number or note"))
        self._kind.choose(paper.kind)
        self._form.choose(paper.form)
        self._copies.set_count(paper.copies)
        self._build()

    def _build(self) -> None:
        remove = QToolButton()
        remove.setToolTip(_("Leave this paper out"))
        remove.setAccessibleName(_("Leave this paper out"))
        set_icon(remove, "close", role="muted")
        remove.clicked.connect(self.removed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget, stretch in ((self._kind, 3), (self._form, 2), (self._copies, 0), (self._note, 3), (remove, 0)):
            layout.addWidget(widget, stretch)
        self._kind.currentIndexChanged.connect(self.changed)
        self._form.currentIndexChanged.connect(self.changed)
        self._copies.textChanged.connect(self.changed)
        self._note.textChanged.connect(self.changed)

    def paper(self) -> PaperWanted:
        """Give the paper as it is described now."""
        return PaperWanted(self._kind.chosen(), self._form.chosen(), self._copies.count() or 1, self._note.text())

    def problem(self, field: str) -> Problem | None:
        """Say why the copies cannot be counted."""
        return self._copies.problem(field)


class PapersEditor(QWidget):
    """The papers of one visit; lines can be added, changed and left out."""

    #: The user changed something.
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_PaperLine] = []
        self.add_button = QPushButton(_("Add a paper"))
        self.add_button.setProperty("kind", "link")
        set_icon(self.add_button, "plus", role="accent")
        self.add_button.clicked.connect(self._on_add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._rows)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        layout.addLayout(foot)

    def papers(self) -> tuple[PaperWanted, ...]:
        """Give the papers as they are described now."""
        return tuple(line.paper() for line in self._lines)

    def problem(self, field: str) -> Problem | None:
        """Say what is wrong with the first paper that something is wrong with."""
        return next((found for line in self._lines if (found := line.problem(field)) is not None), None)

    def set_papers(self, papers: Iterable[PaperWanted]) -> None:
        """Replace all lines."""
        for line in self._lines:
            self._drop(line)
        self._lines = []
        for paper in papers:
            self._append(paper)

    def _append(self, paper: PaperWanted) -> _PaperLine:
        line = _PaperLine(paper)
        line.changed.connect(self.changed)
        line.removed.connect(lambda: self._on_removed(line))
        self._rows.addWidget(line)
        self._lines.append(line)
        return line

    def _drop(self, line: _PaperLine) -> None:
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _on_add(self) -> None:
        taken = {paper.kind for paper in self.papers()}
        kind = next((kind for kind in PaperKind if kind not in taken), PaperKind.OTHER)
        line = self._append(PaperWanted(kind))
        self.changed.emit()
        line.setFocus()

    def _on_removed(self, line: _PaperLine) -> None:
        self._lines.remove(line)
        self._drop(line)
        self.add_button.setFocus()
        self.changed.emit()

    def _text(self) -> str:
        return repr(self.papers())

    #: What a form compares to see whether a paper was changed.
    choice = Property(str, _text, notify=changed, user=True)
