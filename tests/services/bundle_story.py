"""The story of one debt with all that can happen to it, told to the services of the days on which it happens."""

from datetime import date, timedelta

from desktop.documents.specimens import signed_slip, tracking_print
from desktop.domain.company import BankAccount, Company
from desktop.domain.contacts import ContactChannel, ContactResult, Tactic
from desktop.domain.customers import Contact, Customer, Level
from desktop.domain.debtor import DebtAnalysis
from desktop.domain.deliveries import DeliveryChannel, ProofKind, ReplyKind
from desktop.domain.disputes import DisputeForm, DisputeReason, DisputeStatus
from desktop.domain.instalments import Terms
from desktop.domain.plans import Move, PlanQuestion
from desktop.domain.promises import PromiseQuestion
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.domain.signals import SignalKind
from desktop.services.agreements import PaperChoices
from desktop.services.contacts import ContactForm
from desktop.services.contracts import ContractForm
from desktop.services.debtor import SignalForm
from desktop.services.deliveries import DeliveryForm
from desktop.services.letter_choices import LetterChoices
from desktop.services.payments import PaymentForm
from desktop.services.plans import PlanForm
from desktop.services.promises import PromiseForm
from desktop.services.proofs import ProofForm
from desktop.services.receivables import ItemForm
from desktop.services.replies import ReplyForm
from desktop.services.results import Refused

TODAY = date(2026, 11, 21)
THEM = "瑞丰纸业（昆山）有限公司"
LAWYER = "中正律师事务所"
#: What must not leave the house.
PHONE, MAIL = "13812345678", "zhao@ruifeng.example"
NOTE, PERSONAL_NOTE, REPLY_NOTE = "老板爱面子", "喜欢喝茶", "当面签的"
SIGNAL_NOTE, EVIDENCE = "仓库搬空了一半", "会计说漏嘴"

_OURS = Company(
    name="安顺设备有限公司",
    name_en="Anshun Equipment Co., Ltd.",
    address="上海市静安区江场路8号",
    address_en="8 Jiangchang Road, Shanghai",
    tax_id="91310000MA1K00000X",
    phone="021-55550100",
    legal_representative="陈安",
    signatory="陈安",
    handler="李明",
    handler_phone="13900000000",
    accounts=(BankAccount("CNY", "安顺设备有限公司", "中国银行上海分行", "4321 0000 8765"),),
)
_ALL_ASKED = frozenset(PlanQuestion)


def tell(at, folder):
    """Tell the whole story; `at` gives the services of a day so many from today. Gives the id of the customer."""
    story = _Story(at, folder)
    story.first_days()
    story.letters()
    story.plan()
    story.end()
    return story.customer


def _on(days):
    return TODAY + timedelta(days=days)


def _saved(result):
    assert not isinstance(result, Refused), result.problems
    return result.value


class _Story:
    def __init__(self, at, folder):
        self.at, self.folder = at, folder
        by = at(-150)
        _saved(by.company.save(_OURS))
        customer = Customer(
            THEM,
            code="RF-01",
            tax_id="91320583MA1X00001Y",
            address="江苏省昆山市样例路66号",
            legal_representative="钱瑞丰",
            credit_term_days=30,
            ability=Level.LOW,
            willingness=Level.LOW,
            note=NOTE,
        )
        self.customer = _saved(by.customers.save(customer))
        person = Contact("赵敏", position="财务经理", phone=PHONE, mail=MAIL, note=PERSONAL_NOTE)
        self.person = _saved(by.customers.save_contact(self.customer, person))

    def first_days(self):
        by = self.at(-140)
        contract = ContractForm(self.customer, "HT-2026-18", "二号纸机", "烘缸", amount=30_000_000, signed_on=_on(-160))
        _saved(by.contracts.save(contract))
        items = (("FP-501", 10_000_000, -140, -110), ("FP-502", 6_000_000, -120, -90), ("FP-503", 4_000_000, -75, -45))
        self.items = [
            _saved(by.receivables.add(ItemForm(self.customer, number, amount, "CNY", _on(made), _on(due))))
            for number, amount, made, due in items[:2]
        ]
        number, amount, made, due = items[2]
        form = ItemForm(self.customer, number, amount, "CNY", _on(made), _on(due), contract="HT-2026-18")
        self.items.append(_saved(self.at(-75).receivables.add(form)))
        talk = ContactForm(
            self.customer,
            _on(-105),
            "10:20",
            contact_id=self.person,
            said="月底安排付款",
            result=ContactResult.PROMISED,
            tactic=Tactic.DRAG,
            evidence=EVIDENCE,
            no_next_step="等付款",
        )
        _saved(self.at(-105).contacts.add(talk))
        promise = PromiseForm(self.customer, "CNY", 10_000_000, _on(-100), contact_id=self.person)
        _saved(self.at(-105).promises.add(promise, asked=frozenset(PromiseQuestion)))
        _saved(self.at(-98).payments.add(PaymentForm(self.customer, "CNY", 2_500_000, _on(-98), reference="0811")))

    def letters(self):
        first = self._letter(-95)
        self._send(first, -95, DeliveryChannel.POST, "1234567890123")
        self._prove(first, -92, ProofKind.TRACKING, tracking_print("CK", "1234567890123", "2026-08-21"), "t.pdf")
        dispute = DisputeForm(self.items[1], 500_000, DisputeReason.QUALITY, detail="两只烘缸有划痕")
        dispute_id = _saved(self.at(-88).disputes.open(dispute))
        settled = DisputeStatus.SOLVED_FOR_US
        _saved(self.at(-80).disputes.close(dispute_id, settled, "现场查验，不影响使用"))
        second = self._letter(-78)
        self._send(second, -78, DeliveryChannel.HANDED_OVER)
        slip = self._file("slip.png", signed_slip("CK-2026-0002"))
        reply = ReplyForm(
            second, ReplyKind.WILL_PAY, _on(-78), amount=5_000_000, pay_on=_on(-68), signed_by="赵敏",
            position="财务经理", note=REPLY_NOTE, file=slip,
        )  # fmt: skip
        _saved(self.at(-78).replies.add(reply, asked=frozenset(PromiseQuestion)))
        visit = ContactForm(
            self.customer, _on(-60), "14:00", ContactChannel.VISIT, self.person, said="老板出差，无人签字",
            result=ContactResult.REFUSED, no_next_step="改谈分期",
        )  # fmt: skip
        _saved(self.at(-60).contacts.add(visit))

    def plan(self):
        by = self.at(-50)
        terms = Terms(debt=0, parts=3, first_on=_on(-20))
        said = DebtAnalysis(DebtCause.CASH, DebtNature.BREACH, DebtTerm.SHORT)
        form = PlanForm(self.customer, "CNY", tuple(self.items[1:2]), terms, analysis=said)
        plan = _saved(by.plans.add(form, asked=_ALL_ASKED))
        _saved(by.plans.move(plan, Move.AGREE))
        self.agreement = _saved(by.agreements.make_agreement(plan, PaperChoices()))
        _saved(by.plans.move(plan, Move.SIGN, day=_on(-50)))

    def end(self):
        _saved(
            self.at(-10).debtor.note_signal(
                SignalForm(self.customer, _on(-10), SignalKind.CLOSING_DOWN, note=SIGNAL_NOTE)
            )
        )
        _saved(self.at(-5).escalations.decide(self.customer, "CNY", "三次催款未果"))
        _saved(self.at(-1).handover.hand_over(self.customer, self.items[:1], LAWYER, _on(-1), "逾期超过六十天"))

    def _letter(self, days, currency="CNY"):
        return _saved(self.at(days).letters.make(LetterChoices(self.customer, currency)))

    def _send(self, paper, days, channel, tracking=""):
        _saved(self.at(days).deliveries.send(DeliveryForm((paper,), channel, _on(days), tracking=tracking)))

    def _prove(self, paper, days, kind, data, name):
        file = self._file(name, data)
        _saved(self.at(days).proofs.add(ProofForm(paper, kind, _on(days), "门卫", file=file)))

    def _file(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return path
