"""The panel at the right of the day's list: the customer of a line and, where the line is about one, the visit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.context import Context
from desktop.ui.pages.today.line_detail import LineDetail
from desktop.ui.pages.today.rows import TodayRow
from desktop.ui.pages.visits.detail import VisitDetail

_CUSTOMER, _VISIT = range(2)


class TodayPanel(QWidget):
    """Shows what belongs to the line that is current."""

    #: The customer whose page is wanted, and the tab it is to begin with ('' for the usual one).
    customer_wanted = Signal(int, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = QTabBar()
        self.tabs.addTab(_("Customer"))
        self.tabs.addTab(_("Visit"))
        self.tabs.setExpanding(False)
        self.customer = LineDetail(context)
        self.customer.customer_wanted.connect(self.customer_wanted)
        self.visit = VisitDetail(context)
        self.visit.customer_wanted.connect(lambda customer: self.customer_wanted.emit(customer, ""))
        self._faces = QStackedWidget()
        self._faces.addWidget(self.customer)
        self._faces.addWidget(self.visit)
        self.tabs.currentChanged.connect(self._faces.setCurrentIndex)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._faces, 1)
        self.tabs.setCurrentIndex(_VISIT)
        self.show_row(None)

    def show_row(self, row: TodayRow | None) -> None:
        """Show a line; whether its visit or its customer is in front stays as it was chosen."""
        line = row.line if row is not None else None
        visit_id = line.strongest.visit_id if line is not None else None
        self.customer.show_line(line)
        self.visit.show_visit(visit_id)
        self.tabs.setVisible(visit_id is not None)
        self._faces.setCurrentIndex(_CUSTOMER if visit_id is None else self.tabs.currentIndex())

    def show_visit(self) -> None:
        """Put the visit of the line in front, and the keys to work on it."""
        self.tabs.setCurrentIndex(_VISIT)
        self.visit.take_focus()

    def show_why(self) -> None:
        """Put in front why the line is here."""
        self.tabs.setCurrentIndex(_CUSTOMER)
        self.customer.scroll_to_top()
