"""Notices of a new account on a real book: never without two whole accounts, to one customer or to many."""
# ruff: noqa: PLR0917 (a test asks for as many fixtures as it has)

from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest

from desktop.domain.company import BankAccount
from desktop.domain.customers import LetterLanguage
from desktop.domain.papers import WarningCode
from desktop.domain.problems import ProblemCode
from desktop.services.account_changes import LATEST_EFFECTIVE_DAYS, AccountChangeChoices
from desktop.services.results import Refused

OLD = BankAccount("CNY", "安顺设备有限公司", "中国建设银行上海分行", "6666 0000 1111", "105290003044")


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join("".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


@pytest.fixture
def choices(customer):
    return lambda old=OLD, currency="CNY", to=customer, **more: AccountChangeChoices(to, currency, old, **more)


def test_it_shows_both_accounts_and_the_warning(services, choices, our_company):
    draft, preview = services.account_changes.draft_and_preview(choices())
    text = text_of(preview.pdf)
    new = our_company.accounts[0]
    for account in (OLD, new):
        for value in (account.holder, account.bank, account.number, account.code):
            assert "".join(value.split()) in text
    assert "付款前请先电话核实" in text
    assert our_company.phone in text
    assert (draft.facts, draft.accounts) == ((OLD, new), (new,))


def test_it_takes_effect_on_its_own_day_unless_another_is_named(services, choices, our_company, today):
    assert services.account_changes.draft(choices()).choices.effective_on == today
    later = today + timedelta(days=30)
    _draft, preview = services.account_changes.draft_and_preview(choices(effective_on=later))
    assert "自2026年12月21日（含当日）起" in text_of(preview.pdf)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"holder": ""}, [("old.holder", ProblemCode.REQUIRED)]),
        ({"bank": " "}, [("old.bank", ProblemCode.REQUIRED)]),
        ({"number": ""}, [("old.number", ProblemCode.REQUIRED)]),
        ({"number": "1" * 61}, [("old.number", ProblemCode.TOO_LONG)]),
        ({"currency": "USD"}, [("old.currency", ProblemCode.MIXED_CURRENCIES)]),
        ({"code": ""}, []),
    ],
)
def test_an_old_account_that_is_not_whole_is_refused(services, choices, our_company, refused, change, expected):
    wanted = choices(replace(OLD, **change))
    if expected:
        assert refused(services.account_changes.make, wanted) == expected
    else:
        assert services.account_changes.draft(wanted).problems == ()


@pytest.mark.parametrize(
    "old",
    [
        BankAccount("CNY", "安顺设备有限公司", "中国银行上海分行", "4321 0000 8765", "104290003033"),
        BankAccount("CNY", "安顺设备有限公司", "中国银行 上海分行", "432100008765", "１０４２９０００３０３３"),
    ],
)
def test_an_account_that_does_not_change_is_refused(services, choices, our_company, refused, old):
    assert refused(services.account_changes.make, choices(old)) == [("old", ProblemCode.SAME_ACCOUNT)]


def test_a_bank_that_is_called_otherwise_is_a_change(services, choices, our_company):
    renamed = BankAccount("CNY", "安顺设备有限公司", "中国银行上海市分行", "4321 0000 8765", "104290003033")
    assert services.account_changes.draft(choices(renamed)).problems == ()


def test_there_has_to_be_a_new_account_in_the_currency(services, choices, our_company, refused):
    make = services.account_changes.make
    euros = choices(replace(OLD, currency="EUR"), "EUR")
    assert refused(make, euros) == [("new", ProblemCode.REQUIRED)]
    assert refused(make, choices(new=1)) == [("new", ProblemCode.NOT_A_CHOICE)]
    assert refused(make, choices(new=-1)) == [("new", ProblemCode.NOT_A_CHOICE)]


def test_a_new_account_that_is_not_whole_is_refused(services, choices, our_company, saved, refused):
    bare = replace(our_company.accounts[0], bank="", holder="")
    saved(services.company.save(replace(our_company, accounts=(bare,))))
    expected = [("new.holder", ProblemCode.REQUIRED), ("new.bank", ProblemCode.REQUIRED)]
    assert refused(services.account_changes.make, choices()) == expected


@pytest.mark.parametrize(
    ("days", "code"), [(-1, ProblemCode.NOT_AFTER), (LATEST_EFFECTIVE_DAYS + 1, ProblemCode.TOO_LATE)]
)
def test_a_day_that_cannot_be_is_refused(services, choices, our_company, refused, today, days, code):
    wanted = choices(effective_on=today + timedelta(days=days))
    assert refused(services.account_changes.make, wanted) == [("effective_on", code)]


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"made_on": date(2026, 11, 20), "effective_on": date(2026, 12, 1)}, "made_on", ProblemCode.IN_THE_PAST),
        ({"made_on": date.max}, "made_on", ProblemCode.TOO_LATE),
        ({"attention": "x" * 201}, "attention", ProblemCode.TOO_LONG),
    ],
)
def test_choices_that_cannot_be_are_named(services, choices, our_company, refused, fields, field, code):
    assert refused(services.account_changes.make, choices(**fields)) == [(field, code)]


def test_there_is_none_for_nobody(services, our_company, refused):
    nobody = AccountChangeChoices(99, "CNY", OLD)
    assert services.account_changes.draft_and_preview(nobody) is None
    assert refused(services.account_changes.make, nobody) == [("customer_id", ProblemCode.NOT_FOUND)]


def test_an_account_in_another_name_than_ours_is_warned_of(services, choices, our_company, saved):
    others = replace(our_company.accounts[0], holder="王恒")
    saved(services.company.save(replace(our_company, accounts=(others,))))
    warnings = services.account_changes.draft(choices()).warnings
    assert [warning.values["name"] for warning in warnings if warning.code is WarningCode.OTHER_HOLDER] == ["王恒"]


def test_our_english_name_is_ours_too(services, choices, our_company):
    dollars = services.account_changes.draft(choices(replace(OLD, currency="USD"), "USD"))
    assert WarningCode.OTHER_HOLDER not in [warning.code for warning in dollars.warnings]


def test_a_firm_without_a_phone_is_told_so(services, choices, our_company, saved):
    saved(services.company.save(replace(our_company, phone="")))
    fields = [warning.values.get("field") for warning in services.account_changes.draft(choices()).warnings]
    assert "phone" in fields
    assert "accounts" not in fields


def test_it_is_kept_as_it_was_shown(services, choices, our_company, saved):
    draft, preview = services.account_changes.draft_and_preview(choices())
    document = saved(services.account_changes.make(choices(), seen=draft.facts))
    card = services.archive.get(document)
    assert (card.row.kind, card.row.number, card.row.total) == ("account_change", "ZH-2026-0001", 0)
    assert card.choices["old"]["number"] == OLD.number
    assert services.archive.pdf(document) == preview.pdf


def test_an_account_that_was_changed_meanwhile_is_looked_at_again(services, choices, our_company, saved, refused):
    seen = services.account_changes.draft(choices()).facts
    moved = replace(our_company.accounts[0], number="4321 0000 0000")
    saved(services.company.save(replace(our_company, accounts=(moved,))))
    again = lambda: services.account_changes.make(choices(), seen=seen)  # noqa: E731
    assert refused(again) == [("", ProblemCode.CHANGED_MEANWHILE)]


def test_it_is_told_to_many_in_the_language_of_each(services, choices, our_company, add_customer, saved):
    abroad = add_customer("Castleton Foods plc", letter_language=LetterLanguage.ENGLISH)
    prepared = services.account_changes.prepare_many([choices(), choices(to=abroad), choices(to=99)])
    assert [type(each) is Refused for each in prepared] == [False, False, True]
    assert prepared[0].paper.heading.logo is prepared[1].paper.heading.logo
    texts = [text_of(each.print("ZH-2026-0009").made.pdf) for each in prepared[:2]]
    assert "账户变更通知" in texts[0]
    assert "Pleaseverifybytelephonebeforeyoupay" in texts[1]
    orders = [choices(), choices(to=abroad)]
    run = saved(services.print_runs.make(orders, progress=lambda *_done: None, cancelled=lambda: False))
    assert [services.archive.get(each).row.number for each in run.documents] == ["ZH-2026-0001", "ZH-2026-0002"]
