"""Agreements and proposal forms to be looked at."""

from dataclasses import replace

from desktop.documents.data import Agreement, PaperItem, ProposalForm
from desktop.documents.texts import Texts
from desktop.domain.clauses import (
    Acceleration,
    Clauses,
    Costs,
    EarlierRights,
    Forum,
    GoverningLaw,
    LateCharge,
    Security,
    SettlingOrder,
)
from desktop.domain.instalments import DayShift, Interest
from desktop.domain.money import LARGEST_MINOR
from tests.documents import samples
from tests.documents.plan_samples import BOTH, CHINESE, ENGLISH, agreement, bare, heading, proposal_form
from tests.papers import Scene

_STRICT = Clauses(
    grace_days=0,
    late_charge=LateCharge.LPR,
    acceleration=Acceleration.ONE_FIFTH,
    security=Security.GUARANTOR,
    guarantor="杭州丰泰投资管理有限公司",
    forum=Forum.ARBITRATION,
    arbitrator="杭州仲裁委员会",
    settling_order=SettlingOrder.PRINCIPAL_FIRST,
    earlier_rights=EarlierRights.WAIVED_IF_KEPT,
    costs=Costs.IN_BREACH,
    copies=4,
)
_STRICT_ENGLISH = replace(
    _STRICT,
    late_charge=LateCharge.DAILY,
    daily_ppm=300,
    acceleration=Acceleration.TWO_LATE,
    guarantor="Peak Holdings Limited",
    forum=Forum.CREDITOR,
    governing_law=GoverningLaw.ENGLAND,
    copies=3,
)


def _strict(texts: Texts) -> Agreement:
    """Give an agreement with everything that can be chosen: the longest there is."""
    chinese = texts is CHINESE
    paper = agreement(
        texts,
        12,
        clauses=_STRICT if chinese else _STRICT_ENGLISH,
        interest=Interest.EQUAL_PAYMENT if chinese else Interest.SIMPLE_365,
        down_payment=1_000_000,
        shift=DayShift.MODIFIED,
    )
    return replace(paper, replaces="FQ-2026-0001")


def _american() -> Agreement:
    """Give an agreement of an American firm, on its sheet."""
    clauses = Clauses(
        security=Security.RETENTION, governing_law=GoverningLaw.NAMED, law_named="the laws of the State of New York"
    )
    paper = agreement(ENGLISH, 3, clauses=clauses)
    return replace(paper, heading=samples.heading(samples.AMERICAN, paper.heading.customer, "USD"))


def _hard() -> Agreement:
    """Give an agreement with long and rare names, markup, a dispute and the largest sums."""
    customer = replace(samples.CUSTOMER, name=samples.LONG_NAME[:200], address=samples.HARD_NAME * 10)
    item = PaperItem("<img src='/x.png'>" * 4, None, None, LARGEST_MINOR, 0, LARGEST_MINOR - 500, 500, 9)
    paper = agreement(items=(item, *samples.items(2)))
    head = replace(paper.heading, customer=customer, company=replace(samples.COMPANY, name=samples.HARD_NAME * 4))
    return replace(paper, heading=head, reason=samples.HARD_NAME)


def _hard_form() -> ProposalForm:
    """Give a form with long and rare names."""
    customer = replace(samples.CUSTOMER, name=samples.LONG_NAME[:200])
    company = replace(samples.COMPANY, name=samples.HARD_NAME * 2)
    return replace(
        proposal_form(), heading=replace(heading(CHINESE, "FB-2026-0002"), customer=customer, company=company)
    )


def _name(texts: Texts) -> str:
    return "zh" if texts is CHINESE else "uk"


SCENES = (
    *(Scene(f"agreement-{_name(texts)}", agreement(texts, shift=DayShift.FOLLOWING), texts) for texts in BOTH),
    *(Scene(f"agreement-{_name(texts)}-strict", _strict(texts), texts) for texts in BOTH),
    *(Scene(f"agreement-{_name(texts)}-60", agreement(texts, 60, items=60), texts) for texts in BOTH),
    Scene("agreement-us", _american(), ENGLISH),
    Scene("agreement-zh-hard", _hard(), CHINESE),
    Scene("agreement-zh-bare", bare(agreement(parts=3, items=1)), CHINESE),
    *(Scene(f"form-{_name(texts)}", proposal_form(texts), texts) for texts in BOTH),
    *(Scene(f"form-{_name(texts)}-9", proposal_form(texts, items=9), texts) for texts in BOTH),
    *(Scene(f"form-{_name(texts)}-60", proposal_form(texts, items=60), texts) for texts in BOTH),
    Scene("form-zh-12-lines", proposal_form(lines=12), CHINESE),
    Scene("form-zh-hard", _hard_form(), CHINESE),
)
