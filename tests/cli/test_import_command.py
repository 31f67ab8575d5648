"""Bringing files in by the terminal."""

from tests.cli.conftest import ROWS


def test_the_same_file_again_changes_nothing(run, office_file):
    run("import", office_file())
    code, out, _err = run("import", office_file())
    assert code == 0
    assert "nothing was changed" in out


def test_a_weekly_file_updates_what_is_open_and_closes_what_is_gone_only_when_told(run, run_json, office_file):
    run("import", office_file())
    week = office_file(ROWS[0].replace("¥1,234.50;¥1,234.50", "¥1,234.50;¥234.50"), ROWS[2], name="next.csv")
    code, out, _err = run("import", week)
    assert code == 0
    assert "1 changed" in out
    assert "恒达食品有限公司  A-002  ¥1,500.00" in out
    (hengda,) = run_json("customers", "恒达")
    assert [total["open"] for total in hengda["sums"]] == [173450]
    run("import", week, "--close-missing")
    (hengda,) = run_json("customers", "恒达")
    assert [total["open"] for total in hengda["sums"]] == [23450]


def test_bad_rows_refuse_the_file_until_they_are_left_out(run, run_json, office_file, tmp_path):
    file = office_file(ROWS[0], "瑞丰纸业;C002;;;B-009;2026-10-15;31.02.2026;100;100")
    bad = tmp_path / "bad.csv"
    code, out, err = run("import", file, "--bad-rows", bad)
    assert code == 1
    assert "row 3" in out
    assert "cannot be brought in" in err
    assert run_json("customers") == []
    assert "B-009" in bad.read_text("utf-8-sig")
    code, _out, _err = run("import", file, "--skip-bad")
    assert code == 0
    assert [row["name"] for row in run_json("customers")] == ["恒达食品有限公司"]


def test_ambiguous_dates_are_asked_about_once(run, office_file):
    file = office_file("恒达;C1;;;A1;03/04/2026;05/04/2026;100;100")
    code, _out, err = run("import", file)
    assert code == 1
    assert "--dates" in err
    assert run("import", file, "--dates", "dmy")[0] == 0


def test_a_column_is_named_by_hand_and_remembered(run, run_json, office_file):
    headings = "Wer;Beleg;Fällig;Offen noch"
    first = office_file("Müller & Söhne <Nord>;R1;2026-12-01;1.234,50", headings=headings, encoding="utf-8")
    assert run("import", first)[0] == 1
    named = ("--column", "Wer=customer_name", "--column", "Beleg=item_number", "--column", "Fällig=due_date",
             "--column", "Offen noch=open_amount")  # fmt: skip
    assert run("import", first, *named, "--currency", "EUR")[0] == 0
    second = office_file(
        "Müller & Söhne <Nord>;R2;2026-12-02;99,00", headings=headings, name="second.csv", encoding="utf-8"
    )
    assert run("import", second, "--currency", "EUR")[0] == 0
    (customer,) = run_json("customers")
    assert customer["name"] == "Müller & Söhne <Nord>"


def test_preview_writes_nothing(run, run_json, office_file):
    figures = run_json("import", office_file(), "--preview")
    assert (figures["new_customers"], figures["new_items"]) == (2, 3)
    assert run_json("customers") == []


def test_undo_takes_the_whole_import_back(run, run_json, office_file):
    file = office_file()
    run("import", file)
    code, out, _err = run("import", file, "--undo")
    assert code == 0
    assert "taken back" in out
    assert run_json("customers") == []


def test_undo_is_refused_when_later_work_would_be_lost(run, run_json, office_file):
    file = office_file()
    run("import", file)
    run("visit", "add", "C001", "--day", "2026-11-23", "--amount", "1500")
    code, _out, err = run("import", file, "--undo")
    assert code == 1
    assert "would lose that" in err
    assert len(run_json("customers")) == 2
