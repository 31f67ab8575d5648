"""Disputes in the terminal."""

import pytest

OPENED = ("dispute", "open", "C001", "A-001", "200", "--reason", "quantity", "--owner", "赵敏")


@pytest.fixture
def filled(run, office_file):
    """A book with two customers and three open items."""
    assert run("import", office_file())[0] == 0
    return run


def test_a_part_of_an_item_is_disputed(filled, run_json):
    code, out, err = filled(*OPENED, "--reported-by", "王丽", "--reported-on", "2026-11-20")
    assert (code, err) == (0, "")
    assert out == "Dispute [1] about ¥200.00 of A-001: open.\n"
    line = run_json("dispute", "list")[0]
    assert (line["dispute"]["disputed"], line["dispute"]["reason"]) == (20_000, "quantity")
    assert line["raised_when_due"]


def test_solved_for_the_customer_it_makes_a_credit_note_that_reopening_takes_back(filled):
    filled(*OPENED)
    code, out, _err = filled("dispute", "close", "1", "solved_for_them", "--how", "two boxes were missing")
    assert code == 0
    assert "solved for the customer with credit note CN-A-001" in out
    assert "2,534.50" in filled("customers", "C001")[1]
    assert filled("dispute", "reopen", "1")[1].endswith(": open.\n")
    assert "2,734.50" in filled("customers", "C001")[1]
    assert filled("check")[0] == 0


def test_closed_disputes_are_listed_when_all_are_asked_for(filled):
    filled(*OPENED)
    filled("dispute", "close", "1", "withdrawn")
    assert filled("dispute", "list")[1] == "There are no disputes.\n"
    assert "withdrawn" in filled("dispute", "list", "C001", "--all")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("open", "C009", "A-001", "1"), "C009"),
        (("open", "C001", "X-9", "1"), "X-9"),
        (("open", "C001", "A-001", "many"), "amount"),
        (("open", "C001", "A-001", "99999"), "at most 1034.50"),
        (("open", "C001", "A-001", "1", "--reported-on", "2026-12-01"), "reported_on"),
        (("close", "1", "solved_for_us"), "resolution"),
        (("close", "9", "withdrawn"), "Not found"),
        (("reopen", "1"), "cannot be done"),
        (("list", "C009"), "C009"),
    ],
)
def test_dispute_says_what_is_wrong(filled, words, said):
    filled(*OPENED)
    code, _out, err = filled("dispute", *words)
    assert code == 1
    assert said in err


def test_disputes_are_listed_in_chinese(filled):
    filled(*OPENED)
    assert "数量" in filled("dispute", "list", lang="zh_CN")[1]
