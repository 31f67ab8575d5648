"""The page of one customer: what matters at the top, everything else in tabs."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.services.results import Entity
from desktop.ui.context import Context
from desktop.ui.pages.collecting.call_opening import open_call_sheet
from desktop.ui.pages.customers.actions import ask_archive, open_change_customer, restore
from desktop.ui.pages.customers.debtor.tab import DebtorTab
from desktop.ui.pages.customers.facts import Facts
from desktop.ui.pages.customers.head import CustomerHead, facts_of, read_head, summary_of
from desktop.ui.pages.customers.letters_tab import LettersTab
from desktop.ui.pages.customers.overview_tab import OverviewTab
from desktop.ui.pages.customers.people_tab import PeopleTab
from desktop.ui.pages.customers.plans_tab import PlansTab
from desktop.ui.pages.customers.promises_tab import PromisesTab
from desktop.ui.pages.customers.receivables_tab import ReceivablesTab
from desktop.ui.pages.customers.visits_tab import VisitsTab
from desktop.ui.pages.process.tab import ProcessTab
from desktop.ui.pages.visits.opening import open_plan_visit
from desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from desktop.ui.pages.customers.tab import CustomerTab


class CustomerPage(Page):
    """Arrives with `customer_id` and maybe `tab`, the key of one of its tabs: "overview", "receivables", "debtor"..."""

    shows: ClassVar[frozenset[Entity]] = frozenset(
        {
            Entity.CUSTOMER,
            Entity.CONTACT,
            Entity.RECEIVABLE,
            Entity.PROCESS,
            Entity.VISIT,
            Entity.RECONCILIATION,
            Entity.CALENDAR,
            Entity.IMPORT,
            Entity.PLAN,
            Entity.DOCUMENT,
            Entity.PAYMENT,
            Entity.PROMISE,
            Entity.DISPUTE,
            Entity.CONTACT_LOG,
            Entity.SIGNAL,
            Entity.CONTRACT,
            Entity.CLOCK,
            Entity.DELIVERY,
            Entity.ESCALATION,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._head: CustomerHead | None = None
        self.facts = Facts()
        self.tabs = QTabWidget()
        self.overview = OverviewTab(context)
        self.process = ProcessTab(context)
        self.receivables = ReceivablesTab(context)
        self.promises = PromisesTab(context)
        self.debtor = DebtorTab(context)
        self.visits = VisitsTab(context)
        self.plans = PlansTab(context)
        self.letters = LettersTab(context)
        self.people = PeopleTab(context)
        self._tabs: dict[str, CustomerTab | ProcessTab] = {}
        self._stale_tabs: set[str] = set()
        self.add_action(_("All customers"), lambda: self.go("customers"), icon="back")
        self.change_button = self.add_action(_("Change..."), self._on_change)
        self.archive_button = self.add_action(_("Archive..."), self._on_archive)
        self.restore_button = self.add_action(_("Restore"), self._on_restore)
        self.call_button = self.add_action(_("Call sheet..."), self._on_call)
        self.plan_button = self.add_action(_("Plan a visit"), self._on_plan, icon="visits", primary=True)
        self._build_body()
        self.tabs.currentChanged.connect(lambda _at: self._read_tab())
        self.process.dirty_changed.connect(self._on_dirty)
        for tab in (self.receivables, self.plans, self.letters):
            tab.navigate_requested.connect(self.navigate_requested)

    def _build_body(self) -> None:
        self.tabs.setDocumentMode(True)
        for key, title, tab in (
            ("overview", _("Overview"), self.overview),
            ("process", _("Payment process"), self.process),
            ("receivables", _("Receivables"), self.receivables),
            ("promises", _("Promises and disputes"), self.promises),
            ("debtor", _("Debtor"), self.debtor),
            ("visits", _("Visits"), self.visits),
            ("plans", _("Plans"), self.plans),
            ("letters", _("Letters"), self.letters),
            ("people", _("People"), self.people),
        ):
            self._tabs[key] = tab
            self.tabs.addTab(tab, title)
            tab.done.connect(self.say_done)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.facts.setContentsMargins(24, 0, 24, 0)
        layout.addWidget(self.facts)
        layout.addWidget(self.tabs, 1)
        self.set_body(body)

    # What the window calls

    def arrive(self, **arguments: object) -> None:
        """Show the customer `customer_id`, on the tab `tab` if it is named."""
        customer, tab = arguments.get("customer_id"), arguments.get("tab")
        if isinstance(customer, int) and customer != self.customer:
            here = self.customer
            self.ask_to_leave(
                lambda: self._show_customer(customer, str(tab or "")),
                lambda: self.go("customer", customer_id=here),
            )
        elif tab in self._tabs:
            self.show_tab(str(tab))

    @property
    def has_unsaved(self) -> bool:
        """Whether the payment process was changed and not saved."""
        return self.process.is_dirty

    def ask_to_leave(self, go: Callable[[], object], stay: Callable[[], object] | None = None) -> None:
        """Ask about changes to the payment process, in sight of them."""
        if self.has_unsaved:
            self.show_tab("process")
        self.process.ask_to_leave(go, stay)

    def reload(self) -> None:
        """Read the head and the tab that is seen; the others when they are."""
        if self.customer is None:
            return
        self._stale_tabs = set(self._tabs)
        key = ("customer head", id(self))
        self.context.jobs.latest(key, read_head, self.context.services, self.customer, then=self._on_head, owner=self)
        self._read_tab()

    def take_focus(self) -> None:
        """Put the keyboard on the tab that is shown."""
        self._tabs[self.tab].take_focus()

    # What others use

    @property
    def tab(self) -> str:
        """The key of the tab that is shown."""
        shown = self.tabs.currentWidget()
        return next(key for key, tab in self._tabs.items() if tab is shown)

    @property
    def part(self) -> str:
        """The name of the tab that is shown."""
        return self.tab

    def show_tab(self, key: str) -> None:
        """Show a tab and give it the focus."""
        self.tabs.setCurrentWidget(self._tabs[key])
        self._tabs[key].take_focus()

    # Private

    def _show_customer(self, customer_id: int, tab: str) -> None:
        self.customer = customer_id
        self._head = None
        self.set_title("")
        self.facts.show_facts(())
        self.tabs.setCurrentWidget(self._tabs.get(tab, self.overview))
        self.refresh()

    def _read_tab(self) -> None:
        """Read the tab that is seen, if it has missed a write or belongs to another customer."""
        key = self.tab
        if self.customer is None or key not in self._stale_tabs:
            return
        self._stale_tabs.discard(key)
        self._tabs[key].show_customer(self.customer, self._head.card.customer.name if self._head else "")

    def _on_head(self, head: CustomerHead | None) -> None:
        self._head = head
        if head is None:
            self.set_title(_("Customer"))
            gone = _("This customer is no longer in the book.")
            self.show_empty(gone, _("All customers"), lambda: self.go("customers"))
            return
        self.show_body()
        name = head.card.customer.name
        today = self.context.clock.today()
        terms = summary_of(head, today)
        self.set_title(name, _("Archived: %(terms)s") % {"terms": terms} if head.card.archived else terms)
        self.facts.show_facts(facts_of(head, today))
        self.archive_button.setVisible(not head.card.archived)
        self.restore_button.setVisible(head.card.archived)
        self.process.set_name(name)

    def _on_dirty(self, dirty: bool) -> None:  # noqa: FBT001 - Qt's signal
        at = self.tabs.indexOf(self.process)
        self.tabs.setTabText(at, _("Payment process *") if dirty else _("Payment process"))

    def _on_plan(self) -> None:
        open_plan_visit(self, self.context, self.customer)

    def _on_call(self) -> None:
        if self.customer is not None:
            open_call_sheet(self, self.context, self.customer)

    def _on_change(self) -> None:
        if self.customer is not None:
            open_change_customer(self, self.customer)

    def _on_archive(self) -> None:
        if self.customer is not None:
            ask_archive(self, self.customer)

    def _on_restore(self) -> None:
        if self._head is not None:
            restore(self, self._head.card.id, self._head.card.customer.name)
