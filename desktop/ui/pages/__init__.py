"""The pages: each is one folder here and one line in `PAGES`.

A page is a `desktop.ui.widgets.page.Page` in `pages/<feature>/`, made when it is first shown; the function that makes
it imports it, so that the window starts without the pages nobody has looked at yet:

    def _customers(context: Context) -> Page:
        from desktop.ui.pages.customers.page import CustomersPage

        return CustomersPage(context)

    PAGES = (PageSpec("customers", N_("Customers"), "customers", _customers, count=lambda services: ...),)
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.app import Services
    from desktop.ui.context import Context
    from desktop.ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: `title` and its place in the rail, how it is made, and the figure beside its name."""

    key: str
    title: str  # marked with N_
    icon: str  # a file of resources/icons, without .svg
    factory: "Callable[[Context], Page]"
    #: Given the services, on a reader's thread: how many things wait there; 0 is not shown.
    count: "Callable[[Services], int] | None" = None
    in_rail: bool = True
    at_foot: bool = False  # below the line at the foot of the rail


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do from anywhere: found by Ctrl+K, and in the plus menu when it makes a new thing.

    The page's `arrive` gets `arguments`; what it is to begin with is named by `do`, as in `{"do": "plan"}`.
    """

    title: str  # marked with N_
    icon: str
    page: str
    arguments: Mapping[str, object] = field(default_factory=dict)
    makes_new: bool = False


PAGES: tuple[PageSpec, ...] = ()

COMMANDS: tuple[Command, ...] = ()
