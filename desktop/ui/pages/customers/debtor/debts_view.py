"""The overdue items of a debtor with what is known of why they are not paid (rule 78)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.formats import format_count, format_money
from desktop.i18n import _, ngettext
from desktop.services.debtor import DebtLine
from desktop.ui.acting import open_dialog, say
from desktop.ui.context import Context
from desktop.ui.pages.customers.debtor.analysis_dialog import AnalyseDebtDialog
from desktop.ui.pages.visits.check_table import CheckColumn, CheckRow, CheckTable
from desktop.ui.widgets.plain import plain_label
from desktop.wording.choices import label

_ROWS = 8
#: So many items are listed, the oldest; who owes more is asked about all of them at once.
_MOST_LISTED = 200


class DebtsView(QWidget):
    """What is ticked is meant, or all where nothing is; `button` is put where there is room for it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lines: tuple[DebtLine, ...] = ()
        self.button = QPushButton()
        self.more = plain_label(role="caption", wrap=True)
        self.table = CheckTable(
            [
                CheckColumn(_("Number"), stretch=True),
                CheckColumn(_("Why it is not paid")),
                CheckColumn(_("Kind of debt")),
                CheckColumn(_("Short or long term")),
                CheckColumn(_("Days overdue"), number=True),
                CheckColumn(_("Open amount"), number=True),
            ],
            most_rows=_ROWS,
        )
        self.table.setAccessibleName(_("What is overdue, and why"))
        self.table.set_empty(_("Nothing is overdue."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        layout.addWidget(self.more)
        self.button.clicked.connect(lambda _checked=False: self._on_analyse())
        self.table.changed.connect(self._follow)
        self.show_debts(())

    def show_debts(self, lines: Sequence[DebtLine]) -> None:
        """Show these; what was ticked stays ticked."""
        ticked = self.table.ticked()
        self._lines = tuple(lines)
        self.table.set_rows([_row(line) for line in self._lines[:_MOST_LISTED]], ticked)
        more = len(lines) - _MOST_LISTED
        text = ngettext("%(count)s more item is overdue", "%(count)s more items are overdue", max(more, 0))
        self.more.setText(text % {"count": format_count(more)})
        self.more.setVisible(more > 0)
        self._follow()

    def chosen(self) -> tuple[DebtLine, ...]:
        """Give the items that are ticked, all of them where none is."""
        ticked = set(self.table.ticked())
        return tuple(line for line in self._lines if line.item.id in ticked) or self._lines

    def _follow(self) -> None:
        self.button.setText(_("Say why...") if self.table.ticked() else _("Say why for all..."))
        self.button.setEnabled(bool(self._lines))

    def _on_analyse(self) -> None:
        dialog = AnalyseDebtDialog(self._context, self.chosen(), self)
        open_dialog(dialog, lambda _ids: say(self, _("Kept: why it is not paid")))


def _row(line: DebtLine) -> CheckRow:
    item = line.item
    term = label(DebtTerm(item.term_class)) if item.term_class else ""
    proposed = _("%(term)s, proposed") % {"term": label(line.proposed)}
    return CheckRow(
        item.id,
        (
            item.number,
            label(DebtCause(item.cause)) if item.cause else _("not said"),
            label(DebtNature(item.nature)) if item.nature else _("not said"),
            term or proposed,
            format_count(line.days_overdue),
            format_money(item.open, item.currency),
        ),
    )
