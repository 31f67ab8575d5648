"""A book with customers, people, items and visits around Saturday 21 November 2026, for tests and pictures."""

from datetime import date

from db import models
from desktop.app import App, open_app
from desktop.domain.confirmation import AmountAnswer, Channel, DifferenceReason, TimeAnswer
from desktop.domain.customers import Contact, Customer
from desktop.domain.payrules import MonthDays, PayRule
from desktop.domain.process import PaperForm, PaperKind, PaperWanted, PayMeans, PaymentProcess, Step, StepKind
from desktop.domain.text import number_key
from desktop.domain.visits import Outcome, Purpose
from desktop.services.clock import FixedClock
from desktop.services.confirmations import Talk
from desktop.services.results import Saved
from desktop.services.visits import VisitForm, VisitResult

TODAY = date(2026, 11, 21)
#: When the visits of the full book were planned.
EARLIER = date(2026, 11, 10)

PAPERS = (
    PaperWanted(PaperKind.VAT_INVOICE, PaperForm.ORIGINAL, 1),
    PaperWanted(PaperKind.SIGNED_RECEIPT, PaperForm.ORIGINAL, 1, "0912"),
    PaperWanted(PaperKind.STATEMENT, PaperForm.COPY, 2),
)
LONG_NAME = "北京𠮷野家供应链管理与国际贸易发展股份有限公司华北区第一分公司（原北京市第三食品批发总公司综合经营部）"


def new_book(path, day=TODAY) -> App:
    return open_app(path, FixedClock(day))


def set_day(app, day):
    app.clock.day = day


def saved(answer):
    assert isinstance(answer, Saved), answer
    return answer.value


def add_customer(app, name, *, currency="CNY", term=30, code=""):
    return saved(app.services.customers.save(Customer(name, code=code, currency=currency, credit_term_days=term)))


def add_contact(app, customer, name, position="", phone="", *, best_time=None):
    contact = Contact(name, position, phone, best_time=best_time)
    return saved(app.services.customers.save_contact(customer, contact))


def add_item(app, customer, number, minor, due, *, currency="CNY", disputed=0):
    now = app.clock.now()
    with app.services._book.transaction():
        return int(
            models.Receivable.insert(
                customer=customer,
                number=number,
                number_key=number_key(number),
                kind="invoice",
                due_date=due,
                currency=currency,
                amount=minor,
                open=minor,
                disputed=disputed,
                created_at=now,
                updated_at=now,
            ).execute()
        )


def add_process(app, customer, contact=None, papers=PAPERS, day=25):
    process = PaymentProcess(
        steps=(
            Step(StepKind.RECEIVE, role="front desk", window=(1, 5)),
            Step(StepKind.RECONCILE, person="", contact_id=contact, role="accounts", lead_days=2),
            Step(StepKind.PAY, role="cashier"),
        ),
        papers=papers,
        means=frozenset({PayMeans.TRANSFER}),
        rule=PayRule(MonthDays((day,))),
    )
    saved(app.services.processes.save(customer, process))


def add_visit(app, customer, day, time=None, **rest):
    return saved(app.services.visits.plan(VisitForm(customer, day, time, **rest)))


def agree(app, visit, *, amount=AmountAnswer.AGREED, **rest):
    revision = app.services.visits.get(visit).visit.revision
    talk = Talk(visit, revision, TimeAnswer.AGREED, amount, Channel.PHONE, spoke_with="Wang Li", **rest)
    return saved(app.services.confirmations.record(talk))


def pack_all(app, visit):
    for paper in app.services.visits.get(visit).papers:
        app.services.visits.pack(visit, paper.id, packed=True)


def one_visit(app, *, name="Hengda Foods", amount=12_850_000, day=date(2026, 11, 26), time="14:00"):
    """Add a customer with a person, an item and a visit planned some days ago; gives customer and visit."""
    today = app.clock.day
    set_day(app, EARLIER)
    customer = add_customer(app, name)
    person = add_contact(app, customer, "Wang Li", "accounts", "138 0000 0000", best_time="15:30")
    item = add_item(app, customer, "INV-2026-0912", amount, date(2026, 11, 12))
    visit = add_visit(app, customer, day, time, items=(item,), people=(person,), papers=PAPERS)
    set_day(app, today)
    return customer, visit


def full_book(path) -> App:
    """Fill a book so that every section of the day's list has something."""
    app = new_book(path, EARLIER)
    hengda = add_customer(app, "恒达食品有限公司", code="KH-0012")
    wang = add_contact(app, hengda, "王丽", "会计", "138 0000 0000", best_time="15:30")
    add_contact(app, hengda, "孙总", "总经理", "139 1111 2222")
    add_process(app, hengda, wang)
    items = tuple(
        add_item(app, hengda, f"FP-2026-{number}", minor, due)
        for number, minor, due in (
            ("0871", 4_200_000, date(2026, 10, 20)),
            ("0912", 6_650_000, date(2026, 11, 12)),
            ("0930", 2_000_000, date(2026, 11, 25)),
        )
    )
    visit = add_visit(app, hengda, date(2026, 11, 26), "14:00", items=items, people=(wang,), papers=PAPERS)
    talk = Talk(visit, 1, TimeAnswer.NO_REPLY, AmountAnswer.NO_REPLY, spoke_with="王丽", note="回电说月底再联系")
    saved(app.services.confirmations.record(talk))
    _others(app)
    set_day(app, TODAY)
    _planned_today(app)
    return app


def _others(app):
    ruifeng = add_customer(app, "Ruifeng Paper & Pulp <Shanghai> Ltd", currency="USD")
    add_visit(app, ruifeng, date(2026, 11, 26), "10:00", amount=8_600_000, currency="USD")
    jinhe = add_customer(app, "锦和贸易")
    chen = add_contact(app, jinhe, "陈会计", "财务", "0571-8888 6666")
    item = add_item(app, jinhe, "FP-2026-0455", 5_420_000, date(2026, 11, 1))
    today = add_visit(app, jinhe, TODAY, "10:30", items=(item,), people=(chen,), papers=PAPERS[:2])
    agree(app, today)
    bohai = add_customer(app, "Bohai Steel")
    differing = add_visit(app, bohai, date(2026, 11, 23), "09:00", amount=3_690_000)
    agree(
        app,
        differing,
        amount=AmountAnswer.DIFFERS,
        theirs=3_500_000,
        cause=DifferenceReason.TIMING,
        reason="A payment of 1,900.00 on 19 Nov is not booked yet",
        owner="Finance office, Ms Zhou",
    )
    ready = add_visit(app, add_customer(app, "Oushang"), date(2026, 11, 23), "15:00", amount=5_000_000)
    agree(app, ready)
    lanhai = add_customer(app, "蓝海物流（华东）有限责任公司")
    add_visit(app, lanhai, date(2026, 11, 18), "11:00", amount=1_230_000)
    past = add_visit(app, lanhai, date(2026, 11, 12), purpose=Purpose.RECONCILE)
    result = VisitResult(Outcome.PROMISED, "老板出差", "送对账函并确认付款日", date(2026, 11, 20))
    saved(app.services.visits.finish(past, result))
    add_item(app, add_customer(app, "Nobody described Ltd"), "X-1", 100_00, date(2026, 11, 1))


def _planned_today(app):
    long = add_customer(app, LONG_NAME)
    add_contact(app, long, "欧阳慕容雪晴", "采购与供应链管理中心副总监兼财务对接人", "+86 10 6666 8888 转 8016")
    add_visit(app, long, date(2026, 11, 24), "09:30", amount=9_999_999_999_999)
    care = add_customer(app, "Anders & Søn <Import> ApS", currency="EUR")
    add_visit(app, care, date(2026, 11, 27), purpose=Purpose.CARE)
