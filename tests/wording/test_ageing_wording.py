"""Classes, columns and rows of the ageing in words."""

import pytest

from desktop.domain.ageing import AgeingRow, Basis, Buckets, By, Column, ColumnKind, columns
from desktop.wording.ageing import basis_name, bucket_name, by_name, column_heading, row_name


@pytest.mark.parametrize(
    ("basis", "names"),
    [
        (Basis.DUE_DATE, ["not due", "day 1", "2-30 days", "31-365 days", "over 365 days"]),
        (Basis.DOCUMENT_DATE, ["no date", "0-1 days", "2-30 days", "31-365 days", "over 365 days"]),
    ],
)
def test_classes_are_named_by_their_first_and_last_day(basis, names):
    buckets = Buckets((1, 30, 365))
    assert [bucket_name(buckets, n, basis) for n in range(len(buckets))] == names


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("by", By)
def test_no_two_columns_have_the_same_heading(basis, by):
    headings = [column_heading(column, Buckets(), basis, by) for column in columns(Buckets())]
    assert len(set(headings)) == len(headings) == 15
    assert all(headings)


def test_what_has_no_date_is_told_by_the_date_that_counts():
    undated = Column(ColumnKind.UNDATED)
    assert column_heading(undated, Buckets(), Basis.DUE_DATE, By.CUSTOMER) == "of which without a due date"
    assert column_heading(undated, Buckets(), Basis.DOCUMENT_DATE, By.CUSTOMER) == "of which without a document date"


@pytest.mark.parametrize(
    ("by", "key", "name"),
    [
        (By.CUSTOMER, 7, "恒达"),
        (By.STANDING, "slow_but_sure", "slow but sure"),
        (By.REGION, "华东", "华东"),
        (By.REGION, "", "no region"),
    ],
)
def test_a_row_is_named_by_what_it_stands_for(by, key, name):
    row = AgeingRow(key, "恒达" if by is By.CUSTOMER else "", (1,), 0, 0, 0, 0, 0, 0)
    assert row_name(row, by) == name


def test_choices_have_names():
    assert [basis_name(each) for each in Basis] == ["by due date", "by document date"]
    assert [by_name(each) for each in By] == ["by customer", "by standing", "by region"]
