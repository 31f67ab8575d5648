"""A print run in words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.domain.company import DocumentKind
from desktop.formats import format_count, format_date, format_datetime
from desktop.i18n import N_, _, ngettext
from desktop.services.archive import DocumentRow
from desktop.services.clock import Clock
from desktop.ui.models.table import Column
from desktop.ui.pages.paper_parts.paper_rows import paper_name
from desktop.ui.pages.visits.words import capital, dotted
from desktop.wording.choices import label
from desktop.wording.joining import joined

if TYPE_CHECKING:
    from desktop.services.print_runs import RunRow


def columns(clock: Clock) -> tuple["Column[RunRow]", ...]:
    """Give the columns of the list of runs."""
    return (
        Column(N_("Made at"), lambda run: run.made_at, lambda at: format_datetime(at, today=clock.today()), width=152),
        Column(N_("Letters"), lambda run: run.papers, format_count, number=True, width=64),
        Column(N_("Pages"), lambda run: run.pages, format_count, number=True, width=64),
        Column(N_("What"), what_text, stretch=True, width=148),
    )


def what_text(run: "RunRow") -> str:
    """Name the kinds of a run's papers, what was voided since, and the note."""
    kinds = capital(joined([label(DocumentKind(kind)) for kind in run.kinds]))
    void = ngettext("%(count)s void", "%(count)s void", run.voided) % {"count": format_count(run.voided)}
    return dotted((kinds, void if run.voided else "", run.note))


def title_text(run: "RunRow", clock: Clock) -> str:
    """Name a run by its day."""
    return _("Run of %(day)s") % {"day": format_date(run.made_on, "weekday", today=clock.today())}


def counts_text(run: "RunRow", papers: Sequence[DocumentRow]) -> str:
    """Count the papers of a run by what they are: "12 first reminders", and their pages."""
    counts: dict[str, int] = {}
    for paper in papers:
        counts[paper_name(paper)] = counts.get(paper_name(paper), 0) + 1
    pages = ngettext("%(count)s page", "%(count)s pages", run.pages) % {"count": format_count(run.pages)}
    return dotted((*(f"{format_count(count)} × {name}" for name, count in counts.items()), pages, run.note))
