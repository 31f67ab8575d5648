"""The call sheet: the facts of a customer as the other services tell them, in words, on one page."""

from datetime import date, timedelta

import pytest

from desktop import i18n
from desktop.domain.contacts import ContactResult
from desktop.domain.customers import Contact, Customer, LetterLanguage
from desktop.domain.disputes import DisputeForm, DisputeReason
from desktop.domain.process import PaymentProcess, Step, StepKind
from desktop.domain.promises import PromiseState
from desktop.services.contacts import ContactForm
from desktop.services.contracts import ContractForm
from desktop.services.payments import PaymentForm
from desktop.services.promises import PromiseForm
from desktop.wording.call_sheet import call_sheet, opening_line
from tests.documents.reading import pages_of

ENGLISH = LetterLanguage.ENGLISH


@pytest.fixture
def filled(services, add_item, our_company, today):
    """A customer with all that a sheet tells of."""
    customer = services.customers.save(Customer("Hengda Foods", code="HD-1", credit_term_days=30)).value
    person = services.customers.save_contact(customer, Contact("Wang Li", "accounts", "138 0000 0000")).value
    steps = (Step(StepKind.RECONCILE, contact_id=person, person="Wang Li"), Step(StepKind.SIGN, person="Boss Sun"))
    services.processes.save(customer, PaymentProcess(steps=steps))
    item = add_item("A-1", 100_000, -42, to=customer)
    add_item("A-2", 50_000, 10, to=customer)
    return customer, item


def sheet_of(services, customer):
    return services.call_sheets.get(customer, ENGLISH)


def text_of(services, customer):
    sheet = sheet_of(services, customer)
    return "\n".join(pages_of(services.call_sheets.pdf(call_sheet(sheet), ENGLISH)))


def test_a_customer_that_is_gone_has_no_sheet(services):
    assert sheet_of(services, 99) is None


def test_it_knows_whom_to_ask_and_what_is_owed(services, filled, today):
    sheet = sheet_of(services, filled[0])
    assert sheet.ask.name == "Wang Li"
    assert [(each.currency, each.open, each.overdue, each.oldest) for each in sheet.sums] == [
        ("CNY", 150_000, 100_000, today - timedelta(days=42))
    ]
    assert [item.number for item in sheet.items] == ["A-1", "A-2"]
    assert sheet.items[0].lateness.urgent


def test_the_opening_line_names_who_what_and_since_when_and_asks_for_a_day(services, filled):
    line = opening_line(sheet_of(services, filled[0]))
    assert line.startswith("Good afternoon, Wang Li.")
    assert "1,000.00" in line
    assert "10 Oct" in line
    assert line.endswith("When will the payment be arranged?")
    assert ".." not in line


def test_promises_disputes_and_talks_stand_on_it(services, filled, today, at):
    customer, item = filled
    assert services.promises.add(PromiseForm(customer, "CNY", 20_000, today, (item,)))
    services.disputes.open(DisputeForm(item, 10_000, DisputeReason.QUALITY, owner="Zhou"))
    contact = ContactForm(customer, today, said="boss is away", result=ContactResult.CALLS_BACK, next_step="call")
    services.contacts.add(ContactForm(**{**as_dict(contact), "next_step_on": today + timedelta(days=2)}))
    later = at(3)
    sheet = sheet_of(later, customer)
    assert [(each.state, each.received) for each in sheet.promises] == [(PromiseState.BROKEN, 0)]
    assert sheet.broken == 1
    text = text_of(later, customer)
    for words in ("1 promise was broken", "100.00 of A-1 in dispute", "Zhou finds out", "boss is away", "Boss Sun"):
        assert words in text


def as_dict(form):
    return {name: getattr(form, name) for name in form.__slots__}


def test_a_contract_shows_what_was_agreed_beside_what_was_invoiced_paid_and_is_owed(services, filled, today):
    customer, _item = filled
    services.contracts.save(
        ContractForm(customer, "TH-1", product="Dumplings", currency="CNY", amount=900_000, delivered=400_000)
    )
    (contract,) = sheet_of(services, customer).contracts
    assert (contract.amount, contract.delivered, contract.product) == (900_000, 400_000, "Dumplings")
    assert "9,000.00" in text_of(services, customer)


def test_what_was_agreed_stands_in_no_currency_but_its_own(services, filled, add_item):
    customer, _item = filled
    services.contracts.save(ContractForm(customer, "TH-1", product="Dumplings", currency="USD", amount=900_000))
    add_item("A-3", 70_000, -5, to=customer, contract="TH-1")
    found = [(each.currency, each.amount, each.invoiced, each.owed) for each in sheet_of(services, customer).contracts]
    assert found == [("USD", 900_000, 0, 0), ("CNY", None, 70_000, 70_000)]


def test_a_contract_with_items_of_two_currencies_leaves_none_of_them_out(services, filled, add_item):
    customer, _item = filled
    services.contracts.save(ContractForm(customer, "TH-1", currency="CNY", amount=900_000))
    add_item("A-3", 70_000, -5, to=customer, contract="TH-1")
    add_item("A-4", 30_000, -5, to=customer, contract="TH-1", currency="USD")
    found = [(each.currency, each.amount, each.owed) for each in sheet_of(services, customer).contracts]
    assert found == [("CNY", 900_000, 70_000), ("USD", None, 30_000)]


def test_what_nobody_knows_is_said_to_be_asked(services, filled):
    text = text_of(services, filled[0])
    assert "not known: ask" in text
    assert "Who approves the payment?" in text


def test_money_that_is_not_applied_is_in_sight(services, filled, today):
    customer, _item = filled
    services.payments.add(PaymentForm(customer, "CNY", 7_700, today, shares=()))
    assert [each.minor for each in sheet_of(services, customer).unapplied] == [7_700]


def test_a_great_many_items_are_counted_and_the_sheet_stays_one_page(services, filled, add_item, today):
    for n in range(120):
        add_item(f"B-{n}", 1_000, -n, to=filled[0])
    pages = pages_of(services.call_sheets.pdf(call_sheet(sheet_of(services, filled[0])), ENGLISH))
    assert len(pages) == 1
    assert "Open items (122)" in pages[0]
    assert "2,700.00" in pages[0]


def test_a_customer_of_whom_nothing_is_known_has_a_sheet_too(services):
    customer = services.customers.save(Customer("𠮷野家 <b>&")).value
    i18n.set_language("zh_CN")
    sheet = services.call_sheets.get(customer, LetterLanguage.CHINESE)
    pages = pages_of(services.call_sheets.pdf(call_sheet(sheet), LetterLanguage.CHINESE))
    assert len(pages) == 1
    assert "𠮷野家 <b>&" in pages[0]
    assert sheet.day == date(2026, 11, 21)
