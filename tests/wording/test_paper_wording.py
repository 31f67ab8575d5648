"""What to know before a paper is printed, in sentences."""

from dataclasses import dataclass, fields
from datetime import date

import pytest

from desktop import i18n
from desktop.domain.clauses import LEGAL_FIELDS
from desktop.domain.company import Company
from desktop.domain.customers import Customer
from desktop.domain.dunning import LadderRules, Level, NextStep, StepReason
from desktop.domain.letters import LeftOut
from desktop.domain.papers import PaperWarning, WarningCode
from desktop.domain.textgroups import TextGroup
from desktop.wording.dunning import rule_lines, step_line
from desktop.wording.papers import company_field_label, no_letter_line, text_group, warning_line
from desktop.wording.timeline import field_label

ITEM = {"number": "A-1", "amount": 90_000, "currency": "CNY"}
LINES = [
    (WarningCode.MISSING_FIELD, {"field": "handler_phone"},
     "Not filled in for our company: phone of the contact person."),
    (WarningCode.MISSING_FIELD, {"field": "accounts"},
     "We have no complete bank account in this currency: the paper names none."),
    (WarningCode.MISSING_AT_CUSTOMER, {"field": "legal_representative"},
     "Not filled in for this customer: legal representative."),
    (WarningCode.NO_GLYPH, {"characters": "😀 𠮷"},
     "Our fonts lack these signs, an empty box is printed for each: 😀 𠮷"),
    (WarningCode.RIGHT_TO_LEFT, {},
     "Hebrew and Arabic words are not printed in their right order: write them in other letters."),
    (WarningCode.LEFT_OUT, {**ITEM, "reason": "disputed"}, "A-1 (¥900.00) is left out: disputed."),
    (
        WarningCode.ITEM_CHANGED,
        {**ITEM, "planned": 120_000},
        "The plan takes ¥1,200.00 of A-1, but ¥900.00 may be asked for now: look at the plan again.",
    ),
    (WarningCode.DISPUTED_PART, ITEM, "A-1 is asked for without the ¥900.00 that the customer disputes."),
    (WarningCode.PAY_BY_NO_WORKING_DAY, {"day": "2027-01-01", "name": "New Year's Day"},
     "Pay-by day Fri 1 Jan is no working day: New Year's Day."),
    (WarningCode.PAY_BY_NO_WORKING_DAY, {"day": "2026-11-28", "name": ""}, "Pay-by day Sat 28 Nov is no working day."),
    (WarningCode.REPLY_BY_NO_WORKING_DAY, {"day": "2027-01-01", "name": "New Year's Day"},
     "Reply-by day Fri 1 Jan is no working day: New Year's Day."),
    (WarningCode.REPLY_BY_NO_WORKING_DAY, {"day": "2026-11-28", "name": ""},
     "Reply-by day Sat 28 Nov is no working day."),
    (WarningCode.NO_PAPERS, {},
     "No papers go with the request: fill in the payment process, which papers the customer wants."),
    (WarningCode.CONTRACT_CURRENCY, {"number": "HT-1", "currency": "USD"},
     "The sums of contract HT-1 are in USD: the request does not name them."),
    (WarningCode.OVER_CONTRACT, {"number": "HT-1", "amount": 90_000, "currency": "CNY"},
     "With what was paid, this is ¥900.00 more than contract HT-1 comes to."),
    (WarningCode.INTEREST_STATED, {},
     ("A statement that states late interest may take the place of what the contract says of delay: the rights under"
      " the contract are reserved in it. Ask a lawyer before you send it.")),
    (WarningCode.RECENT_LETTER, {"number": "CK-2026-0012", "day": "2026-11-20"},
     "This customer got a reminder a few days ago: CK-2026-0012 of Fri 20 Nov."),
    (WarningCode.LAWYER, {"field": "forum"}, "A lawyer should look at this choice: where disputes go."),
    (WarningCode.NO_ADDRESS, {},
     "No address is filled in for this customer: where the letter goes is noted nowhere."),
    (WarningCode.NO_CONTACT, {},
     "Nobody is known there who takes letters in: it goes to the finance department."),
    (WarningCode.NO_ACCOUNT, {"currency": "GBP"},
     "We have no bank account in GBP: the letter does not say where to pay."),
    (WarningCode.NO_TEXT, {"key": "reminder.closing"},
     "Your own words for “reminder.closing” have a place that cannot be filled: the text of the program is printed."),
    (WarningCode.HARSH_TEXT, {"key": "reminder.closing", "name": "法院"},
     "“法院” has no place in a letter of ours; your own words for “reminder.closing” say it."),
    (WarningCode.LEVEL_NOT_DUE,
     {"level": 2, "proposed": "", "reason": "too_early", "day": "2026-11-27", "after": 1},
     "It is no time for a second reminder: not late enough for the second reminder before Fri 27 Nov."),
    (WarningCode.LEVEL_NOT_DUE,
     {"level": 2, "proposed": 1, "reason": "first_time", "day": "", "after": ""},
     "The next step is the first reminder, not yet the second reminder."),
    (WarningCode.SOLE_TRADER, {},
     ("A sole trader or a private person in the United Kingdom gets 30 days and the forms of the debt protocol before"
      " a claim: look whom you write to.")),
    (WarningCode.HIGH_INTEREST, {}, "The rate of the late interest is far above the usual: a court may reduce it."),
    (WarningCode.UNAPPLIED, {"amount": 90_000, "currency": "CNY"},
     "¥900.00 came in and is applied to no item yet: the letter takes it off."),
    (WarningCode.EARLIER_RECEIPT, {"number": "SJ-2026-0007", "day": "2026-11-20"},
     ("There is a receipt of this payment already: SJ-2026-0007 of Fri 20 Nov. Void it if this one takes its place.")),
    (WarningCode.RECEIPT_WITHOUT_MONEY, {"number": "SJ-2026-0007", "day": "2026-11-20"},
     "The payment of receipt SJ-2026-0007 of Fri 20 Nov was reversed: declare that receipt void."),
    (WarningCode.THANKED_LATELY, {"number": "GX-2026-0003", "day": "2026-11-20"},
     "This customer was thanked already: GX-2026-0003 of Fri 20 Nov."),
    (WarningCode.OTHER_HOLDER, {"name": "王恒"}, "The new account is not in the name of our company: 王恒."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "values", "expected"), LINES, ids=[line[2][:40] for line in LINES])
def test_a_warning_says_what_to_know(code, values, expected):
    assert warning_line(PaperWarning(code, values)) == expected


@pytest.mark.parametrize(("code", "values"), [line[:2] for line in LINES], ids=[line[2][:40] for line in LINES])
def test_a_warning_is_told_in_chinese(code, values):
    english = warning_line(PaperWarning(code, values))
    i18n.set_language("zh_CN")
    chinese = warning_line(PaperWarning(code, values))
    assert chinese != english
    assert "%(" not in chinese


def test_every_warning_is_in_the_table():
    assert {line[0] for line in LINES} == set(WarningCode)


@pytest.mark.parametrize("name", [*(field.name for field in fields(Company)), "logo"])
def test_every_field_of_our_company_has_a_name(name):
    assert company_field_label(name) != name or name in {"address", "phone", "mail", "logo"}


@pytest.mark.parametrize("name", [field.name for field in fields(Customer)])
def test_every_field_of_a_customer_has_a_name(name):
    assert "_" not in field_label(name)


@pytest.mark.parametrize("name", LEGAL_FIELDS)
def test_every_legal_choice_has_a_name(name):
    assert "_" not in warning_line(PaperWarning(WarningCode.LAWYER, {"field": name}))


def test_what_a_customer_typed_is_shown_as_it_is():
    values = {**ITEM, "number": "100% <b>A</b> %(amount)s"}
    assert warning_line(PaperWarning(WarningCode.DISPUTED_PART, values)).startswith("100% <b>A</b> %(amount)s is")


@dataclass
class Candidate:
    reason: LeftOut | None
    step: NextStep


@pytest.mark.parametrize(
    ("reason", "step", "expected"),
    [
        (LeftOut.IN_PLAN, StepReason.NOTHING, "covered by an instalment plan"),
        (None, StepReason.NOTHING, "credit notes cover all that is due"),
        (None, StepReason.COVERED, "money received and not applied covers it"),
        (None, StepReason.NEEDS_DECISION, "a final notice has to be decided first"),
    ],
)
def test_why_there_is_no_letter(reason, step, expected):
    assert no_letter_line(Candidate(reason, NextStep(None, step))) == expected


STEPS = [
    (NextStep(Level.FIRST, StepReason.FIRST_TIME), "no letter has asked for it yet"),
    (NextStep(Level.SECOND, StepReason.AFTER_GAP, after=Level.FIRST), "the first reminder has brought nothing"),
    (NextStep(Level.UPCOMING, StepReason.UPCOMING), "nothing is overdue, and something falls due soon"),
    (NextStep(None, StepReason.TOO_EARLY, date(2026, 11, 27), after=Level.SECOND),
     "not late enough for the final notice before Fri 27 Nov"),
    (NextStep(None, StepReason.WAITS_FOR_GAP, date(2026, 11, 27)),
     "the last letter went out only lately; the next one from Fri 27 Nov"),
    (NextStep(None, StepReason.NEEDS_DECISION, after=Level.SECOND), "a final notice has to be decided first"),
    (NextStep(None, StepReason.AT_THE_END, after=Level.FINAL), "the final notice has been sent: decide what follows"),
    (NextStep(None, StepReason.COVERED), "money received and not applied covers it"),
    (NextStep(None, StepReason.NOTHING), "there is nothing to ask for"),
]  # fmt: skip


@pytest.mark.parametrize(("step", "expected"), STEPS, ids=[step.reason.value for step, _line in STEPS])
def test_a_step_says_why(step, expected):
    assert step_line(step) == expected


@pytest.mark.parametrize("step", [step for step, _line in STEPS], ids=[step.reason.value for step, _line in STEPS])
def test_a_step_says_why_in_chinese(step):
    english = step_line(step)
    i18n.set_language("zh_CN")
    assert step_line(step) != english


def test_the_rule_is_said_with_its_days():
    step, before = rule_lines(LadderRules(first=4, second=16, final=31, gap=11))
    assert step == (
        "The next letter to a customer in a currency is one step above the last one about what is still owed, at least"
        " 11 days after it: the first reminder from 4 days overdue on, the second from 16, the final notice from 31 and"
        " only once it has been decided."
    )
    assert before == "Where nothing is overdue, a friendly one goes out 7 to 3 working days before the due date."


def test_who_sends_none_before_the_due_date_reads_nothing_of_it():
    assert len(rule_lines(LadderRules(upcoming=False))) == 1


def test_every_reason_of_a_step_has_its_words():
    assert {step.reason for step, _line in STEPS} == set(StepReason)


def test_texts_are_grouped_by_their_paper():
    assert [text_group(group) for group in TextGroup] == [
        "reminder before the due date", "first reminder, shared parts", "second reminder",
        "final notice", "statement of account", "payment request", "proposal form", "instalment agreement", "receipt",
        "thank-you letter", "notice of a new account", "mail that carries papers", "shared by all papers",
    ]  # fmt: skip
