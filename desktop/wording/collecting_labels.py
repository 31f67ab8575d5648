"""Names of the choices around payments, disputes, contacts and signals."""

from enum import Enum

from desktop.domain.contacts import ContactChannel, ContactResult, Tactic, Verdict
from desktop.domain.disputes import DisputeReason, DisputeStatus, MatterKind
from desktop.domain.ledger import AllocationKind, PaymentKind
from desktop.domain.promises import PromiseState
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.domain.signals import SignalKind, SignalSource
from desktop.i18n import N_

COLLECTING_LABELS: dict[type[Enum], dict[Enum, str]] = {
    PaymentKind: {
        PaymentKind.RECEIPT: N_("payment received"),
        PaymentKind.REFUND: N_("refund"),
        PaymentKind.REVERSAL: N_("reversal"),
    },
    AllocationKind: {
        AllocationKind.OPENING: N_("settled before"),
        AllocationKind.OFFICE: N_("settled by the finance office's file"),
        AllocationKind.PAYMENT: N_("payment"),
        AllocationKind.INTEREST: N_("interest"),
        AllocationKind.CREDIT: N_("credit note"),
        AllocationKind.WRITE_OFF: N_("written off"),
    },
    DebtCause: {
        DebtCause.CASH: N_("short of cash"),
        DebtCause.QUALITY: N_("goods or service"),
        DebtCause.PROCESS: N_("papers or approval"),
        DebtCause.UNWILLING: N_("does not want to"),
        DebtCause.OTHER: N_("another cause"),
    },
    DebtNature: {
        DebtNature.BREACH: N_("breach of contract"),
        DebtNature.SERVICE: N_("service owed by us"),
        DebtNature.OTHER: N_("another nature"),
    },
    DebtTerm: {DebtTerm.SHORT: N_("short-term"), DebtTerm.LONG: N_("long-term")},
    DisputeReason: {
        DisputeReason.QUALITY: N_("quality"),
        DisputeReason.QUANTITY: N_("quantity"),
        DisputeReason.WRONG_GOODS: N_("wrong goods"),
        DisputeReason.PRICE: N_("price"),
        DisputeReason.DELIVERY: N_("delivery"),
        DisputeReason.PAPERS: N_("papers"),
        DisputeReason.ALREADY_PAID: N_("says it is paid"),
        DisputeReason.RETURNED: N_("goods returned"),
        DisputeReason.REBATE: N_("rebate or discount"),
        DisputeReason.OTHER: N_("another reason"),
        DisputeReason.UNKNOWN: N_("reason not known"),
    },
    DisputeStatus: {
        DisputeStatus.OPEN: N_("open"),
        DisputeStatus.SOLVED_FOR_US: N_("solved for us"),
        DisputeStatus.SOLVED_FOR_THEM: N_("solved for the customer"),
        DisputeStatus.WITHDRAWN: N_("withdrawn"),
    },
    MatterKind: {MatterKind.DISPUTE: N_("dispute"), MatterKind.DIFFERENCE: N_("difference in the amount")},
    PromiseState: {
        PromiseState.OPEN: N_("promise open"),
        PromiseState.KEPT: N_("kept"),
        PromiseState.PARTLY_KEPT: N_("partly kept"),
        PromiseState.BROKEN: N_("broken promise"),
        PromiseState.CANCELLED: N_("promise cancelled"),
        PromiseState.LAPSED: N_("nothing left to pay"),
    },
    ContactChannel: {
        ContactChannel.CALL: N_("call"),
        ContactChannel.VISIT: N_("visit"),
        ContactChannel.MESSAGE: N_("message"),
        ContactChannel.MAIL: N_("mail"),
        ContactChannel.LETTER: N_("letter"),
    },
    ContactResult: {
        ContactResult.PAID: N_("paid"),
        ContactResult.PROMISED: N_("promised to pay"),
        ContactResult.SAYS_PAID: N_("says it is paid"),
        ContactResult.DISPUTES: N_("disputes the debt"),
        ContactResult.WANTS_PAPERS: N_("wants papers"),
        ContactResult.CALLS_BACK: N_("will call back"),
        ContactResult.INFORMED: N_("informed"),
        ContactResult.REFUSED: N_("refused to pay"),
        ContactResult.NOT_REACHED: N_("not reached"),
        ContactResult.OTHER: N_("something else"),
    },
    Tactic: {
        Tactic.PUSH: N_("pushes it to others"),
        Tactic.DRAG: N_("drags it out"),
        Tactic.FRIENDSHIP: N_("appeals to friendship"),
        Tactic.DECEIVE: N_("deceives"),
    },
    Verdict: {Verdict.FACT: N_("a fact"), Verdict.EXCUSE: N_("an excuse"), Verdict.UNKNOWN: N_("not known yet")},
    SignalKind: {
        SignalKind.BOSS_IS_IN: N_("boss is in after all"),
        SignalKind.STAFF_LEAVING: N_("staff leaving"),
        SignalKind.WAGES_LATE: N_("wages or bonus late"),
        SignalKind.MONEY_CAME_IN: N_("money came in: go now"),
        SignalKind.LARGE_ORDER: N_("large order"),
        SignalKind.NEW_BUSINESS: N_("new business"),
        SignalKind.PAYS_OTHERS: N_("pays other suppliers"),
        SignalKind.HANDLER_LEFT: N_("the person in charge left"),
        SignalKind.PRICE_FALL: N_("prices are falling"),
        SignalKind.GOODS_OUTDATED: N_("goods are outdated"),
        SignalKind.OTHER_CREDITORS: N_("other creditors act"),
        SignalKind.CLOSING_DOWN: N_("closing down"),
        SignalKind.OTHER_GOOD: N_("another good sign"),
        SignalKind.OTHER_BAD: N_("another bad sign"),
    },
    SignalSource: {
        SignalSource.CUSTOMER: N_("the customer told us"),
        SignalSource.SEEN_THERE: N_("seen on the spot"),
        SignalSource.PUBLIC: N_("public"),
        SignalSource.COLLEAGUE: N_("a colleague of ours"),
        SignalSource.OTHER: N_("somewhere else"),
    },
}
