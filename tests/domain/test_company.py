"""Our own company: what may be filled in, and what a paper still lacks."""

import dataclasses

import pytest

from desktop.domain.company import LIMITS, BankAccount, Company, DocumentKind, company_problems, missing_fields
from desktop.domain.customers import LetterLanguage
from desktop.domain.problems import ProblemCode

CHINESE, ENGLISH = LetterLanguage.CHINESE, LetterLanguage.ENGLISH
ACCOUNT = BankAccount("CNY", "样例机械有限公司", "样例银行上海分行", "6222 0000 1111")
FULL = Company(
    name="样例机械有限公司",
    name_en="Sample Machinery Co., Ltd.",
    address="上海市样例路1号",
    address_en="1 Sample Road, Shanghai",
    tax_id="91310000",
    phone="021-5555 0000",
    mail="ar@sample.example",
    legal_representative="周明",
    signatory="周芳",
    handler="林捷",
    handler_phone="138 0000 9999",
    accounts=(ACCOUNT,),
)


def test_nothing_has_to_be_filled_in_to_be_kept():
    assert company_problems(Company()) == ()
    assert company_problems(FULL) == ()


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        *(({name: "x" * (limit + 1)}, name, ProblemCode.TOO_LONG) for name, limit in LIMITS.items()
          if "mail" not in name
          and "phone" not in name),
        ({"mail": "nobody"}, "mail", ProblemCode.BAD_MAIL),
        ({"handler_mail": "a@b"}, "handler_mail", ProblemCode.BAD_MAIL),
        ({"phone": "none"}, "phone", ProblemCode.BAD_PHONE),
        ({"accounts": (ACCOUNT, BankAccount("XXX", number="1"))}, "accounts.1.currency", ProblemCode.UNKNOWN_CURRENCY),
        ({"accounts": (BankAccount("CNY", "holder"),)}, "accounts.0.number", ProblemCode.REQUIRED),
        ({"accounts": (ACCOUNT,) * 21}, "accounts", ProblemCode.TOO_LARGE),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_beside_its_field(change, field, code):
    assert (field, code) in [
        (problem.field, problem.code) for problem in company_problems(dataclasses.replace(FULL, **change))
    ]


@pytest.mark.parametrize(
    ("kind", "language", "currency", "change", "missing"),
    [
        (DocumentKind.REMINDER, CHINESE, "CNY", {}, ()),
        (DocumentKind.REMINDER, CHINESE, "USD", {}, ("accounts",)),
        (DocumentKind.REMINDER, CHINESE, "CNY", {"name_en": "", "tax_id": ""}, ()),
        (DocumentKind.REMINDER, ENGLISH, "CNY", {"name_en": ""}, ("name_en",)),
        (DocumentKind.AGREEMENT, CHINESE, "CNY", {"tax_id": "", "signatory": ""}, ("tax_id", "signatory")),
        (DocumentKind.PROPOSAL_FORM, CHINESE, "CNY", {"handler": "", "phone": ""}, ("phone", "handler")),
        (DocumentKind.REMINDER, CHINESE, "CNY", {"accounts": (BankAccount("CNY", number="1"),)}, ("accounts",)),
    ],
)
def test_what_a_paper_lacks_is_named(kind, language, currency, change, missing):
    assert missing_fields(dataclasses.replace(FULL, **change), kind, language, currency) == missing


def test_the_name_in_one_language_stands_in_for_the_other():
    assert Company(name="样例").name_in(ENGLISH) == "样例"
    assert Company(name_en="Sample").name_in(CHINESE) == "Sample"
    assert FULL.name_in(ENGLISH) == FULL.name_en
    assert (FULL.address_in(CHINESE), FULL.address_in(ENGLISH)) == (FULL.address, FULL.address_en)


def test_the_first_account_of_a_currency_is_taken():
    second = dataclasses.replace(ACCOUNT, number="2")
    company = dataclasses.replace(FULL, accounts=(BankAccount("USD", number="3"), ACCOUNT, second))
    assert company.account_for("CNY") == ACCOUNT
    assert company.account_for("CNY", 1) == second
    assert company.account_for("CNY", 2) is None
    assert company.accounts_in("CNY") == (ACCOUNT, second)
    assert company.account_for("GBP") is None


def test_the_account_that_was_chosen_is_the_one_that_is_looked_at():
    company = dataclasses.replace(FULL, accounts=(BankAccount("CNY", number="1"), ACCOUNT))
    wanted = (company, DocumentKind.REMINDER, CHINESE, "CNY")
    assert missing_fields(*wanted) == ("accounts",)
    assert missing_fields(*wanted, 1) == ()
