"""Reminder letters of every level."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.app import Services
from desktop.domain.company import DocumentKind
from desktop.domain.dunning import StepReason
from desktop.formats import format_count, format_money
from desktop.i18n import _, ngettext
from desktop.services.letters import LetterCandidate, LetterChoices
from desktop.services.results import Refused, Saved
from desktop.ui.pages.letters.kinds.found import MOST
from desktop.ui.pages.letters.kinds.kind import PaperKind
from desktop.ui.pages.letters.kinds.proposal import Proposal
from desktop.ui.pages.letters.kinds.proposal_words import LEVEL_WORDS, why_line
from desktop.ui.pages.letters.kinds.reminder_form import ReminderForm
from desktop.ui.pages.letters.kinds.sheet import PaperKey, PaperSheet
from desktop.ui.pages.paper_parts.paper_rows import LEVEL_CHIPS
from desktop.ui.pages.visits.words import dotted


@dataclass(frozen=True, slots=True)
class Reminders(PaperKind):
    """One letter a customer and currency, of the step that the ladder proposes."""

    kind: ClassVar[DocumentKind] = DocumentKind.REMINDER

    def proposals(self, services: Services, today: date) -> list[Proposal]:
        """List whom the ladder proposes a letter, and who owes what is overdue but gets none now."""
        return [_proposal(row, today) for row in services.letters.candidates(limit=MOST)]

    def begin(self, key: PaperKey) -> LetterChoices:
        """Leave everything to the ladder."""
        return LetterChoices(key.customer_id, key.currency)

    def read(self, services: Services, choices: LetterChoices) -> PaperSheet | None:
        """Set the letter, with the decision that a final notice stands on."""
        found = services.letters.draft_and_preview(choices)
        if found is None:
            return None
        people = tuple(services.customers.contacts(choices.customer_id))
        decision = services.escalations.current(choices.customer_id, choices.currency)
        return PaperSheet(*found, people, decision)

    def make(self, services: Services, choices: LetterChoices, seen: PaperSheet) -> Saved[int] | Refused:
        """Make the letter that was seen."""
        return services.letters.make(choices, seen=seen.draft)

    def form(self) -> ReminderForm:
        """Make the fields."""
        return ReminderForm()

    def facts(self, sheet: PaperSheet) -> str:
        """Say what is asked for."""
        items = sheet.draft.items
        count = len(items.asked)
        words = ngettext("%(count)s item", "%(count)s items", count) % {"count": format_count(count)}
        return dotted((format_money(sheet.draft.total, sheet.choices.currency), words))


def _proposal(row: LetterCandidate, today: date) -> Proposal:
    level = row.step.level
    return Proposal(
        DocumentKind.REMINDER,
        row.customer_id,
        row.currency,
        row.name,
        row.total,
        format_money(row.total, row.currency) if row.total else row.currency,
        why_line(row, today),
        "" if level is None else _(LEVEL_WORDS[level]),
        "neutral" if level is None else LEVEL_CHIPS[level],
        level,
        is_proposed=row.selectable,
        selectable=row.selectable,
        needs_decision=row.step.reason is StepReason.NEEDS_DECISION,
    )
