"""What stands above the proposals: the kind of paper, the step, words, and what is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.domain.company import DocumentKind
from desktop.domain.dunning import Level
from desktop.formats import format_count
from desktop.i18n import _
from desktop.ui.icons import set_icon
from desktop.ui.pages.letters.kinds.proposal import Proposal
from desktop.ui.pages.letters.kinds.registry import PROPOSED
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.plain import plain_mnemonic
from desktop.wording.choices import label


class ProposalBar(QWidget):
    """It narrows the list down; what is chosen counts for all that is listed."""

    #: Another kind of paper is wanted.
    kind_changed = Signal()
    #: Other lines of the same kind are wanted.
    narrowed = Signal()
    #: All lines that are listed are to be ticked (True) or unticked.
    all_wanted = Signal(bool)
    #: The lines of a step alone are to be ticked: a `Level`.
    level_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind: Chooser[DocumentKind] = Chooser([(kind, _(text)) for kind, text in PROPOSED.items()])
        steps = [(level, capital(label(level))) for level in Level]
        self.level: Chooser[Level | None] = Chooser([(None, _("Every step")), *steps])
        self.search = QLineEdit()
        self.all_box = QCheckBox()
        self.choose_button = QPushButton(_("Choose"))
        self._menu = QMenu(self)
        self._build()
        self._connect()
        self.show_chosen((), 0)

    def _build(self) -> None:
        self.kind.setAccessibleName(_("Kind of paper"))
        self.level.setAccessibleName(_("Step of the reminder"))
        self.search.setPlaceholderText(_("Customer, or a word of the reason"))
        self.search.setAccessibleName(_("Find in the list"))
        self.search.setClearButtonEnabled(True)
        self.all_box.setTristate(True)
        self.choose_button.setProperty("kind", "quiet")
        set_icon(self.choose_button, "chevron-down", role="muted")
        self.choose_button.setMenu(self._menu)
        first, third = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.kind, 1)
        first.addWidget(self.level, 1)
        third.addWidget(self.all_box, 1)
        third.addWidget(self.choose_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(8)
        layout.addLayout(first)
        layout.addWidget(self.search)
        layout.addLayout(third)
        self._add(_("All in the list"), lambda: self.all_wanted.emit(True))
        self._add(_("None"), lambda: self.all_wanted.emit(False))
        self._steps = [
            self._add(_("Only: %(step)s") % {"step": label(level)}, lambda level=level: self.level_wanted.emit(level))
            for level in Level
        ]

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _at: self._on_kind())
        self.level.currentIndexChanged.connect(lambda _at: self.narrowed.emit())
        self.search.textChanged.connect(lambda _text: self.narrowed.emit())
        self.all_box.clicked.connect(self._on_all)

    # What the part uses

    def choose_kind(self, kind: DocumentKind) -> None:
        """Choose a kind of paper, and look for nothing."""
        self.search.clear()
        self.level.choose(None)
        self.kind.choose(kind)

    @property
    def is_narrowed(self) -> bool:
        """Whether some lines are left out."""
        return bool(self.search.text().strip()) or self.level.chosen() is not None

    def show_all(self) -> None:
        """Leave no line out."""
        self.search.clear()
        self.level.choose(None)

    def holds(self, row: Proposal) -> bool:
        """Say whether a line is listed."""
        level = self.level.chosen()
        words = self.search.text().casefold().split()
        return (level is None or row.level is level) and all(word in row.spoken.casefold() for word in words)

    def show_chosen(self, listed: Sequence[Proposal], chosen: int) -> None:
        """Say how many of the lines that are listed are chosen."""
        selectable = sum(row.selectable for row in listed)
        words = {"chosen": format_count(chosen), "all": format_count(selectable)}
        self.all_box.setText(_("%(chosen)s of %(all)s chosen") % words)
        self.all_box.setEnabled(bool(selectable))
        states = Qt.CheckState
        part = states.Checked if chosen == selectable and chosen else states.PartiallyChecked
        self.all_box.setCheckState(part if chosen else states.Unchecked)

    # Private

    def _add(self, text: str, run: object) -> QAction:
        action = self._menu.addAction(plain_mnemonic(text))
        action.triggered.connect(lambda _checked=False: run())  # type: ignore[operator]
        return action

    def _on_kind(self) -> None:
        is_reminder = self.kind.chosen() is DocumentKind.REMINDER
        self.level.setVisible(is_reminder)
        for action in self._steps:
            action.setVisible(is_reminder)
        if not is_reminder:
            self.level.choose(None)
        self.kind_changed.emit()

    def _on_all(self) -> None:
        """Choose all that is listed, or none where all was chosen: a click never means a part."""
        self.all_wanted.emit(self.all_box.checkState() is not Qt.CheckState.Unchecked)
