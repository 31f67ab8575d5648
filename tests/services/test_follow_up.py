"""The follow-up table of the telephone: who is overdue, what was said last, what comes next."""

from datetime import date, timedelta

import pytest
from python_calamine import CalamineWorkbook

from desktop.domain.contacts import ContactResult
from desktop.domain.customers import LetterLanguage
from desktop.services.contacts import ContactForm
from desktop.services.promises import PromiseForm
from desktop.wording.follow_up import follow_up_sheet, follow_up_sheets
from tests.documents.reading import pages_of

TODAY = date(2026, 11, 21)


@pytest.fixture
def table(services, today):
    """The table of the last `days`."""
    return lambda days=7: services.follow_up.table(today - timedelta(days=days), today)


@pytest.fixture
def call(services, at, the_customer, today, saved):
    """Log a call of `ago` days ago."""

    def logged(said, ago=0):
        day = today - timedelta(days=ago)
        step = {"next_step": "call again", "next_step_on": today + timedelta(days=3)}
        form = ContactForm(the_customer(None), day, "15:30", said=said, result=ContactResult.CALLS_BACK, **step)
        return saved(at(-ago).contacts.add(form))

    return logged


def test_a_book_without_debts_has_an_empty_table(table):
    assert table().rows == ()


def test_whoever_is_overdue_is_in_it_the_oldest_debt_first(table, add_item, add_customer):
    add_item("A-1", 10_000, -5)
    add_item("A-2", 3_000, 5)
    other = add_customer("瑞丰纸业")
    add_item("B-1", 7_000, -50, to=other)
    add_item("C-1", 1, 4, to=add_customer("未到期"))
    rows = table().rows
    assert [(row.customer, row.owed.minor, row.overdue.minor, row.days) for row in rows] == [
        ("瑞丰纸业", 7_000, 7_000, 50),
        ("恒达食品有限公司", 13_000, 10_000, 5),
    ]


def test_each_currency_has_a_row(table, add_item):
    add_item("A-1", 10_000, -5)
    add_item("A-2", 200, -6, currency="USD")
    assert [row.owed.currency for row in table().rows] == ["USD", "CNY"]


def test_the_last_contact_is_told_even_if_it_was_before_the_period(table, add_item, call):
    add_item("A-1", 10_000, -40)
    call("before", ago=20)
    (row,) = table().rows
    assert (row.last.said, row.contacts) == ("before", 0)
    call("now", ago=2)
    (row,) = table().rows
    assert (row.last.said, row.contacts) == ("now", 1)
    assert [talk.said for talk in table().talks] == ["now"]


def test_a_contact_that_was_taken_back_is_not_told(table, services, add_item, call, saved):
    add_item("A-1", 10_000, -40)
    call("first", ago=3)
    saved(services.contacts.withdraw(call("second", ago=2)))
    (row,) = table().rows
    assert row.last.said == "first"


def test_the_next_open_promise_of_the_currency_is_told(table, services, add_item, customer):
    items = add_item("A-1", 10_000, -40), add_item("A-2", 10_000, -30)
    for item, days in zip(items, (9, 4), strict=True):
        services.promises.add(PromiseForm(customer, "CNY", 1_000 * days, TODAY + timedelta(days=days), (item,)))
    (row,) = table().rows
    assert (row.promised.minor, row.promised_on) == (4_000, TODAY + timedelta(days=4))


@pytest.mark.parametrize("language", LetterLanguage)
def test_it_is_printed_across(table, services, add_item, call, language):
    add_item("A-1", 10_000, -40)
    call("=1+1 <b>要发票</b>")
    (text,) = pages_of(services.follow_up.pdf(follow_up_sheet(table()), language))
    assert "=1+1 <b>要发票</b>" in text.replace("\n", "")


def test_a_hundred_customers_take_as_many_pages_as_they_need(table, services, add_item, add_customer):
    for n in range(100):
        add_item(f"A-{n}", 10_000, -n - 1, to=add_customer(f"客户{n}号"))
    pages = pages_of(services.follow_up.pdf(follow_up_sheet(table()), LetterLanguage.ENGLISH))
    assert len(pages) > 1
    assert all(f"客户{n}号" in "".join(pages) for n in range(100))


def test_the_workbook_holds_what_the_paper_does_as_values(table, services, add_item, call, tmp_path):
    add_item("A-1", 1_234_56, -40)
    call("=HYPERLINK(1)")
    path = services.follow_up.export(follow_up_sheets(table()), tmp_path / "table.xlsx")
    book = CalamineWorkbook.from_path(str(path))
    owed, talks = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    assert owed[1][:7] == ["恒达食品有限公司", "CNY", 1234.56, 1234.56, 40, 1, TODAY]
    assert talks[1][5] == "=HYPERLINK(1)"
