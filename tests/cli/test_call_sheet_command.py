"""The call sheet in the terminal."""

import pytest


@pytest.fixture
def filled(run, office_file):
    """A book with two customers and three open items."""
    assert run("import", office_file())[0] == 0
    return run


def test_the_sheet_says_what_to_know_before_a_call(filled):
    filled(
        "log", "add", "C001", "--result", "calls_back", "--said", "at three", "--next-step", "x", "--on", "2026-11-23"
    )
    code, out, err = filled("call-sheet", "C001")
    assert (code, err) == (0, "")
    assert out.startswith("Call sheet  恒达食品有限公司  21 Nov 2026\nC001")
    for text in ("王丽 13800000001", "¥1,234.50 is past due", "A-001", "will call back; at three"):
        assert text in out
    assert "What was said" not in out


def test_sums_stand_below_each_other(filled):
    lines = filled("call-sheet", "C001")[1].splitlines()
    head, first, second = lines[(at := next(n for n, line in enumerate(lines) if "Open items" in line)) + 1 : at + 4]
    end = head.index("Open amount") + len("Open amount")
    assert first[:end].endswith("1,234.50")
    assert second[:end].endswith("1,500.00")


def test_a_pdf_is_written_into_a_folder_or_as_the_file_that_is_named(filled, tmp_path):
    code, out, _err = filled("call-sheet", "C001", "--pdf", tmp_path)
    assert (code, out) == (0, f"{tmp_path / 'Call sheet 恒达食品有限公司.pdf'}\n")
    named = tmp_path / "sheet.pdf"
    assert filled("call-sheet", "C001", "--pdf", named)[1] == f"{named}\n"
    assert named.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("place", ["nowhere", "nowhere/sheet.pdf"])
def test_a_folder_that_is_not_there_is_named(filled, tmp_path, place):
    code, _out, err = filled("call-sheet", "C001", "--pdf", tmp_path / place)
    assert code == 1
    assert err == f"Not a folder: {tmp_path / 'nowhere'}\n"


def test_a_customer_who_is_not_found_is_named(filled):
    code, _out, err = filled("call-sheet", "C009")
    assert code == 1
    assert "C009" in err


def test_the_sheet_is_in_chinese(filled):
    assert "王丽" in filled("call-sheet", "C001", lang="zh_CN")[1]
    assert "Call sheet" not in filled("call-sheet", "C001", lang="zh_CN")[1]
