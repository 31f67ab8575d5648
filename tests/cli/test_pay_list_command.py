"""Payments that are in the book, in the terminal."""

import pytest


@pytest.fixture
def filled(run, office_file):
    """A book with a payment to what is owed, and one with a bill that is more than is owed."""
    assert run("import", office_file())[0] == 0
    run("pay", "add", "C001", "1234.50", "--on", "2026-11-20", "--reference", "F9")
    bill = ("--means", "bank_bill", "--falls-due", "2027-02-01", "--reference", "B7")
    run("pay", "add", "C002", "100", *bill, "--on", "2026-11-21")
    return run


def test_payments_are_listed_with_their_sum(filled):
    code, out, err = filled("pay", "list")
    assert (code, err) == (0, "")
    first, second, last = out.splitlines()
    assert first.startswith("[2]  21 Nov 2026  瑞丰纸业")
    assert "¥99.99 not applied, falls due on 1 Feb 2027, not cleared yet" in first
    assert "F9" in second
    assert last == "Together: ¥1,334.50"


def test_payments_as_json(filled, run_json):
    line = run_json("pay", "list", "C001")[0]
    assert (line["id"], line["amount"], line["received_on"], line["reference"]) == (1, 123_450, "2026-11-20", "F9")


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--unapplied",), [2]),
        (("--uncleared",), [2]),
        (("--until", "2026-11-20"), [1]),
        (("--since", "2026-11-21"), [2]),
        (("C001",), [1]),
        (("--since", "2026-11-22"), []),
    ],
)
def test_what_is_asked_for_is_listed(filled, run_json, words, ids):
    assert [line["id"] for line in run_json("pay", "list", *words)] == ids


def test_what_is_not_applied_is_summed_up(filled):
    assert filled("pay", "list", "--unapplied")[1].endswith("Not applied: ¥99.99\n")
    assert filled("pay", "list", "--since", "2026-11-22")[1] == "There are no payments.\n"


def test_a_reversed_payment_stays_in_the_list_and_its_items_are_open_again(filled):
    code, out, _err = filled("pay", "reverse", "1", "--because", "the cheque came back")
    assert (code, out) == (0, "Payment [1] is reversed; what it went to is open again.\n")
    assert "2,734.50" in filled("customers", "C001")[1]
    listed = filled("pay", "list", "C001")[1]
    assert "of [1], the cheque came back" in listed
    assert listed.endswith("Together: ¥0.00\n")
    assert filled("check")[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("reverse", "9", "--because", "x"), "Not found"),
        (("reverse", "1", "--because", "x", "--on", "2026-11-19"), "day"),
        (("reverse", "1", "--because", " "), "reason"),
        (("list", "C009"), "C009"),
    ],
)
def test_pay_says_what_is_wrong(filled, words, said):
    code, _out, err = filled("pay", *words)
    assert code == 1
    assert said in err


def test_a_payment_is_reversed_once(filled):
    filled("pay", "reverse", "1", "--because", "never came")
    assert filled("pay", "reverse", "1", "--because", "never came")[0] == 1
