"""Names of the choices around papers."""

from enum import Enum

from desktop.domain.company import DocumentKind, EnglishHabit
from desktop.domain.letters import LeftOut
from desktop.i18n import N_

PAPER_LABELS: dict[type[Enum], dict[Enum, str]] = {
    DocumentKind: {
        DocumentKind.REMINDER: N_("reminder letter"),
        DocumentKind.PROPOSAL_FORM: N_("proposal form"),
        DocumentKind.AGREEMENT: N_("instalment agreement"),
    },
    EnglishHabit: {
        EnglishHabit.UK: N_("British: 5 January 2026, A4"),
        EnglishHabit.US: N_("American: January 5, 2026, Letter"),
    },
    LeftOut: {
        LeftOut.NOT_DUE: N_("not due yet"),
        LeftOut.NO_DUE_DATE: N_("without a due date"),
        LeftOut.DISPUTED: N_("disputed"),
        LeftOut.IN_PLAN: N_("covered by an instalment plan"),
        LeftOut.HANDED_OVER: N_("handed over"),
        LeftOut.PROMISED: N_("promised, and the day has not passed"),
        LeftOut.CHOSEN: N_("taken out by hand"),
    },
}
