"""From the finance office's file to a confirmed visit, without a window."""

import pytest


def reasons_of(agenda, code):
    lines = (line for group in agenda["groups"] for line in group["lines"])
    return [reason for line in lines for reason in line["reasons"] if reason["code"] == code]


def calls_of(agenda):
    return reasons_of(agenda, "confirm_visit")


def test_the_road_from_the_file_to_a_confirmed_visit(run, run_json, office_file):
    code, out, err = run("import", office_file())
    assert (code, err) == (0, "")
    assert "2 new" in out
    code, out, _err = run("process", "恒达", "--rule", "每月25日")
    assert code == 0
    assert "every month on the 25th" in out
    code, out, _err = run("visit", "add", "C001", "--time", "14:00")
    assert code == 0
    assert "[1] 恒达食品有限公司" in out
    (visit,) = run_json("visit", "list")
    assert (visit["day"], visit["amount"]) == ("2026-12-25", 273450)
    assert calls_of(run_json("today", day="2026-12-17")) == []
    (reason,) = calls_of(run_json("today", day="2026-12-18"))
    assert (reason["visit_id"], reason["confirmation"]["phase"]) == (1, "due")
    code, out, _err = run("confirm", 1, "--time", "ok", "--amount", "ok", "--with", "王丽", day="2026-12-18")
    assert code == 0
    assert "confirmed" in out
    assert calls_of(run_json("today", day="2026-12-18")) == []


def test_confirm_with_another_amount_opens_a_difference_and_keeps_the_visit_unready(run, run_json, office_file):
    run("import", office_file())
    run("visit", "add", "C001", "--day", "2026-11-23", "--amount", "1,500.00")
    code, out, _err = run(
        "confirm", 1, "--time", "ok", "--amount", "1200", "--owner", "小李", "--because", "returned goods"
    )
    assert code == 0
    assert "¥300.00" in out
    (visit,) = reasons_of(run_json("today"), "visit_soon")
    assert [reason["code"] for reason in visit["readiness"]["reasons"]] == ["amount_differs"]


def test_confirm_with_another_time_moves_the_visit_and_asks_anew(run, run_json, office_file):
    run("import", office_file())
    run("visit", "add", "C001", "--day", "2026-11-23", "--amount", "1500")
    code, out, _err = run("confirm", 1, "--time", "2026-12-03 10:00", "--amount", "ok")
    assert code == 0
    assert "moves to" in out
    (visit,) = run_json("visit", "list")
    assert (visit["day"], visit["time"], visit["time_answer"]) == ("2026-12-03", "10:00", None)
    assert [reason["visit_id"] for reason in calls_of(run_json("today", day="2026-11-27"))] == [1]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("confirm", 7, "--time", "ok"), "no visit number 7"),
        (("visit", "add", "nobody"), "No customer is found"),
        (("visit", "add", "C001", "--day", "2026-11-20"), "This day is past"),
        (("visit", "add", "C001", "--amount", "1.234"), "Too many decimals"),
        (("visit", "add", "C001", "--time", "25:00"), "Not a time"),
        (("process", "C001", "--rule", "whenever they like"), "cannot be read"),
        (("import", "nowhere.csv"), "cannot be read"),
        (("restore", "nowhere.backup"), "cannot be opened"),
    ],
)
def test_a_command_that_cannot_be_done_says_why_and_gives_another_exit_code(run, office_file, words, why):
    run("import", office_file())
    code, _out, err = run(*words)
    assert code == 1
    assert why in err


def test_several_customers_found_are_listed_with_their_numbers(run, office_file):
    run("import", office_file())
    code, _out, err = run("visit", "add", "C00")
    assert code == 1
    assert "#1  C001  恒达食品有限公司" in err
    assert "#2  C002  瑞丰纸业" in err


def test_chinese_is_spoken_when_asked(run, office_file):
    run("import", office_file())
    run("visit", "add", "C001", "--day", "2026-11-23", "--amount", "1500")
    _code, out, _err = run("today", lang="zh_CN")
    assert "电话确认" in out
    assert "确认时间和金额" in out
