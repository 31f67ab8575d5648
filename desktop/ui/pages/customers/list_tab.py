"""The base of the customer's tabs that are one list, read page by page."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

from desktop.app import Services
from desktop.ui.context import Context
from desktop.ui.models.table import Column, PageRequest, TableModel
from desktop.ui.pages.customers.tab import CustomerTab
from desktop.ui.widgets.table_view import TableView

Row = TypeVar("Row")


class ListTab(CustomerTab, Generic[Row]):
    """A list of the customer's; `read_page` says which, and the tab lays its `view` out."""

    def __init__(self, context: Context, columns: Sequence[Column[Row]], key: Callable[[Row], int]) -> None:
        super().__init__(context)
        self.model = TableModel(tuple(columns), key=key, load=self._load, parent=self)
        self.view = TableView(self.model)

    def read_page(self, services: Services, customer_id: int, request: PageRequest[Row]) -> list[Row]:
        """Read one page of the list, on a reader's thread."""
        raise NotImplementedError

    def clear(self) -> None:
        """Forget the rows of the customer before."""
        self.model.set_rows(())

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read the rows again."""
        self.model.reload()

    def _load(
        self, request: PageRequest[Row], deliver: Callable[[Sequence[Row]], None], give_up: Callable[[], None]
    ) -> None:
        if self.customer_id is None:
            return
        read = partial(self.read_page, self.context.services, self.customer_id)
        self.context.jobs.read(read, request, then=deliver, failed=lambda _error: give_up(), owner=self)
