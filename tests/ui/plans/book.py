"""A book with debts and instalment plans around Saturday 21 November 2026, for tests and pictures."""

from dataclasses import replace
from datetime import date

from desktop.domain.company import BankAccount, Company
from desktop.domain.debtor import DebtAnalysis
from desktop.domain.instalments import Every, Interest
from desktop.domain.plans import Move, PlanQuestion
from desktop.domain.receivables import DebtCause, DebtNature
from tests.ui.visits.book import LONG_NAME, add_contact, add_customer, add_item, new_book, saved, set_day

SUMMER = date(2026, 7, 1)
COMPANY = Company(
    name="海州明达包装材料有限公司",
    name_en="Haizhou Mingda Packaging Ltd",
    address="江苏省连云港市海州区朝阳中路18号",
    address_en="18 Chaoyang Road, Haizhou, Lianyungang",
    tax_id="91320700MA1XXXXX0X",
    phone="0518-8585 1234",
    legal_representative="高明",
    signatory="高明",
    handler="李晓",
    handler_phone="138 0000 1111",
    signing_place="连云港",
    accounts=(BankAccount("CNY", "海州明达包装材料有限公司", "中国银行海州支行", "4500 1234 5678 9012"),),
)


def one_debt(app, name="Hengda Foods", *, disputed=0):
    """Add a customer with two overdue items of 100,000.00 in all; gives the customer."""
    customer = add_customer(app, name)
    add_contact(app, customer, "Wang Li", "accounts", "138 0000 0000")
    add_item(app, customer, "INV-0871", 6_000_000, date(2026, 10, 20))
    add_item(app, customer, "INV-0912", 4_000_000, date(2026, 11, 12), disputed=disputed)
    return customer


def draft(app, customer, **terms):
    """Add a plan for all that is proposed for a customer, with other terms where they are named."""
    form = app.services.plans.begin(customer).form
    wanted = {"parts": 4, "first_on": date(2026, 12, 15), **terms}
    said = DebtAnalysis(DebtCause.CASH, DebtNature.BREACH, form.analysis.term_class)
    form = replace(form, terms=replace(form.terms, **wanted), analysis=said)
    return saved(app.services.plans.add(form, asked=tuple(PlanQuestion)))


def sign(app, plan, day=None):
    """Agree to a plan and sign it."""
    saved(app.services.plans.move(plan, Move.AGREE))
    saved(app.services.plans.move(plan, Move.SIGN, day=day or app.clock.day))
    return plan


def running(app, name="Hengda Foods", *, since=SUMMER, **terms):
    """Add a plan that was signed on a day before today; gives customer and plan."""
    today = app.clock.day
    set_day(app, since)
    customer = add_customer(app, name)
    add_item(app, customer, "INV-0455", 12_000_000, date(2026, 5, 20))
    add_item(app, customer, "INV-0471", 2_500_000, date(2026, 6, 12))
    first = terms.pop("first_on", date(2026, 7, 26))
    plan = sign(app, draft(app, customer, parts=terms.pop("parts", 6), first_on=first, **terms))
    set_day(app, today)
    return customer, plan


def pay(app, plan, day, minor, reference=""):
    return saved(app.services.plans.pay(plan, day, minor, reference))


def full_book(path):
    """Fill a book so that every group of plans has some."""
    app = new_book(path)
    saved(app.services.company.save(COMPANY))
    down = {"down_payment": 2_000_000, "down_payment_on": date(2026, 7, 3)}
    _customer, plan = running(app, "恒达食品有限公司", **down)
    pay(app, plan, date(2026, 7, 3), 2_000_000, "招行 0703")
    pay(app, plan, date(2026, 7, 27), 2_083_333, "招行 0727")
    wrong = pay(app, plan, date(2026, 8, 25), 5_000_00)
    saved(app.services.plans.withdraw_payment(wrong))
    pay(app, plan, date(2026, 8, 26), 2_083_333)
    pay(app, plan, date(2026, 9, 28), 1_000_000)
    since = {"since": date(2026, 10, 8), "first_on": date(2026, 10, 25)}
    _customer, ok = running(app, "Ruifeng Paper & Pulp <Shanghai> Ltd", **since)
    pay(app, ok, date(2026, 10, 26), 2_416_666)
    _customer, done = running(app, "锦和贸易", parts=2)
    pay(app, done, date(2026, 7, 27), 7_250_000)
    pay(app, done, date(2026, 8, 26), 7_250_000)
    _customer, broken = running(app, "Bohai Steel", parts=3)
    saved(app.services.plans.move(broken, Move.BREAK, reason="Three calls, no answer since September"))
    _undecided(app)
    one_debt(app, "北方包装制品厂")
    return app


def _undecided(app):
    proposed = draft(app, one_debt(app, "蓝海物流（华东）有限责任公司", disputed=1_500_000))
    saved(app.services.plans.move(proposed, Move.PROPOSE))
    draft(app, one_debt(app, "Oushang"))
    cancelled = draft(app, one_debt(app, "Anders & Søn <Import> ApS"))
    saved(app.services.plans.move(cancelled, Move.CANCEL, reason="Paid at once"))
    long = add_customer(app, LONG_NAME)
    add_item(app, long, "FP-2026-99999-0000012345-续", 9_999_999_999_999, date(2026, 10, 1))
    ends = {"every": Every.MONTH_END, "first_on": date(2026, 12, 31), "parts": 12}
    plan = draft(app, long, **ends, interest=Interest.EQUAL_PRINCIPAL, rate_ppm=48_000)
    saved(app.services.plans.move(plan, Move.AGREE))
