"""A day made up line by line, with every group in it and names of all lengths; for its words."""

from datetime import date, timedelta

from desktop.domain.agenda import WEIGHTS, Group, Reason, ReasonCode
from desktop.domain.confirmation import Confirmation, NotReady, NotReadyCode, Part, Phase, Readiness
from desktop.domain.money import Money
from desktop.domain.process import PaperKind, Question, QuestionCode, StepKind
from desktop.services.today_lines import Agenda, AgendaGroup, Away, Line, Said, Snooze
from desktop.services.visits import PersonRow
from tests.ui.visits.book import LONG_NAME, TODAY

NAMES = (
    "恒达食品有限公司", "Ruifeng Paper & Pulp <Shanghai> Ltd", "锦和贸易", "Bohai Steel", "Oushang",
    "蓝海物流（华东）有限责任公司", LONG_NAME, "Anders & Søn <Import> ApS", "瑞丰纸业", "Miller & Sons",
)  # fmt: skip
ASK = PersonRow(1, "王丽", "会计", "138 0000 0000", "15:30")
LONG_ASK = PersonRow(2, "欧阳慕容雪晴", "采购与供应链管理中心副总监兼财务对接人", "+86 10 6666 8888 转 8016", "16:10")


def reason(code, added=0, *, ahead=None, **rest):
    """Give a reason with its usual points; `ahead` is its day, counted from today."""
    day = None if ahead is None else TODAY + timedelta(days=ahead)
    return Reason(code, WEIGHTS[code].points, added, day, currency="CNY", **rest)


def confirmation(phase=Phase.DUE, late=0, ahead=5):
    return Confirmation(phase, TODAY - timedelta(days=late), late, ahead, False, frozenset(Part))


def ready(*missing):
    return Readiness(missing)


NOT_READY = ready(NotReady(NotReadyCode.PAPER_MISSING, PaperKind.SIGNED_RECEIPT), NotReady(NotReadyCode.AMOUNT_DIFFERS))
QUESTIONS = (
    Question(QuestionCode.WHO_SIGNS),
    Question(QuestionCode.NO_DEPUTY, step=StepKind.APPROVE, name="孙总"),
    Question(QuestionCode.PAY_DAY),
)
URGENT = reason(ReasonCode.URGENT, 4, ahead=-42, late=42, amount=3_690_000, term=30)
STEP = reason(ReasonCode.STEP_DUE, 1, ahead=-1, late=1, text="送对账函并确认付款日", log_id=1)
BROKEN = reason(ReasonCode.PROMISE_BROKEN, 10, ahead=-1, late=1, total=2, amount=5_000_000)
PAPERS = reason(ReasonCode.PAPERS, 5, ahead=4, pay_day=date(2026, 11, 30), else_day=date(2026, 12, 25))
LETTER = reason(
    ReasonCode.LETTER_RECEIVED, ahead=-1, late=1, total=2, sent_on=date(2026, 11, 15), channel="post",
    text="CK-2026-0012",
)  # fmt: skip
ASKED = reason(ReasonCode.QUESTIONS, total=3, questions=QUESTIONS)


def visit(code, added=0, *, ahead=0, time="10:30", amount=12_850_000, visit_id=1, **rest):
    return reason(code, added, ahead=ahead, time=time, amount=amount, visit_id=visit_id, **rest)


def every_group():
    """Give the reasons of one line after the other, each the strongest first; every group has at least one line."""
    late = confirmation(Phase.LATE, 1)
    return [
        (visit(ReasonCode.CONFIRM_VISIT, 5, ahead=5, time="14:00", late=1, confirmation=late), URGENT, PAPERS, ASKED),
        (visit(ReasonCode.CONFIRM_VISIT, ahead=5, time="10:00", confirmation=confirmation(), visit_id=2),),
        (visit(ReasonCode.VISIT_TODAY, confirmation=confirmation(Phase.DONE), readiness=NOT_READY, visit_id=3), STEP),
        (visit(ReasonCode.VISIT_NOT_RECORDED, ahead=-3, late=3, confirmation=confirmation(), visit_id=7),),
        (visit(ReasonCode.VISIT_SOON, ahead=2, confirmation=confirmation(Phase.DONE), readiness=ready(), visit_id=5),),
        (BROKEN, URGENT),
        (reason(ReasonCode.PROMISE_DUE, ahead=0, amount=9_999_999_999_999, promise_id=1),),
        (reason(ReasonCode.BILL_MATURED, ahead=-2, late=2, amount=8_600_000, payment_id=1),),
        (reason(ReasonCode.INSTALMENT_LATE, 6, ahead=-6, late=6, amount=2_000_000, plan_id=1), URGENT, ASKED),
        (reason(ReasonCode.INSTALMENT_DUE, ahead=0, amount=1_250_000, plan_id=2),),
        (URGENT, ASKED),
        (reason(ReasonCode.HAND_OVER, ahead=-75, late=75, amount=41_230_000, total=3),),
        (reason(ReasonCode.LETTER_DAY_PASSED, ahead=-1, late=1, amount=2_450_000, text="CK-2026-0007"), URGENT),
        (reason(ReasonCode.LIMITATION, 15, ahead=60, late=-60, amount=3_300_000, text="INV-2023-118"),),
        (PAPERS,),
        (LETTER,),
        (reason(ReasonCode.DIFFERENCE, ahead=-9, late=9, amount=190_000, reconciliation_id=1),),
        (reason(ReasonCode.DISPUTE, ahead=-20, late=20, amount=480_000, dispute_id=1),),
        (STEP,),
        (reason(ReasonCode.NO_NEXT_STEP, amount=6_650_000), ASKED),
        (reason(ReasonCode.NO_DUE_DATE, amount=100_00),),
        (ASKED,),
    ]


def line(at, reasons, **rest):
    said = Said("2026-11-12", "王丽", "对账单已收到，月底一起付") if at % 3 == 0 else None
    ask = (ASK, LONG_ASK, None)[at % 3]
    values = {"pin_id": 1 if at == 1 else None, "ask": ask, "best_time": "15:30", "said": said} | rest
    return Line(at + 1, NAMES[at % len(NAMES)], tuple(reasons), **values)


def agenda(lines, *, more=None, **rest):
    """Put lines into their groups; `more` says how many more a group has."""
    groups = []
    for group in Group:
        found = tuple(each for each in lines if each.group is group)
        if found:
            groups.append(AgendaGroup(group, found, len(found) + (more or {}).get(group, 0)))
    return Agenda(TODAY, tuple(groups), **rest)


def full_day():
    """Give a day with every group, pins, more than is shown, lines put off, and days away before it."""
    lines = [line(at, reasons) for at, reasons in enumerate(every_group())]
    lines += [line(30 + at, (URGENT._replace(late=30 + at), ASKED)) for at in range(9)]
    away = Away(date(2026, 11, 14), 6, ((Group.PROMISES, 3), (Group.VISITS, 2)))
    return agenda(
        lines,
        more={Group.URGENT: 12},
        snoozed=4,
        away=away,
        without_process=2,
        week=(Money("CNY", 41_230_000), Money("USD", 8_600_000)),
    )


def put_off():
    back = Snooze(9, date(2026, 11, 25), "老板出差，周三回来")
    return tuple(line(50 + at, (URGENT, ASKED), snooze=back, said=None) for at in range(4))
