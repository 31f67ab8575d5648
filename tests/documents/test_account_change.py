"""Notices of a new account read back: both accounts in full, the warning, and the slip."""

from dataclasses import replace

import pytest

from desktop import documents
from desktop.domain.company import BankAccount
from desktop.domain.decency import found_words
from tests.documents import reading, samples
from tests.documents.kind_samples import (
    CHINESE,
    ENGLISH,
    OLD,
    OLD_POUNDS,
    account_change,
    american,
    british,
    numbered,
)

CASES = [
    pytest.param(account_change(), CHINESE, id="zh"),
    pytest.param(account_change(british("ZH-1"), OLD_POUNDS), ENGLISH, id="uk"),
    pytest.param(account_change(american("ZH-1"), replace(OLD_POUNDS, currency="USD")), ENGLISH, id="us"),
]


def squeezed(text):
    return "".join(text.split())


def flat(paper, texts):
    return reading.flat(paper, texts).replace("\u00a0", " ")


def of_company(**change):
    return account_change(numbered("ZH-1", samples.heading(replace(samples.COMPANY, **change))))


@pytest.mark.parametrize(("paper", "texts"), CASES)
def test_both_accounts_are_shown_in_full(paper, texts):
    text = squeezed(flat(paper, texts))
    for account in (paper.old, paper.new):
        for value in (account.holder, account.bank, account.number, account.code):
            assert squeezed(value) in text


@pytest.mark.parametrize(("paper", "texts"), CASES)
def test_it_warns_to_call_a_number_that_is_known_and_names_ours_to_compare(paper, texts):
    text = squeezed(flat(paper, texts))
    for key in ("warning.title", "warning.call", "warning.never"):
        assert squeezed(texts.say(f"account_change.{key}")) in text
    company = paper.heading.company
    box = text[text.index(squeezed(texts.say("account_change.warning.title"))) :]
    assert squeezed(company.phone) in box
    assert squeezed(company.handler_phone) in box


@pytest.mark.parametrize(("paper", "texts"), CASES)
def test_letter_and_slip_have_one_page_and_nothing_in_them_threatens(paper, texts):
    made = documents.make(paper, texts)
    assert made.pages == 1
    assert found_words(flat(paper, texts)) == ()


@pytest.mark.parametrize(
    ("change", "numbers"),
    [
        ({}, "0571-8765 4321；李明 0571-8765 4322。"),
        ({"handler_phone": ""}, "0571-8765 4321。"),
        ({"handler_phone": "0571-8765 4321"}, "0571-8765 4321。"),
        ({"handler": ""}, "0571-8765 4321。"),
        ({"phone": ""}, "核对：李明 0571-8765 4322。"),
    ],
)
def test_the_numbers_are_those_of_our_company_each_once(change, numbers):
    assert numbers in flat(of_company(**change), CHINESE)


def test_a_firm_without_a_number_has_no_empty_label():
    assert "我公司登记的电话" not in flat(of_company(phone="", handler_phone=""), CHINESE)


def test_money_is_called_as_people_call_it():
    assert "贵公司应付我公司的人民币款项" in flat(account_change(), CHINESE)
    dollars = account_change(numbered("ZH-1", samples.heading(currency="USD")), replace(OLD, currency="USD"))
    assert "贵公司应付我公司的USD款项" in flat(dollars, CHINESE)


def test_an_account_without_a_code_has_a_dash_and_two_have_no_row():
    one = account_change(old=replace(OLD, code=""))
    assert "联行号/SWIFT — 102331002027" in flat(one, CHINESE)
    head = numbered("ZH-1", replace(samples.heading(), account=replace(samples.ACCOUNT, code="")))
    assert "联行号" not in flat(account_change(head, replace(OLD, code="")), CHINESE)


@pytest.mark.parametrize(("paper", "texts"), CASES)
def test_the_slip_says_that_it_was_noted_and_verified_and_only_where_there_is_one(paper, texts):
    assert flat(paper, texts).count("□") == 2
    without = flat(replace(paper, with_slip=False), texts)
    assert "□" not in without
    assert squeezed(texts.say("account_change.reply_no_slip")) in squeezed(without)


def test_long_and_hard_accounts_are_printed_whole():
    old = BankAccount("CNY", samples.HARD_NAME * 6, "<b>&amp;" * 30, "1234567890" * 6, "X" * 60)
    made = documents.make(account_change(old=old), CHINESE)
    text = squeezed("".join(reading.pages_of(made.pdf)))
    for value in (old.holder, old.bank, old.number, old.code):
        assert squeezed(value) in text
    assert reading.beyond_margins(made.pdf) == []
    assert made.missing == ()
