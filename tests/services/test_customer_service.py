"""Customers and their people are kept as typed, or refused with the field that is wrong and nothing written."""

from datetime import date

import pytest

from desktop.domain.customers import Contact, Customer, LetterLanguage, Level, Standing, Tone
from desktop.domain.problems import ProblemCode
from desktop.services.results import Entity

FULL = Customer(
    name="恒达食品有限公司",
    name_en="Hengda Foods Co., Ltd.",
    short_name="恒达",
    code="C-001",
    tax_id="91310000MA1K000000",
    address="上海市某路 1 号\n二楼",
    credit_term_days=60,
    credit_limit=9_999_999_999_999,
    currency="USD",
    standing=Standing.SLOW_BUT_SURE,
    ability=Level.HIGH,
    willingness=Level.LOW,
    tone=Tone.FIRM,
    letter_language=LetterLanguage.ENGLISH,
    call_from="15:30",
    call_to="17:00",
    avoid_hours="12:00-13:30",
    terms_agreed_on=date(2024, 2, 29),
    terms_agreed_by="王丽",
    terms_document="合同 2024-17",
    note="one\n\ntwo",
)


def kinds(services, customer_id):
    return [event.kind for event in services.customers.events(customer_id)]


def test_save_keeps_every_field(services, saved):
    card = services.customers.get(saved(services.customers.save(FULL)))
    assert card.customer == FULL
    assert not card.archived


def test_save_says_what_changed(services, customer):
    result = services.customers.save(Customer("恒达"), customer)
    assert result.changes.entities == {Entity.CUSTOMER}
    assert result.changes.customers == {customer}


def test_save_changes_a_customer_and_tells_which_fields(services, customer):
    services.customers.save(Customer("恒达食品集团", code="C-001", credit_term_days=45), customer)
    assert services.customers.get(customer).customer.credit_term_days == 45
    newest = services.customers.events(customer)[0]
    assert (newest.kind, newest.data) == ("customer_changed", '{"fields": ["name", "credit_term_days"]}')


def test_save_of_the_same_tells_nothing(services, customer):
    services.customers.save(services.customers.get(customer).customer, customer)
    assert kinds(services, customer) == ["customer_added"]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("name", "", ProblemCode.REQUIRED),
        ("name", " \u200b\t", ProblemCode.REQUIRED),
        ("name", "恒" * 301, ProblemCode.TOO_LONG),
        ("code", "x" * 61, ProblemCode.TOO_LONG),
        ("note", "x" * 4001, ProblemCode.TOO_LONG),
        ("credit_term_days", -1, ProblemCode.TOO_SMALL),
        ("credit_term_days", 3651, ProblemCode.TOO_LARGE),
        ("credit_limit", -1, ProblemCode.TOO_SMALL),
        ("credit_limit", 10**19, ProblemCode.TOO_LARGE),
        ("currency", "RMB", ProblemCode.UNKNOWN_CURRENCY),
        ("call_from", "24:00", ProblemCode.NOT_A_TIME),
        ("call_to", "9:00", ProblemCode.NOT_A_TIME),
    ],
)
def test_save_refuses_what_cannot_be_kept(services, refused, field, value, code):
    assert refused(services.customers.save, Customer(**{"name": "恒达", field: value})) == [(field, code)]


def test_save_names_every_problem_at_once(services, refused):
    found = refused(services.customers.save, Customer("", currency="", call_from="17:00", call_to="09:00"))
    assert {field for field, _ in found} == {"name", "currency", "call_to"}


def test_save_refuses_a_customer_that_is_gone(services, refused):
    assert refused(services.customers.save, Customer("恒达"), 77) == [("", ProblemCode.NOT_FOUND)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<b>恒达</b> & <img src='/x.png'>", "<b>恒达</b> & <img src='/x.png'>"),
        ("A & B <Ltd>", "A & B <Ltd>"),
        ('O\'Neil "Sons"; DROP TABLE customer; --', 'O\'Neil "Sons"; DROP TABLE customer; --'),
        ("𠮷野家 😀", "𠮷野家 😀"),
        ("恒\u202e达\u0007\x00食品", "恒达食品"),
        ("  Ru\u0301feng \n Paper ", "Rúfeng Paper"),
        ("恒" * 300, "恒" * 300),
        ("100%_\\", "100%_\\"),
        ("\u200f恒达\u2066", "恒达"),
    ],
)
def test_save_keeps_odd_names_as_they_are_and_drops_what_nobody_sees(services, add_customer, typed, kept):
    assert services.customers.get(add_customer(typed)).customer.name == kept


def test_save_refuses_a_code_that_is_taken_and_says_by_whom(services, customer):
    (problem,) = services.customers.save(Customer("Ruifeng Paper", code="C-001")).problems
    assert (problem.field, problem.code, problem.values) == ("code", ProblemCode.TAKEN, {"name": "恒达食品有限公司"})


def test_save_refuses_the_code_of_an_archived_customer(services, customer, refused):
    services.customers.archive(customer)
    assert refused(services.customers.save, Customer("Ruifeng", code="C-001")) == [("code", ProblemCode.TAKEN)]


def test_save_lets_many_have_no_code_and_one_keep_its_own(services, add_customer, customer):
    add_customer("A")
    add_customer("B")
    add_customer("B", code="C-002")
    assert services.customers.save(Customer("恒达", code="C-001"), customer).value == customer


@pytest.mark.parametrize("name", ["恒达食品", "恒达食品(有限公司)", " 恒达 食品 有限责任公司 ", "恒达食品股份有限公司"])
def test_similar_notices_a_name_that_differs_by_form_and_spaces(services, customer, name):
    assert [row.id for row in services.customers.similar(name)] == [customer]


@pytest.mark.parametrize("name", ["", "  ", "恒达", "恒达食品集团", "恒达纸业有限公司"])
def test_similar_leaves_other_names_alone(services, customer, name):
    assert services.customers.similar(name) == []


def test_similar_knows_archived_customers_and_not_the_one_being_edited(services, customer):
    services.customers.archive(customer)
    assert [row.code for row in services.customers.similar("恒达食品")] == ["C-001"]
    assert services.customers.similar("恒达食品", except_id=customer) == []


def test_archive_takes_a_customer_out_of_the_list_and_restore_brings_it_back(services, customer):
    services.customers.archive(customer)
    assert services.customers.page() == []
    assert [row.id for row in services.customers.page(archived=True)] == [customer]
    assert services.customers.get(customer).archived
    services.customers.restore(customer)
    assert services.customers.count() == 1
    assert kinds(services, customer) == ["customer_restored", "customer_archived", "customer_added"]


@pytest.mark.parametrize("act", ["archive", "restore"])
def test_archiving_nobody_is_refused(services, refused, act):
    assert refused(getattr(services.customers, act), 77) == [("", ProblemCode.NOT_FOUND)]


def test_get_of_nobody_is_none(services):
    assert services.customers.get(77) is None


def test_get_sums_what_is_open_and_what_of_it_is_past_due(services, customer, add_item):
    add_item("A-1", 10_000, due=-1)
    add_item("A-2", 20_000, due=0)
    add_item("A-3", 5_000)
    add_item("A-4", -1_000, due=-30, kind="credit_note")
    add_item("A-5", 700, due=-1, currency="USD")
    sums = [(s.currency, s.open, s.overdue) for s in services.customers.get(customer).sums]
    assert sums == [("CNY", 34_000, 10_000), ("USD", 700, 700)], "a credit note is never past due"


def test_get_names_the_next_visit(services, customer, plan):
    plan(9)
    plan(5)
    assert services.customers.get(customer).next_visit == date(2026, 11, 26)


def test_save_contact_keeps_every_field(services, customer, saved):
    wang = Contact(
        "王丽", "会计", "138 0000 0001", "wang@example.com", "15:30", "visiting card", date(2026, 3, 1), "a\nb"
    )
    contact_id = saved(services.customers.save_contact(customer, wang))
    (row,) = services.customers.contacts(customer)
    assert row.id == contact_id
    assert Contact(*(getattr(row, field) for field in Contact.__dataclass_fields__)) == wang


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("name", "", ProblemCode.REQUIRED),
        ("name", "王" * 101, ProblemCode.TOO_LONG),
        ("phone", "ask the front desk", ProblemCode.BAD_PHONE),
        ("mail", "wang@", ProblemCode.BAD_MAIL),
        ("mail", "wang li@example.com", ProblemCode.BAD_MAIL),
        ("best_time", "25:00", ProblemCode.NOT_A_TIME),
        ("note", "x" * 2001, ProblemCode.TOO_LONG),
    ],
)
def test_save_contact_refuses_what_cannot_be_used(services, refused, field, value, code):
    customer = services.customers.save(Customer("恒达")).value
    contact = Contact(**{"name": "王丽", field: value})
    assert refused(services.customers.save_contact, customer, contact) == [(field, code)]


@pytest.mark.parametrize(("customer_id", "contact_id"), [(77, None), (1, 77), (77, 1)])
def test_save_contact_refuses_who_is_not_there(services, add_contact, refused, customer_id, contact_id):
    add_contact()
    save = services.customers.save_contact
    assert refused(save, customer_id, Contact("李明"), contact_id) == [("", ProblemCode.NOT_FOUND)]


def test_save_contact_of_another_customer_is_refused(services, add_customer, add_contact, refused):
    wang = add_contact("王丽", to=add_customer("Ruifeng"))
    mine = add_customer("Oushang")
    assert refused(services.customers.save_contact, mine, Contact("李明"), wang) == [("", ProblemCode.NOT_FOUND)]


def test_archive_contact_hides_a_person_and_restore_brings_it_back(services, customer, add_contact):
    wang = add_contact()
    services.customers.archive_contact(customer, wang)
    assert services.customers.contacts(customer) == []
    assert [row.id for row in services.customers.contacts(customer, archived=True)] == [wang]
    services.customers.restore_contact(customer, wang)
    assert [row.name for row in services.customers.contacts(customer)] == ["王丽"]
    assert kinds(services, customer)[:3] == ["contact_restored", "contact_archived", "contact_added"]


@pytest.mark.parametrize("act", ["archive_contact", "restore_contact"])
def test_archiving_a_person_of_another_customer_is_refused(services, add_customer, add_contact, refused, act):
    wang = add_contact("王丽", to=add_customer("Ruifeng"))
    mine = add_customer("Oushang")
    assert refused(getattr(services.customers, act), mine, wang) == [("", ProblemCode.NOT_FOUND)]
    assert "contact_archived" not in kinds(services, mine)


def test_contacts_come_in_the_order_of_their_names_with_their_steps(services, customer, add_contact):
    from desktop.domain.process import PaymentProcess, Step, StepKind

    wang, li = add_contact("Wang"), add_contact("Li")
    steps = (Step(StepKind.CHECK, contact_id=wang), Step(StepKind.PAY, contact_id=wang, deputy_id=li))
    services.processes.save(customer, PaymentProcess(steps=steps))
    rows = [(row.name, row.steps, row.stands_in_for) for row in services.customers.contacts(customer)]
    assert rows == [("Li", (), ("pay",)), ("Wang", ("check", "pay"), ())]


def test_timeline_is_given_by_pages_newest_first(services, customer):
    for n in range(5):
        services.customers.save(Customer(f"恒达 {n}", code="C-001"), customer)
    pages = [services.customers.events(customer, offset=offset, limit=2) for offset in (0, 2, 4)]
    ids = [event.id for page in pages for event in page]
    assert len(ids) == 6
    assert ids == sorted(ids, reverse=True)
