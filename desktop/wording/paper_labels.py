"""Names of the choices around papers."""

from enum import Enum

from desktop.domain.company import DocumentKind, EnglishHabit
from desktop.domain.decency import WordKind
from desktop.domain.deliveries import DeliveryChannel, ProofKind, ReplyKind
from desktop.domain.dunning import FinalStep, Level
from desktop.domain.lateinterest import RateBasis
from desktop.domain.letters import LeftOut
from desktop.domain.limitation import ClockEventKind
from desktop.domain.thanks import NotEarned, ThanksReason
from desktop.i18n import N_

PAPER_LABELS: dict[type[Enum], dict[Enum, str]] = {
    DocumentKind: {
        DocumentKind.REMINDER: N_("reminder letter"),
        DocumentKind.STATEMENT: N_("statement of account"),
        DocumentKind.PAYMENT_REQUEST: N_("payment request"),
        DocumentKind.PROPOSAL_FORM: N_("proposal form"),
        DocumentKind.AGREEMENT: N_("instalment agreement"),
        DocumentKind.RECEIPT: N_("receipt"),
        DocumentKind.THANKS: N_("thank-you letter"),
        DocumentKind.ACCOUNT_CHANGE: N_("notice of a new account"),
    },
    Level: {
        Level.UPCOMING: N_("reminder before the due date"),
        Level.FIRST: N_("first reminder"),
        Level.SECOND: N_("second reminder"),
        Level.FINAL: N_("final notice"),
    },
    WordKind: {
        WordKind.INSULT: N_("an insult"),
        WordKind.CRIME: N_("a threat with the police or a crime"),
        WordKind.FAMILY: N_("family and neighbours have no part in this"),
        WordKind.EXPOSURE: N_("a threat to tell others"),
        WordKind.BLACKLIST: N_("a threat with a blacklist"),
        WordKind.LAW: N_("it sounds like a court or a lawyer"),
    },
    FinalStep: {
        FinalStep.LAWYER: N_("a lawyer"),
        FinalStep.COURT: N_("court or arbitration"),
        FinalStep.PAYMENT_ORDER: N_("order for payment"),
    },
    DeliveryChannel: {
        DeliveryChannel.HANDED_OVER: N_("by hand"),
        DeliveryChannel.POST: N_("post"),
        DeliveryChannel.COURIER: N_("courier"),
        DeliveryChannel.MAIL: N_("mail"),
        DeliveryChannel.MESSAGE: N_("message"),
        DeliveryChannel.FAX: N_("fax"),
    },
    ProofKind: {
        ProofKind.SIGNED_SLIP: N_("signed slip"),
        ProofKind.TRACKING: N_("print of the tracking"),
        ProofKind.REPLY: N_("written reply"),
        ProofKind.SAID: N_("they say so"),
    },
    ReplyKind: {
        ReplyKind.RECEIVED: N_("received it"),
        ReplyKind.AGREES: N_("agrees with the figures"),
        ReplyKind.DIFFERS: N_("has other figures"),
        ReplyKind.WILL_PAY: N_("agrees to pay"),
    },
    ClockEventKind: {
        ClockEventKind.DEMAND: N_("proved demand"),
        ClockEventKind.ACKNOWLEDGEMENT: N_("acknowledgement of the debt"),
        ClockEventKind.LAWSUIT: N_("lawsuit or arbitration"),
        ClockEventKind.OTHER: N_("another event"),
    },
    RateBasis: {
        RateBasis.LPR_1Y: N_("LPR, one year (China)"),
        RateBasis.BOE_BASE: N_("Bank of England base rate"),
        RateBasis.ECB_REF: N_("ECB reference rate"),
    },
    ThanksReason: {
        ThanksReason.ON_TIME: N_("paid every item on time"),
        ThanksReason.PROMISES_KEPT: N_("kept every promise"),
    },
    NotEarned: {
        NotEarned.OVERDUE: N_("something is overdue"),
        NotEarned.PROMISE_BROKEN: N_("a promise was broken in the last twelve months"),
        NotEarned.GRADE: N_("the rating is not A"),
        NotEarned.TOO_LITTLE: N_("too few items paid on time and promises kept in the last twelve months"),
    },
    EnglishHabit: {
        EnglishHabit.UK: N_("British: 5 January 2026, A4"),
        EnglishHabit.US: N_("American: January 5, 2026, Letter"),
    },
    LeftOut: {
        LeftOut.NOT_DUE: N_("not due yet"),
        LeftOut.OVERDUE: N_("overdue already"),
        LeftOut.NO_DUE_DATE: N_("without a due date"),
        LeftOut.DISPUTED: N_("disputed"),
        LeftOut.IN_PLAN: N_("covered by an instalment plan"),
        LeftOut.HANDED_OVER: N_("handed over"),
        LeftOut.PROMISED: N_("promised, and the day has not passed"),
        LeftOut.CHOSEN: N_("taken out by hand"),
    },
}
