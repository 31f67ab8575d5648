"""The tab about the debtor: how to deal with them, how good their word is, what endangers the debt."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.customers import Level, Tone
from desktop.formats import format_date
from desktop.i18n import _
from desktop.services.debtor import DebtorCard, SignalLine
from desktop.services.results import Refused
from desktop.ui.acting import open_dialog, say, tell_refusal, undo_by, write
from desktop.ui.context import Context
from desktop.ui.pages.customers.debtor.debts_view import DebtsView
from desktop.ui.pages.customers.debtor.grid import ApproachGrid
from desktop.ui.pages.customers.debtor.notices_view import Notice, NoticesView, read_notices
from desktop.ui.pages.customers.debtor.rating_view import RatingView
from desktop.ui.pages.customers.debtor.signal_dialog import NoteSignalDialog
from desktop.ui.pages.customers.debtor.signals_view import SignalsView
from desktop.ui.pages.customers.tab import CustomerTab
from desktop.ui.pages.paper_parts.deciding import Debtor, open_decision
from desktop.ui.pages.process.still_inputs import Chooser, quiet
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.restyle import restyle
from desktop.ui.widgets.tab_order import keep_reading_order, reading_order
from desktop.wording.choices import options
from desktop.wording.debtor import approach_text, risk_text
from desktop.wording.promises import record_text

_WIDEST = 1160
_GRID_WIDTH = 520


class DebtorTab(CustomerTab):
    """What is chosen here is kept at once, with Undo."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._card: DebtorCard | None = None
        self.grid = ApproachGrid()
        self.approach = plain_label(role="strong", wrap=True)
        self.tone = Chooser([(each, capital(text)) for each, text in options(Tone)])
        self.rating = RatingView()
        self.promises = plain_label(role="muted", wrap=True)
        self.risks = plain_label(wrap=True)
        self.reconciled = DateEdit()
        self.reconciled_button = push_button(_("Both books agree"), self._on_reconciled)
        self.debts = DebtsView(context)
        self.notices = NoticesView()
        self.signals = SignalsView()
        self.signal_button = push_button(_("Note a sign..."), self._on_signal)
        self._scroll = QScrollArea()
        self._build()
        self.grid.chosen.connect(lambda ability, willingness: self._set_manner(ability, willingness, None))
        self.tone.currentIndexChanged.connect(lambda _at: self._on_tone())
        self.signals.take_back_wanted.connect(self._on_take_back)
        self.notices.decision_wanted.connect(self._on_notice)
        self._scroll.hide()

    def _build(self) -> None:
        content = QWidget()
        content.setProperty("role", "scrolled")
        content.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 0, 24, 24)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(40)
        top.addLayout(self._manner())
        top.addLayout(self._facts(), 1)
        column.addLayout(top)
        column.addWidget(SectionHeading(_("What is overdue, and why"), self.debts.button))
        column.addWidget(self.debts)
        column.addWidget(SectionHeading(_("Signs"), self.signal_button))
        column.addWidget(self.signals)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def _manner(self) -> QVBoxLayout:
        self.grid.setMaximumWidth(_GRID_WIDTH)
        self.tone.setAccessibleName(_("Tone of letters"))
        tone = QHBoxLayout()
        tone.setSpacing(8)
        tone.addWidget(plain_label(_("Tone of letters"), role="caption"))
        tone.addWidget(self.tone)
        tone.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(SectionHeading(_("How to deal with them")))
        column.addWidget(self.grid)
        column.addWidget(self.approach)
        column.addLayout(tone)
        column.addStretch(1)
        return column

    def _facts(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(SectionHeading(_("Rating by the facts")))
        column.addWidget(self.rating)
        column.addWidget(self.promises)
        column.addWidget(SectionHeading(_("What endangers the debt")))
        column.addWidget(self.risks)
        column.addWidget(SectionHeading(_("Reconciled")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        words = plain_label(_("Both books agree up to"), role="caption")
        words.setBuddy(self.reconciled)
        self.reconciled.setAccessibleName(_("Both books agree up to"))
        grid.addWidget(words, 0, 0, 1, 2)
        grid.addWidget(self.reconciled, 1, 0)
        grid.addWidget(self.reconciled_button, 1, 1)
        grid.setColumnStretch(2, 1)
        column.addLayout(grid)
        self.reconciled.returnPressed.connect(self._on_reconciled)
        column.addWidget(SectionHeading(_("Final notice")))
        column.addWidget(self.notices)
        column.addStretch(1)
        return column

    def clear(self) -> None:
        """Forget the card of the customer before."""
        self._card = None
        self._scroll.hide()

    def take_focus(self) -> None:
        """Put the keyboard on the grid."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read the card again."""
        if self.customer_id is not None:
            read = partial(self.context.services.debtor.card, self.customer_id)
            self.context.jobs.latest(("debtor", id(self)), read, then=self._on_card, owner=self)
            key, read_them = ("notices", id(self)), partial(read_notices, self.context.services, self.customer_id)
            self.context.jobs.latest(key, read_them, then=self._on_notices, owner=self)

    def _on_card(self, card: DebtorCard | None) -> None:
        before, self._card = self._card, card
        self._scroll.setVisible(card is not None)
        if card is None:
            return
        today = self.context.clock.today()
        self.grid.show_levels(card.ability, card.willingness)
        self.approach.setText(approach_text(card.approach))
        with quiet(self.tone):
            self.tone.choose(card.tone)
        self.rating.show_rating(card.rating)
        record = record_text(card.promises)
        self.promises.setText(_("Promises: %(record)s") % {"record": record} if record else "")
        self.promises.setVisible(bool(record))
        self.risks.setText("\n".join(map(risk_text, card.risks)) or _("Nothing known."))
        restyle(self.risks, "status", "error" if card.risks else "")
        if before is None or before.reconciled_on != card.reconciled_on:
            self.reconciled.set_day(card.reconciled_on)
        self.debts.show_debts(card.items)
        self.signals.show_signals(card.signals, today)
        keep_reading_order(list(reading_order(self._scroll)))

    def _on_notices(self, notices: Sequence[Notice]) -> None:
        self.notices.show_notices(notices, self.context.clock.today())
        keep_reading_order(list(reading_order(self._scroll)))

    # What the user does

    def _set_manner(self, ability: Level, willingness: Level, tone: Tone | None) -> None:
        card = self._card
        if card is None:
            return
        wanted = (ability, willingness, tone or card.tone)
        before = (card.ability, card.willingness, card.tone)
        if wanted == before:
            return
        set_manner = self.context.services.debtor.set_manner
        undo = undo_by(self, self.context, set_manner, card.customer_id, *before)
        self._write(partial(set_manner, card.customer_id, *wanted), _("Kept: how to deal with them"), undo)

    def _on_tone(self) -> None:
        if self._card is not None:
            self._set_manner(self._card.ability, self._card.willingness, self.tone.chosen())

    def _on_reconciled(self) -> None:
        card, day = self._card, self.reconciled.day()
        problem = self.reconciled.problem("day")
        if problem is not None:
            tell_refusal(self, Refused((problem,)))
        elif card is not None and day != card.reconciled_on:
            self._set_reconciled(card, day)

    def _set_reconciled(self, card: DebtorCard, day: date | None) -> None:
        reconciled = self.context.services.debtor.reconciled
        undo = undo_by(self, self.context, reconciled, card.customer_id, card.reconciled_on)
        said = _("It is not known any more up to when both books agree")
        if day is not None:
            said = _("Both books agree up to %(day)s") % {"day": format_date(day)}
        self._write(partial(reconciled, card.customer_id, day), said, undo)

    def _on_signal(self) -> None:
        if self.customer_id is None:
            return
        withdraw = self.context.services.debtor.withdraw_signal
        dialog = NoteSignalDialog(self.context, self.customer_id, self)
        open_dialog(dialog, lambda signal: say(self, _("Sign noted"), undo_by(self, self.context, withdraw, signal)))

    def _on_take_back(self, line: SignalLine) -> None:
        debtor, signal_id = self.context.services.debtor, line.signal.id
        undo = undo_by(self, self.context, debtor.restore_signal, signal_id)
        self._write(partial(debtor.withdraw_signal, signal_id), _("Sign taken back"), undo)

    def _on_notice(self, notice: Notice) -> None:
        debtor = Debtor(notice.customer_id, notice.currency, notice.customer)
        open_decision(self, self.context, debtor, notice.decision)

    def _write(self, fn: Callable[[], object], said: str, undo: Callable[[], object]) -> None:
        write(self, self.context, fn, said=said, undo=undo, failed=self.reload)
