"""Names of the choices a user makes, one for each member of a domain enum."""

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import TypeVar

from desktop.domain.agenda import Group, MarkKind
from desktop.domain.confirmation import AmountAnswer, Channel, DifferenceReason, ReconciliationStatus, TimeAnswer
from desktop.domain.customers import LetterLanguage, Level, Standing, Tone
from desktop.domain.payrules import Shift, Weekday
from desktop.domain.process import PaperForm, PaperKind, PayMeans, StepKind
from desktop.domain.receivables import ReceivableKind
from desktop.domain.visits import Outcome, Purpose, VisitStatus
from desktop.i18n import N_, _

Choice = TypeVar("Choice", bound=Enum)

#: Those of the list of the day, its visits and payment processes; the others come with `all_labels` once one is asked.
_LABELS: dict[type[Enum], dict[Enum, str]] = {
    Group: {
        Group.CONFIRM: N_("Confirm by phone"),
        Group.VISITS: N_("Visits"),
        Group.PROMISES: N_("Promises"),
        Group.INSTALMENTS: N_("Instalments due"),
        Group.URGENT: N_("Urgent"),
        Group.HAND_OVER: N_("Hand over?"),
        Group.LIMITATION: N_("Claims that may lapse"),
        Group.PAPERS: N_("Papers to hand in"),
        Group.LETTERS: N_("Has it arrived?"),
        Group.RECONCILE: N_("Reconcile"),
        Group.NEXT_STEPS: N_("Next steps due"),
        Group.NO_NEXT_STEP: N_("No next step"),
        Group.QUESTIONS: N_("Questions to ask"),
    },
    MarkKind: {MarkKind.PIN: N_("pinned"), MarkKind.SNOOZE: N_("put off"), MarkKind.DONE: N_("done")},
    Standing: {
        Standing.NORMAL: N_("normal"),
        Standing.GOOD: N_("good payer"),
        Standing.SLOW_BUT_SURE: N_("slow but sure"),
        Standing.WATCH: N_("watch"),
        Standing.STOPPED: N_("no new goods"),
    },
    Level: {
        Level.UNKNOWN: N_("not known"),
        Level.LOW: N_("low"),
        Level.MEDIUM: N_("medium"),
        Level.HIGH: N_("high"),
    },
    Tone: {Tone.GENTLE: N_("gentle"), Tone.NEUTRAL: N_("neutral"), Tone.FIRM: N_("firm")},
    LetterLanguage: {LetterLanguage.CHINESE: "简体中文", LetterLanguage.ENGLISH: "English"},
    ReceivableKind: {
        ReceivableKind.INVOICE: N_("invoice"),
        ReceivableKind.OPENING_BALANCE: N_("opening balance"),
        ReceivableKind.DEBIT_NOTE: N_("debit note"),
        ReceivableKind.CREDIT_NOTE: N_("credit note"),
        ReceivableKind.DEPOSIT: N_("deposit"),
        ReceivableKind.RETENTION: N_("retention"),
        ReceivableKind.OTHER: N_("other item"),
    },
    StepKind: {
        StepKind.RECEIVE: N_("papers in"),
        StepKind.RECONCILE: N_("reconcile"),
        StepKind.INVOICE: N_("invoice made out"),
        StepKind.CHECK: N_("check"),
        StepKind.SIGN: N_("sign"),
        StepKind.APPROVE: N_("approve"),
        StepKind.SCHEDULE: N_("pay list"),
        StepKind.PAY: N_("pay"),
    },
    PaperKind: {
        PaperKind.VAT_INVOICE: N_("VAT invoice"),
        PaperKind.PLAIN_INVOICE: N_("plain invoice"),
        PaperKind.DELIVERY_NOTE: N_("delivery note"),
        PaperKind.SIGNED_RECEIPT: N_("signed delivery note"),
        PaperKind.WAREHOUSE_RECEIPT: N_("warehouse receipt"),
        PaperKind.ACCEPTANCE: N_("acceptance certificate"),
        PaperKind.STATEMENT: N_("statement of account"),
        PaperKind.CONTRACT: N_("contract"),
        PaperKind.ORDER: N_("order"),
        PaperKind.PAYMENT_REQUEST: N_("payment request"),
        PaperKind.RECEIPT: N_("receipt"),
        PaperKind.AUTHORISATION: N_("authorisation"),
        PaperKind.ACCOUNT_PROOF: N_("proof of bank account"),
        PaperKind.OTHER: N_("other paper"),
    },
    PaperForm: {
        PaperForm.ORIGINAL: N_("original"),
        PaperForm.COPY: N_("copy"),
        PaperForm.ELECTRONIC: N_("electronic"),
    },
    PayMeans: {
        PayMeans.TRANSFER: N_("bank transfer"),
        PayMeans.CASH: N_("cash"),
        PayMeans.BANK_BILL: N_("bank acceptance bill"),
        PayMeans.COMMERCIAL_BILL: N_("commercial acceptance bill"),
        PayMeans.CHEQUE: N_("cheque"),
        PayMeans.SET_OFF: N_("set off against our debt"),
        PayMeans.OTHER: N_("another way"),
    },
    Shift: {
        Shift.NEXT: N_("moved to the next working day"),
        Shift.PREV: N_("moved to the working day before"),
        Shift.MODNEXT: N_("moved to the next working day within the month"),
        Shift.SKIP: N_("left out, paid on the next pay day"),
        Shift.NONE: N_("paid all the same"),
    },
    Weekday: {
        Weekday.MON: N_("Monday"),
        Weekday.TUE: N_("Tuesday"),
        Weekday.WED: N_("Wednesday"),
        Weekday.THU: N_("Thursday"),
        Weekday.FRI: N_("Friday"),
        Weekday.SAT: N_("Saturday"),
        Weekday.SUN: N_("Sunday"),
    },
    Purpose: {
        Purpose.COLLECT: N_("collect payment"),
        Purpose.DELIVER_PAPERS: N_("hand in papers"),
        Purpose.RECONCILE: N_("reconcile accounts"),
        Purpose.APPROVE: N_("see who approves"),
        Purpose.CARE: N_("look after the customer"),
    },
    VisitStatus: {
        VisitStatus.PLANNED: N_("planned"),
        VisitStatus.DONE: N_("done"),
        VisitStatus.CANCELLED: N_("cancelled"),
    },
    Outcome: {
        Outcome.PAID: N_("paid in full"),
        Outcome.PART_PAID: N_("part paid"),
        Outcome.PROMISED: N_("payment promised"),
        Outcome.NOTHING: N_("no result"),
        Outcome.NOT_MET: N_("nobody met"),
        Outcome.PAPERS_HANDED_OVER: N_("papers handed over"),
        Outcome.RECONCILED: N_("accounts reconciled"),
        Outcome.OTHER: N_("other outcome"),
    },
    TimeAnswer: {
        TimeAnswer.AGREED: N_("time agreed"),
        TimeAnswer.CHANGED: N_("time changed"),
        TimeAnswer.NO_REPLY: N_("no reply on the time"),
    },
    AmountAnswer: {
        AmountAnswer.AGREED: N_("amount agreed"),
        AmountAnswer.DIFFERS: N_("amount differs"),
        AmountAnswer.NO_REPLY: N_("no reply on the amount"),
    },
    Channel: {
        Channel.PHONE: N_("phone"),
        Channel.MESSAGE: N_("message"),
        Channel.MAIL: N_("mail"),
        Channel.IN_PERSON: N_("in person"),
    },
    DifferenceReason: {
        DifferenceReason.OUR_ERROR: N_("error on our side"),
        DifferenceReason.THEIR_ERROR: N_("error on their side"),
        DifferenceReason.TIMING: N_("paid or delivered, not booked yet"),
        DifferenceReason.GOODS_DISPUTED: N_("goods disputed"),
        DifferenceReason.UNKNOWN: N_("cause not known yet"),
    },
    ReconciliationStatus: {
        ReconciliationStatus.OPEN: N_("open"),
        ReconciliationStatus.SOLVED: N_("solved"),
        ReconciliationStatus.ACCEPTED: N_("accepted"),
        ReconciliationStatus.WITHDRAWN: N_("withdrawn"),
    },
}


def label(member: Enum) -> str:
    """Give the name of one choice in the user's language."""
    known = _LABELS.get(type(member)) or all_labels()[type(member)]
    return _(known[member])


def options(kind: type[Choice]) -> list[tuple[Choice, str]]:
    """Give every choice of an enum with its name, in the enum's order, for a list to choose from."""
    return [(member, label(member)) for member in kind]


@cache
def all_labels() -> Mapping[type[Enum], Mapping[Enum, str]]:
    """Give the names of every choice there is, marked with N_; a start has no use for most of them."""
    from desktop.wording.collecting_labels import COLLECTING_LABELS
    from desktop.wording.paper_labels import PAPER_LABELS
    from desktop.wording.plan_labels import PLAN_LABELS

    return {**_LABELS, **COLLECTING_LABELS, **PAPER_LABELS, **PLAN_LABELS}
