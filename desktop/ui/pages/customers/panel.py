"""The panel beside the list: the main figures of one customer and whom to call there."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.pages.customers.facts import Facts
from desktop.ui.pages.customers.head import CustomerHead, facts_of, more_facts_of, terms_text
from desktop.ui.pages.customers.people_list import PeopleList
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label


class CustomerPanel(QWidget):
    """Shows the customer that is current in the list."""

    #: The user wants this customer's page, and there the tab of this key or '' for the first.
    open_wanted = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head: CustomerHead | None = None
        self._name = plain_label(role="section", wrap=True)
        self._terms = plain_label(role="muted", wrap=True)
        self._facts = Facts(upright=True)
        self._people = PeopleList()
        self._nobody = plain_label(_("Nobody is known there yet."), role="muted", wrap=True)
        self.open_button = QPushButton(_("Open"))
        self.process_button = QPushButton(_("How they pay"))
        self._content = QWidget()
        self._build()
        self.open_button.clicked.connect(lambda _checked=False: self._open(""))
        self.process_button.clicked.connect(lambda _checked=False: self._open("process"))
        self.show_head(None, date.min)

    def _build(self) -> None:
        self._content.setProperty("role", "scrolled")
        self._content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._name)
        column.addWidget(self._terms)
        column.addSpacing(4)
        column.addWidget(self._facts)
        column.addWidget(SectionHeading(_("People")))
        column.addWidget(self._nobody)
        column.addWidget(self._people)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._content)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 16)
        foot.setSpacing(8)
        foot.addWidget(self.open_button)
        foot.addWidget(self.process_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)

    def show_head(self, head: CustomerHead | None, today: date) -> None:
        """Show a customer, or nobody."""
        self._head = head
        self._content.setVisible(head is not None)
        self.open_button.setEnabled(head is not None)
        self.process_button.setEnabled(head is not None)
        if head is None:
            return
        self._name.setText(head.card.customer.name)
        self._terms.setText(terms_text(head.card))
        self._facts.show_facts((*facts_of(head, today), *more_facts_of(head, today)))
        self._people.show_people(head.people)
        self._nobody.setVisible(not head.people)

    def _open(self, tab: str) -> None:
        if self._head is not None:
            self.open_wanted.emit(self._head.card.id, tab)
