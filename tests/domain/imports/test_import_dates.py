"""Dates in the styles files use; a choice of order is left only where no row decides."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.imports.dates import DateOrder, date_orders, parse_date
from desktop.domain.problems import Problem, ProblemCode

DMY, MDY, YMD = DateOrder
DAY = date(2026, 3, 4)
TODAY = date(2026, 11, 21)
EVENING = datetime(2026, 3, 4, 23, 59)  # noqa: DTZ001 (a workbook knows no time zones)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03-04", "2026/3/4", "2026.3.4", "2026 3 4", "20260304", "2026年3月4日", "2026年03月04日", "26年3月4日",
        "2026 年 3 月 4 日", "２０２６－０３－０４", "04.03.2026", "4.3.2026", "4 Mar 2026", "4-Mar-26", "04-MAR-2026",
        "Mar 4, 2026", "March 4th, 2026", "4. März 2026", "4 mars 2026", "4 de marzo de 2026", "2026-Mar-04",
        "Wed, 4 Mar 2026", "2026-03-04 (Wed)", "2026年3月4日 星期三", "2026-03-04 00:00:00", "2026-03-04T10:00:00Z",
        "2026/3/4 0:00", "2026/3/4 上午 9:30:00", " 2026-03-04 ", "'2026-03-04", "46085", "46085.5",
        46085, 46085.0, 46085.75, 20260304, 20260304.0, date(2026, 3, 4), EVENING,
    ],
)  # fmt: skip
@pytest.mark.parametrize("order", [None, DMY])
def test_parse_date_reads_what_says_its_order(cell: str | float | date, order: DateOrder | None) -> None:
    assert parse_date(cell, order) == DAY


@pytest.mark.parametrize(
    ("cell", "order", "day"),
    [
        ("3/4/2026", DMY, date(2026, 4, 3)),
        ("3/4/2026", MDY, DAY),
        ("03/04/26", DMY, date(2026, 4, 3)),
        ("03/04/26", MDY, DAY),
        ("26/03/04", YMD, DAY),
        ("03-04-2026", MDY, DAY),
        ("03.04.2026", MDY, DAY),
        ("13/04/2026", None, date(2026, 4, 13)),
        ("4/13/2026", None, date(2026, 4, 13)),
        ("04/04/2026", None, date(2026, 4, 4)),
        ("29/02/2024", None, date(2024, 2, 29)),
        ("3/4/2026 12:00:00 AM", MDY, DAY),
        ("31/12/99", DMY, date(1999, 12, 31)),
    ],
)
def test_parse_date_follows_the_order_of_the_file(cell: str, order: DateOrder | None, day: date) -> None:
    assert parse_date(cell, order) == day


@pytest.mark.parametrize(
    ("cell", "order", "code"),
    [
        (None, None, ProblemCode.REQUIRED),
        (" ", DMY, ProblemCode.REQUIRED),
        ("03/04/2026", None, ProblemCode.AMBIGUOUS_DATE),
        ("03/04/26", None, ProblemCode.AMBIGUOUS_DATE),
        ("13/04/2026", MDY, ProblemCode.NOT_A_DATE),
        ("2026-02-29", None, ProblemCode.NOT_A_DATE),
        ("29.02.2025", None, ProblemCode.NOT_A_DATE),
        ("2026-13-01", None, ProblemCode.NOT_A_DATE),
        ("2026-04-31", None, ProblemCode.NOT_A_DATE),
        ("0000-00-00", None, ProblemCode.NOT_A_DATE),
        ("2026-03", None, ProblemCode.NOT_A_DATE),
        ("3月4日", None, ProblemCode.NOT_A_DATE),
        ("2569-03-04", None, ProblemCode.NOT_A_DATE),
        ("########", None, ProblemCode.NOT_A_DATE),
        ("1,234.50", None, ProblemCode.NOT_A_DATE),
        ("月结", None, ProblemCode.NOT_A_DATE),
        (1234.5, None, ProblemCode.NOT_A_DATE),
        (20261304, None, ProblemCode.NOT_A_DATE),
        (1e300, None, ProblemCode.NOT_A_DATE),
        (float("nan"), None, ProblemCode.NOT_A_DATE),
        (True, None, ProblemCode.NOT_A_DATE),
        (time(9, 30), None, ProblemCode.NOT_A_DATE),
    ],
)
def test_parse_date_says_why_not(cell: str | float | None, order: DateOrder | None, code: ProblemCode) -> None:
    assert parse_date(cell, order) == Problem("", code)


@pytest.mark.parametrize(
    ("column", "orders"),
    [
        (["2026-03-04", "4 Mar 2026", 46085.0, DAY], set()),
        (["04/04/2026"], set()),
        (["13/04/2026"], set()),
        (["03/04/2026"], {DMY, MDY}),
        (["03/04/2026", "13/04/2026"], {DMY}),
        (["03/04/2026", "04/13/2026"], {MDY}),
        (["03/04/2026", "13/04/2026", "04/13/2026"], {DMY, MDY}),
        (["03/04/2026", "31/02/2026", "n/a"], {DMY, MDY}),
        (["04.03.2026"], {DMY}),
        (["04.03.2026", "04.13.2026"], {MDY}),
        (["26/03/04"], {YMD}),
        (["03/04/26"], {DMY, MDY}),
        (["03/04/26", "31/12/25"], {DMY}),
        ([], set()),
    ],
)
def test_date_orders_leaves_a_choice_only_where_no_row_decides(
    column: list[str | float | date], orders: set[DateOrder]
) -> None:
    assert date_orders(column, TODAY) == orders


@given(
    st.dates(date(1970, 1, 1), date(2199, 12, 31)),
    st.sampled_from(
        ["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y年%m月%d日", "%d.%m.%Y", "%d %B %Y", "%b %d, %Y", "%Y-%m-%d %H:%M"]
    ),
)
def test_parse_date_reads_back_what_was_written(day: date, pattern: str) -> None:
    assert parse_date(day.strftime(pattern)) == day


@given(st.dates(date(1970, 1, 1), date(2199, 12, 31)), st.sampled_from([(DMY, "%d/%m/%Y"), (MDY, "%m/%d/%Y")]))
def test_parse_date_in_an_order_reads_back_what_was_written(day: date, style: tuple[DateOrder, str]) -> None:
    order, pattern = style
    assert parse_date(day.strftime(pattern), order) == day


@given(st.text(max_size=40))
def test_parse_date_takes_any_text(text: str) -> None:
    assert isinstance(parse_date(text), date | Problem)
    date_orders([text], TODAY)
