"""Reminders in the terminal: who gets which and why, and one written (rules 49 and 59)."""

import argparse
import dataclasses
import re
from collections.abc import Iterable

from desktop.app import App
from desktop.cli.choosing import one_customer
from desktop.cli.making import chosen_language, make_paper
from desktop.cli.output import complain, print_json, say, table
from desktop.domain.dunning import FinalStep, Level
from desktop.domain.lateinterest import InterestBasis, InterestChoice
from desktop.formats import format_date, format_days, format_money
from desktop.i18n import _
from desktop.services.letters import LetterCandidate, LetterChoices, LetterDraft
from desktop.wording.choices import label
from desktop.wording.dunning import step_line
from desktop.wording.late_interest import interest_line
from desktop.wording.papers import no_letter_line

#: How a level is called on the command line.
LEVELS = {level.name.lower(): level for level in Level}

_PERCENT = re.compile(r"(\d{1,3})(?:\.(\d{1,4}))?\s*%?")
_FACTOR = re.compile(r"(\d)(?:\.(\d{1,2}))?")
_BY_RATE = frozenset({InterestBasis.CONTRACT_DAILY.value, InterestBasis.CONTRACT_YEARLY.value})

#: More customers no book has.
_ALL = 10_000_000


def letter(app: App, options: argparse.Namespace) -> int:
    """Write a reminder for one customer; without one, list who could get one and why."""
    if options.customer is None:
        return _print_candidates(app.services.letters.candidates(limit=_ALL), as_json=options.json)
    customer_id = one_customer(app, options.customer)
    choices = None if customer_id is None else _letter_choices(app, customer_id, options)
    draft = None if choices is None else app.services.letters.draft(choices)
    choices = None if choices is None or draft is None else _chosen_items(choices, draft, options)
    found = None if choices is None else app.services.letters.draft_and_preview(choices)
    if choices is None or found is None:
        return 1
    draft, preview = found
    _explain(draft)
    if unfit := _unfit(draft, options):
        complain(unfit)
        return 1
    return make_paper(app, options, preview, lambda: app.services.letters.make(choices, seen=draft))


def _unfit(draft: LetterDraft, options: argparse.Namespace) -> str:
    """Say what about the level cannot be, '' where all is well."""
    if draft.level is Level.FINAL and not draft.escalated:
        return _("A final notice has to be decided first, with its reason: see `escalate --help`.")
    if draft.level is not Level.FINAL and options.step:
        return _("--step: only a final notice names what may follow.")
    return ""


def letters(app: App, options: argparse.Namespace) -> int:
    """Print who gets which letter now and why, with --all also who gets none."""
    customer_id = one_customer(app, options.customer) if options.customer else None
    if options.customer and customer_id is None:
        return 1
    return _print_candidates(proposals(app, options, customer_id), as_json=options.json)


def proposals(app: App, options: argparse.Namespace, customer_id: int | None) -> list[LetterCandidate]:
    """Give the letters that are proposed, of the levels and the currency that were named."""
    levels = {LEVELS[name] for name in options.level or LEVELS}
    return [
        each
        for each in app.services.letters.candidates(customer_id, limit=_ALL)
        if (each.level in levels if each.selectable else options.all and not options.level)
        and options.currency in {None, each.currency}
    ]


def _explain(draft: LetterDraft) -> None:
    """Say which letter it is and why, what it refers to, and what it claims for being late."""
    say(_("%(letter)s: %(why)s") % {"letter": label(draft.level), "why": step_line(draft.step)})
    for earlier in draft.earlier:
        say(f"  {earlier.number}, {format_date(earlier.made_on)}: {label(earlier.level)}")
    for broken in draft.broken:
        words = {"amount": format_money(broken.amount, draft.choices.currency), "day": format_date(broken.due_on)}
        say("  " + _("promised and not kept: %(amount)s by %(day)s") % words)
    if draft.interest is not None:
        say("  " + _("late interest: %(what)s") % {"what": interest_line(draft.interest)})


def _letter_choices(app: App, customer_id: int, options: argparse.Namespace) -> LetterChoices | None:
    """Choose the currency: the one named, or the only one in which anything is due."""
    currencies = [candidate.currency for candidate in app.services.letters.candidates(customer_id)]
    currency = options.currency or next(iter(currencies), None)
    if currency is None:
        complain(_("Nothing is overdue here: there is no reminder to write."))
        return None
    if len(currencies) > 1 and not options.currency:
        text = _("This customer owes in %(list)s: one letter each. Name one by --currency.")
        complain(text % {"list": ", ".join(currencies)})
        return None
    interest = interest_choice(options) if options.interest else None
    if options.interest and interest is None:
        return None
    return LetterChoices(
        customer_id,
        currency,
        language=chosen_language(options),
        made_on=options.made_on,
        pay_by=options.pay_by,
        attention=options.attention,
        level=LEVELS[options.level] if options.level else None,
        enclosures=tuple(options.enclosure),
        with_slip=not options.no_slip,
        interest=interest,
        steps=tuple(map(FinalStep, options.step)),
        cite=not options.no_cite,
    )


def interest_choice(options: argparse.Namespace) -> InterestChoice | None:
    """Read --interest with its rate or factor; None, with the reason printed, where they do not go together."""
    rate, factor = _PERCENT.fullmatch(options.rate or "0"), _FACTOR.fullmatch(options.factor or "1")
    if rate is None or (options.interest in _BY_RATE) != bool(options.rate):
        complain(_("--rate: a number of per cent as in 0.05, with an interest that the contract names"))
        return None
    if factor is None or (options.factor and options.interest != InterestBasis.LPR):
        complain(_("--factor: a number as in 1.3, with the interest lpr"))
        return None
    return InterestChoice(
        InterestBasis(options.interest),
        rate_ppm=int(rate[1]) * 10_000 + int((rate[2] or "").ljust(4, "0")),
        factor=int(factor[1]) * 100 + int((factor[2] or "").ljust(2, "0")),
        year_days=options.year_days,
    )


def _chosen_items(choices: LetterChoices, draft: LetterDraft, options: argparse.Namespace) -> LetterChoices | None:
    """Take items out and put items in by their document numbers."""
    asked = {item.number: item.id for item in draft.items.asked}
    left_out = {item.number: item.id for item, _reason in draft.items.left_out}
    unknown = [*(set(options.leave_out) - asked.keys()), *(set(options.put_in) - left_out.keys())]
    if unknown:
        complain(_("Not an item of this letter: %(numbers)s") % {"numbers": ", ".join(unknown)})
        return None
    return dataclasses.replace(
        choices,
        taken_out=frozenset(asked[number] for number in options.leave_out),
        put_in=frozenset(left_out[number] for number in options.put_in),
    )


def _print_candidates(candidates: Iterable[LetterCandidate], *, as_json: bool) -> int:
    candidates = list(candidates)
    if as_json:
        print_json(candidates)
        return 0
    for line in table(map(candidate_row, candidates)) or [_("No letter is proposed.")]:
        say(line)
    return 0


def candidate_row(candidate: LetterCandidate) -> list[str]:
    """Give the cells of a proposal: who, which letter, how much, how late, why, and the last letter."""
    last = ""
    if candidate.last_on:
        last = f"{candidate.last_number}, {format_date(candidate.last_on)}"
    return [
        candidate.name,
        label(candidate.level) if candidate.level is not None else "-",
        format_money(candidate.total, candidate.currency) if candidate.total else "-",
        format_days(candidate.days_overdue),
        step_line(candidate.step) if candidate.total else no_letter_line(candidate),
        last,
    ]
