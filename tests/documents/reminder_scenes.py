"""Reminders to be looked at."""

from dataclasses import replace
from datetime import timedelta

from desktop.documents.data import PaperItem, Reminder
from desktop.documents.texts import Texts
from desktop.domain.customers import LetterLanguage
from desktop.domain.dunning import EarlierLetter, Level
from desktop.domain.lateinterest import InterestBasis, InterestChoice
from tests.documents import reminder_samples as levels
from tests.documents import samples
from tests.papers import Scene

_CHINESE = Texts(LetterLanguage.CHINESE)
_ENGLISH = Texts(LetterLanguage.ENGLISH)


def _special() -> Reminder:
    """Give a letter with everything that is rare: a credit note, a part in dispute, contracts, long numbers."""
    first, second, third = samples.items(3)
    credit = PaperItem("红字 26332000000000000099", samples.AS_OF, None, -300_000, 0, -300_000, 0, None)
    rows = (
        replace(first, contract="TH-2026-018"),
        replace(second, open=second.open - 50_000, disputed=50_000, contract="TH-2026-021"),
        replace(third, number="HZ/2026/余杭/送货单-0001278-A-补开"),
        credit,
    )
    return replace(samples.reminder(), items=rows)


def _hard() -> Reminder:
    """Give a letter with long and rare names, markup and the largest sums."""
    customer = replace(samples.CUSTOMER, name=samples.LONG_NAME[:200], attention=samples.HARD_NAME)
    largest = replace(
        samples.items(1)[0], number="<img src='/x.png'>" * 4, amount=9_999_999_999_999, open=9_999_999_999_999
    )
    company = replace(samples.COMPANY, name=samples.HARD_NAME * 2)
    return replace(samples.reminder(head=samples.heading(company, customer)), items=(largest, *samples.items(2)))


def _bare() -> Reminder:
    """Give the letter of a firm that has filled in its name only."""
    company = samples.Company(name=samples.COMPANY.name)
    head = samples.heading(company, replace(samples.CUSTOMER, attention=""))
    return replace(samples.reminder(head=head), enclosures=())


def _net() -> Reminder:
    """Give a second reminder that takes off money received."""
    return replace(levels.second(samples.reminder()), unapplied=500_000)


def _cites(paper: Reminder, count: int) -> Reminder:
    """Give a final notice after very many letters and promises."""
    letters = tuple(
        EarlierLetter(f"CK-2026-{place:04}", samples.MADE_ON - timedelta(days=400 - 9 * place), Level(1 + place % 2))
        for place in range(count)
    )
    return replace(levels.final(paper), earlier=letters, broken=levels.BROKEN * (count // 4))


_DAILY = InterestChoice(InterestBasis.CONTRACT_DAILY, rate_ppm=500)
_BY_LAW = InterestChoice(InterestBasis.UK_STATUTORY)

SCENES = (
    Scene("reminder-zh", samples.reminder(), _CHINESE),
    Scene("reminder-zh-no-slip", samples.reminder(with_slip=False), _CHINESE),
    Scene("reminder-zh-one", samples.reminder(1, samples.heading(logo=samples.logo())), _CHINESE),
    Scene("reminder-zh-8", samples.reminder(8), _CHINESE),
    Scene("reminder-zh-60", samples.reminder(60), _CHINESE),
    Scene("reminder-zh-special", _special(), _CHINESE),
    Scene("reminder-zh-hard", _hard(), _CHINESE),
    Scene("reminder-zh-bare", _bare(), _CHINESE),
    Scene("reminder-zh-usd", samples.reminder(2, samples.heading(currency="USD")), _CHINESE),
    Scene("reminder-uk", samples.british(), _ENGLISH),
    Scene("reminder-uk-no-slip", samples.british(with_slip=False), _ENGLISH),
    Scene("reminder-uk-60", samples.british(60), _ENGLISH),
    Scene("reminder-us", samples.american(), _ENGLISH),
    Scene("reminder-us-one", samples.american(1), _ENGLISH),
    Scene("reminder-en-rmb", samples.reminder(), _ENGLISH),
    Scene("reminder-en-hard", _hard(), _ENGLISH),
    Scene("upcoming-zh", levels.upcoming(samples.reminder()), _CHINESE),
    Scene("upcoming-zh-one", levels.upcoming(samples.reminder(1)), _CHINESE),
    Scene("upcoming-zh-60", levels.upcoming(samples.reminder(60)), _CHINESE),
    Scene("upcoming-uk", levels.upcoming(samples.british()), _ENGLISH),
    Scene("upcoming-us-one", levels.upcoming(samples.american(1)), _ENGLISH),
    Scene("upcoming-uk-same-day", levels.upcoming(samples.british(2), days_apart=0), _ENGLISH),
    Scene("second-zh", levels.second(samples.reminder()), _CHINESE),
    Scene("second-zh-net", _net(), _CHINESE),
    Scene("second-zh-60", levels.second(samples.reminder(60)), _CHINESE),
    Scene("second-zh-hard", levels.second(_hard()), _CHINESE),
    Scene("second-uk", levels.second(samples.british()), _ENGLISH),
    Scene("second-us", levels.second(samples.american()), _ENGLISH),
    Scene("second-en-net", _net(), _ENGLISH),
    Scene("final-zh", levels.final(samples.reminder()), _CHINESE),
    Scene("final-zh-one", levels.final(samples.reminder(1)), _CHINESE),
    Scene("final-zh-bare", replace(levels.final(_bare()), steps=(), earlier=(), broken=()), _CHINESE),
    Scene("final-zh-interest", levels.with_interest(levels.final(samples.reminder())), _CHINESE),
    Scene("final-zh-cites", _cites(samples.reminder(12), 24), _CHINESE),
    Scene("final-zh-hard", levels.with_interest(levels.final(_hard()), _DAILY), _CHINESE),
    Scene("final-uk", levels.final(samples.british()), _ENGLISH),
    Scene("final-uk-interest", levels.with_interest(levels.final(samples.british()), _BY_LAW), _ENGLISH),
    Scene("final-us", levels.final(samples.american()), _ENGLISH),
    Scene("final-uk-cites", _cites(samples.british(12), 24), _ENGLISH),
    Scene("final-en-hard", levels.with_interest(levels.final(_hard()), _DAILY), _ENGLISH),
)
