"""What is wrong with a field, as a sentence that says how to mend it."""

from enum import Enum

from desktop.domain.problems import Problem, ProblemCode
from desktop.i18n import N_, _
from desktop.wording.choices import label

SENTENCES: dict[ProblemCode, str] = {
    ProblemCode.REQUIRED: N_("This is needed."),
    ProblemCode.TOO_LONG: N_("Too long: at most %(limit)s characters."),
    ProblemCode.TOO_SMALL: N_("Too small: at least %(limit)s."),
    ProblemCode.TOO_LARGE: N_("Too large: at most %(limit)s."),
    ProblemCode.NOT_A_NUMBER: N_("Not a whole number."),
    ProblemCode.NOT_A_DATE: N_("Not a date. Write it as 2026-11-26."),
    ProblemCode.AMBIGUOUS_DATE: N_("Day and month could be read either way: choose the order of the file's dates."),
    ProblemCode.NOT_A_TIME: N_("Not a time. Write it as 14:00."),
    ProblemCode.NOT_AN_AMOUNT: N_("Not an amount. Write it as 1234.50."),
    ProblemCode.TOO_MANY_DECIMALS: N_("Too many decimals: this currency has %(limit)s."),
    ProblemCode.UNKNOWN_CURRENCY: N_("Not a currency we know. Write its code, as in CNY or USD."),
    ProblemCode.NOT_A_CHOICE: N_("Not one of the choices."),
    ProblemCode.TAKEN: N_("Already used: %(name)s."),
    ProblemCode.NOT_FOUND: N_("Not found; it may have been removed."),
    ProblemCode.IN_THE_PAST: N_("This day is past."),
    ProblemCode.NOT_AFTER: N_("Must come after %(other)s."),
    ProblemCode.MIXED_CURRENCIES: N_("Items of one currency only, please."),
    ProblemCode.SETTLED: N_("This is already closed."),
    ProblemCode.PAY_RULE: N_("This pay-day rule cannot be read."),
    ProblemCode.BAD_PHONE: N_("A phone number has digits."),
    ProblemCode.BAD_MAIL: N_("Not a mail address."),
    ProblemCode.DUPLICATE_ROW: N_("The same as row %(row)s."),
    ProblemCode.CONFLICTING_ROW: N_("Row %(row)s says something else about the same item."),
    ProblemCode.OPEN_EXCEEDS_AMOUNT: N_("More is open than was invoiced."),
    ProblemCode.NOT_ALLOWED: N_("This cannot be done here."),
    ProblemCode.NOT_A_CALENDAR: N_("Not a file of working days for one year."),
    ProblemCode.CHANGED_MEANWHILE: N_("This has been changed meanwhile. Open it again."),
    ProblemCode.NOT_CHANGED: N_("This is the same as before."),
    ProblemCode.AMBIGUOUS_AMOUNT: N_("A thousand or a decimal? Choose what separates the file's decimals."),
    ProblemCode.DIGITS_LOST: N_("The spreadsheet has cut this number after 15 digits. Format the column as text."),
    ProblemCode.SIMILAR_NAME: N_("Much like another customer: %(name)s."),
    ProblemCode.SUMS_DIFFER: N_("What is open is not the amount less what is paid."),
    ProblemCode.TAKEN_AS_CREDIT: N_("A credit note without a minus: taken as one."),
    ProblemCode.BAD_ROWS: N_("%(count)s rows cannot be brought in as they are."),
    ProblemCode.ROWS_CHANGED: N_("%(count)s rows have been changed or used since; taking them back would lose that."),
    ProblemCode.NOT_BOTH: N_("Either the number of instalments or the amount of each, not both."),
    ProblemCode.COUNT_DIFFERS: N_("There are %(count)s dates: the number of instalments has to be the same."),
    ProblemCode.EMPTY_PART: N_("Too many: one of the instalments would be less than %(limit)s."),
    ProblemCode.TOO_FAR_AWAY: N_("Too far away from today: at most %(limit)s years."),
    ProblemCode.NEEDS_REGULAR_DATES: N_("With dates of your own, interest counts by days."),
    ProblemCode.NOT_ALL_SPREAD: N_("%(difference)s of the debt is in no instalment yet."),
    ProblemCode.TOO_MUCH_SPREAD: N_("The instalments are %(difference)s more than the debt."),
    ProblemCode.DEBT_CHANGED: N_(
        "Worked out for %(planned)s, but %(amount)s is open of its items by now. Work the instalments out anew."
    ),
    ProblemCode.UNKNOWN_PLACE: N_("This text has no place %(name)s."),
    ProblemCode.MISSING_PLACE: N_("The place %(name)s must stay in this text."),
    ProblemCode.HARSH_WORD: N_("“%(name)s” has no place in a letter of ours: %(kind)s."),
    ProblemCode.NOTHING_TO_ASK: N_("There is nothing to ask for: the rows do not come to more than zero."),
    ProblemCode.NOT_PROPOSED: N_("No letter is proposed to this customer now."),
    ProblemCode.CUSTOMER_ARCHIVED: N_("This customer was archived meanwhile."),
    ProblemCode.TOO_LATE: N_("Too late: %(limit)s at the latest."),
    ProblemCode.NOT_A_PICTURE: N_("Not a PNG or JPEG picture of at most 1 MB."),
    ProblemCode.PAYMENT_REVERSED: N_("This payment was reversed: there is no money to give a receipt for."),
    ProblemCode.SAME_ACCOUNT: N_("The old account and the new one are the same."),
    ProblemCode.NOT_EARNED: N_("The facts do not carry a letter of thanks: %(reason)s."),
    ProblemCode.UNAPPLIED_MONEY: N_(
        "Money received is not applied yet. Apply it first: late interest goes by what is open of each item."
    ),
    ProblemCode.NO_RATE: N_("No rate is entered for %(day)s: %(basis)s."),
    ProblemCode.TOO_EARLY: N_("Too early: %(limit)s at the earliest."),
    ProblemCode.PAPER_VOIDED: N_("%(number)s was declared void: nothing more is recorded of it."),
    ProblemCode.PAPER_REPLACED: N_("%(number)s was declared void: record this for %(name)s, which took its place."),
    ProblemCode.NOT_A_SCAN: N_("Not a PDF, PNG or JPEG file."),
    ProblemCode.FILE_TOO_LARGE: N_("This file is too large: at most %(limit)s MB. Scan it again with fewer points."),
    ProblemCode.PICTURE_TOO_LARGE: N_("This picture is too large: at most %(limit)s million pixels."),
    ProblemCode.BROKEN_FILE: N_("This file cannot be opened; it seems to be damaged."),
    ProblemCode.ENCRYPTED_FILE: N_("This PDF asks for a password. Save it without one first."),
}


class _Values(dict[str, str | int]):
    """What a problem says of itself; a sentence that wants more than was told still has to be readable."""

    def __missing__(self, key: str) -> str:
        return "…"


def sentence(problem: Problem) -> str:
    """Say what is wrong, in the user's language."""
    values = {key: label(value) if isinstance(value, Enum) else value for key, value in problem.values.items()}
    return _(SENTENCES[problem.code]) % _Values(values)
