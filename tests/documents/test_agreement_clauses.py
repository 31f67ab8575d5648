"""What the agreement says for each choice, and how its clauses are numbered."""

import re
from dataclasses import replace

import pytest

from desktop.documents.plans.clause_texts import clauses
from desktop.documents.plans.voice import voice_of
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
from tests.documents.plan_samples import BOTH, CHINESE, ENGLISH, agreement, squeezed, text_of

#: The settings that the choices need, with values that their clauses name.
NAMED = Clauses(
    grace_days=7,
    daily_ppm=350,
    lpr_factor=125,
    cure_days=15,
    guarantor="丰泰 Holdings",
    arbitrator="宁波仲裁委员会",
    law_named="the law of Scotland",
)

#: A choice, and what only a paper with it says: in Chinese, in English.
SAID = [
    ("late_charge", LateCharge.NONE, "不另行约定逾期付款违约金", "adds no charge for late payment"),
    ("late_charge", LateCharge.DAILY, "按每日0.035%向甲方支付逾期付款违约金", "a late charge of 0.035% a day"),
    ("late_charge", LateCharge.LPR, "贷款市场报价利率（LPR）的1.25倍", "1.25 times the one-year loan prime rate"),
    ("acceleration", Acceleration.NONE, "不影响其他各期的付款日", "does not bring forward the due date of any other"),
    ("acceleration", Acceleration.TWO_LATE, "有两期款项同时逾期未付", "If two Scheduled Payments are Overdue"),
    ("acceleration", Acceleration.ONE_FIFTH, "达到欠款总额五分之一", "comes to one fifth of the Debt"),
    ("security", Security.RETENTION, "其所有权在法律允许的范围内归甲方", "remain the property of the Creditor"),
    ("security", Security.GUARANTOR, "连带责任保证", "The Guarantor guarantees to the Creditor"),
    ("forum", Forum.LAW, "依法向有管辖权的法院起诉", "the court that has jurisdiction by law"),
    ("forum", Forum.DEBTOR, "由乙方住所地有管辖权的法院管辖", "court at the Debtor’s registered address"),
    ("forum", Forum.CREDITOR, "由甲方住所地有管辖权的法院管辖", "court at the Creditor’s registered address"),
    ("forum", Forum.ARBITRATION, "提交宁波仲裁委员会，按照", "referred to 宁波仲裁委员会 and finally decided"),
    ("settling_order", SettlingOrder.BY_LAW, "（一）依本协议应由乙方承担的费用", "applied first to costs"),
    ("settling_order", SettlingOrder.PRINCIPAL_FIRST, "（一）本金", "applied first to principal"),
    ("earlier_rights", EarlierRights.RESERVED, "甲方保留这些权利", "The Creditor reserves these rights"),
    ("earlier_rights", EarlierRights.WAIVED_IF_KEPT, "甲方放弃就欠款主张这些权利", "gives up these claims"),
    ("costs", Costs.EACH_OWN, "各方自行承担", "Each party bears its own costs"),
    ("costs", Costs.IN_BREACH, "一方违反本协议的，应承担", "in breach of this Agreement bears the reasonable costs"),
    ("governing_law", GoverningLaw.CHINA, "适用中华人民共和国法律", "laws of the People’s Republic of China"),
    ("governing_law", GoverningLaw.ENGLAND, "适用英格兰和威尔士法律", "the law of England and Wales"),
    ("governing_law", GoverningLaw.NAMED, "适用下列法律：the law of Scotland", "this law: the law of Scotland"),
]
CHOICES = {LateCharge, Acceleration, Security, Forum, SettlingOrder, EarlierRights, Costs, GoverningLaw}

SHIFTED = [
    (DayShift.NONE, "付款日不因遇休息日或节假日而变动", "does not move"),
    (DayShift.FOLLOWING, "顺延至其后第一个工作日。", "moves to the next working day."),
    (DayShift.PRECEDING, "提前至其前最后一个工作日", "moves to the last working day before it"),
    (DayShift.MODIFIED, "但该工作日已在下一个月的", "where that is in another month"),
]
INTEREST = [
    (Interest.NONE, "欠款不计利息，利率为零", "the rate of interest is zero"),
    (Interest.EQUAL_PRINCIPAL, "采用等额本金方式", "the method of equal principal"),
    (Interest.EQUAL_PAYMENT, "采用等额本息方式", "the method of level payments"),
    (Interest.SIMPLE_365, "一年按365天计；起息日", "days and a year of 365 days. The day on which"),
    (Interest.SIMPLE_360, "一年按360天计；起息日", "days and a year of 360 days. The day on which"),
]
SHARES = [
    (
        2,
        Security.NONE,
        "一式贰份，双方各执壹份",
        "in two signed copies of equal force: one for each of the two parties",
    ),
    (3, Security.NONE, "一式叁份，甲方执贰份，其余每方各执壹份", "two for the Creditor and one for each other party"),
    (10, Security.NONE, "一式壹拾份，双方各执伍份", "in ten signed copies of equal force: five for each"),
    (2, Security.GUARANTOR, "甲方、乙方各执壹份，丙方执复印件", "a photocopy for the Guarantor"),
    (3, Security.GUARANTOR, "一式叁份，三方各执壹份", "one for each of the three parties"),
    (
        7,
        Security.GUARANTOR,
        "一式柒份，甲方执叁份，其余每方各执贰份",
        "three for the Creditor and two for each other party",
    ),
]


def said(texts, **paper):
    return squeezed(" ".join(_paragraphs(agreement(texts, **paper), texts)))


def _paragraphs(paper, texts):
    for clause in clauses(paper, voice_of(paper.heading, texts)):
        yield clause.heading
        yield from (part for part in clause.parts if isinstance(part, str))


def test_every_choice_is_tried():
    tried = {(type(choice), choice) for _field, choice, _chinese, _english in SAID}
    assert tried == {(kind, choice) for kind in CHOICES for choice in kind} - {(Security, Security.NONE)}
    assert {shift for shift, *_said in SHIFTED} == set(DayShift)
    assert {interest for interest, *_said in INTEREST} == set(Interest)


@pytest.mark.parametrize(("field", "choice", "chinese", "english"), SAID)
def test_a_choice_says_its_own_words_on_the_paper_and_no_other_choice_does(field, choice, chinese, english):
    for texts, words in ((CHINESE, chinese), (ENGLISH, english)):
        assert squeezed(words) in text_of(agreement(texts, clauses=replace(NAMED, **{field: choice})), texts)
        for other in set(type(choice)) - {choice}:
            assert squeezed(words) not in said(texts, clauses=replace(NAMED, **{field: other}))


@pytest.mark.parametrize(("shift", "chinese", "english"), SHIFTED)
def test_days_off_are_dealt_with_as_chosen(shift, chinese, english):
    for texts, words in ((CHINESE, chinese), (ENGLISH, english)):
        assert [kind for kind in DayShift if squeezed(words) in said(texts, shift=kind)] == [shift]


@pytest.mark.parametrize(("interest", "chinese", "english"), INTEREST)
def test_interest_is_said_as_chosen_with_an_explicit_zero(interest, chinese, english):
    for texts, words in ((CHINESE, chinese), (ENGLISH, english)):
        assert [kind for kind in Interest if squeezed(words) in said(texts, interest=kind)] == [interest]


def test_interest_names_its_rate_and_its_sum():
    paper = agreement(interest=Interest.SIMPLE_365)
    total = sum(row.interest for row in paper.instalments)
    assert "按年利率4.8%计收单利" in said(CHINESE, interest=Interest.SIMPLE_365)
    assert f"应付利息共计¥{total / 100:,.2f}，" in said(CHINESE, interest=Interest.SIMPLE_365)


@pytest.mark.parametrize(("copies", "security", "chinese", "english"), SHARES)
def test_the_copies_are_shared_out(copies, security, chinese, english):
    chosen = replace(NAMED, copies=copies, security=security)
    assert squeezed(chinese) in said(CHINESE, clauses=chosen)
    assert squeezed(english) in said(ENGLISH, clauses=chosen)


@pytest.mark.parametrize(
    ("grace_days", "chinese", "english"),
    [
        (0, "未在付款日足额付款的，为逾期", "by its due date is"),
        (1, "1天的宽限期", "1 day after"),
        (5, "5天", "5 days after"),
    ],
)
def test_grace_is_said_in_days(grace_days, chinese, english):
    chosen = Clauses(grace_days=grace_days)
    assert squeezed(chinese) in said(CHINESE, clauses=chosen)
    assert squeezed(english) in said(ENGLISH, clauses=chosen)


def test_acceleration_comes_only_after_a_demand_and_days_to_make_good():
    for choice in (Acceleration.TWO_LATE, Acceleration.ONE_FIFTH):
        assert "书面催告乙方，并给予不少于15天的补救期" in said(CHINESE, clauses=replace(NAMED, acceleration=choice))


@pytest.mark.parametrize("texts", BOTH)
@pytest.mark.parametrize("security", Security)
def test_clauses_are_numbered_without_a_gap_whatever_is_left_out(texts, security):
    paper = agreement(texts, clauses=replace(NAMED, security=security))
    numbers = [clause.number for clause in clauses(paper, voice_of(paper.heading, texts))]
    assert numbers == list(range(1, 17 if security is Security.NONE else 18))


@pytest.mark.parametrize("texts", BOTH)
def test_a_reference_leads_to_the_clause_that_is_meant(texts):
    paper = agreement(texts)
    numbered = {clause.number: clause for clause in clauses(paper, voice_of(paper.heading, texts))}
    late = " ".join(part for part in numbered[8].parts if isinstance(part, str))
    assert ("第十条" if texts is CHINESE else "clause 10") in late
    assert numbered[10].heading == ("与原合同的关系" if texts is CHINESE else "The Contract and rights reserved")


@pytest.mark.parametrize("texts", BOTH)
def test_no_place_is_left_unfilled(texts):
    everything = replace(NAMED, security=Security.GUARANTOR, late_charge=LateCharge.LPR)
    assert not re.search(r"[{}]", said(texts, clauses=everything, interest=Interest.EQUAL_PAYMENT, down_payment=100))
