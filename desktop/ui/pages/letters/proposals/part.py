"""The part with the proposals: the list at the left, at the right the paper of the line that is current."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.company import DocumentKind
from desktop.domain.dunning import Level
from desktop.domain.money import Money
from desktop.formats import format_count
from desktop.i18n import N_, _, ngettext
from desktop.services.escalations import EscalationRow
from desktop.services.results import Entity
from desktop.ui.acting import open_dialog
from desktop.ui.context import Context
from desktop.ui.pages.letters.kinds.proposal import Proposal
from desktop.ui.pages.letters.kinds.registry import kind_of
from desktop.ui.pages.letters.kinds.sheet import PaperKey
from desktop.ui.pages.letters.making.wish import Wanted
from desktop.ui.pages.letters.one_paper import OnePaper
from desktop.ui.pages.letters.pane import PaperPane
from desktop.ui.pages.letters.part import LettersPart
from desktop.ui.pages.letters.proposals.filter_bar import ProposalBar
from desktop.ui.pages.letters.proposals.table import ProposalTable
from desktop.ui.pages.letters.proposals.ticks import Ticks
from desktop.ui.pages.paper_parts.deciding import Debtor, open_decision
from desktop.ui.pages.paper_parts.notes import Mend, Note
from desktop.ui.pages.visits.words import dotted
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.parts_page import HeaderAction
from desktop.ui.widgets.tab_order import keep_reading_order, reading_order
from desktop.wording.receivables import money_list

if TYPE_CHECKING:
    from desktop.app import Services

_LIST_WIDTH, _LEAST_LIST = 376, 300
_NOBODY = {
    DocumentKind.REMINDER: N_("No item is overdue. When one is, its customer stands here with the letter to send."),
    DocumentKind.THANKS: N_("Nobody has earned a letter of thanks just now: it takes money that came on time."),
}
_NOTHING_OPEN = N_("No customer has anything open.")


class ProposalsPart(LettersPart):
    """The first of Print, Save and Open makes the paper on the screen; a print run makes all that are chosen."""

    #: A paper was made: its id, and what is done with it.
    made = Signal(int, object)
    #: A run is wanted: its `RunWish`.
    run_wanted = Signal(object)
    #: The number of a paper to show.
    paper_wanted = Signal(int)

    shows: ClassVar[frozenset[Entity]] = frozenset(
        {
            Entity.DOCUMENT,
            Entity.RECEIVABLE,
            Entity.PAYMENT,
            Entity.COMPANY,
            Entity.PAPER_TEXT,
            Entity.CUSTOMER,
            Entity.CONTACT,
            Entity.PROCESS,
            Entity.CONTRACT,
            Entity.VISIT,
            Entity.PLAN,
            Entity.PROMISE,
            Entity.DISPUTE,
            Entity.ESCALATION,
            Entity.SETTING,
            Entity.CALENDAR,
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted: PaperKey | None = None  # the paper to go to once its list is read
        self._is_running = False
        self._is_loose = False  # the paper on the screen is that of no line
        self._rows: Sequence[Proposal] = ()
        self._buttons: Sequence[QPushButton] = ()
        self.ticks = Ticks()
        self.filter = ProposalBar()
        self.view = ProposalTable(self.ticks)
        self.pane = PaperPane(context)
        self._one = OnePaper(self, context, self.pane)
        self.nothing = EmptyState()
        self._right = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.view.setAccessibleName(_("Proposals"))
        left = QWidget()
        left.setMinimumWidth(_LEAST_LIST)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addWidget(self.view, 1)
        for widget in (self.nothing, self.pane):
            self._right.addWidget(widget)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self._right)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 4)
        splitter.setSizes([_LIST_WIDTH, 2 * _LIST_WIDTH])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _connect(self) -> None:
        self.filter.kind_changed.connect(self._on_kind)
        self.filter.narrowed.connect(self._show_found)
        self.filter.all_wanted.connect(self._on_all)
        self.filter.level_wanted.connect(self._on_level)
        self.filter.search.returnPressed.connect(self.take_focus)
        self.view.row_selected.connect(self._on_selected)
        self.view.row_activated.connect(lambda _row: self.pane.form.first.setFocus(Qt.FocusReason.OtherFocusReason))
        self.view.proposals.ticked.connect(self._say_chosen)
        self.pane.mend_wanted.connect(self._on_mend)
        self.pane.ready_changed.connect(self._update_buttons)
        self._one.made.connect(self.made)
        self._one.changed.connect(self._update_buttons)
        self.pane.decision_wanted.connect(self._on_decision)
        self.pane.notes.changed.connect(self._keep_notes_in_order)

    def _keep_notes_in_order(self) -> None:
        """Put the buttons of new notes between the list and the choices."""
        keep_reading_order([self.view, *self.pane.notes.buttons, *reading_order(self.pane.form)])

    # What the page uses

    def header_actions(self) -> Sequence[HeaderAction]:
        """Act on the paper on the screen; the primary one on all that are chosen."""
        return (
            HeaderAction(_("Open the PDF"), self._one.open, "document"),
            HeaderAction(_("Save as PDF..."), self.on_save, "download"),
            HeaderAction(_("Print this one..."), self.on_print, "print"),
            HeaderAction(_("Print all..."), self.on_run, "print", primary=True),
        )

    def take_buttons(self, buttons: Sequence[QPushButton]) -> None:
        """Lock them while there is nothing to act on."""
        self._buttons = buttons
        self.open_button, self.save_button, self.print_button, self.run_button = buttons
        self.save_button.setToolTip(_("Ctrl+S"))
        self.print_button.setToolTip(_("Ctrl+P"))
        self.run_button.setToolTip(_("Ctrl+Shift+P"))
        self._update_buttons()
        self._say_chosen()

    def arrive(self, arguments: Mapping[str, object]) -> None:
        """Take a `customer` (a `currency`, a `kind`, a `payment`) to write to."""
        customer, currency, payment = (arguments.get(name) for name in ("customer", "currency", "payment"))
        kind = DocumentKind(str(arguments.get("kind") or DocumentKind.REMINDER))
        if isinstance(customer, int):
            payment_id = payment if isinstance(payment, int) else 0
            self._wanted = PaperKey(kind, customer, str(currency or ""), payment_id)
        if kind is self.filter.kind.chosen() or kind is DocumentKind.RECEIPT:
            self.filter.show_all()
            self.reload()
        else:
            self.filter.choose_kind(kind)

    def reload(self) -> None:
        """Read the list and the paper again."""
        kind = self.filter.kind.chosen()
        read = partial(_read, kind, self.context.services, self.context.clock.today())
        then = partial(self._show_rows, kind)
        self.context.jobs.latest((self, "rows"), read, then=then, owner=self)
        if self._right.currentWidget() is self.pane:
            self.pane.refresh()

    def take_focus(self) -> None:
        """Begin at the list; where the paper is that of no line, at its choices: the list would show another."""
        first = self.pane.form.first if self._is_loose else self.view
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_find(self) -> None:
        """Put the keys where one looks for a customer."""
        self.filter.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.search.selectAll()

    def on_escape(self) -> bool:
        """Go back to the list, to all of it from what was looked for."""
        if self.view.hasFocus():
            return False
        if self.filter.search.hasFocus():
            self.filter.search.clear()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @property
    def chosen(self) -> tuple[Wanted, ...]:
        """The lines that are chosen, with the choices of each."""
        rows = [row for row in self._rows if self.ticks.has(row)]
        return tuple(Wanted(row, self.pane.order(_key(row))) for row in rows)

    # What is shown

    def _show_rows(self, kind: DocumentKind, rows: Sequence[Proposal]) -> None:
        if kind is not self.filter.kind.chosen():
            return
        self._rows = rows
        self._show_found()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._go_to(wanted)
        elif self.pane.key is None and (row := self.view.current_row()) is not None:
            self._show_paper(_key(row))  # its paper was made: the next one begins as proposed

    def _show_found(self) -> None:
        """List the lines that are looked for, and begin at the first."""
        if self.filter.is_narrowed:
            self.view.set_empty(_("Nobody in this list is called so."), _("Show all"), self.filter.show_all)
        else:
            text = _(_NOBODY.get(self.filter.kind.chosen(), _NOTHING_OPEN))
            self.view.set_empty(text, _("Bring in the finance office's file"), lambda: self.go("import"))
        self.view.table.set_rows([row for row in self._rows if self.filter.holds(row)])
        self._say_chosen()
        is_free = self._wanted is None and not self._is_loose and self.view.current_row() is None
        if is_free and self.view.table.rowCount():
            self.view.select(self.view.table.key(self.view.table.row(0)))

    def _go_to(self, wanted: PaperKey) -> None:
        """Show the paper to a customer, also one that the list does not have; without a currency the first."""
        keys = [row.key for row in self.view.table.rows()]
        found = next((key for key in keys if key[0] == wanted.customer_id and wanted.currency in {"", key[1]}), None)
        if found is not None and not wanted.payment_id:
            self.view.select(found)
            if self.pane.key is None:
                self._show_paper(PaperKey(wanted.kind, *found))
        elif wanted.currency:
            self._is_loose = True
            self.view.setCurrentIndex(QModelIndex())
            self.view.clearSelection()
            self._show_paper(wanted)
        else:
            self.nothing.say(_("Nothing that this customer owes is overdue, so there is no letter to write."))
            self._right.setCurrentWidget(self.nothing)
        self._update_buttons()

    def _show_paper(self, key: PaperKey) -> None:
        self.pane.show_paper(key)
        self._right.setCurrentWidget(self.pane)
        self._keep_notes_in_order()

    def _on_selected(self, row: Proposal | None) -> None:
        if row is None:
            self.nothing.say("")
            self._right.setCurrentWidget(self.nothing)
        else:
            self._is_loose = False
            self._show_paper(_key(row))
        self._update_buttons()

    def _on_kind(self) -> None:
        """Read the list of another kind; the lines before are those of another."""
        self._rows = ()
        self._is_loose = False
        self.view.table.set_rows(())
        self.reload()

    def _say_chosen(self) -> None:
        """Say how many are chosen, and what they come to."""
        listed = self.view.table.rows()
        self.filter.show_chosen(listed, sum(self.ticks.has(row) for row in listed))
        chosen = [row for row in self._rows if self.ticks.has(row)]
        sums: dict[str, int] = {}
        for row in chosen:
            sums[row.currency] = sums.get(row.currency, 0) + row.total
        texts = [ngettext("%(count)s paper chosen", "%(count)s papers chosen", len(chosen))]
        texts[0] %= {"count": format_count(len(chosen))}
        if any(sums.values()):
            texts.append(money_list(Money(currency, minor) for currency, minor in sorted(sums.items())))
        none = sum(not row.selectable for row in self._rows)
        if none:
            gets = ngettext("%(count)s customer gets none now", "%(count)s customers get none now", none)
            texts.append(gets % {"count": format_count(none)})
        self.say_summary(dotted(texts) if self._rows else "")
        if self._buttons:
            text = ngettext("Print %(count)s paper...", "Print %(count)s papers...", len(chosen))
            self.run_button.setText(text % {"count": format_count(len(chosen))})
            self._update_buttons()

    def _update_buttons(self) -> None:
        """Let a paper be made only while it is the one on the screen."""
        for button in self._buttons[:3]:
            button.setEnabled(self._one.can_make)
        for button in self._buttons[3:]:
            button.setEnabled(not self._is_running and any(self.ticks.has(row) for row in self._rows))

    def show_running(self, *, running: bool) -> None:
        """Make no second run while one is made."""
        self._is_running = running
        self._update_buttons()

    # What the user does

    def _on_all(self, ticked: bool) -> None:  # noqa: FBT001 - Qt's signal
        rows = [row for row in self.view.table.rows() if row.selectable]
        self.view.proposals.tick(rows, ticked=ticked)

    def _on_level(self, level: Level) -> None:
        """Choose the lines of one step, and no others."""
        self.ticks.set((row for row in self._rows if row.selectable and row.level is not level), ticked=False)
        self.ticks.set((row for row in self._rows if row.selectable and row.level is level), ticked=True)
        self.view.proposals.show_ticks()

    def on_run(self) -> None:
        """Ask how all that are chosen are to be printed."""
        chosen = self.chosen
        if chosen and not self._is_running:
            from desktop.ui.pages.letters.making.dialog import RunDialog  # with the service of the runs

            dialog = RunDialog(self.context, chosen, len(self._rows) - len(chosen), self)
            open_dialog(dialog, self.run_wanted.emit)

    def forget(self, made: Sequence[Wanted]) -> None:
        """Begin with what is proposed the next time: these papers were made."""
        for wanted in made:
            self.pane.forget(_key(wanted.row))
        self.ticks.forget(wanted.row for wanted in made)

    def on_print(self) -> None:
        """Print the paper on the screen."""
        self._one.print()

    def on_save(self) -> None:
        """Save the paper on the screen."""
        self._one.save()

    def _on_decision(self, decision: EscalationRow | None) -> None:
        """Decide that the final notice may follow, or take that back."""
        if self.pane.key is not None and self.pane.sheet is not None:
            debtor = Debtor(self.pane.key.customer_id, self.pane.key.currency, self.pane.sheet.customer)
            open_decision(self, self.context, debtor, decision)

    def _on_mend(self, note: Note) -> None:
        if note.mend in {Mend.COMPANY, Mend.ACCOUNT}:
            self.go("settings", section="company", field=note.field)
        elif note.mend is Mend.TEXTS:
            self.go("settings", section="texts")
        elif note.mend is Mend.CUSTOMER and self.pane.key is not None:
            self.go("customer", customer_id=self.pane.key.customer_id)
        elif note.mend is Mend.LETTER:
            self.context.jobs.read(self.context.services.archive.find, note.number, then=self._on_found, owner=self)

    def _on_found(self, document_id: int | None) -> None:
        if document_id is not None:
            self.paper_wanted.emit(document_id)


def _key(row: Proposal) -> PaperKey:
    return PaperKey(row.kind, row.customer_id, row.currency)


def _read(kind: DocumentKind, services: "Services", today: date) -> list[Proposal]:
    """Read the list of a kind; in a worker, which also loads what the kind needs."""
    return kind_of(kind).proposals(services, today)
