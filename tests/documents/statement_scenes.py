"""Statements of account to be looked at."""

from dataclasses import replace

from desktop.documents.data import Statement
from desktop.documents.texts import Texts
from desktop.domain.customers import LetterLanguage
from tests.documents import samples, statement_samples
from tests.papers import Scene

_CHINESE = Texts(LetterLanguage.CHINESE)
_ENGLISH = Texts(LetterLanguage.ENGLISH)


def _hard() -> Statement:
    """Give a statement with long and rare names, markup and the largest sums."""
    customer = replace(samples.CUSTOMER, name=samples.LONG_NAME[:200], attention=samples.HARD_NAME)
    company = replace(samples.COMPANY, name=samples.HARD_NAME * 2)
    largest = replace(
        samples.items(1)[0], number="<img src='/x.png'>" * 4, amount=9_999_999_999_999, open=9_999_999_999_999
    )
    paper = statement_samples.statement(head=samples.heading(company, customer), unapplied=1)
    return replace(paper, items=(largest, replace(samples.items(1)[0], disputed=1)))


def _bare() -> Statement:
    """Give the statement of a firm that has filled in its name only."""
    company = samples.Company(name=samples.COMPANY.name)
    head = samples.heading(company, replace(samples.CUSTOMER, attention=""))
    return statement_samples.statement(head=head)


SCENES = (
    Scene("statement-zh", statement_samples.statement(), _CHINESE),
    Scene("statement-zh-8", statement_samples.statement(8), _CHINESE),
    Scene("statement-zh-60", statement_samples.with_movements(statement_samples.statement(60)), _CHINESE),
    Scene("statement-zh-special", statement_samples.special(), _CHINESE),
    Scene("statement-zh-we-owe", statement_samples.statement(1, unapplied=5_000_000), _CHINESE),
    Scene("statement-zh-nothing", statement_samples.statement(0, reserve_rights=False), _CHINESE),
    Scene("statement-zh-usd", statement_samples.statement(2, samples.heading(currency="USD")), _CHINESE),
    Scene("statement-zh-interest", statement_samples.with_interest(statement_samples.statement(2)), _CHINESE),
    Scene("statement-zh-hard", _hard(), _CHINESE),
    Scene("statement-zh-bare", _bare(), _CHINESE),
    Scene("statement-uk", statement_samples.british(), _ENGLISH),
    Scene("statement-uk-60", statement_samples.british(60), _ENGLISH),
    Scene("statement-uk-special", statement_samples.special(), _ENGLISH),
    Scene("statement-uk-interest", statement_samples.with_interest(statement_samples.british(2)), _ENGLISH),
    Scene("statement-us", statement_samples.american(2), _ENGLISH),
    Scene("statement-us-nothing", statement_samples.american(0), _ENGLISH),
    Scene("statement-en-hard", _hard(), _ENGLISH),
)
