from datetime import date

import pytest

from desktop.domain.confirmation import AmountAnswer
from desktop.domain.visits import Purpose
from desktop.ui.pages.today.rows import Act, rows_of
from tests.ui.visits import book


@pytest.fixture
def rows(full):
    return rows_of(full.services.today.today())


def headings(rows):
    return [row.title for row in rows if row.is_heading]


def of(rows, act):
    return [row for row in rows if row.act is act]


def test_the_sections_come_in_the_order_of_the_day(rows):
    assert headings(rows) == [
        "Confirm by phone (4)",
        "Not recorded (1)",
        "Visits today (1)",
        "Until Mon 23 Nov (2)",
        "Next steps due (1)",
        "Questions about how they pay (8)",
    ]


def test_a_section_without_lines_is_left_out(opened):
    book.one_visit(opened)
    assert headings(rows_of(opened.services.today.today())) == [
        "Confirm by phone (1)",
        "Questions about how they pay (2)",
    ]


@pytest.mark.parametrize(
    ("today", "heading"),
    [
        (date(2026, 11, 19), "Tomorrow (1)"),
        (date(2026, 11, 20), "Until Mon 23 Nov (1)"),
        (date(2026, 11, 22), "Tomorrow (1)"),
    ],
)
def test_what_comes_next_is_tomorrow_or_until_monday(opened, today, heading):
    book.set_day(opened, date(2026, 11, 1))
    customer = book.add_customer(opened, "Hengda")
    for day in (date(2026, 11, 20), date(2026, 11, 23)):
        book.agree(opened, book.add_visit(opened, customer, day, amount=1))
    book.set_day(opened, today)
    assert heading in headings(rows_of(opened.services.today.today()))


def test_a_call_says_why_whom_and_what_was_said(rows):
    row = next(row for row in of(rows, Act.CONFIRM) if row.title == "恒达食品有限公司")
    assert (row.when, row.amount, row.action) == ("Thu 26 Nov 14:00", "¥128,500.00", "Confirm...")
    assert row.reason == "Visit in 5 days: confirm time and amount; 1 day late, was due on Fri 20 Nov"
    assert row.whom == "Ask 王丽  138 0000 0000, best 15:30 · 会计"
    assert row.said.endswith("回电说月底再联系")
    assert row.mark == "danger"


def test_a_visit_of_the_past_is_to_be_recorded_and_not_called_about(rows):
    (row,) = of(rows, Act.RECORD)
    assert row.reason == "Planned for 3 days ago; what came of it is not recorded"
    assert row.visit.id not in {call.visit.id for call in of(rows, Act.CONFIRM)}


def test_visits_say_what_keeps_them_from_being_ready(rows):
    reasons = {row.title: (row.reason, row.mark) for row in of(rows, Act.OPEN)}
    assert reasons == {
        "锦和贸易": ("Not ready: VAT invoice missing, signed delivery note missing", "warn"),
        "Bohai Steel": ("Not ready: amount differs", "warn"),
        "Oushang": ("Ready: time and amount confirmed, papers packed", "good"),
    }


def test_a_next_step_names_its_visit_and_its_day(rows):
    (row,) = of(rows, Act.DONE)
    assert (row.when, row.reason) == ("Fri 20 Nov", "Agreed on the visit of Thu 12 Nov: 送对账函并确认付款日")
    assert row.mark == "warn"


def test_a_customer_that_was_described_is_asked_what_is_missing(rows):
    described = [row for row in of(rows, Act.ASK) if row.action == "Ask..."]
    assert [(row.title, row.reason) for row in described] == [("恒达食品有限公司", "3 questions, first: Who signs?")]
    assert len(described[0].questions) == 3


def test_customers_without_a_process_are_counted_in_one_line(rows):
    assert rows[-1].title == "2 customers with open items and no payment process"
    assert rows[-1].act is Act.DESCRIBE_ANY


def test_a_visit_without_money_shows_no_amount(opened):
    customer = book.add_customer(opened, "Anders")
    book.add_visit(opened, customer, date(2026, 11, 24), purpose=Purpose.CARE)
    (row,) = of(rows_of(opened.services.today.today()), Act.CONFIRM)
    assert (row.amount, row.whom, row.said) == ("", "", "")


def test_the_whole_line_can_be_listened_to(rows):
    spoken = next(row for row in rows if row.act is Act.CONFIRM and "恒达" in row.title).spoken
    for part in ("恒达食品有限公司", "Thu 26 Nov 14:00", "¥128,500.00", "confirm time and amount", "138 0000 0000"):
        assert part in spoken


def test_a_call_without_an_answer_stays_and_tells_of_the_try(opened):
    _customer, visit = book.one_visit(opened)
    book.agree(opened, visit, amount=AmountAnswer.NO_REPLY)
    (row,) = of(rows_of(opened.services.today.today()), Act.CONFIRM)
    assert row.reason.startswith("Visit in 5 days: confirm the amount")
    assert row.said.startswith("Last asked ")
