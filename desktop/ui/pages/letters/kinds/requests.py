"""Payment requests with the papers that a customer wants before paying."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from desktop.app import Services
from desktop.domain.company import DocumentKind
from desktop.domain.letters import LeftOut
from desktop.domain.payrequests import PaperCount, PayStage
from desktop.formats import format_date, format_money
from desktop.i18n import N_, _
from desktop.services.payment_requests import RequestChoices
from desktop.services.results import Refused, Saved
from desktop.ui.pages.letters.items_table import ItemsTable
from desktop.ui.pages.letters.kinds.form import PaperForm
from desktop.ui.pages.letters.kinds.found import with_open_items
from desktop.ui.pages.letters.kinds.kind import PaperKind
from desktop.ui.pages.letters.kinds.proposal import Proposal
from desktop.ui.pages.letters.kinds.sheet import PaperKey, PaperSheet
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.check_table import CheckColumn, CheckRow, CheckTable
from desktop.ui.pages.visits.words import dotted
from desktop.wording.process import paper_line

_MOST_ITEMS = 6
_MOST_PAPERS = 6
_STAGES = {
    PayStage.OTHER: N_("Nothing is said of it"),
    PayStage.ADVANCE: N_("Advance payment"),
    PayStage.PROGRESS: N_("Progress payment"),
    PayStage.ACCEPTANCE: N_("On acceptance"),
    PayStage.RETENTION: N_("Retention"),
}
#: Never asked for, whatever a rep ticks.
_NEVER = frozenset({LeftOut.IN_PLAN, LeftOut.HANDED_OVER, LeftOut.DISPUTED})


class RequestForm(PaperForm):
    """First what is asked for and what goes with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._papers: tuple[PaperCount, ...] = ()
        self.items = ItemsTable(most_rows=_MOST_ITEMS)
        self.papers = CheckTable((CheckColumn("", stretch=True),), most_rows=_MOST_PAPERS)
        self.contract: Chooser[str] = Chooser([("", "")])
        self._contracts: tuple[str, ...] = ()
        self.add("items", _("Items"), self.items)
        self.add("papers", _("Papers that go with it"), self.papers)
        self.add("contract", _("Contract"), self.contract)
        self.add_chooser("stage", _("Stage"), [(stage, _(text)) for stage, text in _STAGES.items()])
        self.add_text("clause", _("Clause of the contract"))
        self.add_text("reference", _("Their reference"), hint=_("Words that the customer wants to see on it"))
        self.add_text("note", _("Note"))
        self.add_attention()
        self.add_tick("with_slip", _("Receipt slip"), _("To sign and send back"))
        self.add_language_and_day()
        self.add_account("account", _("Account to pay into"))

    def fill_more(self, sheet: PaperSheet, today: date, *, all_of_it: bool) -> None:
        """Fill items, papers and contract."""
        filled, draft = sheet.choices, sheet.draft
        self.items.show_items(draft.items, filled.currency, today, lambda reason: reason not in _NEVER)
        if filled.papers != self._papers or all_of_it:
            self._papers = filled.papers
            rows = [CheckRow(at, (_paper_text(paper),)) for at, paper in enumerate(filled.papers)]
            self.papers.set_rows(rows, {at for at, paper in enumerate(filled.papers) if paper.enclosed})
        self.show_field("papers", shown=bool(filled.papers))
        self._fill_contracts(draft.contracts, draft.contract.number if draft.contract else "")

    def read_more(self, sheet: PaperSheet, kept: Any) -> Mapping[str, Any]:  # noqa: ANN401 - of the service
        """Read items, papers and contract; what is as proposed stays with the program."""
        asked = frozenset(item.id for item in sheet.draft.items.asked)
        ticked = frozenset(self.items.ticked())
        enclosed = set(self.papers.ticked())
        papers = tuple(replace(paper, enclosed=at in enclosed) for at, paper in enumerate(self._papers))
        current = sheet.draft.contract.number if sheet.draft.contract else ""
        contract = self.contract.currentText()
        return {
            "items": kept.items if ticked == asked else ticked,
            "papers": kept.papers if papers == self._papers else papers,
            "contract": kept.contract if contract == current else contract,
        }

    def _fill_contracts(self, numbers: tuple[str, ...], chosen: str) -> None:
        if numbers != self._contracts:
            self._contracts = numbers
            self.contract.clear()
            self.contract.addItems(["", *numbers])
        self.contract.setCurrentText(chosen)
        self.show_field("contract", shown=bool(numbers))


def _paper_text(paper: PaperCount) -> str:
    line = paper_line(paper.kind, paper.form, paper.copies)
    return dotted((line, paper.note))


@dataclass(frozen=True, slots=True)
class Requests(PaperKind):
    """One request a customer and currency, built from the customer's payment process."""

    kind: ClassVar[DocumentKind] = DocumentKind.PAYMENT_REQUEST

    def proposals(self, services: Services, today: date) -> list[Proposal]:
        """List every customer with something open."""
        return with_open_items(services, self.kind, today)

    def begin(self, key: PaperKey) -> RequestChoices:
        """Leave everything to the program."""
        return RequestChoices(key.customer_id, key.currency)

    def read(self, services: Services, choices: RequestChoices) -> PaperSheet | None:
        """Set the request."""
        found = services.payment_requests.draft_and_preview(choices)
        return PaperSheet(*found, tuple(services.customers.contacts(choices.customer_id))) if found else None

    def make(self, services: Services, choices: RequestChoices, seen: PaperSheet) -> Saved[int] | Refused:
        """Make the request about the items that were seen."""
        return services.payment_requests.make(choices, seen=seen.draft.items)

    def form(self) -> RequestForm:
        """Make the fields."""
        return RequestForm()

    def facts(self, sheet: PaperSheet) -> str:
        """Say what is asked for, and until when the papers have to be there."""
        draft = sheet.draft
        until = _("papers by %(day)s") % {"day": format_date(draft.papers_by)} if draft.papers_by else ""
        return dotted((format_money(draft.items.total, sheet.choices.currency), until))
