"""One text of the papers: what it is for, how we say it, and the firm's own words for it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.problems import Problem
from desktop.domain.textgroups import TextGroup
from desktop.i18n import _
from desktop.services.paper_texts import TextRow
from desktop.ui.icons import set_icon
from desktop.ui.pages.process.still_inputs import quiet
from desktop.ui.pages.settings.texts.drafts import shown_text
from desktop.ui.pages.settings.texts.places import PlaceButtons
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.restyle import restyle
from desktop.wording import problems

_HEIGHT = 136


class TextEditor(QWidget):
    """Edits the words of one text; what is typed is the section's business."""

    #: Another text stands there now.
    edited = Signal()
    #: Our words are wanted back.
    original_wanted = Signal()
    #: What the text said before is to be seen.
    versions_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: TextRow | None = None
        self.note = plain_label(role="section", wrap=True)
        self.original = plain_label(wrap=True)
        self.edit = QPlainTextEdit()
        self.error = plain_label(role="error", wrap=True)
        self.original_button = QPushButton(_("Back to the original"))
        self.versions_button = QPushButton(_("Earlier versions..."))
        self.lawyer = plain_label(
            _("These clauses bind both sides: have a lawyer look at what you change."), role="caption", wrap=True
        )
        self.places = PlaceButtons()
        self._places_hint = plain_label(
            _("The program fills these places in; press one to put it where the cursor is. * has to stay."),
            role="caption",
            wrap=True,
        )
        self._build()
        self.edit.textChanged.connect(self._on_text)
        self.places.chosen.connect(self._insert)
        self.original_button.clicked.connect(lambda _checked=False: self.original_wanted.emit())
        self.versions_button.clicked.connect(lambda _checked=False: self.versions_wanted.emit())

    def _build(self) -> None:
        self.original.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for button, icon in ((self.original_button, "undo"), (self.versions_button, "clock")):
            button.setProperty("kind", "quiet")
            set_icon(button, icon, role="muted")
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(_HEIGHT)
        self.edit.setAccessibleName(_("Own words"))
        self.error.hide()
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(self.original)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.note)
        layout.addWidget(SectionHeading(_("The original")))
        layout.addWidget(card)
        layout.addWidget(SectionHeading(_("Own words"), self.versions_button, self.original_button))
        layout.addWidget(self.edit)
        layout.addWidget(self.error)
        layout.addWidget(self._places_hint)
        layout.addWidget(self.places)
        layout.addWidget(self.lawyer)
        layout.addStretch(1)

    @property
    def row(self) -> TextRow | None:
        """The text that is shown."""
        return self._row

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key stops at, as it is read."""
        return (self.versions_button, self.original_button, self.edit, *self.places.buttons)

    def text(self) -> str:
        """Give what is typed."""
        return self.edit.toPlainText()

    def show_text(self, row: TextRow, text: str) -> None:
        """Show a text of the papers with what is typed for it; what shows it already keeps its cursor."""
        before, self._row = self._row, row
        self.note.setText(row.note)
        self.original.setText(row.original)
        self.lawyer.setVisible(row.group is TextGroup.AGREEMENT)
        if before is None or before.key != row.key:
            self.places.show_places(row.key, row.places, row.needed)
            self._places_hint.setVisible(bool(row.places))
        if text != self.text():
            with quiet(self):
                self.edit.setPlainText(text)
        self._follow()

    def show_problems(self, found: Sequence[Problem]) -> None:
        """Say below the text what is wrong with it."""
        text = "\n".join(problems.sentence(each) for each in found)
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.edit.setAccessibleDescription(text)
        restyle(self.edit, "status", "error" if text else "")

    def _insert(self, place: str) -> None:
        self.edit.insertPlainText(place)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_text(self) -> None:
        self._follow()
        self.edited.emit()

    def _follow(self) -> None:
        row = self._row
        self.original_button.setEnabled(row is not None and (bool(row.own) or self.text() != shown_text(row)))
