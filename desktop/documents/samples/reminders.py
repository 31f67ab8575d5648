"""Reminders of every level, and those in which they say something rarer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from desktop.documents.data import Reminder
from desktop.documents.samples.basis import Basis, Sample
from desktop.domain.company import DocumentKind
from desktop.domain.dunning import BrokenPromise, EarlierLetter, FinalStep, Level
from desktop.domain.interest_reckoning import late_interest
from desktop.domain.lateinterest import (
    InterestBasis,
    InterestChoice,
    InterestItem,
    InterestLine,
    RateBasis,
    ReferenceRate,
)
from desktop.domain.papers import paper_number

_UNAPPLIED = 50_000
#: Days to pay, by level; before the money is due the last day on which some of it falls due.
_PAY_WITHIN = (21, 7, 10, 14)
#: Days before the paper on which the earlier letters were made, the latest first.
_LETTERS = (12, 24)
_MOST_CITED = 8

_Change = Callable[[Reminder], Reminder]


def _changed(level: Level, change: _Change, basis: Basis) -> Reminder:
    return change(_upcoming(basis) if level is Level.UPCOMING else _letter(basis, level))


def _letter(basis: Basis, level: Level) -> Reminder:
    enclosures = (basis.in_words("对账单1份", "Statement of account"), basis.in_words("发票复印件3份", "Invoices (3)"))
    is_late = level >= Level.SECOND
    return Reminder(
        basis.heading(DocumentKind.REMINDER),
        (*basis.items(), basis.credit_note()),
        basis.days(_PAY_WITHIN[level]),
        enclosures,
        level=level,
        unapplied=_UNAPPLIED,
        earlier=_letters(basis, level - 1),
        broken=_promises(basis) if is_late else (),
        steps=tuple(FinalStep) if level is Level.FINAL else (),
    )


def _upcoming(basis: Basis) -> Reminder:
    paper = _letter(basis, Level.UPCOMING)
    items = tuple(
        replace(
            item,
            document_date=basis.days(-20 + 7 * place),
            due_date=basis.days(7 * (place + 1)),
            days_overdue=None,
            paid=0,
            open=item.amount,
            disputed=0,
        )
        for place, item in enumerate(basis.items())
    )
    return replace(paper, items=items, unapplied=0)


def _letters(basis: Basis, count: int) -> tuple[EarlierLetter, ...]:
    """Give one letter of each level that came before, the earliest first."""
    year = basis.today.year
    return tuple(
        EarlierLetter(paper_number(DocumentKind.REMINDER, year, 4 + place), basis.days(-days), Level(1 + place))
        for place, days in enumerate(reversed(_LETTERS[: max(count, 0)]))
    )


def _promises(basis: Basis) -> tuple[BrokenPromise, ...]:
    return (
        BrokenPromise(basis.days(-20), basis.days(-11), 1_500_000, 200_000),
        BrokenPromise(basis.days(-9), basis.days(-3), 1_000_000),
    )


# What makes a letter say something else


def _as_it_is(paper: Reminder) -> Reminder:
    return paper


def _one_item(paper: Reminder) -> Reminder:
    """Name one item, of no contract."""
    return replace(paper, items=(replace(paper.items[0], contract=""),), unapplied=0)


def _several_days(paper: Reminder) -> Reminder:
    """Name no contract; what falls due does so on one day."""
    items = tuple(replace(item, contract="") for item in paper.items)
    if paper.level is Level.UPCOMING:
        items = tuple(replace(item, due_date=paper.pay_by) for item in items)
    return replace(paper, items=items)


def _no_account(paper: Reminder) -> Reminder:
    return replace(paper, heading=replace(paper.heading, account=None))


def _no_promise(paper: Reminder) -> Reminder:
    return replace(paper, broken=paper.broken[1:])


def _many_before(paper: Reminder) -> Reminder:
    """Come after so many letters and promises that they stand in tables."""
    if paper.level < Level.SECOND:
        return paper
    first = paper.earlier[0]
    earlier = tuple(
        replace(first, made_on=first.made_on - timedelta(days=12 * place)) for place in reversed(range(_MOST_CITED))
    )
    return replace(paper, earlier=earlier, broken=paper.broken * _MOST_CITED)


def _in(currency: str, paper: Reminder) -> Reminder:
    return replace(paper, heading=replace(paper.heading, currency=currency))


def _registered(paper: Reminder) -> Reminder:
    """Come from a company that has to print where it is registered."""
    company = paper.heading.company
    company = replace(
        company,
        registered_number=company.registered_number or "01234567",
        registered_in=company.registered_in or "England and Wales",
        registered_office=company.registered_office or "1 Sample Street, Leeds LS1 1AA",
    )
    return replace(paper, heading=replace(paper.heading, company=company))


def _with_mail(paper: Reminder) -> Reminder:
    company = replace(paper.heading.company, mail=paper.heading.company.mail or "finance@example.com")
    return replace(paper, heading=replace(paper.heading, company=company))


def _with_interest(choice: InterestChoice, paper: Reminder) -> Reminder:
    """Claim late interest, by published rates that are invented."""
    currency = {InterestBasis.UK_STATUTORY: "GBP", InterestBasis.EU_STATUTORY: "EUR"}.get(
        choice.basis, paper.heading.currency
    )
    begins = paper.heading.made_on - timedelta(days=800)
    rates = [ReferenceRate(rate, begins, 30_000) for rate in RateBasis]
    late = [
        InterestItem(place, item.number, currency, item.due_date, item.open)
        for place, item in enumerate(paper.items)
        if item.due_date is not None and item.days_overdue
    ]
    line = late_interest(late, paper.heading.as_of, choice, rates)
    interest = line if isinstance(line, InterestLine) else None
    return replace(paper, heading=replace(paper.heading, currency=currency), interest=interest)


_CHOICES = (
    InterestChoice(InterestBasis.LPR, factor=130),
    InterestChoice(InterestBasis.CONTRACT_DAILY, rate_ppm=500),
    InterestChoice(InterestBasis.CONTRACT_YEARLY, rate_ppm=60_000),
    InterestChoice(InterestBasis.UK_STATUTORY),
    InterestChoice(InterestBasis.EU_STATUTORY),
)


def _with_interest_abroad(paper: Reminder) -> Reminder:
    return _with_interest(_CHOICES[0], _in("USD", paper))


_CHANGES: tuple[_Change, ...] = (
    _as_it_is,
    _one_item,
    _several_days,
    _no_account,
    _no_promise,
    _many_before,
    partial(_with_interest, _CHOICES[0]),
    partial(_with_interest, _CHOICES[3]),
    _with_interest_abroad,
    *(partial(_in, currency) for currency in ("CNY", "USD")),
)
#: The letters of every level, the usual one first.
BY_LEVEL: dict[Level, tuple[Sample, ...]] = {
    level: tuple(partial(_changed, level, change) for change in _CHANGES) for level in Level
}
_SHARED: tuple[_Change, ...] = (
    _registered,
    _with_mail,
    *(partial(_with_interest, choice) for choice in _CHOICES[1:]),
)
#: First reminders in which texts stand that several kinds share.
WITH_SHARED_WORDS: tuple[Sample, ...] = tuple(partial(_changed, Level.FIRST, change) for change in _SHARED)
