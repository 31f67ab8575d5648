"""Who got no paper in a print run, and why; each leads to the paper that could be made."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import N_, _
from desktop.ui.models.table import Column, TableModel
from desktop.ui.pages.letters.kinds.proposal import Proposal
from desktop.ui.pages.letters.making.control import RunOutcome
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.table_view import TableView
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.services.print_runs import Skipped

_SIZE = (640, 400)
_Line = tuple[Proposal, "Skipped"]


class LeftOutDialog(QDialog):
    """A list to read; Enter goes to the paper."""

    #: The line whose paper is to be seen: a `Proposal`.
    wanted = Signal(object)

    def __init__(self, outcome: RunOutcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Left out of the print run"))
        self.setModal(True)
        names = outcome.wish.names
        columns: tuple[Column[_Line], ...] = (
            Column(N_("Customer"), lambda line: line[0].name, width=220),
            Column(N_("Why"), lambda line: line[1], _why, stretch=True),
        )
        table: TableModel[_Line] = TableModel(columns, key=lambda line: line[0].key)
        self.view = TableView(table)
        table.setParent(self.view)
        table.set_rows([(names[skipped.order], skipped) for skipped in outcome.result.skipped])
        self.view.setAccessibleName(_("Left out of the print run"))
        self.view.row_activated.connect(self._on_activated)
        close = QPushButton(_("Close"))
        close.clicked.connect(lambda _checked=False: self.accept())
        foot = QHBoxLayout()
        foot.addWidget(plain_label(_("Enter shows the paper."), role="caption"), 1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(_("Left out of the print run"), role="section"))
        layout.addWidget(self.view, 1)
        layout.addLayout(foot)
        self.resize(*_SIZE)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_activated(self, line: _Line) -> None:
        self.wanted.emit(line[0])
        self.accept()


def _why(skipped: "Skipped") -> str:
    return " ".join(sentence(problem) for problem in skipped.problems)
