"""The panel at the right of the day's list: a visit, or what is not known of a customer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.process import Question
from desktop.i18n import _
from desktop.ui.context import Context
from desktop.ui.pages.today.rows import TodayRow
from desktop.ui.pages.visits.detail import VisitDetail
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label
from desktop.wording.process import question_sentence


class TodayPanel(QStackedWidget):
    """Shows what belongs to the line that is current."""

    #: The customer whose page is wanted, and the tab it is to begin with ('' for the usual one).
    customer_wanted = Signal(int, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.visit = VisitDetail(context)
        self.visit.customer_wanted.connect(lambda customer: self.customer_wanted.emit(customer, ""))
        self.questions = QScrollArea()
        self.questions.setWidgetResizable(True)
        self.questions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.addWidget(self.visit)
        self.addWidget(self.questions)

    def show_row(self, row: TodayRow | None) -> None:
        """Show a line's visit or questions."""
        if row is not None and row.questions and row.customer_id is not None:
            self.questions.setWidget(self._list(row.title, row.customer_id, row.questions))
            self.setCurrentWidget(self.questions)
            return
        self.visit.show_visit(row.visit.id if row is not None and row.visit is not None else None)
        self.setCurrentWidget(self.visit)

    def _list(self, customer: str, customer_id: int, questions: Sequence[Question]) -> QWidget:
        content = QWidget()
        content.setProperty("role", "scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(customer, role="section", wrap=True))
        column.addWidget(SectionHeading(_("To ask on the next call")))
        for question in questions:
            column.addWidget(plain_label(question_sentence(question), wrap=True))
        button = QPushButton(_("Open the payment process"))
        button.clicked.connect(lambda _checked=False: self.customer_wanted.emit(customer_id, "process"))
        column.addSpacing(8)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return content
