"""Cells as text, and currencies in every writing."""

from datetime import date

import pytest

from desktop.domain.imports.cells import Cell, is_nothing, lost_digits, text_of
from desktop.domain.imports.currencies import parse_currency, resolve
from desktop.domain.problems import Problem, ProblemCode


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  0012 ", "0012"),
        (1001.0, "1001"),
        (1001, "1001"),
        (12.5, "12.5"),
        (13800001234.0, "13800001234"),
        (None, ""),
        ("'=SUM(A1)", "=SUM(A1)"),
        ("'t Hooft", "'t Hooft"),
        ("a\u202eb", "ab"),
        (date(2026, 3, 4), "2026-03-04"),
    ],
)
def test_text_of_keeps_codes_as_they_are(cell: Cell, text: str) -> None:
    assert text_of(cell, 100) == text


@pytest.mark.parametrize("cell", [None, "", " - ", "—", "无", "N/A", "#N/A", "null"])
def test_is_nothing_knows_the_signs_of_emptiness(cell: Cell) -> None:
    assert is_nothing(cell)


@pytest.mark.parametrize(("cell", "lost"), [("1.23E+11", True), (9.131e17, True), ("1E5", False), (1001.0, False)])
def test_lost_digits_knows_what_a_spreadsheet_cut(cell: Cell, *, lost: bool) -> None:
    assert lost_digits(cell) is lost


@pytest.mark.parametrize(
    ("cell", "default", "currency"),
    [
        ("CNY", "EUR", "CNY"), ("rmb", "EUR", "CNY"), ("人民币", "EUR", "CNY"), ("¥", "CNY", "CNY"),
        ("￥", "JPY", "JPY"), ("元", "USD", "CNY"), ("$", "CNY", "USD"), ("$", "HKD", "HKD"), ("US$", "HKD", "USD"),
        ("美元", "CNY", "USD"), ("USD 美元", "CNY", "USD"), ("人民币(CNY)", "EUR", "CNY"), ("€", "CNY", "EUR"),
        ("kr", "DKK", "DKK"),
    ],
)  # fmt: skip
def test_parse_currency_reads_codes_signs_and_words(cell: str, default: str, currency: str) -> None:
    assert parse_currency(cell, default) == currency


@pytest.mark.parametrize("cell", ["XYZ", "USD/CNY", "", 156.0, None])
def test_parse_currency_refuses_what_is_none(cell: Cell) -> None:
    assert parse_currency(cell, "CNY") == Problem("", ProblemCode.UNKNOWN_CURRENCY)


def test_resolve_of_no_mark_is_none() -> None:
    assert resolve("abc", "CNY") is None
