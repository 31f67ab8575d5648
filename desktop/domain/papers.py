"""What all our papers share: their numbers, and what to warn of before one is printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.company import DocumentKind

#: What begins the number of a paper: 催款, 对账, 请款, 分期表, 分期, 收据, 感谢, 账户变更.
_SERIES = {
    DocumentKind.REMINDER: "CK",
    DocumentKind.STATEMENT: "DZ",
    DocumentKind.PAYMENT_REQUEST: "QK",
    DocumentKind.PROPOSAL_FORM: "FB",
    DocumentKind.AGREEMENT: "FQ",
    DocumentKind.RECEIPT: "SJ",
    DocumentKind.THANKS: "GX",
    DocumentKind.ACCOUNT_CHANGE: "ZH",
}


class WarningCode(StrEnum):
    """What somebody should know before a paper goes out; none of it keeps a paper from being printed."""

    MISSING_FIELD = "missing_field"  # values: field; of our own company, as `missing_fields` names it
    MISSING_AT_CUSTOMER = "missing_at_customer"  # values: field; of the customer
    NO_GLYPH = "no_glyph"  # values: characters; that no font of ours has
    RIGHT_TO_LEFT = "right_to_left"
    LEFT_OUT = "left_out"  # values: number, reason (a `LeftOut`), amount, currency
    DISPUTED_PART = "disputed_part"  # values: number, amount, currency; asked for without this part
    ITEM_CHANGED = "item_changed"  # values: number, planned, amount, currency; a plan takes another sum than there is
    PAY_BY_NO_WORKING_DAY = "pay_by_no_working_day"  # values: day, name (of the holiday, '' for a week-end)
    REPLY_BY_NO_WORKING_DAY = "reply_by_no_working_day"  # values as before
    RECENT_LETTER = "recent_letter"  # values: number, day
    LAWYER = "lawyer"  # values: field; a legal choice that is not the mildest
    NO_ADDRESS = "no_address"  # of the customer: the letter says nowhere where it goes
    NO_CONTACT = "no_contact"  # nobody there is known who takes papers in
    NO_ACCOUNT = "no_account"  # values: currency; we have none in it
    NO_TEXT = "no_text"  # values: key; the firm's own words have places that are not filled, ours are printed
    HARSH_TEXT = "harsh_text"  # values: key, name; the firm's own words say something that no paper of ours does
    LEVEL_NOT_DUE = "level_not_due"  # values: level, reason (a `StepReason`), proposed, day and after ('' for none)
    SOLE_TRADER = "sole_trader"  # a final notice to the United Kingdom
    NO_PAPERS = "no_papers"  # a payment request that nothing goes with
    CONTRACT_CURRENCY = "contract_currency"  # values: number, currency; what the contract's sums are in
    OVER_CONTRACT = "over_contract"  # values: number, amount, currency; so much more than the contract's price
    INTEREST_STATED = "interest_stated"  # in a statement, where it may take the place of the contract's penalty
    HIGH_INTEREST = "high_interest"  # late interest far above the usual
    UNAPPLIED = "unapplied"  # values: amount, currency; taken off in the letter
    EARLIER_RECEIPT = "earlier_receipt"  # values: number, day; of the same payment
    RECEIPT_WITHOUT_MONEY = "receipt_without_money"  # values: number, day; its payment was reversed, and it stands
    THANKED_LATELY = "thanked_lately"  # values: number, day
    OTHER_HOLDER = "other_holder"  # values: name; the new account is not in our name


@dataclass(frozen=True, slots=True)
class PaperWarning:
    """One thing to know before printing; amounts in minor units, days as ISO text."""

    code: WarningCode
    values: Mapping[str, str | int] = field(default_factory=dict)


def paper_number(kind: DocumentKind, year: int, serial: int) -> str:
    """Write the number of a paper: CK-2026-0012; the series counts from 1 in each kind and year."""
    return f"{_SERIES[kind]}-{year}-{serial:04d}"
