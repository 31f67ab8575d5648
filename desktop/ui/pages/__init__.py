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

from desktop.i18n import N_

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
    #: The page of the rail that is marked while this one is shown, for a page that is not in the rail.
    parent: str = ""
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


def _today(context: "Context") -> "Page":
    from desktop.ui.pages.today.page import TodayPage

    return TodayPage(context)


def _customers(context: "Context") -> "Page":
    from desktop.ui.pages.customers.page import CustomersPage

    return CustomersPage(context)


def _customer(context: "Context") -> "Page":
    from desktop.ui.pages.customers.customer_page import CustomerPage

    return CustomerPage(context)


def _visits(context: "Context") -> "Page":
    from desktop.ui.pages.visits.page import VisitsPage

    return VisitsPage(context)


def _money(context: "Context") -> "Page":
    from desktop.ui.pages.money.page import MoneyPage

    return MoneyPage(context)


def _plans(context: "Context") -> "Page":
    from desktop.ui.pages.plans.page import PlansPage

    return PlansPage(context)


def _letters(context: "Context") -> "Page":
    from desktop.ui.pages.letters.page import LettersPage

    return LettersPage(context)


def _import(context: "Context") -> "Page":
    from desktop.ui.pages.imports.page import ImportPage

    return ImportPage(context)


def _settings(context: "Context") -> "Page":
    from desktop.ui.pages.settings.page import SettingsPage

    return SettingsPage(context)


def _help(context: "Context") -> "Page":
    from desktop.ui.pages.help.page import HelpPage

    return HelpPage(context)


PAGES = (
    PageSpec("today", N_("Today"), "today", _today, count=lambda services: services.today.count()),
    PageSpec("customers", N_("Customers"), "customers", _customers),
    PageSpec("visits", N_("Visits"), "visits", _visits),
    PageSpec("money", N_("Money"), "money", _money),
    PageSpec("plans", N_("Plans"), "plans", _plans, count=lambda services: services.today.instalments_due()),
    PageSpec("letters", N_("Letters"), "letters", _letters),
    PageSpec("import", N_("Bring in a file"), "import", _import),
    PageSpec("customer", N_("Customer"), "customers", _customer, in_rail=False, parent="customers"),
    PageSpec("settings", N_("Settings"), "settings", _settings, at_foot=True),
    PageSpec("help", N_("Help"), "help", _help, in_rail=False),
)

COMMANDS = (
    Command(N_("Plan a visit"), "visits", "visits", {"do": "plan"}, makes_new=True),
    Command(N_("New customer"), "customers", "customers", {"do": "new"}, makes_new=True),
    Command(N_("Bring in the finance office's file"), "import", "import", {"do": "choose"}, makes_new=True),
    Command(N_("Record payments"), "money", "money", {"part": "entry"}, makes_new=True),
    Command(N_("Bring in payments"), "import", "money", {"part": "file"}, makes_new=True),
    Command(N_("Add an item by hand"), "money", "money", {"part": "items", "do": "add"}, makes_new=True),
    Command(N_("Agree on instalments"), "plans", "plans", {"do": "new"}, makes_new=True),
    Command(N_("Write a reminder letter"), "letters", "letters", {"do": "write"}, makes_new=True),
    Command(N_("Sheet of today's visits"), "print", "today", {"do": "day_sheet"}),
    Command(N_("Follow-up table of calls"), "phone", "today", {"do": "follow_up"}),
    Command(N_("Print runs"), "print", "letters", {"part": "runs"}),
    Command(N_("Letters without proof of arrival"), "letters", "letters", {"part": "issued", "unproved": True}),
    Command(N_("Ageing"), "money", "money", {"part": "ageing"}),
    Command(N_("Payments that are not applied"), "money", "money", {"part": "payments", "unapplied": True}),
    Command(N_("Our company"), "edit", "settings", {"section": "company"}),
    Command(N_("Words of papers"), "document", "settings", {"section": "texts"}),
    Command(N_("Back up the book"), "download", "settings", {"do": "back_up"}),
    Command(N_("Working days"), "calendar", "settings", {"section": "days"}),
    Command(N_("Calls and collecting"), "phone", "settings", {"section": "collecting"}),
    Command(N_("When letters are proposed"), "letters", "settings", {"section": "letters"}),
    Command(N_("Late interest and published rates"), "money", "settings", {"section": "law"}),
    Command(N_("How long claims last"), "clock", "settings", {"section": "law", "field": "periods"}),
    Command(N_("Language and colours"), "settings", "settings", {"section": "appearance"}),
)
