"""One paper that the customer wants: what, in which form, how many."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.problems import Problem
from desktop.domain.process import MOST_COPIES, PaperForm, PaperKind, PaperWanted
from desktop.i18n import _
from desktop.ui.pages.process.card_text import capital
from desktop.ui.pages.process.row_buttons import row_button
from desktop.ui.pages.process.still_inputs import Chooser, quiet, small_count
from desktop.ui.widgets.plain import plain_label
from desktop.wording import choices, problems


class PaperRow(QWidget):
    """Edits one paper as it is typed; its place is the list's business."""

    #: The paper is another one now.
    edited = Signal()
    #: The paper is to move by so many places: -1 or 1.
    move_wanted = Signal(int)
    #: The paper is to go.
    remove_wanted = Signal()

    def __init__(self, paper: PaperWanted, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Chooser([(kind, capital(text)) for kind, text in choices.options(PaperKind)])
        forms: list[tuple[PaperForm | None, str]] = [(None, _("form not known")), *choices.options(PaperForm)]
        self.form = Chooser(forms)
        self.copies = small_count(1, MOST_COPIES, unit=_("copies"))
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("Note"))
        self.error = plain_label(role="error", wrap=True)
        self.error.hide()
        self.up_button = row_button("chevron-up", _("Move up"), lambda: self.move_wanted.emit(-1))
        self.down_button = row_button("chevron-down", _("Move down"), lambda: self.move_wanted.emit(1))
        self.remove_button = row_button("close", _("Take this paper out"), self.remove_wanted.emit)
        self._build()
        self.show_paper(paper)
        self.kind.currentIndexChanged.connect(lambda _at: self.edited.emit())
        self.form.currentIndexChanged.connect(lambda _at: self.edited.emit())
        self.copies.textChanged.connect(lambda _text: self.edited.emit())
        self.note.textChanged.connect(lambda _text: self.edited.emit())

    def _build(self) -> None:
        for field, name in (
            (self.kind, _("Paper")),
            (self.form, _("Original or copy")),
            (self.copies, _("How many")),
            (self.note, _("Note")),
        ):
            field.setAccessibleName(name)
            field.setToolTip("" if field is self.kind else name)
        self.copies.setFixedWidth(88)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.kind, 3)
        row.addWidget(self.form, 2)
        row.addWidget(self.copies)
        row.addWidget(self.note, 3)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for button in (self.up_button, self.down_button, self.remove_button):
            buttons.addWidget(button)
        row.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.error)

    def paper(self) -> PaperWanted:
        """Give the paper as it stands."""
        return PaperWanted(self.kind.chosen(), self.form.chosen(), self.copies.count() or 1, self.note.text())

    def show_paper(self, paper: PaperWanted) -> None:
        """Show a paper; what shows it already is left as it is."""
        if paper == self.paper():
            return
        with quiet(self):
            self.kind.choose(paper.kind)
            self.form.choose(paper.form)
            self.copies.set_count(paper.copies)
            self.note.setText(paper.note)

    def show_place(self, at: int, total: int) -> None:
        """Allow the moves that its place, from 0, has."""
        self.up_button.setEnabled(at > 0)
        self.down_button.setEnabled(at < total - 1)

    def show_problems(self, found: Sequence[Problem]) -> None:
        """Show what is wrong with this paper below it; nothing takes the sentences away."""
        self.error.setText("\n".join(problems.sentence(each) for each in found))
        self.error.setVisible(bool(found))
        if found:
            self.kind.setFocus(Qt.FocusReason.OtherFocusReason)
