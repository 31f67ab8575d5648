"""Promises to pay in the terminal."""

import pytest


@pytest.fixture
def filled(run, office_file):
    """A book with two customers and three open items."""
    assert run("import", office_file())[0] == 0
    return run


def test_a_promise_is_about_what_fell_due_first(filled, run_json):
    code, out, err = filled("promise", "add", "C001", "1,000", "2026-11-27", "--from", "王丽", "--tolerance", "2")
    assert (code, err) == (0, "")
    assert out.startswith("Promise [1] is in the book: ¥1,000.00 by ")
    line = run_json("promise", "list")[0]
    made = line["promise"]
    assert (made["amount"], made["due_on"], made["by_whom"]) == (100_000, "2026-11-27", "王丽")
    assert made["tolerance_days"] == 2
    assert [item["number"] for item in line["items"]] == ["A-001"]


def test_a_promise_is_about_the_items_that_are_named(filled, run_json):
    assert filled("promise", "add", "C001", "100", "2026-11-27", "--item", "a-002")[0] == 0
    assert [item["number"] for item in run_json("promise", "list")[0]["items"]] == ["A-002"]


def test_what_is_odd_is_asked_once(filled):
    words = ("promise", "add", "C001", "99999", "2027-06-01")
    code, out, err = filled(*words)
    assert (code, out) == (1, "")
    assert "More is promised" in err
    assert "30 days" in err
    assert "--yes" in err
    assert filled(*words, "--yes")[0] == 0


def test_a_promise_that_was_kept_says_what_came(filled):
    filled("promise", "add", "C001", "1000", "2026-11-27")
    filled("pay", "add", "C001", "1000", day="2026-11-25")
    code, out, _err = filled("promise", "list", "C001", day="2026-12-01")
    assert code == 0
    assert "kept" in out
    assert "received ¥1,000.00" in out
    assert filled("promise", "list", "--state", "broken", day="2026-12-01")[1] == "There are no promises.\n"
    assert filled("promise", "list", "C002")[1] == "There are no promises.\n"


def test_an_open_promise_can_be_cancelled_once(filled):
    filled("promise", "add", "C001", "1000", "2026-11-27")
    assert filled("promise", "cancel", "1", "--because", "mistyped")[1] == "Promise [1] is cancelled.\n"
    code, _out, err = filled("promise", "cancel", "1", "--because", "mistyped")
    assert code == 1
    assert "already closed" in err
    assert filled("promise", "cancel", "7", "--because", "x")[0] == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("C009", "10", "2026-11-27"), "C009"),
        (("C001", "ten", "2026-11-27"), "amount"),
        (("C001", "10", "2026-11-20"), "due_on"),
        (("C001", "10", "2026-11-27", "--item", "X-9"), "X-9"),
        (("C001", "10", "2026-11-27", "--tolerance", "31"), "tolerance_days"),
        (("C001", "10", "2026-11-27", "--currency", "xyz"), "currency"),
    ],
)
def test_promise_add_says_what_is_wrong(filled, words, said):
    code, _out, err = filled("promise", "add", *words)
    assert code == 1
    assert said in err


def test_promises_are_listed_in_chinese(filled):
    filled("promise", "add", "C001", "1000", "2026-11-27")
    assert "承诺" in filled("promise", "list", lang="zh_CN")[1]
