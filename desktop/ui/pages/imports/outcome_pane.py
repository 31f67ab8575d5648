"""The right side of an import: what every row brings, what changes, what is wrong, and the button that does it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.formats import format_count
from desktop.i18n import _, ngettext
from desktop.ui.icons import set_icon
from desktop.ui.pages.imports.review import Review, sums
from desktop.ui.pages.imports.tables import (
    CONTACTS,
    CUSTOMERS,
    ITEMS,
    ListTable,
    changed_table,
    gone_table,
    notes_table,
    preview_table,
)
from desktop.ui.pages.imports.words import open_reason, plan_lines
from desktop.ui.widgets.plain import plain_label, plain_mnemonic
from desktop.wording.receivables import money_list


class OutcomePane(QWidget):
    """Shows a review; `bring_in_wanted` is emitted only when nothing is left to decide."""

    bring_in_wanted = Signal()
    export_wanted = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self._busy = False
        self.lines = plain_label(wrap=True)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.previews = {"items": preview_table(ITEMS), "contacts": preview_table(CONTACTS)}
        self.previews["customers"] = preview_table(CUSTOMERS)
        self.changed = changed_table()
        self.gone = gone_table()
        self.bad = notes_table(_("Rows that cannot be read"))
        self.warnings = notes_table(_("Rows that are odd"))
        self.export_button = QPushButton(_("Export the bad rows..."))
        self.skip_bad = QCheckBox()
        self.close_gone = QCheckBox()
        self.reason = plain_label(role="muted", wrap=True)
        self.cancel_button = QPushButton(_("Cancel"))
        self.bring_in_button = QPushButton(_("Bring in"))
        self._build()
        self._connect()
        self._update_button()

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.addWidget(self.lines)
        self._preview_stack = QStackedWidget()
        for table in self.previews.values():
            self._preview_stack.addWidget(table)
        self._bad_tab = _below(self.bad, self.export_button)
        self.tabs.addTab(self._preview_stack, _("First rows"))
        for widget in (self.changed, self.gone, self._bad_tab, self.warnings):
            self.tabs.addTab(widget, "")
        self.export_button.setProperty("kind", "")
        set_icon(self.export_button, "download")
        self.bring_in_button.setProperty("kind", "primary")
        set_icon(self.bring_in_button, "import", role="on_accent")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.reason, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.bring_in_button)
        foot = QVBoxLayout()
        foot.setContentsMargins(8, 0, 24, 16)
        foot.setSpacing(6)
        for box in (self.skip_bad, self.close_gone):
            foot.addWidget(box)
        foot.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(12)
        head = QVBoxLayout()
        head.setContentsMargins(8, 0, 24, 0)
        head.addWidget(card)
        layout.addLayout(head)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.skip_bad.toggled.connect(self._update_button)
        self.close_gone.toggled.connect(self._update_button)
        self.bring_in_button.clicked.connect(self.bring_in_wanted)
        self.cancel_button.clicked.connect(self.cancelled)
        self.export_button.clicked.connect(self.export_wanted)

    def show_review(self, review: Review, *, is_new: bool) -> None:
        """Show what comes of reading a file like this; for a new file the ticks are taken away."""
        self._review = review
        if is_new:
            self.skip_bad.setChecked(False)
            self.close_gone.setChecked(False)
        self.lines.setText("\n".join(plan_lines(review)) or self._open_reason())
        for table in self.previews.values():
            table.set_empty(_("The first rows are shown here as they will be kept, once they can be read."))
        self._fill_tabs(review)
        self._fill_ticks(review)
        self._update_button()

    def forget(self) -> None:
        """Let go of the file, which may be large."""
        self._review = None
        for table in (*self.previews.values(), self.changed, self.gone, self.bad, self.warnings):
            table.show_rows(())
        self._update_button()

    def set_busy(self, *, busy: bool) -> None:
        """Keep the button shut while the rows are read again."""
        self._busy = busy
        self._update_button()

    # Private

    def _fill_tabs(self, review: Review) -> None:
        plan = review.plan
        gone = plan.gone if plan else ()
        for name, table in self.previews.items():
            table.show_rows(review.preview if name == _kind(review) else ())
        self._preview_stack.setCurrentWidget(self.previews[_kind(review)])
        for table, rows in (
            (self.changed, review.changed),
            (self.gone, gone),
            (self.bad, review.bad),
            (self.warnings, review.warnings),
        ):
            table.show_rows(rows)
        for widget, title, count in (
            (self.changed, _("Changes"), len(review.changed)),
            (self.gone, _("No longer in the file"), len(gone)),
            (self._bad_tab, _("Bad rows"), review.bad_rows),
            (self.warnings, _("Warnings"), len(review.warnings)),
        ):
            at = self.tabs.indexOf(widget)
            words = {"title": title, "count": format_count(count)}
            self.tabs.setTabText(at, plain_mnemonic(_("%(title)s (%(count)s)") % words))
            self.tabs.setTabVisible(at, bool(count))

    def _fill_ticks(self, review: Review) -> None:
        bad = review.bad_rows
        leave = ngettext("Leave %(count)s bad row for later", "Leave %(count)s bad rows for later", bad)
        self.skip_bad.setText(plain_mnemonic(leave % {"count": format_count(bad)}))
        self.skip_bad.setVisible(bool(bad))
        gone = review.plan.gone if review.plan else ()
        close = ngettext(
            "Close %(count)s item that is no longer in the file (%(sums)s): it is paid or settled",
            "Close %(count)s items that are no longer in the file (%(sums)s): they are paid or settled",
            len(gone),
        )
        total = money_list(sums((item.currency, item.open) for item in gone))
        self.close_gone.setText(plain_mnemonic(close % {"count": format_count(len(gone)), "sums": total}))
        self.close_gone.setVisible(bool(gone))

    def _update_button(self) -> None:
        reason = "" if self._busy else self._open_reason()
        self.reason.setText(reason)
        self.bring_in_button.setEnabled(self._review is not None and not self._busy and not reason)

    def _open_reason(self) -> str:
        if self._review is None:
            return ""
        return open_reason(self._review, skip_bad=self.skip_bad.isChecked(), close_gone=self.close_gone.isChecked())


def _kind(review: Review) -> str:
    """Tell which preview fits what the file brings."""
    first = review.preview[0] if review.preview else None
    if first is None or first.item is not None:
        return "items"
    return "contacts" if first.contact is not None else "customers"


def _below(table: ListTable, button: QPushButton) -> QWidget:
    both = QWidget()
    layout = QVBoxLayout(both)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    layout.addWidget(table, 1)
    row = QHBoxLayout()
    row.setContentsMargins(8, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    layout.addLayout(row)
    return both
