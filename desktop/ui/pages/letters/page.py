"""The page of letters: a list at the left, at the right the paper beside its choices or what is known of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from desktop.domain.company import DocumentKind
from desktop.domain.money import Money
from desktop.domain.problems import ProblemCode
from desktop.formats import format_count
from desktop.i18n import _, ngettext
from desktop.services.archive import DocumentRow
from desktop.services.letters import LetterCandidate
from desktop.services.results import Entity, Refused, Saved
from desktop.ui import paper_actions, printing
from desktop.ui.context import Context
from desktop.ui.pages.letters.entries import Candidate, Paper, Wanted
from desktop.ui.pages.letters.letter_pane import Key, LetterPane, Make
from desktop.ui.pages.letters.lists import LetterLists, View
from desktop.ui.pages.letters.made_pane import MadePane
from desktop.ui.pages.letters.notes import Mend, Note
from desktop.ui.pages.letters.void_dialog import VoidPaperDialog
from desktop.ui.pages.visits.words import dotted
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.tab_order import keep_reading_order, reading_order
from desktop.wording.choices import label
from desktop.wording.receivables import money_list

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_LIST_WIDTH = 304

#: Does something with a paper of the archive.
Act = Callable[[QWidget, Context, int], object]


class LettersPage(Page):
    """Letters to write and papers made; the first of Print, Save and Open makes a letter and keeps it."""

    shows: ClassVar[frozenset[Entity]] = frozenset(
        {
            Entity.DOCUMENT,
            Entity.RECEIVABLE,
            Entity.COMPANY,
            Entity.PAPER_TEXT,
            Entity.CUSTOMER,
            Entity.CONTACT,
            Entity.PROCESS,
            Entity.VISIT,
            Entity.PLAN,
            Entity.PROMISE,
            Entity.CALENDAR,
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Letters"), parent)
        self._wanted: Key | int | None = None  # the letter or the paper to go to once its list is read
        self._making = False
        self.lists = LetterLists(context)
        self.letter = LetterPane(context)
        self.made = MadePane(context)
        self._nothing = EmptyState()
        self._right = QStackedWidget()
        self._build_body()
        self._connect()
        self._update_actions()

    def _build_body(self) -> None:
        self.open_button = self.add_action(_("Open the PDF"), self._on_open, icon="document")
        self.save_button = self.add_action(_("Save as PDF..."), self._on_save, icon="download")
        self.print_button = self.add_action(_("Print..."), self._on_print, icon="print", primary=True)
        self.save_button.setToolTip(_("Ctrl+S"))
        self.print_button.setToolTip(_("Ctrl+P"))
        for widget in (self._nothing, self.letter, self.made):
            self._right.addWidget(widget)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.lists)
        splitter.addWidget(self._right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LIST_WIDTH, 3 * _LIST_WIDTH])
        self.set_body(splitter)
        self.begin_at(self.lists.current)
        self._keep_tab_order()

    def _keep_tab_order(self) -> None:
        """Have Tab go through the page as one reads it."""
        parts: list[QWidget] = [self.lists, self.letter.form, self.letter.view, self.made.side, self.made.view]
        actions: list[QWidget] = [self.open_button, self.save_button, self.print_button]
        keep_reading_order([*actions, *(stop for part in parts for stop in reading_order(part))])
        self._keep_notes_in_order()

    def _keep_notes_in_order(self) -> None:
        """Put the buttons of new notes between the list and the choices."""
        keep_reading_order([self.lists.to_write, *self.letter.notes.buttons, self.letter.form.items])

    def _connect(self) -> None:
        self.lists.selected.connect(self._on_selected)
        self.lists.opened.connect(self._on_opened)
        self.lists.loaded.connect(self._on_loaded)
        self.letter.mend_wanted.connect(self._on_mend)
        self.letter.ready_changed.connect(self._update_actions)
        self.letter.notes.changed.connect(self._keep_notes_in_order)
        self.made.ready_changed.connect(self._update_actions)
        self.made.customer_wanted.connect(lambda customer: self.go("customer", customer_id=customer))
        self.made.void_wanted.connect(self._on_void)
        for keys, run in (("Ctrl+P", self._on_print), ("Ctrl+S", self._on_save), ("Ctrl+F", self._on_find)):
            QShortcut(QKeySequence(keys), self, run, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # What the window calls

    def arrive(self, **arguments: object) -> None:
        """Take a `customer` (and a `currency`) to write to, the id of a `document` to show, or `do="write"`."""
        customer, currency, document = (arguments.get(name) for name in ("customer", "currency", "document"))
        if isinstance(document, int):
            self._go_to_paper(document)
        elif isinstance(customer, int):
            self.lists.search.clear()
            self.lists.choose_view(View.TO_WRITE)
            self._wanted = (customer, str(currency or ""))
            self.refresh()
        elif arguments.get("do") == "write":
            self.lists.choose_view(View.TO_WRITE)

    def reload(self) -> None:
        """Read the lists and the paper again."""
        self.lists.reload()
        if self._right.currentWidget() is self.letter:
            self.letter.refresh()
        elif self._right.currentWidget() is self.made:
            self.made.refresh()

    # What is shown

    def _on_selected(self, entry: Candidate | Paper | None) -> None:
        self.begin_at(self.lists.current)
        row = entry.row if entry is not None else None
        if isinstance(row, LetterCandidate):
            self.letter.show_letter((row.customer_id, row.currency))
            self._right.setCurrentWidget(self.letter)
        elif isinstance(row, DocumentRow):
            self.made.show_document(row.id)
            self._right.setCurrentWidget(self.made)
        else:
            self._right.setCurrentWidget(self._nothing)
        self._say_summary()
        self._update_actions()

    def _on_loaded(self, view: View) -> None:
        if view is View.TO_WRITE and isinstance(self._wanted, tuple):
            wanted, self._wanted = self._wanted, None
            self._go_to_letter(*wanted)
        elif view is View.MADE and isinstance(self._wanted, int):
            wanted_paper, self._wanted = self._wanted, None
            self.lists.made.select(wanted_paper)
        self._say_summary()

    def _go_to_letter(self, customer_id: int, currency: str) -> None:
        """Show the letter to a customer, also one that the list does not have; without a currency the first."""
        keys = [(entry.row.customer_id, entry.row.currency) for entry in self.lists.to_write.table.rows()]
        key = next((key for key in keys if key[0] == customer_id and currency in {"", key[1]}), None)
        if key is not None:
            self.lists.to_write.select(key)
        elif currency:
            self.letter.show_letter((customer_id, currency))
            self._right.setCurrentWidget(self.letter)
        else:
            self._nothing.say(_("Nothing that this customer owes is overdue, so there is no letter to write."))
            self._right.setCurrentWidget(self._nothing)
        self._update_actions()

    def _go_to_paper(self, document_id: int) -> None:
        self.lists.choose_papers(Wanted())
        self.lists.choose_view(View.MADE)
        self.made.show_document(document_id)
        self._right.setCurrentWidget(self.made)
        if not self.lists.made.select(document_id):
            self._wanted = document_id
            self.lists.made.table.reload()
        self._update_actions()

    def _say_summary(self) -> None:
        if self.lists.view is View.MADE:
            self.set_summary(_("Every paper that was made, exactly as it was printed"))
            return
        rows = [entry.row for entry in self.lists.candidates]
        asked = [row for row in rows if row.total]
        sums: dict[str, int] = {}
        for row in asked:
            sums[row.currency] = sums.get(row.currency, 0) + row.total
        letters = ngettext("%(count)s letter to write", "%(count)s letters to write", len(asked))
        none = ngettext("%(count)s customer gets none", "%(count)s customers get none", len(rows) - len(asked))
        texts = [letters % {"count": format_count(len(asked))}]
        if sums:
            texts.append(money_list(Money(currency, minor) for currency, minor in sorted(sums.items())))
        if len(rows) > len(asked):
            texts.append(none % {"count": format_count(len(rows) - len(asked))})
        self.set_summary(dotted(texts))

    def _update_actions(self) -> None:
        """Let a paper be printed only while it is the one on the screen."""
        shown = self._right.currentWidget()
        is_made = shown is self.made
        ready = self.made.row is not None if is_made else shown is self.letter and self.letter.choices is not None
        for button in (self.open_button, self.save_button, self.print_button):
            button.setEnabled(ready and not self._making)
        self.print_button.setText(_("Print again...") if is_made else _("Print..."))

    # What the user does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list on Esc, to all of it from what was looked for."""
        if event.key() == Qt.Key.Key_Escape and not self.lists.current.hasFocus():
            if self.lists.search.hasFocus():
                self.lists.search.clear()
            self.take_focus()
        else:
            super().keyPressEvent(event)

    def _on_opened(self) -> None:
        if self._right.currentWidget() is self.letter:
            self.letter.form.items.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.made.view.take_focus()

    def _on_find(self) -> None:
        self.lists.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.lists.search.selectAll()

    def _on_print(self) -> None:
        """Ask for the printer before a letter is made: who thinks better of it then has taken no number."""
        if not self.print_button.isEnabled():
            return
        if not printing.has_printer():
            paper_actions.offer_to_save(self, self._on_save)
        elif self._right.currentWidget() is self.made:
            self._act(paper_actions.print_document)
        else:
            then = partial(self._print_on, self.letter.make)
            printing.open_print_dialog(self, self.letter.view.pdf, label(DocumentKind.REMINDER), then)

    def _print_on(self, make: Make | None, printer: "QPrinter") -> None:
        self._act(partial(paper_actions.print_document_on, printer=printer), make)

    def _on_save(self) -> None:
        """Ask where to before a letter is made: who thinks better of it then has taken no number."""
        if self.save_button.isEnabled():
            paper_actions.ask_folder(self, self.context, partial(self._save_to, self.letter.make))

    def _save_to(self, make: Make | None, folder: Path) -> None:
        self._act(partial(paper_actions.save_document_to, folder=folder), make)

    def _on_open(self) -> None:
        self._act(paper_actions.open_document)

    def _act(self, act: Act, make: Make | None = None) -> None:
        """Do something with the paper on the screen; a letter is made for it, as shown now if not before."""
        shown, key, make = self._right.currentWidget(), self.letter.key, make or self.letter.make
        if shown is self.made and self.made.row is not None:
            act(self, self.context, self.made.row.id)
        elif shown is self.letter and key is not None and make is not None and not self._making:
            self._making = True
            self._update_actions()
            then = partial(self._on_made, key, act)
            self.context.jobs.write(make, then=then, failed=self._on_failed, owner=self)

    def _on_made(self, key: Key, act: Act, answer: Saved[int] | Refused) -> None:
        self._making = False
        if isinstance(answer, Refused):
            if any(problem.code is ProblemCode.CHANGED_MEANWHILE for problem in answer.problems):
                self.letter.refresh()
                self.say_done(_("What is owed has changed meanwhile. The letter is shown anew; look at it again."))
            else:
                self.letter.show_problems(answer.problems)
            self._update_actions()
            return
        self.letter.forget(key)
        self._go_to_paper(answer.value)
        self.take_focus()
        self.say_done(_("The letter is made and kept; printing it again gives the same."))
        act(self, self.context, answer.value)

    def _on_failed(self, _error: Exception) -> None:
        self._making = False
        self._update_actions()

    def _on_mend(self, note: Note) -> None:
        if note.mend is Mend.COMPANY:
            self.go("settings", section="company", field=note.field)
        elif note.mend is Mend.CUSTOMER and self.letter.key is not None:
            self.go("customer", customer_id=self.letter.key[0])
        elif note.mend is Mend.LETTER:
            self.context.jobs.read(self.context.services.archive.find, note.number, then=self._on_found, owner=self)

    def _on_found(self, document_id: int | None) -> None:
        if document_id is not None:
            self._go_to_paper(document_id)

    def _on_void(self) -> None:
        if self.made.row is not None:
            dialog = VoidPaperDialog(self.context, self.made.row, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            said = _("Declared void: %(number)s") % {"number": self.made.row.number}
            dialog.saved.connect(lambda _id: self.say_done(said))
            dialog.open()
