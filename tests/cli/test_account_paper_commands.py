"""Statements, payment requests, receipts, thanks and notices of a new account from the terminal."""

import pytest

OLD = ("--old", "CNY", "1111 2222", "样例机械有限公司", "旧样例银行")


def kinds(run_json):
    return sorted(row["kind"] for row in run_json("paper", "list"))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (("statement", "C001"), "DZ-2026-0001"),
        (("statement", "C001", "--movements", "--cut-off", "2026-10-31", "--no-rights"), "DZ-2026-0001"),
        (("request", "C001"), "QK-2026-0001"),
        (("request", "C001", "--item", "A-002", "--stage", "progress", "--reference", "PO 7"), "QK-2026-0001"),
        (("account-change", "C001", *OLD), "ZH-2026-0001"),
    ],
)
def test_a_paper_is_shown_first_and_then_kept(ready, run_json, tmp_path, words, number):
    preview, kept = tmp_path / "preview.pdf", tmp_path / "kept.pdf"
    code, out, _err = ready(*words, "--preview", "--out", preview)
    assert (code, number in out, kinds(run_json)) == (0, True, [])
    code, out, _err = ready(*words, "--out", kept)
    assert (code, out.startswith(number)) == (0, True)
    assert kept.read_bytes() == preview.read_bytes()


def test_a_request_asks_for_the_items_that_are_named(ready, run_json):
    assert ready("request", "C001", "--item", "A-001")[0] == 0
    (row,) = run_json("paper", "list")
    assert row["total"] == 123450
    code, _out, err = ready("request", "C001", "--item", "B-001")
    assert (code, "B-001" in err) == (1, True)


def test_a_receipt_tells_of_a_payment_that_is_there(ready, run_json):
    assert ready("receipt", 1)[0] == 1
    ready("pay", "add", "C001", "234.50", "--item", "A-001=234.50")
    code, out, _err = ready("receipt", 1, "--received-by", "林捷", "--no-copy")
    assert (code, "¥234.50" in out) == (0, True)
    assert kinds(run_json) == ["receipt"]


def test_thanks_need_the_facts_for_them(ready, run_json):
    assert ready("thanks") == (0, "Nobody has earned thanks at the moment.\n", "")
    code, _out, err = ready("thanks", "C001")
    assert (code, "overdue" in err) == (1, True)
    assert kinds(run_json) == []


def test_who_pays_on_time_is_listed_and_thanked(run, run_json, office_file):
    numbers = ("E1", "E2", "E3")
    run("import", office_file(*(f"乙公司;C3;赵;139;{each};2026-11-01;2026-12-01;¥10.00;¥10.00" for each in numbers)))
    for each in numbers:
        assert run("pay", "add", "C3", "10.00", "--item", f"{each}=10.00", "--reference", each, "--yes")[0] == 0
    assert [row["reason"] for row in run_json("thanks")] == ["on_time"]
    assert "paid every item on time  3 items paid" in run("thanks")[1]
    code, out, _err = run("thanks", "C3", "--benefit", "明年账期加十天。")
    assert (code, "GX-2026-0001" in out) == (0, True)


def test_a_notice_names_the_old_account(ready):
    code, _out, err = ready("account-change", "C001", "--old", "CNY")
    assert (code, err.startswith("--old:")) == (1, True)


def test_who_owes_in_several_currencies_gets_a_paper_each(run, office_file):
    rows = (
        "甲公司;C1;王;138;E1;2026-09-01;2026-10-01;CNY 10.00;CNY 10.00",
        "甲公司;C1;王;138;E2;2026-09-01;2026-10-01;USD 10.00;USD 10.00",
    )
    run("import", office_file(*rows))
    code, _out, err = run("statement", "C1")
    assert (code, "CNY, USD" in err, "--currency" in err) == (1, True, True)
    assert run("statement", "C1", "--currency", "usd", "--preview")[0] == 0


def test_a_currency_that_is_none_is_refused(ready, run_json):
    code, _out, err = ready("statement", "C001", "--currency", "xyz")
    assert (code, err.startswith("currency:")) == (1, True)
    assert kinds(run_json) == []
