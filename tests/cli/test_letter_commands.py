"""Reminders from the terminal: who gets which and why, one at a level, many in a run, and the rules of the ladder."""

import pytest

#: When the second reminder, and when the final notice, may follow the first one of 21 November.
SECOND, FINAL = "2026-12-05", "2026-12-20"


@pytest.fixture
def reminded(ready):
    """Send the first reminder to C001."""
    assert ready("letter", "C001")[0] == 0
    return ready


def numbers(run_json, *words):
    return [row["number"] for row in run_json("paper", "list", *words)]


def test_proposals_say_which_letter_is_next_and_why(ready):
    _code, out, _err = ready("letters")
    assert "恒达食品有限公司  first reminder  ¥1,234.50" in out
    assert "no letter has asked for it yet" in out


def test_who_gets_no_letter_now_is_told_only_when_asked_for(reminded):
    assert "恒达" not in reminded("letters")[1]
    code, out, _err = reminded("letters", "--all")
    assert code == 0
    assert "the last letter went out only lately" in out
    assert "CK-2026-0001" in out


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ((), ["恒达食品有限公司", "瑞丰纸业"]),
        (("C002",), ["瑞丰纸业"]),
        (("--level", "first"), ["恒达食品有限公司", "瑞丰纸业"]),
        (("--level", "second"), []),
        (("--currency", "usd"), []),
    ],
)
def test_proposals_are_chosen_by_customer_level_and_currency(ready, run_json, words, names):
    assert sorted(row["name"] for row in run_json("letters", *words)) == sorted(names)


def test_a_second_letter_names_the_first_and_the_rep_may_stay_on_the_step(reminded):
    _code, out, _err = reminded("letter", "C001", "--preview", day=SECOND)
    assert "second reminder: the first reminder has brought nothing" in out
    assert "CK-2026-0001, 21 Nov 2026: first reminder" in out
    code, out, _err = reminded("letter", "C001", "--level", "first", day=SECOND)
    assert (code, "CK-2026-0002  first reminder" in out) == (0, True)


def test_a_final_notice_needs_a_decision_with_its_reason(reminded):
    assert reminded("letter", "C001", day=SECOND)[0] == 0
    code, _out, err = reminded("letter", "C001", "--level", "final", day=FINAL)
    assert (code, "decided first" in err) == (1, True)
    assert "a final notice has to be decided first" in reminded("letters", "--all", day=FINAL)[1]
    assert reminded("escalate", "C001", "--because", "No answer to two letters", day=FINAL)[0] == 0
    assert "No answer to two letters" in reminded("escalate", "C001", day=FINAL)[1]
    code, out, _err = reminded("letter", "C001", "--step", "lawyer", day=FINAL)
    assert (code, "CK-2026-0003  final notice" in out) == (0, True)


def test_what_may_follow_is_named_by_a_final_notice_alone(ready, run_json):
    code, _out, err = ready("letter", "C001", "--step", "lawyer")
    assert (code, err.endswith("--step: only a final notice names what may follow.\n")) == (1, True)
    assert numbers(run_json) == []


def test_a_decision_is_taken_back_once(reminded):
    assert reminded("escalate", "C001", "--because", "No answer")[0] == 0
    assert reminded("escalate", "C001", "--withdraw", "--because", "They pay")[0] == 0
    code, _out, err = reminded("escalate", "C001", "--withdraw", "--because", "They pay")
    assert (code, err) == (1, "No final notice was decided here.\n")


def test_late_interest_is_claimed_by_the_basis_that_is_named(reminded):
    words = ("--interest", "contract_daily", "--rate", "0.05", "--preview")
    assert "late interest: ¥" in reminded("letter", "C001", *words, day=SECOND)[1]


@pytest.mark.parametrize(
    "words",
    [
        ("--interest", "contract_daily"),
        ("--interest", "lpr", "--rate", "4"),
        ("--interest", "uk_statutory", "--factor", "1.3"),
        ("--interest", "lpr", "--factor", "much"),
    ],
)
def test_an_interest_that_makes_no_sense_is_refused(ready, run_json, words):
    assert ready("letter", "C001", *words)[0] == 1
    assert numbers(run_json) == []


# Many in one go


def test_a_run_makes_all_that_is_proposed_in_one_file_and_in_single_ones(ready, run_json, tmp_path):
    one, folder = tmp_path / "all.pdf", tmp_path / "each"
    folder.mkdir()
    code, out, err = ready("run", "--note", "Monday", "--one-pdf", one, "--files", folder)
    assert code == 0
    assert "Run [1]: 2 papers, CK-2026-0001 to CK-2026-0002." in out
    assert "Drawn: 2 of 2" in err
    assert one.read_bytes().startswith(b"%PDF")
    assert sorted(path.name[:12] for path in folder.iterdir()) == ["CK-2026-0001", "CK-2026-0002"]
    (run,) = run_json("runs")
    assert (run["papers"], run["note"]) == (2, "Monday")
    assert len(numbers(run_json, "--run", 1)) == 2


def test_a_dry_run_keeps_nothing(ready, run_json):
    code, out, _err = ready("run", "--dry-run")
    assert (code, "2 letters would be made." in out) == (0, True)
    assert numbers(run_json) == []


@pytest.mark.parametrize(
    ("words", "count"), [(("--customer", "C002"), 1), (("--limit", 1), 1), (("--level", "final"), 0)]
)
def test_a_run_takes_the_proposals_that_were_chosen(ready, run_json, words, count):
    assert ready("run", *words)[0] == 0
    assert len(numbers(run_json)) == count


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_limit_is_a_number_from_one_on(ready, limit):
    with pytest.raises(SystemExit) as ended:
        ready("run", f"--limit={limit}")
    assert ended.value.code == 2


def test_nobody_gets_a_second_letter_by_a_run(ready, run_json):
    assert ready("run")[0] == 0
    assert ready("run") == (0, "No letter is proposed.\n", "")
    assert len(numbers(run_json)) == 2


@pytest.mark.parametrize(
    "words", [("--one-pdf", "letters.txt"), ("--one-pdf", "nowhere/all.pdf"), ("--files", "nowhere")]
)
def test_a_run_without_a_place_for_its_files_makes_nothing(ready, run_json, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    assert ready("run", *words)[0] == 1
    assert numbers(run_json) == []


def test_a_customer_that_is_not_found_stops_a_run(ready, run_json):
    assert ready("run", "--customer", "C001", "--customer", "nobody")[0] == 1
    assert numbers(run_json) == []


def test_a_run_of_before_is_written_again_without_what_is_void(ready, tmp_path):
    ready("run")
    ready("paper", "void", "CK-2026-0001", "--because", "wrong")
    code, out, _err = ready("runs", 1, "--files", tmp_path)
    assert code == 0
    assert "void: wrong" in out
    assert [path.name[:12] for path in tmp_path.glob("CK-*")] == ["CK-2026-0002"]
    assert ready("runs", 7)[0] == 1


# The rules


def test_the_ladder_says_its_rules_and_takes_others(ready, run_json):
    assert "from 3 days overdue on" in ready("ladder")[1]
    code, out, _err = ready("ladder", "--first", 5, "--gap", 12, "--no-upcoming", "--pay-within", 7, 8, 9)
    assert (code, "from 5 days overdue on" in out, "friendly" in out) == (0, True, False)
    rules = run_json("ladder")
    assert (rules["first"], rules["gap"], rules["upcoming"], rules["pay_within"]) == (5, 12, False, [7, 8, 9])
    assert run_json("ladder", "--default")["first"] == 3


def test_steps_that_would_not_follow_one_another_are_refused(ready, run_json):
    code, _out, err = ready("ladder", "--first", 40)
    assert (code, "second:" in err) == (1, True)
    assert run_json("ladder")["first"] == 3
