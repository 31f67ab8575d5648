"""Visit sheet, day sheet and follow-up table from the terminal."""

import zipfile

import pytest

DAY = "2026-11-30"


@pytest.fixture
def planned(ready):
    """Plan a visit at C001."""
    assert ready("visit", "add", "C001", "--day", DAY, "--time", "10:00")[0] == 0
    return ready


def test_a_visit_sheet_begins_with_the_purpose(planned):
    code, out, _err = planned("visit-sheet", 1)
    assert (code, out.startswith("Visit sheet  恒达食品有限公司")) == (0, True)
    assert out.index("Purpose") < out.index("Items to collect")
    assert "A-001" in out


def test_a_day_sheet_holds_the_visits_of_the_day(planned):
    code, out, _err = planned("day-sheet", DAY)
    assert (code, "10:00  恒达食品有限公司" in out) == (0, True)
    assert "0 visits" in planned("day-sheet")[1]


def test_the_follow_up_table_holds_who_is_overdue_and_what_was_said(ready):
    ready("log", "add", "C001", "--result", "not_reached", "--said", "Rang out twice.", "--no-next-step", "none")
    code, out, _err = ready("follow-up")
    assert (code, "¥1,234.50" in out, "Rang out twice." in out) == (0, True, True)
    assert "Rang out twice." not in ready("follow-up", "--until", "2026-11-01")[1].split("Contacts of these days")[-1]


def test_sheets_are_written_into_a_folder_under_their_names(planned, tmp_path):
    for words in (("visit-sheet", 1), ("day-sheet", DAY), ("follow-up",)):
        code, out, _err = planned(*words, "--pdf", tmp_path)
        assert code == 0
        written = tmp_path / out.strip().rpartition("/")[2]
        assert written.read_bytes().startswith(b"%PDF")


def test_the_follow_up_table_is_a_workbook(ready, tmp_path):
    file = tmp_path / "table.xlsx"
    assert ready("follow-up", "--xlsx", file)[0] == 0
    with zipfile.ZipFile(file) as parts:
        texts = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".xml"))
    assert "恒达食品有限公司".encode() in texts


@pytest.mark.parametrize(
    "words",
    [
        ("visit-sheet", 99),
        ("follow-up", "--since", "2026-12-01"),
        ("follow-up", "--xlsx", "nowhere/table.xlsx"),
        ("day-sheet", "--pdf", "nowhere"),
    ],
)
def test_what_is_not_there_is_told(planned, words):
    code, _out, err = planned(*words)
    assert (code, bool(err)) == (1, True)
