"""The sheet for a visit and the one for a day: purpose first, selling last, on one page."""

from datetime import date, timedelta

import pytest

from desktop.domain.confirmation import AmountAnswer
from desktop.domain.customers import Contact, Customer, LetterLanguage
from desktop.domain.ledger import Share
from desktop.domain.process import PaperForm, PaperKind, PaperWanted, PaymentProcess, Step, StepKind
from desktop.domain.visits import Purpose
from desktop.domain.visitsheet import PreparedAnswer
from desktop.domain.worksheets import Facts, Table, ToFill, Words
from desktop.services.payments import PaymentForm
from desktop.wording.visit_sheet import day_sheet, opening, purpose_line, visit_sheet
from tests.documents.reading import pages_of

ENGLISH = LetterLanguage.ENGLISH
TODAY = date(2026, 11, 21)


@pytest.fixture
def customer(services, saved):
    """A customer with two people and the way that papers and money go."""
    customer = saved(services.customers.save(Customer("Hengda Foods", address="8 Dock Road", credit_term_days=30)))
    wang = saved(services.customers.save_contact(customer, Contact("Wang Li", "accounts", "138 0000 0000")))
    steps = (Step(StepKind.RECEIVE, person="Zhao"), Step(StepKind.RECONCILE, contact_id=wang, person="Wang Li"))
    saved(services.processes.save(customer, PaymentProcess(steps=steps)))
    return customer


@pytest.fixture
def items(customer, add_item):
    return add_item("A-1", 100_000, -42, issued=-72), add_item("A-2", 50_000, -5, issued=-35)


@pytest.fixture
def visit(plan, services, customer, items):
    """Thursday at two, for two items and with two papers, one of which is packed."""
    (person,) = [each.id for each in services.customers.contacts(customer)]
    papers = (PaperWanted(PaperKind.VAT_INVOICE, PaperForm.ORIGINAL, 1), PaperWanted(PaperKind.STATEMENT, None, 2))
    planned = plan(5, amount=None, items=items, people=(person,), papers=papers, note="Gate 3", on=-10)
    services.visits.pack(planned, services.visits.get(planned).papers[0].id, packed=True)
    return planned


@pytest.fixture
def sheet(services):
    return lambda visit: services.visit_sheets.get(visit, ENGLISH)


@pytest.fixture
def block(sheet):
    """A block of the sheet by its title, or the beginning of it."""

    def found(visit, title):
        return next(each for each in visit_sheet(sheet(visit)).blocks if each.title.startswith(title))

    return found


def test_a_visit_that_is_not_there_has_no_sheet(sheet):
    assert sheet(99) is None


def test_the_purpose_comes_first_and_selling_last(sheet, visit):
    blocks = [each for each in visit_sheet(sheet(visit)).blocks if each != Words("Note", ())]
    assert isinstance(blocks[0], Words)
    assert blocks[0].strong
    assert blocks[0].title == "Purpose"
    assert "Collect first" in blocks[-1].lines[0]


def test_the_purpose_tells_who_agreed_to_the_amount_and_when(sheet, visit, talk, saved):
    assert purpose_line(sheet(visit)) == "Collect ¥1,500.00; they have not agreed to the amount yet."
    saved(talk(visit, spoke_with="Wang Li"))
    assert purpose_line(sheet(visit)) == "Collect ¥1,500.00, agreed on Sat 21 Nov with Wang Li."


def test_a_difference_that_is_open_is_told_with_the_purpose(sheet, visit, talk, saved):
    saved(talk(visit, amount=AmountAnswer.DIFFERS, theirs=140_000))
    assert "differ by ¥100.00" in purpose_line(sheet(visit))


def test_a_talk_about_an_earlier_date_agreed_to_nothing_of_this_one(services, sheet, visit, talk):
    talk(visit, spoke_with="Wang Li")
    services.visits.reschedule(visit, sheet(visit).day + timedelta(days=1), "10:00")
    assert sheet(visit).confirmed_on is None


def test_the_opening_line_names_person_amount_and_invoices(sheet, visit, talk, saved):
    assert opening(sheet(visit)) == (
        "Good day, Wang Li. I have come about ¥1,500.00, which is due. Let us settle it today."
        " It is 2 invoices; here is the list."
    )
    saved(talk(visit))
    assert "As we agreed on the telephone" in opening(sheet(visit))


def test_who_is_to_be_seen_comes_before_the_rest_of_the_way(block, visit):
    rows = block(visit, "Whom to see").rows
    assert rows == (("1.", "Wang Li accounts 138 0000 0000"), ("Papers in", "Zhao"))


def test_items_are_those_of_the_visit_with_their_sum_and_lateness(block, visit, add_item):
    add_item("A-3", 999)
    table = block(visit, "Items to collect")
    assert [row[0] for row in table.rows] == ["A-1", "A-2"]
    assert table.rows[0][-1] == "30 + 42, limit 40"
    assert table.total[4] == "1,500.00"


def test_a_payment_meanwhile_is_told_beside_the_amount(block, services, visit, items, customer):
    services.payments.add(PaymentForm(customer, "CNY", 50_000, TODAY, shares=(Share(items[0], 50_000),)))
    assert block(visit, "Purpose").lines[1] == "Its items come to ¥1,000.00 today."


def test_papers_are_a_list_to_tick(block, visit):
    assert block(visit, "Papers to hand over").rows == (
        ("□", "VAT invoice, original ×1", "", "yes"),
        ("□", "Statement of account ×2", "", "□"),
    )


def test_prepared_answers_stand_beside_what_may_be_said(services, block, visit, saved):
    assert isinstance(block(visit, "Prepare three"), ToFill)
    saved(services.visit_answers.save(visit, [PreparedAnswer("The boss is away", "Who signs in his place?")]))
    assert block(visit, "Prepared answers").rows == (("The boss is away", "Who signs in his place?"),)


def test_answers_that_are_only_offered_are_not_printed(services, sheet, visit, plan, saved):
    saved(services.visit_answers.save(visit, [PreparedAnswer("x", "y")]))
    assert sheet(plan(12)).answers == ()


def test_a_visit_without_money_is_told_by_its_purpose(sheet, plan):
    visit = plan(3, amount=None, purpose=Purpose.CARE)
    assert purpose_line(sheet(visit)) == "Look after the customer"
    assert opening(sheet(visit)) == "Good day, Wang Li."


def test_it_is_printed_on_one_page(services, sheet, visit):
    (text,) = pages_of(services.visit_sheets.pdf(visit_sheet(sheet(visit)), ENGLISH))
    for part in ("Hengda Foods", "8 Dock Road", "Thu 26 Nov", "A-1", "Gate 3", "Collect first"):
        assert part in text


def test_forty_items_still_fit_on_one_page(services, sheet, plan, add_item):
    ids = tuple(add_item(f"B-{n}", 1_000, -n - 1) for n in range(40))
    visit = plan(5, amount=None, items=ids)
    assert len(pages_of(services.visit_sheets.pdf(visit_sheet(sheet(visit)), ENGLISH))) == 1


class TestTheDay:
    """All visits of a day."""

    @pytest.fixture
    def day(self, visit, services):
        return services.visits.get(visit).visit.day

    def test_visits_stand_in_the_order_of_their_times(self, services, day, plan, visit):
        late, early, whenever = plan(5, "16:00"), plan(5, "09:00"), plan(5, None)
        found = services.visit_sheets.of_day(day, ENGLISH)
        assert [each.visit_id for each in found.visits] == [early, visit, late, whenever]

    def test_cancelled_visits_are_left_out(self, services, day, visit, saved):
        saved(services.visits.cancel(visit, "they moved"))
        assert services.visit_sheets.of_day(day, ENGLISH).visits == ()

    def test_sums_are_those_of_each_currency(self, services, day, plan):
        plan(5, amount=7_000, currency="USD")
        sums = services.visit_sheets.of_day(day, ENGLISH).sums()
        assert [(each.currency, each.minor) for each in sums] == [("CNY", 150_000), ("USD", 7_000)]

    def test_it_shows_the_day_at_a_glance_and_each_visit_with_its_needs(self, services, day):
        found = day_sheet(services.visit_sheets.of_day(day, ENGLISH))
        table, first = found.blocks
        assert isinstance(table, Table)
        assert isinstance(first, Facts)
        assert table.rows == (("14:00", "Hengda Foods", "Collect payment", "¥1,500.00", "not yet"),)
        assert ("Where", "8 Dock Road") in first.rows

    def test_a_day_without_visits_is_still_a_sheet(self, services, today):
        found = services.visit_sheets.of_day(today, ENGLISH)
        assert len(pages_of(services.visit_sheets.pdf(day_sheet(found), ENGLISH))) == 1
