"""The left of the page: who could get a letter, or the papers that were made."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from desktop.domain.company import DocumentKind
from desktop.i18n import N_, _
from desktop.ui.context import Context
from desktop.ui.models.table import PageRequest
from desktop.ui.pages.letters.entries import Candidate, Paper, Wanted, candidate_key, read_candidates, read_papers
from desktop.ui.pages.letters.entry_list import EntryList
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.words import capital
from desktop.wording.choices import label

_LEAST_WIDTH = 220
_NOBODY = N_("No item is overdue. When one is, its customer stands here with the letter that would be sent.")
_EMPTY = {
    Wanted(): N_("No paper has been made yet. Print or save a letter, and it is kept here exactly as it was."),
    Wanted(voided=True): N_("No paper is void."),
}


class View(StrEnum):
    """The two lists."""

    TO_WRITE = "to_write"
    MADE = "made"


class LetterLists(QWidget):
    """Both lists, one at a time; each keeps its place."""

    #: The line that is current in the list in front, or None: a `Candidate` or a `Paper`.
    selected = Signal(object)
    #: Enter or a double click on a line.
    opened = Signal()
    #: The rows of a list were read: its `View`.
    loaded = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.to_write = EntryList(candidate_key)
        self.made = EntryList(lambda entry: entry.row.id, load=self._load)
        self._tabs = {View.TO_WRITE: _toggle(_("To write")), View.MADE: _toggle(_("Made"))}
        self.search = QLineEdit()
        self._which = Chooser(_choices())
        self._candidates: Sequence[Candidate] = ()
        self._lists = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setMinimumWidth(_LEAST_WIDTH)
        self.to_write.setAccessibleName(_("Letters to write"))
        self.made.setAccessibleName(_("Papers made"))
        self._which.setAccessibleName(_("Which papers"))
        self.search.setPlaceholderText(_("Customer or number"))
        self.search.setAccessibleName(_("Find in the list"))
        self.search.setClearButtonEnabled(True)
        self._tabs[View.TO_WRITE].setChecked(True)
        group = QButtonGroup(self)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 0, 16, 0)
        bar.setSpacing(4)
        for button in self._tabs.values():
            group.addButton(button)
            bar.addWidget(button)
        bar.addStretch(1)
        group.buttonToggled.connect(self._on_toggled)
        self._lists.addWidget(self.to_write)
        self._lists.addWidget(self.made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        searching = QVBoxLayout()
        searching.setContentsMargins(16, 0, 16, 0)
        searching.setSpacing(8)
        searching.addWidget(self._which)
        searching.addWidget(self.search)
        layout.addLayout(bar)
        layout.addLayout(searching)
        layout.addWidget(self._lists, 1)
        self._show_view()

    def _connect(self) -> None:
        for view, entries in ((View.TO_WRITE, self.to_write), (View.MADE, self.made)):
            entries.row_selected.connect(partial(self._on_selected, view))
            entries.row_activated.connect(lambda _row: self.opened.emit())
            entries.table.loaded.connect(partial(self._on_loaded, view))
        self._which.currentIndexChanged.connect(self._on_filter)
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(lambda: self.current.setFocus(Qt.FocusReason.OtherFocusReason))

    # What the page uses

    @property
    def view(self) -> View:
        """The list in front."""
        return next(view for view, button in self._tabs.items() if button.isChecked())

    @property
    def current(self) -> EntryList:
        """The list in front, as a widget."""
        return self.to_write if self.view is View.TO_WRITE else self.made

    def choose_view(self, view: View) -> None:
        """Bring a list to the front."""
        self._tabs[view].setChecked(True)

    def choose_papers(self, wanted: Wanted) -> None:
        """Choose which papers are listed, and look for none of them."""
        self.search.clear()
        self._which.choose(wanted)

    @property
    def candidates(self) -> Sequence[Candidate]:
        """All that could get a letter or get none, whatever is looked for."""
        return self._candidates

    def reload(self) -> None:
        """Read both lists again."""
        today = self._context.clock.today()
        read = partial(read_candidates, self._context.services, today)
        self._context.jobs.latest(self, read, then=self._show_candidates, owner=self)
        self.made.table.reload()

    # Private

    def _load(
        self, request: PageRequest[Paper], deliver: Callable[[Sequence[Paper]], None], give_up: Callable[[], None]
    ) -> None:
        wanted = self._which.chosen()._replace(text=self.search.text().strip())
        read = partial(self._read, self._context.clock.today(), wanted)
        self._context.jobs.read(read, request, then=deliver, failed=lambda _error: give_up(), owner=self)

    def _read(self, today: date, wanted: Wanted, request: PageRequest[Paper]) -> list[Paper]:
        return read_papers(self._context.services, today, wanted, request)

    def _show_candidates(self, rows: Sequence[Candidate]) -> None:
        self._candidates = rows
        self._show_found()

    def _show_found(self) -> None:
        """List the candidates that hold every word that is looked for."""
        words = self.search.text().casefold().split()
        found = [row for row in self._candidates if all(word in row.spoken.casefold() for word in words)]
        self.to_write.set_empty(_("Nobody in this list is called so.") if words else _(_NOBODY))
        self.to_write.table.set_rows(found)

    def _show_view(self) -> None:
        self._lists.setCurrentWidget(self.current)
        self._which.setVisible(self.view is View.MADE)
        wanted = self._which.chosen()._replace(text=self.search.text().strip())
        self.made.set_empty(_(_EMPTY.get(wanted, N_("There is no such paper."))))

    def _on_toggled(self, _button: QToolButton, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if checked:
            self._show_view()
            self.selected.emit(self.current.current_row())

    def _on_loaded(self, view: View) -> None:
        """Begin at the first line, so that there is something to look at."""
        entries = self.to_write if view is View.TO_WRITE else self.made
        if entries.current_row() is None and entries.table.rowCount():
            entries.select(entries.table.key(entries.table.row(0)))
        self.loaded.emit(view)

    def _on_filter(self) -> None:
        self._show_view()
        self.made.table.restart()

    def _on_search(self) -> None:
        self._show_found()
        self._on_filter()

    def _on_selected(self, view: View, row: Candidate | Paper | None) -> None:
        if view is self.view:
            self.selected.emit(row)


def _choices() -> list[tuple[Wanted, str]]:
    kinds = [(Wanted(kind), capital(label(kind))) for kind in DocumentKind]
    return [(Wanted(), _("All papers")), *kinds, (Wanted(voided=True), _("Void papers"))]


def _toggle(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setCheckable(True)
    return button
