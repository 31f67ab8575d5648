"""A letter as it would be, decided from what was read, and the paper that is drawn from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.documents.data import Heading, PaperItem, Reminder
from desktop.domain.checks import check_sum
from desktop.domain.company import BankAccount, DocumentKind
from desktop.domain.dunning import BrokenPromise, EarlierLetter, Level, NextStep
from desktop.domain.lateinterest import InterestBasis, InterestLine, InterestWarning
from desktop.domain.letter_decisions import Decision, decide
from desktop.domain.letters import LetterItems
from desktop.domain.papers import PaperWarning, WarningCode
from desktop.domain.problems import Problem, ProblemCode
from desktop.services.letter_basis import Basis, Recipient
from desktop.services.letter_choices import FilledChoices, LetterChoices, choice_problems, filled
from desktop.services.letter_warnings import day_warnings, item_warnings, step_warnings, text_warnings, whom_warnings
from desktop.services.making import Prepared
from desktop.services.papers import item_row, party
from desktop.services.results import Refused

__all__ = ["NO_CUSTOMER", "LetterDraft", "changes", "decided", "ordered", "prepared"]

NO_CUSTOMER = Problem("customer_id", ProblemCode.NOT_FOUND)


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A reminder as it would be: every choice filled in, its rows, the number it would get, what to know before.

    `step` is what is proposed, whatever was chosen. `earlier` and `broken` are what the letter refers to, `interest` is
    the late interest that it claims. `number` is '' while nobody has asked for it.
    """

    choices: FilledChoices
    customer: str
    items: LetterItems
    accounts: tuple[BankAccount, ...]
    step: NextStep
    escalated: bool
    earlier: tuple[EarlierLetter, ...]
    broken: tuple[BrokenPromise, ...]
    interest: InterestLine | None
    warnings: tuple[PaperWarning, ...]
    problems: tuple[Problem, ...]
    number: str = ""

    @property
    def level(self) -> Level:
        """The level of the letter."""
        return self.choices.level

    @property
    def unapplied(self) -> int:
        """The money taken off that no item has yet, in minor units."""
        return self.items.unapplied

    @property
    def total(self) -> int:
        """What the letter asks for, late interest included, in minor units."""
        return self.items.total + (self.interest.total if self.interest else 0)


def decided(choices: LetterChoices, basis: Basis) -> LetterDraft | None:
    """Decide a letter from what was read; None when there is no such customer."""
    recipient = basis.recipients.get(choices.customer_id)
    if recipient is None:
        return None
    key = choices.customer_id, choices.currency
    facts = basis.found.facts(key)
    decision = decide(facts, basis.ladder, level=choices.level, taken_out=choices.taken_out, put_in=choices.put_in)
    complete = filled(
        choices,
        decision,
        basis.today,
        basis.ladder.rules,
        language=recipient.language,
        attention=recipient.attention,
        calendar=basis.calendar,
        interest=basis.usual_interest,
    )
    accounts = basis.company.accounts_in(choices.currency)
    interest = basis.late_interest.line([item.id for item in decision.items.asked], complete.interest, basis.today)
    problems = (
        *choice_problems(complete, basis.today, len(accounts), escalated=facts.escalated),
        *_sum_problems(decision.items, choices.currency),
        *(interest.problems if isinstance(interest, Refused) else ()),
        *_unapplied_problems(decision.items, interest),
    )
    cites = complete.cite and complete.level >= Level.SECOND
    return LetterDraft(
        complete,
        recipient.record.name,
        decision.items,
        accounts,
        decision.step,
        facts.escalated,
        basis.citable.earlier(decision.items, complete.made_on) if cites else (),
        basis.citable.broken(*key, decision.items) if cites else (),
        None if isinstance(interest, Refused) else interest,
        tuple(_warnings(complete, decision, recipient, basis, problems)),
        problems,
    )


def _warnings(
    choices: FilledChoices, decision: Decision, recipient: Recipient, basis: Basis, problems: Sequence[Problem]
) -> Iterator[PaperWarning]:
    yield from whom_warnings(basis.company, recipient.record, choices)
    yield from item_warnings(decision.items, choices.currency)
    if not any(problem.field in {"made_on", "pay_by"} for problem in problems):
        yield from day_warnings(choices, basis.calendar)
    last = basis.found.last.get((choices.customer_id, choices.currency))
    yield from step_warnings(decision, last, choices, basis.ladder.rules)
    is_claimed = choices.interest.basis is not InterestBasis.NONE
    if is_claimed and InterestWarning.HIGH_RATE in basis.late_interest.warnings(choices.interest, basis.today):
        yield PaperWarning(WarningCode.HIGH_INTEREST)
    yield from text_warnings(basis.own_words[choices.language], choices.level)


def ordered(order: LetterChoices, basis: Basis) -> Prepared | Refused:
    """Decide a letter of a run; one of no level is only for what is proposed."""
    draft = decided(order, basis)
    if draft is None:
        return Refused((NO_CUSTOMER,))
    if order.level is None and draft.step.level is None:
        return Refused(draft.problems or (Problem("level", ProblemCode.NOT_PROPOSED),))
    return Refused(draft.problems) if draft.problems else prepared(draft, basis)


def prepared(draft: LetterDraft, basis: Basis) -> Prepared:
    """Put together the paper of a draft without problems: the same for the preview as for the archive."""
    choices, ours = draft.choices, basis.company
    customer = party(basis.recipients[choices.customer_id].record, choices.language, choices.attention)
    account = ours.account_for(choices.currency, choices.account)
    heading = Heading("", choices.made_on, basis.today, ours, customer, choices.currency, account, basis.logo)
    rows = tuple(_paper_items(draft, basis))
    paper = Reminder(
        heading,
        tuple(row for _id, row in rows),
        choices.pay_by,
        choices.enclosures,
        with_slip=choices.with_slip,
        level=choices.level,
        unapplied=draft.unapplied,
        earlier=draft.earlier,
        broken=draft.broken,
        interest=draft.interest,
        steps=choices.steps,
    )
    return Prepared(
        DocumentKind.REMINDER,
        choices.customer_id,
        choices.language,
        paper,
        basis.texts[choices.language],
        rows,
        choices.plain(),
        choices.pay_by,
        level=choices.level,
        total=paper.total,
        unapplied=draft.unapplied,
        interest=draft.interest.total if draft.interest else 0,
        warnings=draft.warnings,
    )


def _paper_items(draft: LetterDraft, basis: Basis) -> Iterator[tuple[int, PaperItem]]:
    found = basis.found.items.get((draft.choices.customer_id, draft.choices.currency), ())
    contracts = {each.item.id: each.row.contract for each in found}
    for item in draft.items.asked:
        yield item.id, item_row(item, basis.today, item.asked, contracts[item.id])


def _unapplied_problems(items: LetterItems, interest: InterestLine | Refused | None) -> Iterator[Problem]:
    """Refuse to claim interest on items while money that came in is taken off none of them."""
    if items.unapplied and isinstance(interest, InterestLine):
        yield Problem("interest", ProblemCode.UNAPPLIED_MONEY)


def _sum_problems(items: LetterItems, currency: str) -> Iterator[Problem]:
    if items.total <= 0:
        yield Problem("items", ProblemCode.NOTHING_TO_ASK)
    yield from check_sum("items", max(items.total, 0), currency)


def changes(draft: LetterDraft, seen: LetterDraft | None) -> Iterator[Problem]:
    """Find what is no longer as the rep has seen it."""
    if seen is None:
        return
    if draft.level is not seen.level:
        yield Problem("level", ProblemCode.CHANGED_MEANWHILE)
    elif _substance(draft) != _substance(seen):
        yield Problem("items", ProblemCode.CHANGED_MEANWHILE)


def _substance(draft: LetterDraft) -> tuple[object, ...]:
    return draft.items.asked, draft.items.unapplied, draft.earlier, draft.broken, draft.interest
