"""A book in which every group of the day's list has a line, made by the use cases around Saturday 21 November 2026."""

from datetime import date, timedelta

from desktop.documents.data import Heading, Made, Party
from desktop.domain.company import Company, DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.deliveries import DeliveryChannel
from desktop.domain.disputes import DisputeForm
from desktop.domain.payrules import Cutoff, MonthDays, PayRule
from desktop.domain.process import PayMeans, PaymentProcess, Step, StepKind
from desktop.services.archive import NewDocument
from desktop.services.contacts import ContactForm
from desktop.services.deliveries import DeliveryForm
from desktop.services.payments import PaymentForm
from desktop.services.promises import PromiseForm
from tests.ui.plans import book as plans
from tests.ui.visits.book import TODAY, add_contact, add_customer, add_item, full_book, saved, set_day

BEGUN = date(2026, 10, 5)
#: The last day on which the list was looked at.
BEFORE = date(2026, 11, 14)


def owing(app, name, days, minor=3_690_000, **rest):
    """Add a customer with an item that is so many days overdue; gives customer and item."""
    customer = add_customer(app, name, **rest)
    return customer, add_item(app, customer, f"{name[:12]}-1", minor, TODAY - timedelta(days=days))


def promised(app, name, day, minor, *, made=date(2026, 11, 10)):
    customer, _item = owing(app, name, 20, minor)
    set_day(app, made)
    saved(app.services.promises.add(PromiseForm(customer, "CNY", minor, day)))
    set_day(app, TODAY)
    return customer


def busy_book(path):
    """Add to the full book of the visits what is due of promises, money and papers."""
    app = full_book(path)
    promised(app, "欧尚超市（华东）", date(2026, 11, 20), 5_000_000)
    promised(app, "Kunlun Trading", TODAY, 1_250_000)
    _bill(app)
    plans.running(app, "远洋食品批发")
    set_day(app, TODAY)
    for at in range(11):
        owing(app, f"Lanhai Branch {at + 1}", 15 + at)
    owing(app, "长江建材有限责任公司", 75, 41_230_000, term=180)
    _papers(app)
    _dispute(app)
    _letter(app)
    owing(app, "Dezhou Cables", 3 * 365 - 20, 3_300_000)  # a claim that lapses soon
    _step(app)
    owing(app, "Weifang Tools", 5, 6_650_000)
    _undated(app)
    set_day(app, BEFORE)
    app.services.today.seen()  # works out until when papers are to be in
    set_day(app, TODAY)
    return app


def _bill(app):
    customer, _item = owing(app, "Beihai Metals", 5, 8_600_000)
    set_day(app, BEGUN)
    form = PaymentForm(customer, "CNY", 8_000_000, BEGUN, PayMeans.BANK_BILL, "8812", maturity_on=date(2026, 11, 19))
    saved(app.services.payments.add(form))
    set_day(app, TODAY)


def _papers(app):
    customer, _item = owing(app, "Bohai Pumps", 2)
    steps = tuple(Step(kind, role="accounts", person="Li Na", deputy="Ma Jun") for kind in StepKind)
    rule = PayRule(MonthDays((30,)), cutoff=Cutoff(24))
    saved(app.services.processes.save(customer, PaymentProcess(steps, means=frozenset({PayMeans.TRANSFER}), rule=rule)))


def _dispute(app):
    _customer, item = owing(app, "Jinan Glass", 1)
    saved(app.services.disputes.open(DisputeForm(item, 480_000)))


def _letter(app):
    """A statement that nobody has said to have had."""
    customer = add_customer(app, "Taian Mills")
    set_day(app, date(2026, 11, 13))
    head = Heading("DZ-2026-0001", app.clock.today(), app.clock.today(), Company(), Party("Taian Mills"), "CNY")
    made = Made(b"%PDF-1.7", 1)
    paper = NewDocument(DocumentKind.STATEMENT, customer, LetterLanguage.CHINESE, head, (), made, total=2_450_000)
    document = saved(app.services.archive.keep(paper))
    saved(app.services.deliveries.send(DeliveryForm((document,), DeliveryChannel.POST, app.clock.today())))
    set_day(app, TODAY)


def _step(app):
    customer, _item = owing(app, "Qilu Chemicals", 8)
    add_contact(app, customer, "周会计", "财务", "0531-8888 6666", best_time="16:00")
    set_day(app, date(2026, 11, 18))
    form = ContactForm(
        customer,
        date(2026, 11, 18),
        said="对账单已收到",
        next_step="送对账函并确认付款日",
        next_step_on=date(2026, 11, 20),
    )
    saved(app.services.contacts.add(form))
    set_day(app, TODAY)


def _undated(app):
    customer = add_customer(app, "Yantai Fruits")
    add_item(app, customer, "YT-1", 100_00, None)
