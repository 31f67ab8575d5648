"""Letters of thanks read back: facts and no demand, in the words of the language and the habit of the country."""

from dataclasses import replace
from datetime import date

import pytest

from desktop import documents
from desktop.domain.decency import found_words
from desktop.domain.thanks import ThanksReason
from tests.documents import reading, samples
from tests.documents.kind_samples import CHINESE, ENGLISH, american, british, thanks

BOTH = [pytest.param(texts, id=texts.language) for texts in (CHINESE, ENGLISH)]


def flat(paper, texts):
    return reading.flat(paper, texts).replace("\u00a0", " ")


def with_facts(paper, **change):
    return replace(paper, facts=replace(paper.facts, **change))


@pytest.mark.parametrize("texts", BOTH)
@pytest.mark.parametrize("reason", ThanksReason)
def test_it_asks_for_nothing(texts, reason):
    text = flat(thanks(reason), texts)
    assert samples.ACCOUNT.number not in text
    for word in ("¥", "RMB", "逾期未付款项请", "please pay", "outstanding", "□"):
        assert word not in text
    assert found_words(text) == ()


@pytest.mark.parametrize(
    ("change", "texts", "expected", "not_said"),
    [
        ({}, CHINESE, "付清我公司款项14笔，每笔均在到期日或之前付清", "其中"),
        ({"on_time": 11}, CHINESE, "其中11笔在到期日或之前付清", "每笔"),
        ({"items": 0, "on_time": 0, "since": None}, CHINESE, "付款承诺3次", "付清我公司款项"),
        ({"kept": 1}, CHINESE, "付款承诺1次，已如约兑现", "全部兑现"),
        ({"kept": 0}, CHINESE, "目前没有逾期未付的款项", "付款承诺"),
        ({"since": date(2026, 1, 5)}, ENGLISH, "Since 5 January 2026 you have paid 14 items", "promise to pay"),
        ({"on_time": 11}, ENGLISH, "14 items on your account, 11 of them", "all of them by"),
        ({"kept": 1}, ENGLISH, "You made one promise to pay, and kept it.", "promises to pay"),
    ],
)
def test_it_says_the_facts_and_none_that_is_not_there(change, texts, expected, not_said):
    text = flat(with_facts(thanks(head=british("GX-1") if texts is ENGLISH else None), **change), texts)
    assert expected in text
    assert not_said not in text


@pytest.mark.parametrize(
    ("reason", "head", "subject"),
    [
        (ThanksReason.ON_TIME, british("GX-1"), "Thank you for paying on time"),
        (ThanksReason.PROMISES_KEPT, american("GX-1"), "Thank you for keeping your word"),
    ],
)
def test_the_subject_says_what_for(reason, head, subject):
    assert subject in flat(thanks(reason, head), ENGLISH)


@pytest.mark.parametrize("texts", BOTH)
def test_a_benefit_is_named_only_where_the_firm_has_written_one(texts):
    without, with_one = (flat(thanks(benefit=benefit), texts) for benefit in ("", "自2027年起账期45天。<b>{x}"))
    assert "自2027年起账期45天。<b>{x}" in with_one
    assert "账期" not in without
    assert "credit term" not in without


@pytest.mark.parametrize(("head", "close"), [(british("1"), "Yours faithfully"), (american("1"), "Sincerely,")])
def test_it_closes_as_its_country_does(head, close):
    assert close in flat(thanks(head=head), ENGLISH)


@pytest.mark.parametrize("texts", BOTH)
def test_a_long_benefit_runs_on(texts):
    made = documents.make(thanks(benefit="优惠" * 250), texts)
    assert "".join(reading.pages_of(made.pdf)).count("优惠") == 250
    assert reading.beyond_margins(made.pdf) == []
