"""All kinds that the page makes; the module of one is loaded, with its service, when it is first asked for."""

from functools import cache
from importlib import import_module

from desktop.domain.company import DocumentKind
from desktop.i18n import N_
from desktop.ui.pages.letters.kinds.kind import PaperKind

_MODULES = {
    DocumentKind.REMINDER: ("reminders", "Reminders"),
    DocumentKind.STATEMENT: ("statements", "Statements"),
    DocumentKind.PAYMENT_REQUEST: ("requests", "Requests"),
    DocumentKind.THANKS: ("thanks", "Thanks"),
    DocumentKind.ACCOUNT_CHANGE: ("account_changes", "AccountChanges"),
    DocumentKind.RECEIPT: ("receipts", "Receipts"),
}

#: Those that are made for many customers at once, and the word for many of them.
PROPOSED = {
    DocumentKind.REMINDER: N_("Reminders"),
    DocumentKind.STATEMENT: N_("Statements"),
    DocumentKind.PAYMENT_REQUEST: N_("Payment requests"),
    DocumentKind.THANKS: N_("Thank-you letters"),
    DocumentKind.ACCOUNT_CHANGE: N_("Notices of a new account"),
}


@cache
def kind_of(kind: DocumentKind) -> PaperKind:
    """Give what a kind of paper brings to the page; KeyError for one that is made elsewhere."""
    module, name = _MODULES[kind]
    made: PaperKind = getattr(import_module(f"desktop.ui.pages.letters.kinds.{module}"), name)()
    return made
