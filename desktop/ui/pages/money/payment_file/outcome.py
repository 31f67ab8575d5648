"""What comes of a file of payments: the proposals with their ticks, what is wrong, what was passed over, and Book."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.imports.checked import Skipped
from desktop.formats import format_count, format_datetime
from desktop.i18n import _, ngettext
from desktop.services.clock import Clock
from desktop.ui.icons import set_icon
from desktop.ui.pages.imports.tables import ListTable, notes_table
from desktop.ui.pages.money.payment_file.lines import (
    SHOWN,
    ProposalLine,
    Show,
    counts,
    group_of,
    line_of,
    skipped_columns,
)
from desktop.ui.pages.money.payment_file.proposals import ProposalTable
from desktop.ui.pages.money.payment_file.review import PaymentReview
from desktop.ui.pages.money.payment_file.ticks import Ticks
from desktop.ui.widgets.plain import plain_label, plain_mnemonic
from desktop.wording.payment_files import booked_line
from desktop.wording.receivables import money_list

if TYPE_CHECKING:
    from desktop.services.payment_files.service import Proposed


class PaymentOutcome(QWidget):
    """`book_wanted` is emitted only when something is ticked."""

    book_wanted = Signal()
    cancelled = Signal()
    #: The columns are to be shown, or put away.
    columns_toggled = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposed: Proposed | None = None
        self._busy = False
        self._show = Show.ALL
        self.ticks = Ticks()
        self.view = ProposalTable(clock)
        self.bad = notes_table(_("Rows that cannot be read"))
        self.warnings = notes_table(_("Rows that are odd"))
        self.skipped = ListTable(skipped_columns(), _place_of_skipped, _("Rows passed over"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.groups = {show: _chip() for show in Show}
        self.columns_button = QPushButton(_("Columns..."))
        self.none_button = QPushButton(_("Untick all"))
        self.before = plain_label(wrap=True)
        self.ticked = plain_label(role="strong", wrap=True)
        self.cancel_button = QPushButton(_("Another file"))
        self.book_button = QPushButton()
        self._build()
        self._connect()
        self._update_foot()

    def _build(self) -> None:
        frame = QFrame()
        frame.setProperty("role", "warning")
        warned = QVBoxLayout(frame)
        warned.setContentsMargins(12, 8, 12, 8)
        warned.addWidget(self.before)
        self._warning = QWidget()
        above = QVBoxLayout(self._warning)
        above.setContentsMargins(24, 0, 24, 8)
        above.addWidget(frame)
        self._warning.hide()
        listed = QWidget()
        inner = QVBoxLayout(listed)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(self._bar())
        inner.addWidget(self.view, 1)
        self.tabs.addTab(listed, _("Payments"))
        for table in (self.bad, self.warnings, self.skipped):
            self.tabs.addTab(table, "")
        self.book_button.setProperty("kind", "primary")
        set_icon(self.book_button, "check", role="on_accent")
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.setSpacing(8)
        foot.addWidget(self.ticked, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.book_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._warning)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(foot)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 8, 24, 8)
        bar.setSpacing(4)
        group = QButtonGroup(self)
        for chip in self.groups.values():
            group.addButton(chip)
            bar.addWidget(chip)
        self.groups[Show.ALL].setChecked(True)
        bar.addStretch(1)
        for button in (self.none_button, self.columns_button):
            button.setProperty("kind", "link")
            bar.addWidget(button)
        return bar

    def _connect(self) -> None:
        for show, chip in self.groups.items():
            chip.clicked.connect(lambda _checked=False, show=show: self.show_group(show))
        self.view.toggled.connect(self._on_toggled)
        self.none_button.clicked.connect(lambda _checked=False: self._untick_all())
        self.columns_button.clicked.connect(lambda _checked=False: self.columns_toggled.emit())
        self.cancel_button.clicked.connect(self.cancelled)
        self.book_button.clicked.connect(self.book_wanted)

    # What the part calls

    @property
    def places(self) -> list[int]:
        """The places of the rows that are ticked."""
        return self.ticks.of(self._proposed) if self._proposed else []

    def show_review(self, review: PaymentReview, *, is_new: bool) -> None:
        """Show what is proposed; for a new file what was ticked by hand is forgotten."""
        if is_new:
            self.ticks.forget()
            self._show = Show.ALL
            self.groups[Show.ALL].setChecked(True)
            self.tabs.setCurrentIndex(0)
        self._proposed = review.proposed
        self._show_before(review)
        matches = review.proposed.matches if review.proposed else ()
        for show, count in counts(matches).items():
            words = {"what": _(SHOWN[show]), "count": format_count(count)}
            self.groups[show].setText(plain_mnemonic(_("%(what)s %(count)s") % words))
            self.groups[show].setVisible(bool(count) or show is Show.ALL)
        self.view.set_empty(
            _("No payment came in with this file.")
            if review.checked
            else _("First say what is asked about the columns.")
        )
        self._list()
        self._fill_tabs(review)
        self._update_foot()

    def show_group(self, show: Show) -> None:
        """List one group of the rows."""
        self._show = show
        self.groups[show].setChecked(True)
        self._list()

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be booked while something is under way."""
        self._busy = busy
        self._update_foot()

    def forget(self) -> None:
        """Let go of the file, which may be large."""
        self._proposed = None
        self._list()
        self.ticks.forget()

    # Private

    def _show_before(self, review: PaymentReview) -> None:
        if review.before is not None:
            words = {"when": format_datetime(review.before.at), "what": booked_line(review.before)}
            self.before.setText(
                _("This very file was brought in on %(when)s: %(what)s. What the book has is not proposed again.")
                % words
            )
        self._warning.setVisible(review.before is not None)

    def _list(self) -> None:
        matches = self._proposed.matches if self._proposed else ()
        places = [match.place for match in matches if self._show in {Show.ALL, group_of(match)}]
        self.view.show_places(places, self._line)

    def _line(self, place: int) -> ProposalLine:
        if self._proposed is None:
            raise LookupError("no file is shown")
        match = self._proposed.matches[place]
        return line_of(match, self._proposed, ticked=self.ticks.has(self._proposed, place))

    def _fill_tabs(self, review: PaymentReview) -> None:
        skipped = review.checked.skipped if review.checked else ()
        for at, (table, rows, text) in enumerate(
            (
                (self.bad, review.bad, _("Bad rows (%(count)s)")),
                (self.warnings, review.warnings, _("Odd rows (%(count)s)")),
                (self.skipped, skipped, _("Passed over (%(count)s)")),
            ),
            1,
        ):
            table.show_rows(rows)
            count = review.bad_rows if table is self.bad else len(rows)
            self.tabs.setTabText(at, text % {"count": format_count(count)})
            self.tabs.setTabVisible(at, bool(rows))

    def _on_toggled(self, line: ProposalLine) -> None:
        if line.ticked is not None:
            self.tick([line.place], ticked=not line.ticked)

    def tick(self, places: Iterable[int], *, ticked: bool) -> None:
        """Tick rows, or take their ticks away."""
        changed = list(places)
        self.ticks.set(changed, ticked=ticked)
        self.view.show_again(changed)
        self._update_foot()

    def _untick_all(self) -> None:
        if self._proposed is not None:
            self.ticks.set(self.places, ticked=False)
            self._list()
            self._update_foot()

    def _update_foot(self) -> None:
        places: Sequence[int] = self.places
        count = len(places)
        self.none_button.setEnabled(bool(count))
        text = ngettext("Book %(count)s payment", "Book %(count)s payments", count) % {"count": format_count(count)}
        self.book_button.setText(text if count else _("Book"))
        self.book_button.setEnabled(bool(count) and not self._busy)
        if self._proposed is None or not count:
            self.ticked.setText(_("Nothing is ticked: nothing is booked.") if self._proposed else "")
        else:
            words = {"sums": money_list(self._proposed.sums(places))}
            self.ticked.setText(_("Ticked: %(sums)s") % words)


def _chip() -> QToolButton:
    button = QToolButton()
    button.setCheckable(True)
    return button


def _place_of_skipped(row: Skipped) -> tuple[str, int]:
    return row.sheet, row.row
