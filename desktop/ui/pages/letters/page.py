"""The page of letters: who is proposed which paper, the print runs that were made, and every paper issued."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.company import DocumentKind
from desktop.domain.problems import Problem
from desktop.i18n import _
from desktop.services.results import Entity
from desktop.ui.acting import open_dialog
from desktop.ui.context import Context
from desktop.ui.pages.letters import many_papers
from desktop.ui.pages.letters.issued.part import IssuedPart
from desktop.ui.pages.letters.kinds.proposal import Proposal
from desktop.ui.pages.letters.kinds.sheet import PaperKey
from desktop.ui.pages.letters.making.bar import RunBar, outcome_text
from desktop.ui.pages.letters.making.control import RunControl, RunOutcome
from desktop.ui.pages.letters.making.left_out_dialog import LeftOutDialog
from desktop.ui.pages.letters.making.wish import RunWish
from desktop.ui.pages.letters.new_paper import NewPaperDialog
from desktop.ui.pages.letters.one_paper import Act
from desktop.ui.pages.letters.part import LettersPart
from desktop.ui.pages.letters.parts import ISSUED, PROPOSALS, RUNS, specs
from desktop.ui.pages.letters.proposals.part import ProposalsPart
from desktop.ui.pages.letters.runs.part import RunsPart
from desktop.ui.pages.letters.way.opening import open_sending
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.ask import tell
from desktop.ui.widgets.parts_page import PartsPage
from desktop.ui.widgets.plain import plain_mnemonic
from desktop.ui.widgets.tab_order import keep_reading_order, reading_order
from desktop.wording.choices import label
from desktop.wording.problems import sentence

#: The papers that are begun with one customer, in the order of the menu.
_NEW = (
    DocumentKind.REMINDER,
    DocumentKind.STATEMENT,
    DocumentKind.PAYMENT_REQUEST,
    DocumentKind.RECEIPT,
    DocumentKind.THANKS,
    DocumentKind.ACCOUNT_CHANGE,
)


class LettersPage(PartsPage):
    """Three views; a print run goes on whatever is in front."""

    shows: ClassVar[frozenset[Entity]] = ProposalsPart.shows | IssuedPart.shows | RunsPart.shows

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._menu = QMenu()
        self.proposals, self.runs, self.issued = ProposalsPart(context), RunsPart(context), IssuedPart(context)
        self.run_control = RunControl(context)
        self.run_bar = RunBar(self.run_control)
        super().__init__(context, _("Letters"), specs(self.proposals, self.runs, self.issued), parent)
        self.run_control.setParent(self)
        self._connect()
        shortcuts: dict[str, Callable[[], object]] = {
            "Ctrl+P": lambda: self.view.on_print(),  # noqa: PLW0108 - of the view that is in front then
            "Ctrl+S": lambda: self.view.on_save(),  # noqa: PLW0108
            "Ctrl+F": lambda: self.view.on_find(),  # noqa: PLW0108
            "Ctrl+Shift+P": self._on_run_keys,
        }
        for keys, run in shortcuts.items():
            QShortcut(QKeySequence(keys), self, run, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _build_body(self) -> None:
        self.new_button = self.add_action(_("New paper"), lambda: None, icon="plus")
        for kind in _NEW:
            self._add_new(capital(label(kind)), partial(self.begin_paper, kind))
        self._menu.addSeparator()
        self._add_new(capital(label(DocumentKind.PROPOSAL_FORM)), lambda: self.go("plans", do="form"))
        self._add_new(capital(label(DocumentKind.AGREEMENT)), lambda: self.go("plans"))
        self.new_button.setMenu(self._menu)
        super()._build_body()
        self._bars.insertWidget(1, self.run_bar)

    def _add_new(self, text: str, run: Callable[[], object]) -> None:
        action = self._menu.addAction(plain_mnemonic(_("%(paper)s...") % {"paper": text}))
        action.triggered.connect(lambda _checked=False: run())

    def _connect(self) -> None:
        for view in (self.proposals, self.runs, self.issued):
            view.sent_wanted.connect(self.mark_sent)
        for finder in (self.proposals, self.runs):
            finder.paper_wanted.connect(self.show_document)
        self.proposals.made.connect(self._on_made)
        self.proposals.run_wanted.connect(self._on_run_wanted)
        self.run_control.ended.connect(self._on_run_ended)
        self.run_control.refused.connect(self._on_run_refused)
        self.run_bar.run_wanted.connect(self.show_run)
        self.run_bar.left_out_wanted.connect(self._on_left_out)

    # The views

    @property
    def view(self) -> LettersPart:
        """The view in front."""
        views: dict[str, LettersPart] = {PROPOSALS: self.proposals, RUNS: self.runs, ISSUED: self.issued}
        return views[self.part]

    # What the window calls

    def arrive(self, **arguments: object) -> None:
        """Take what a view understands: it is brought to the front.

        A `customer` (and a `currency`, a `kind`, a `payment`) or `do="write"` is for the proposals, a `run` for the
        print runs, the id of a `document` for the papers issued; `part` names a view.
        """
        part = arguments.get("part")
        if isinstance(arguments.get("document"), int):
            key = ISSUED
        elif isinstance(arguments.get("run"), int) and part != ISSUED:
            key = RUNS
        elif isinstance(arguments.get("customer"), int) or arguments.get("do") == "write":
            key = PROPOSALS
        else:
            key = part if isinstance(part, str) and part in self.tabs else self.part
        self.choose(key)
        self.current.arrive(arguments)

    def choose(self, key: str) -> None:
        """Bring a view to the front; Tab goes through the line of the run before it."""
        super().choose(key)
        keep_reading_order([*self.tabs.values(), *reading_order(self.run_bar)])

    def mark_sent(self, document_ids: Sequence[int]) -> None:
        """Ask how papers went out, and record it for all of them."""
        open_sending(self, self.context, document_ids)

    # What is shown

    def show_document(self, document_id: int) -> None:
        """Bring a paper to the front."""
        self.choose(ISSUED)
        self.issued.show_document(document_id)

    def show_run(self, run_id: int) -> None:
        """Bring a print run to the front."""
        self.choose(RUNS)
        self.runs.arrive({"run": run_id})
        self.take_focus()

    def begin_paper(self, kind: DocumentKind) -> None:
        """Ask for whom a new paper is."""
        open_dialog(NewPaperDialog(self.context, kind, self), self._on_new)

    # What the user does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.view.on_escape():
            return
        super().keyPressEvent(event)

    def _on_new(self, key: PaperKey) -> None:
        self.arrive(
            customer=key.customer_id, currency=key.currency, kind=key.kind.value, payment=key.payment_id or None
        )

    def _on_made(self, document_id: int, act: Act) -> None:
        """Show the paper that was just made, say so, and do with it what was wanted."""
        self.show_document(document_id)
        self.take_focus()
        self.say_done(_("The letter is made and kept; printing it again gives the same."))
        act(self, self.context, document_id)

    # Print runs

    def _on_run_keys(self) -> None:
        self.choose(PROPOSALS)
        self.proposals.on_run()

    def _on_run_wanted(self, wish: RunWish) -> None:
        self.context.program.closing.connect(self.run_control.cancel, Qt.ConnectionType.UniqueConnection)
        self.proposals.show_running(running=True)
        self.run_control.start(wish)

    def _on_run_refused(self, problems: Sequence[Problem]) -> None:
        tell(self, "\n".join(map(sentence, problems)))

    def _on_run_ended(self, outcome: RunOutcome | None) -> None:
        proposals = self.proposals
        proposals.show_running(running=False)
        if outcome is None:
            return
        if outcome.result.run_id is not None:
            proposals.forget(outcome.made)
            if outcome.wish.printer and not outcome.is_unsaved:
                self._print_run(outcome)
        if not self.run_bar.isVisible():
            self.say_done(outcome_text(outcome))

    def _print_run(self, outcome: RunOutcome) -> None:
        many_papers.print_again(self, self.context, outcome.result.documents)

    def _on_left_out(self, outcome: RunOutcome) -> None:
        dialog = LeftOutDialog(outcome, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(self._on_left_out_wanted)
        dialog.open()

    def _on_left_out_wanted(self, row: Proposal) -> None:
        self.arrive(customer=row.customer_id, currency=row.currency, kind=row.kind.value)
