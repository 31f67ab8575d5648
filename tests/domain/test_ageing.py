"""Classes of days, what days are counted from, columns that add up, and the order of rows."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.ageing import (
    AgeingRow,
    Basis,
    Buckets,
    Column,
    ColumnKind,
    added,
    age,
    check_limits,
    columns,
    sorted_rows,
    value,
)

ON = date(2026, 11, 21)


def days(count):
    return ON - timedelta(days=count)


@pytest.mark.parametrize(
    ("overdue", "bucket"),
    [
        (-1, 0), (0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (90, 3), (91, 4), (180, 4), (181, 5), (365, 5),
        (366, 6), (9999, 6),
    ],
)  # fmt: skip
def test_the_usual_classes_count_from_the_day_after_the_due_date(overdue, bucket):
    assert Buckets().bucket_of(age(days(overdue), None, ON, Basis.DUE_DATE)) == bucket


@pytest.mark.parametrize(
    ("due", "document", "basis", "expected"),
    [
        (0, 40, Basis.DUE_DATE, None),  # due today is not due
        (5, 40, Basis.DUE_DATE, 5),
        (None, 40, Basis.DUE_DATE, 40),  # without a due date by its document date
        (None, 0, Basis.DUE_DATE, None),
        (None, None, Basis.DUE_DATE, None),
        (5, 40, Basis.DOCUMENT_DATE, 40),
        (5, 0, Basis.DOCUMENT_DATE, 0),
        (5, None, Basis.DOCUMENT_DATE, None),
    ],
)
def test_age_by_each_basis(due, document, basis, expected):
    found = age(None if due is None else days(due), None if document is None else days(document), ON, basis)
    assert found == expected


@pytest.mark.parametrize(
    ("basis", "spans"),
    [(Basis.DUE_DATE, [(1, 10), (11, 20), (21, None)]), (Basis.DOCUMENT_DATE, [(0, 10), (11, 20), (21, None)])],
)
def test_span_gives_first_and_last_day_of_a_class(basis, spans):
    buckets = Buckets((10, 20))
    assert [buckets.span(n, basis) for n in range(1, len(buckets))] == spans


@given(st.sets(st.integers(1, 9999), min_size=1, max_size=10), st.sampled_from(Basis), st.integers(0, 20_000))
def test_every_day_lies_in_the_span_of_its_class(limits, basis, count):
    buckets = Buckets(tuple(sorted(limits)))
    if basis is Basis.DUE_DATE and not count:
        return
    first, last = buckets.span(buckets.bucket_of(count), basis)
    assert first <= count
    assert last is None or count <= last


@pytest.mark.parametrize(
    ("limits", "fields"),
    [
        ((30,), []),
        ((1, 9999), []),
        (tuple(range(1, 11)), []),
        ((), ["limits"]),
        ((0, 30), ["limits.0"]),
        ((30, 10_000), ["limits.1"]),
        ((30, 30), ["limits.1"]),
        ((60, 30), ["limits.1"]),
        (tuple(range(1, 13)), ["limits.10", "limits.11"]),
    ],
)
def test_limits_are_checked(limits, fields):
    assert [problem.field for problem in check_limits(limits)] == fields
    if fields:
        with pytest.raises(ValueError, match="not limits"):
            Buckets(limits)


def row(key, *buckets, credit=0, unapplied=0, disputed=0):
    return AgeingRow(key, f"name {key}", buckets, credit, unapplied, disputed, 0, 0, 0)


def test_a_row_adds_up_as_it_is_shown():
    each = row(1, 90, 50, 10, credit=-30, unapplied=-20, disputed=40)
    adding = {ColumnKind.BUCKET, ColumnKind.CREDITS, ColumnKind.UNAPPLIED}
    assert sum(value(each, column) for column in columns(Buckets((30,))) if column.kind in adding) == 100
    assert value(each, Column(ColumnKind.TOTAL)) == each.total == 100


def test_columns_come_in_the_order_in_which_they_add_up():
    assert [column.kind.value for column in columns(Buckets((30,)))] == [
        "name", "bucket", "bucket", "bucket", "credits", "unapplied", "total", "disputed", "handed_over", "undated",
        "uncleared",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "descending", "keys"),
    [
        (Column(ColumnKind.NAME), False, "abc"),
        (Column(ColumnKind.NAME), True, "cba"),
        (Column(ColumnKind.BUCKET, 1), False, "bca"),
        (Column(ColumnKind.BUCKET, 0), True, "bac"),  # equal ones keep the order of names
        (Column(ColumnKind.TOTAL), True, "bac"),
        (Column(ColumnKind.CREDITS), False, "cab"),
    ],
)
def test_rows_are_sorted_by_any_column(column, descending, keys):
    rows = [row("a", 5, 9), row("b", 20, 1), row("c", 5, 5, credit=-1)]
    assert "".join(each.key for each in sorted_rows(rows, column, descending=descending)) == keys


def test_a_name_is_no_sum():
    with pytest.raises(ValueError, match="name"):
        value(row("a", 1), Column(ColumnKind.NAME))


@given(st.lists(st.tuples(*[st.integers(-1000, 1000)] * 5)))
def test_the_row_of_totals_is_the_sum_of_each_column(sums):
    rows = [row(n, a, b, a, credit=c, unapplied=d, disputed=e) for n, (a, b, c, d, e) in enumerate(sums)]
    total = added("", rows, 3)
    for column in columns(Buckets((30,))):
        if column.kind is not ColumnKind.NAME:
            assert value(total, column) == sum(value(each, column) for each in rows)
