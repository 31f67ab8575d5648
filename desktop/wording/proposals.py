"""Why a day is proposed for a visit, in a sentence."""

from desktop.domain.proposals import Proposal, ProposalReason
from desktop.formats import format_date
from desktop.i18n import N_, _

_PROPOSALS = {
    ProposalReason.PAY_DAY: N_("their next pay day"),
    ProposalReason.LATER_PAY_DAY: N_("the first pay day that leaves five days to confirm"),
    ProposalReason.PAPER_DEADLINE: N_("last day for papers for the pay day on %(pay_day)s"),
    ProposalReason.PAPER_DEADLINE_SHORT: N_(
        "last day for papers for the pay day on %(pay_day)s; fewer than five days are left to confirm"
    ),
    ProposalReason.STEP_WINDOW: N_("the days of the month on which they do this"),
    ProposalReason.STEP_LEAD: N_("early enough for their steps before the pay day on %(pay_day)s"),
    ProposalReason.FIRST_FREE: N_("first working day that leaves five days to confirm"),
}
_NO_PAY_DAY = N_("first working day that leaves five days to confirm; their pay day is not known")


def proposal_reason(proposal: Proposal) -> str:
    """Say why this day is proposed."""
    reason = _PROPOSALS[proposal.reason]
    if proposal.reason is ProposalReason.FIRST_FREE and proposal.pay_day is None:
        reason = _NO_PAY_DAY
    pay_day = format_date(proposal.pay_day.day, "weekday") if proposal.pay_day else ""
    return _("%(day)s: %(reason)s") % {
        "day": format_date(proposal.day, "weekday"),
        "reason": _(reason) % {"pay_day": pay_day},
    }
