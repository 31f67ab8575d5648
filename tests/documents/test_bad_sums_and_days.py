"""Sums from the smallest to the largest in every currency, negative ones, and the day that most years do not have."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import documents
from desktop.documents.data import Reminder
from desktop.domain.calendars import WorkCalendar
from desktop.domain.capitals import in_capitals
from desktop.domain.instalments import Terms, schedule
from desktop.domain.money import CURRENCIES, LARGEST_MINOR
from tests.documents import plan_samples, reading, samples
from tests.documents.every_field import CHINESE, ENGLISH, KINDS, collisions, outside, papers

CASES = [(texts, place) for texts in (CHINESE, ENGLISH) for place in range(KINDS)]
IDS = [f"{texts.language}-{type(paper).__name__}" for texts in (CHINESE, ENGLISH) for paper in papers(texts)]
_EDGE = 12


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def asking(texts, place, minor, currency="CNY"):
    """Make a paper about one item of a sum."""
    paper = list(papers(texts))[place]
    item = replace(samples.items(1)[0], amount=minor, paid=0, open=minor, disputed=0)
    changed = replace(paper, items=(item,), heading=replace(paper.heading, currency=currency, account=None))
    if place != 1:
        return replace(changed, interest=None) if isinstance(changed, Reminder) else changed
    parts = schedule(Terms(minor, parts=1, first_on=plan_samples.FIRST_ON), WorkCalendar("CN"))
    return replace(changed, instalments=parts)


def text_of(paper, texts):
    return squeezed("".join(reading.pages(paper, texts)))


@pytest.mark.parametrize(
    ("minor", "currency", "figure"),
    [
        (1, "CNY", "0.01"),
        (100, "CNY", "1.00"),
        (LARGEST_MINOR, "CNY", "99,999,999,999.99"),
        (LARGEST_MINOR, "USD", "99,999,999,999.99"),
        (1, "JPY", "1"),
        (LARGEST_MINOR, "JPY", "9,999,999,999,999"),
        (1, "KWD", "0.001"),
        (LARGEST_MINOR, "KWD", "9,999,999,999.999"),
    ],
)
@pytest.mark.parametrize(("texts", "place"), CASES, ids=IDS)
def test_a_sum_has_the_decimals_of_its_currency_and_stays_in_its_cell(texts, place, minor, currency, figure):
    paper = asking(texts, place, minor, currency)
    made = documents.make(paper, texts)
    shown = " ".join(reading.pages_of(made.pdf)).split()
    assert any(figure in word and not re.search(r"[\d.,]", word.replace(figure, "", 1)) for word in shown)
    document = reading.open_pdf(made.pdf)
    assert [(outside(page, _EDGE), collisions(page)) for page in document] == [("", [])] * made.pages
    document.close()


@pytest.mark.parametrize("currency", CURRENCIES)
@pytest.mark.parametrize(("texts", "place"), CASES, ids=IDS)
def test_every_currency_is_named(texts, place, currency):
    text = text_of(asking(texts, place, 123_456, currency), texts)
    names = {"CNY": ("¥", "RMB", "人民币"), "GBP": ("£",), "EUR": ("€",)}
    assert any(name in text for name in (currency, *names.get(currency, ())))


@settings(max_examples=25)
@given(minor=st.integers(1, LARGEST_MINOR))
@pytest.mark.parametrize("place", [0, 1], ids=["Reminder", "Agreement"])
def test_the_capitals_of_a_chinese_paper_are_those_of_its_sum(place, minor):
    assert in_capitals(minor) in text_of(asking(CHINESE, place, minor), CHINESE)


@pytest.mark.parametrize("texts", [CHINESE, ENGLISH], ids=["zh_CN", "en"])
def test_credit_notes_have_a_minus_and_are_taken_off_on_every_paper(texts):
    item = replace(samples.items(1)[0], amount=500_000, paid=0, open=500_000)
    credit = replace(item, number="CN-1", amount=-123_456, open=-123_456, due_date=None, days_overdue=None)
    for paper in papers(texts):
        text = text_of(replace(paper, items=(item, credit)), texts)
        assert "CN-1" in text
        assert "−1,234.56" in text
        assert "3,765.44" in text


@pytest.mark.parametrize(
    ("texts", "written"), [(CHINESE, "2028年2月29日"), (ENGLISH, "29February2028")], ids=["zh_CN", "en"]
)
def test_the_29th_of_february_is_printed_wherever_it_falls(texts, written):
    leap = date(2028, 2, 29)
    reminder, agreement, form, statement, request = papers(texts)
    heading = replace(reminder.heading, made_on=leap, as_of=leap)
    assert text_of(replace(reminder, heading=heading), texts).count(written) >= 2
    assert written in text_of(replace(reminder, pay_by=leap), texts)
    assert written in text_of(replace(form, reply_by=leap), texts)
    assert written in text_of(replace(statement, reply_by=leap), texts)
    assert written in text_of(replace(request, papers_by=leap), texts)
    assert written in text_of(replace(agreement, heading=replace(agreement.heading, as_of=leap)), texts)


@pytest.mark.parametrize(("texts", "day"), [(CHINESE, "2028-02-29"), (ENGLISH, "29Feb2028")], ids=["zh_CN", "en"])
def test_an_instalment_may_fall_on_the_29th_of_february(texts, day):
    agreement = list(papers(texts))[1]
    terms = Terms(agreement.total, parts=3, first_on=date(2028, 1, 29))
    parts = schedule(terms, WorkCalendar("CN"))
    assert [each.nominal_on.isoformat() for each in parts] == ["2028-01-29", "2028-02-29", "2028-03-29"]
    assert day in text_of(replace(agreement, instalments=parts), texts)
