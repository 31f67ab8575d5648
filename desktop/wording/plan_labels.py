"""Names of the choices around an instalment plan and its agreement."""

from enum import Enum

from desktop.domain.clauses import (
    Acceleration,
    Costs,
    EarlierRights,
    Forum,
    GoverningLaw,
    LateCharge,
    Security,
    SettlingOrder,
)
from desktop.domain.instalments import DayShift, Every, Interest, Remainder
from desktop.domain.plans import Move, PlanState, SoftThought
from desktop.i18n import N_

PLAN_LABELS: dict[type[Enum], dict[Enum, str]] = {
    PlanState: {
        PlanState.DRAFT: N_("draft"),
        PlanState.PROPOSED: N_("proposed"),
        PlanState.COUNTERED: N_("countered"),
        PlanState.AGREED: N_("agreed"),
        PlanState.SIGNED: N_("signed"),
        PlanState.RUNNING: N_("running"),
        PlanState.LATE: N_("late"),
        PlanState.BROKEN: N_("broken"),
        PlanState.COMPLETED: N_("completed"),
        PlanState.CANCELLED: N_("cancelled"),
        PlanState.SUPERSEDED: N_("replaced"),
    },
    SoftThought: {
        SoftThought.NO_CREDIT_NO_ORDER: N_("without credit they will not order"),
        SoftThought.LET_THEM_OWE_ONCE: N_("money is scarce, let them owe us this once"),
        SoftThought.LOOKS_HONEST: N_("they do not look like cheats, it will come"),
    },
    Move: {
        Move.PROPOSE: N_("the customer proposes it"),
        Move.COUNTER: N_("we propose otherwise"),
        Move.AGREE: N_("agree"),
        Move.SIGN: N_("both have signed"),
        Move.BREAK: N_("call it broken"),
        Move.RESUME: N_("let it run on"),
        Move.CANCEL: N_("cancel the plan"),
        Move.SUPERSEDE: N_("replace it by a new version"),
        Move.REOPEN: N_("take it up again"),
    },
    Every: {
        Every.WEEK: N_("weekly"),
        Every.TWO_WEEKS: N_("every two weeks"),
        Every.MONTH: N_("monthly"),
        Every.QUARTER: N_("quarterly"),
        Every.MONTH_END: N_("at month end"),
        Every.OWN: N_("on own dates"),
    },
    DayShift: {
        DayShift.NONE: N_("stay on that day"),
        DayShift.FOLLOWING: N_("next working day"),
        DayShift.PRECEDING: N_("working day before"),
        DayShift.MODIFIED: N_("next working day of the same month"),
    },
    Interest: {
        Interest.NONE: N_("no interest"),
        Interest.EQUAL_PRINCIPAL: N_("equal principal"),
        Interest.EQUAL_PAYMENT: N_("equal payments"),
        Interest.SIMPLE_365: N_("by days (365)"),
        Interest.SIMPLE_360: N_("by days (360)"),
    },
    Remainder: {
        Remainder.LAST: N_("the last instalment"),
        Remainder.FIRST: N_("the first instalment"),
    },
    LateCharge: {
        LateCharge.NONE: N_("none agreed: the contract's own rule stays"),
        LateCharge.DAILY: N_("a rate per day on what is late"),
        LateCharge.LPR: N_("the one-year loan prime rate (LPR), multiplied"),
    },
    Acceleration: {
        Acceleration.NONE: N_("no: each instalment keeps its day"),
        Acceleration.TWO_LATE: N_("when two instalments are unpaid"),
        Acceleration.ONE_FIFTH: N_("when a fifth of the debt is overdue"),
    },
    Security: {
        Security.NONE: N_("no security"),
        Security.RETENTION: N_("the goods stay ours until they are paid"),
        Security.GUARANTOR: N_("somebody else guarantees the debt"),
    },
    Forum: {
        Forum.LAW: N_("the court that the law names"),
        Forum.DEBTOR: N_("the court at the customer's seat"),
        Forum.CREDITOR: N_("the court at our seat"),
        Forum.ARBITRATION: N_("arbitration"),
    },
    SettlingOrder: {
        SettlingOrder.BY_LAW: N_("costs, then interest, then principal"),
        SettlingOrder.PRINCIPAL_FIRST: N_("principal first"),
    },
    EarlierRights: {
        EarlierRights.RESERVED: N_("they stay as they are"),
        EarlierRights.WAIVED_IF_KEPT: N_("they are given up once the plan has been kept"),
    },
    Costs: {
        Costs.EACH_OWN: N_("each side bears its own"),
        Costs.IN_BREACH: N_("the side in breach bears them"),
    },
    GoverningLaw: {
        GoverningLaw.CHINA: N_("law of the People's Republic of China"),
        GoverningLaw.ENGLAND: N_("law of England and Wales"),
        GoverningLaw.NAMED: N_("another law"),
    },
}
