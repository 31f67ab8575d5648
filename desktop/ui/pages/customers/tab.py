"""The base of the tabs on a customer's page that only show and do, without anything being typed in them."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.context import Context
from desktop.ui.icons import set_icon
from desktop.ui.widgets.plain import plain_mnemonic


class CustomerTab(QWidget):
    """A tab about one customer; read when it is first seen and after each write that concerns it."""

    #: A sentence about work that is done, and a function that undoes it or None.
    done = Signal(str, object)
    #: The key of another page and a dict of arguments for its `arrive`.
    navigate_requested = Signal(str, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.customer_id: int | None = None

    def show_customer(self, customer_id: int, _name: str = "") -> None:
        """Show another customer, or the same one anew."""
        if customer_id != self.customer_id:
            self.customer_id = customer_id
            self.clear()
        self.reload()

    def clear(self) -> None:
        """Forget what belongs to the customer before."""

    def go(self, key: str, **arguments: object) -> None:
        """Ask the window for another page."""
        self.navigate_requested.emit(key, arguments)

    def take_focus(self) -> None:
        """Put the keyboard on what matters most in the tab."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read again."""
        raise NotImplementedError


def quiet_button(text: str, icon: str, run: Callable[[], object]) -> QPushButton:
    """Make a button above a list, about what is current in it."""
    button = QPushButton(plain_mnemonic(text))
    button.setProperty("kind", "quiet")
    set_icon(button, icon, role="muted")
    button.clicked.connect(lambda _checked=False: run())
    return button


def lay_below_buttons(tab: QWidget, view: QWidget, *buttons: QPushButton) -> None:
    """Fill a tab with a list, and the buttons above it at the right."""
    row = QHBoxLayout()
    row.setContentsMargins(24, 12, 24, 8)
    row.setSpacing(8)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    layout = QVBoxLayout(tab)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addLayout(row)
    layout.addWidget(view, 1)
