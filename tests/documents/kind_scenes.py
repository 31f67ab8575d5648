"""Receipts, letters of thanks and notices of a new account to be looked at."""

from dataclasses import replace
from datetime import date

from desktop.documents.data import Receipt
from desktop.domain.company import BankAccount
from desktop.domain.money import LARGEST_MINOR
from desktop.domain.process import PayMeans
from desktop.domain.receipts import ReceiptPart
from desktop.domain.thanks import ThanksReason
from tests.documents import samples
from tests.documents.kind_samples import (
    CHINESE,
    ENGLISH,
    OLD_POUNDS,
    account_change,
    american,
    british,
    numbered,
    receipt,
    thanks,
)
from tests.papers import Scene

_BILL = {
    "means": PayMeans.BANK_BILL,
    "maturity_on": date(2027, 4, 30),
    "reference": "5 102331002027 20261121 00987654 3",
}
_HARD_CUSTOMER = replace(samples.CUSTOMER, name=samples.LONG_NAME[:200], attention=samples.HARD_NAME)
_HARD_COMPANY = replace(samples.COMPANY, name=samples.HARD_NAME * 2, name_en=samples.HARD_NAME)


def _hard() -> Receipt:
    """Give a receipt with long and rare names, markup and the largest sums."""
    part = ReceiptPart(1, "<img src='/x.png'>" * 4, None, None, LARGEST_MINOR, LARGEST_MINOR, 0)
    head = numbered("SJ-2026-0007", samples.heading(_HARD_COMPANY, _HARD_CUSTOMER))
    return receipt(head=head, parts=(part,), payer=samples.HARD_NAME, reference="&<b>" * 40)


SCENES = (
    Scene("receipt-zh", receipt(), CHINESE),
    Scene("receipt-zh-one", receipt(1, numbered("SJ-2026-0007", samples.heading(logo=samples.logo()))), CHINESE),
    Scene("receipt-zh-bill", receipt(2, **_BILL, payer="杭州万家连锁超市有限公司"), CHINESE),
    Scene("receipt-zh-cleared", receipt(1, **_BILL, cleared_on=date(2027, 4, 30)), CHINESE),
    Scene("receipt-zh-cash", receipt(6, means=PayMeans.CASH, unapplied=500_000, waiting=500_000), CHINESE),
    Scene(
        "receipt-zh-plan",
        receipt(2, interest=12_345, is_under_plan=True, plan="FQ-2026-0001", instalments=(0, 1, 2), owed=-5_000),
        CHINESE,
    ),
    Scene("receipt-zh-20", receipt(20), CHINESE),
    Scene("receipt-zh-60", receipt(60, with_copy=False), CHINESE),
    Scene("receipt-zh-hard", _hard(), CHINESE),
    Scene("receipt-zh-usd", receipt(2, numbered("SJ-2026-0007", samples.heading(currency="USD"))), CHINESE),
    Scene("receipt-uk", receipt(3, british("SJ-2026-0007"), received_by="Anna Clarke"), ENGLISH),
    Scene(
        "receipt-uk-waiting",
        receipt(
            2, british("SJ-2026-0007"), received_by="Anna Clarke", unapplied=90_000, waiting=120_000, paid_back=10_000
        ),
        ENGLISH,
    ),
    Scene("receipt-uk-single", receipt(4, british("SJ-2026-0007"), with_copy=False), ENGLISH),
    Scene(
        "receipt-us-check",
        receipt(
            2,
            american("SJ-2026-0007"),
            received_by="Anna Clarke",
            means=PayMeans.CHEQUE,
            reference="Check 1042",
            maturity_on=date(2026, 12, 1),
        ),
        ENGLISH,
    ),
    Scene("receipt-us-6", receipt(6, american("SJ-2026-0007")), ENGLISH),
    Scene("receipt-en-plan", receipt(2, is_under_plan=True, instalments=(2,), interest=5_000), ENGLISH),
    Scene("receipt-en-hard", _hard(), ENGLISH),
    Scene("thanks-zh", thanks(benefit="自2027年1月起，贵公司的信用期由30天延长至45天。"), CHINESE),
    Scene("thanks-zh-promises", thanks(ThanksReason.PROMISES_KEPT), CHINESE),
    Scene(
        "thanks-zh-hard", thanks(head=numbered("GX-2026-0003", samples.heading(_HARD_COMPANY, _HARD_CUSTOMER))), CHINESE
    ),
    Scene(
        "thanks-uk",
        thanks(head=british("GX-2026-0003"), benefit="From January 2027 your credit term is 45 days."),
        ENGLISH,
    ),
    Scene("thanks-us", thanks(ThanksReason.PROMISES_KEPT, american("GX-2026-0003")), ENGLISH),
    Scene("account-change-zh", account_change(), CHINESE),
    Scene("account-change-zh-no-slip", account_change(with_slip=False), CHINESE),
    Scene(
        "account-change-zh-hard",
        account_change(
            numbered("ZH-2026-0002", samples.heading(_HARD_COMPANY, _HARD_CUSTOMER)),
            BankAccount("CNY", samples.HARD_NAME * 2, "<b>&amp;" * 20, "1234 5678 9012 3456 789"),
        ),
        CHINESE,
    ),
    Scene("account-change-zh-usd", account_change(numbered("ZH-2026-0002", samples.heading(currency="USD"))), CHINESE),
    Scene("account-change-uk", account_change(british("ZH-2026-0002"), OLD_POUNDS), ENGLISH),
    Scene(
        "account-change-us",
        account_change(
            american("ZH-2026-0002"), replace(OLD_POUNDS, currency="USD", holder="Hathersage Packaging Inc.")
        ),
        ENGLISH,
    ),
)
