"""What happens in the month of a rep, day by day."""

from desktop.domain.confirmation import AmountAnswer, TimeAnswer
from desktop.domain.debtor import DebtAnalysis
from desktop.domain.disputes import DisputeStatus
from desktop.domain.instalments import Every, Terms
from desktop.domain.ledger import Share
from desktop.domain.plans import Move
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.domain.visits import Outcome
from desktop.services.letters import LetterChoices
from desktop.services.plans import PlanForm
from desktop.services.visits import VisitForm, VisitResult
from tests.services.conftest import saved
from tests.services.month_of_a_rep import day

#: What the office has new in the last two weeks, as `ITEMS` has the others.
_NEW = {"B-2": ("part", day(53), "CNY", 5_000)}

STORY = {}


def _on(n):
    return lambda act: STORY.setdefault(n, act)


@_on(2)
def _(month):
    month.bring_in()


@_on(3)
def _(month):
    month.promised("keeper", 10_000, 10, "A-1")
    month.promised("part", 8_000, 6, "B-1")
    month.promised("breaker", 5_000, 5, "C-1")
    month.promised("bounced", 12_000, 6, "D-1")
    month.call("called", 7)
    form = VisitForm(month.customer("visited"), day(17), "14:00", items=(month.item("J-1"),))
    month.keep("visit", month.now.visits.plan(form))


@_on(4)
def _(month):
    month.bill("bounced", 12_000, 12)
    month.dispute("F-1", 2_000)
    terms = Terms(0, parts=3, every=Every.WEEK, first_on=day(16))
    said = DebtAnalysis(DebtCause.CASH, DebtNature.BREACH, DebtTerm.SHORT)
    items = (month.item("H-1"), month.item("H-2"))
    form = PlanForm(month.customer("plan"), "CNY", items, terms, analysis=said)
    month.keep("plan", month.now.plans.add(form))
    month.snooze(9)


@_on(5)
def _(month):
    month.bill("bill", 7_000, 18)
    month.dispute("G-1", 4_000, "李明")
    saved(month.now.letters.make(LetterChoices(month.customer("letter"), "CNY")))
    month.pay("part", 1_000)


@_on(6)
def _(month):
    month.pay("part", 2_000)
    saved(month.now.plans.move(month.kept("plan"), Move.AGREE))
    month.promised("breaker", 5_000, 11, "C-1")


@_on(9)
def _(month):
    month.bring_in()
    saved(month.now.plans.move(month.kept("plan"), Move.SIGN, day=day(9)))
    month.call("called", 20, done=["call called"])
    month.call("part", 13)


@_on(10)
def _(month):
    month.pay("keeper", 10_000)
    month.pay("credited", 7_000)
    saved(month.now.handover.hand_over(month.customer("lawyer"), [month.item("L-1")], "a law firm", day(10)))
    month.promised("snoozed", 2_500, 13, "K-1")


@_on(11)
def _(month):
    month.snooze(20)


@_on(12)
def _(month):
    month.talk(TimeAnswer.NO_REPLY, AmountAnswer.NO_REPLY)


@_on(13)
def _(month):
    month.talk(TimeAnswer.AGREED, AmountAnswer.AGREED)
    saved(month.now.payments.reverse(month.kept("payment bounced"), day(13), "dishonoured"))
    month.pay("part", 5_500)
    saved(month.now.contacts.mark_step(month.kept("call part"), done=True))
    month.pay("snoozed", 2_500, "K-1")


@_on(16)
def _(month):
    month.bring_in(left={"B-1": 5_000})
    month.keep("instalment", month.now.plans.pay(month.kept("plan"), day(16), 1_000_000))


@_on(17)
def _(month):
    month.settle("F-1", DisputeStatus.SOLVED_FOR_THEM)


@_on(18)
def _(month):
    result = VisitResult(Outcome.PART_PAID, next_step="fetch the rest", next_step_on=day(24))
    saved(month.now.visits.finish(month.kept("visit"), result))
    month.pay("visited", 15_000)
    saved(month.now.payments.clear(month.kept("payment bill"), day(18)))


@_on(19)
def _(month):
    month.pay("later", 1_000, currency="USD")


@_on(20)
def _(month):
    month.settle("G-1", DisputeStatus.SOLVED_FOR_US)


@_on(23)
def _(month):
    month.bring_in(left={"A-1": 0, "B-1": 0, "E-1": 0, "F-1": 2_000, "K-1": 0}, new=_NEW)
    month.call("called", 35, done=["call called"])


@_on(24)
def _(month):
    shares = [Share(month.item("B-1"), 500_000), Share(month.item("B-2"), 50_000)]
    saved(month.now.payments.reallocate(month.kept("payment part"), shares))
    month.pay("visited", 5_000)
    saved(month.now.visits.mark_next_step(month.kept("visit"), done=True))


@_on(25)
def _(month):
    month.keep("instalment", month.now.plans.pay(month.kept("plan"), day(25), 1_000_000))
    month.pay("letter", 1_000)


@_on(26)
def _(month):
    saved(month.now.ledger.write_off(month.item("K-2"), 100_000, "too small to go on"))


@_on(27)
def _(month):
    month.call("breaker", 40)


@_on(30)
def _(month):
    left = {"F-1": 0, "H-1": 10_000, "J-1": 5_000, "N-1": 1_200}
    month.bring_in(left=left, new=_NEW, without={"A-1", "B-1", "E-1", "K-1", "M-1"}, close_gone=True)
    month.keep("instalment", month.now.plans.pay(month.kept("plan"), day(30), 1_000_000))
