"""What is owed by how long, printed and written into files."""

import csv

import pytest
from python_calamine import load_workbook


@pytest.fixture
def filled(run, office_file):
    assert run("import", office_file())[0] == 0


@pytest.mark.usefixtures("filled")
def test_the_ageing_is_printed_with_totals(run):
    code, out, err = run("ageing")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "21 November 2026, by due date, by customer"
    assert lines[2] == "CNY"
    assert lines[3].split()[:5] == ["Customer", "not", "due", "1-30", "days"]
    assert lines[4].split() == ["恒达食品有限公司", "1,500.00", "0.00", "1,234.50", *["0.00"] * 4, "2,734.50"]
    assert lines[-1].split()[0] == "Total"
    assert lines[-1].split()[-1] == "2,734.51"


@pytest.mark.usefixtures("filled")
def test_a_past_day_knows_what_was_owed_then(run_json):
    ageing = run_json("ageing", "--on", "2026-10-10", "--by", "standing")
    (table,) = ageing["tables"]
    assert (ageing["on"], table["currency"], table["total"]["buckets"][:2]) == ("2026-10-10", "CNY", [150000, 123450])
    assert [row["key"] for row in table["rows"]] == ["normal"]


@pytest.mark.usefixtures("filled")
def test_the_ageing_is_written_as_it_would_be_printed(run, tmp_path):
    code, out, _err = run("ageing", "--csv", tmp_path / "ageing", "--xlsx", tmp_path / "ageing.xlsx", lang="zh_CN")
    assert code == 0
    assert str(tmp_path / "ageing.csv") in out
    with (tmp_path / "ageing.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1] == ["恒达食品有限公司", "1500.00", "0.00", "1234.50", "0.00", "0.00", "0.00", "0.00", "2734.50"]
    sheet = load_workbook(tmp_path / "ageing.xlsx").get_sheet_by_index(0)
    assert sheet.name == "CNY"
    written = sheet.to_python()
    assert written[0] == rows[0]
    assert [written[1][0], *written[1][1:]] == ["恒达食品有限公司", 1500, 0, 1234.5, 0, 0, 0, 0, 2734.5]
    assert len(written) == len(rows) == 4


def test_an_empty_book_owes_nothing(run):
    assert run("ageing") == (0, "", "Nothing is owed.\n")


@pytest.mark.parametrize("words", [("--on", "yesterday"), ("--by", "street"), ("--basis", "delivery")])
def test_words_that_mean_nothing_end_with_code_2(run, words):
    with pytest.raises(SystemExit) as ended:
        run("ageing", *words)
    assert ended.value.code == 2
