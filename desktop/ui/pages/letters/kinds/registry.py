"""All kinds that the page makes, each by its `DocumentKind`."""

from collections.abc import Mapping

from desktop.domain.company import DocumentKind
from desktop.ui.pages.letters.kinds.account_changes import AccountChanges
from desktop.ui.pages.letters.kinds.kind import PaperKind
from desktop.ui.pages.letters.kinds.receipts import Receipts
from desktop.ui.pages.letters.kinds.reminders import Reminders
from desktop.ui.pages.letters.kinds.requests import Requests
from desktop.ui.pages.letters.kinds.statements import Statements
from desktop.ui.pages.letters.kinds.thanks import Thanks

_ALL: tuple[PaperKind, ...] = (Reminders(), Statements(), Requests(), Thanks(), AccountChanges(), Receipts())

KINDS: Mapping[DocumentKind, PaperKind] = {each.kind: each for each in _ALL}
#: Those that are made for many customers at once.
PROPOSED: tuple[PaperKind, ...] = tuple(each for each in _ALL if each.kind is not DocumentKind.RECEIPT)
