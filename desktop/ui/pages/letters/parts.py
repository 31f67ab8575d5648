"""The views of the page: what each is called, and how many things it has."""

from desktop.app import Services
from desktop.i18n import N_
from desktop.ui.pages.letters.issued.part import IssuedPart
from desktop.ui.pages.letters.kinds.found import MOST
from desktop.ui.pages.letters.proposals.part import ProposalsPart
from desktop.ui.pages.letters.runs.part import RunsPart
from desktop.ui.widgets.parts_page import PartSpec

PROPOSALS, RUNS, ISSUED = "proposals", "runs", "issued"


def specs(proposals: ProposalsPart, runs: RunsPart, issued: IssuedPart) -> tuple[PartSpec, ...]:
    """Name the views in their order."""
    return (
        PartSpec(PROPOSALS, N_("Proposals"), lambda _context: proposals, _proposed),
        PartSpec(RUNS, N_("Print runs"), lambda _context: runs, lambda services: services.print_runs.count()),
        PartSpec(ISSUED, N_("Issued"), lambda _context: issued, lambda services: services.archive.count()),
    )


def _proposed(services: Services) -> int:
    """Count the reminders that are proposed now."""
    return sum(row.selectable for row in services.letters.candidates(limit=MOST))
