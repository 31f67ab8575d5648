"""What can be wrong with what a user typed or brought in, as values.

A problem names the field it belongs to and a code; `desktop.wording` turns the code into a sentence in the
user's language. Services return problems, they do not raise them.
"""

import dataclasses
from collections.abc import Mapping
from enum import StrEnum


class ProblemCode(StrEnum):
    """Why a field or a row is refused; the sentence for each stands in `desktop.wording`."""

    REQUIRED = "required"
    TOO_LONG = "too_long"  # values: limit
    TOO_SMALL = "too_small"  # values: limit
    TOO_LARGE = "too_large"  # values: limit
    NOT_A_NUMBER = "not_a_number"
    NOT_A_DATE = "not_a_date"
    AMBIGUOUS_DATE = "ambiguous_date"
    NOT_A_TIME = "not_a_time"
    NOT_AN_AMOUNT = "not_an_amount"
    TOO_MANY_DECIMALS = "too_many_decimals"  # values: limit
    UNKNOWN_CURRENCY = "unknown_currency"
    NOT_A_CHOICE = "not_a_choice"
    TAKEN = "taken"  # values: name
    NOT_FOUND = "not_found"
    IN_THE_PAST = "in_the_past"
    NOT_AFTER = "not_after"  # values: other
    MIXED_CURRENCIES = "mixed_currencies"
    SETTLED = "settled"  # the visit is done or cancelled, the item is closed
    PAY_RULE = "pay_rule"
    BAD_PHONE = "bad_phone"
    BAD_MAIL = "bad_mail"
    DUPLICATE_ROW = "duplicate_row"  # values: row
    CONFLICTING_ROW = "conflicting_row"  # values: row
    OPEN_EXCEEDS_AMOUNT = "open_exceeds_amount"
    NOT_ALLOWED = "not_allowed"
    NOT_A_CALENDAR = "not_a_calendar"
    CHANGED_MEANWHILE = "changed_meanwhile"
    NOT_CHANGED = "not_changed"
    AMBIGUOUS_AMOUNT = "ambiguous_amount"  # 1.234 in a column that does not decide
    DIGITS_LOST = "digits_lost"  # a code of over 15 digits that a spreadsheet cut
    SIMILAR_NAME = "similar_name"  # values: name
    SUMS_DIFFER = "sums_differ"  # open is not amount less paid
    TAKEN_AS_CREDIT = "taken_as_credit"  # a credit note written without a minus
    BAD_ROWS = "bad_rows"  # values: count; rows that cannot be brought in as they are
    ROWS_CHANGED = "rows_changed"  # values: count; undoing would lose later work
    NOT_BOTH = "not_both"  # the number or the amount of instalments
    COUNT_DIFFERS = "count_differs"  # values: count; dates of one's own, and not as many instalments
    EMPTY_PART = "empty_part"  # values: limit; too many instalments for the sum
    TOO_FAR_AWAY = "too_far_away"  # values: limit; in years
    NEEDS_REGULAR_DATES = "needs_regular_dates"  # interest by periods
    NOT_ALL_SPREAD = "not_all_spread"  # values: difference; the instalments are less than the debt
    TOO_MUCH_SPREAD = "too_much_spread"  # values: difference; the instalments are more than the debt
    DEBT_CHANGED = "debt_changed"  # values: planned, amount; what a plan is about is not what it was worked out from
    UNKNOWN_PLACE = "unknown_place"  # values: name; a placeholder that this text does not know
    MISSING_PLACE = "missing_place"  # values: name
    HARSH_WORD = "harsh_word"  # values: name, kind; a word that no paper of ours says, and its `WordKind`
    NOTHING_TO_ASK = "nothing_to_ask"  # a letter whose rows do not come to more than zero
    NOT_PROPOSED = "not_proposed"  # a letter of a run for which no step of the ladder is due
    CUSTOMER_ARCHIVED = "customer_archived"  # a paper of a run to a customer who was put away meanwhile
    TOO_LATE = "too_late"  # values: limit; the last day that would do
    NOT_A_PICTURE = "not_a_picture"
    UNAPPLIED_MONEY = "unapplied_money"  # late interest is reckoned on what is open of each item
    NO_RATE = "no_rate"  # values: basis, day; late interest needs a rate that nobody has entered
    PAYMENT_REVERSED = "payment_reversed"
    SAME_ACCOUNT = "same_account"
    NOT_EARNED = "not_earned"  # values: reason; a `NotEarned`: the facts do not carry a letter of thanks
    TOO_EARLY = "too_early"  # values: limit; the first day that would do
    PAPER_VOIDED = "paper_voided"  # values: number
    PAPER_REPLACED = "paper_replaced"  # values: number, name; of the paper that took its place
    NOT_A_SCAN = "not_a_scan"  # no PDF, PNG or JPEG by its content
    FILE_TOO_LARGE = "file_too_large"  # values: limit; in MB
    PICTURE_TOO_LARGE = "picture_too_large"  # values: limit; in millions of pixels
    BROKEN_FILE = "broken_file"  # it cannot be opened
    ENCRYPTED_FILE = "encrypted_file"  # it asks for a password


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with one field; an empty field name means the whole form."""

    field: str
    code: ProblemCode
    values: Mapping[str, str | int] = dataclasses.field(default_factory=dict)
