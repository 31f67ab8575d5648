"""Limitation clocks and published rates from the terminal."""

import pytest

#: 30 days before the claim on A-001, due on 1 October 2026, may lapse.
NEAR = "2029-09-01"


def test_claims_that_are_near_their_last_day_are_listed_with_their_customer(ready):
    assert ready("limitation")[1] == "No claim is near its last day.\n"
    code, out, _err = ready("limitation", day=NEAR)
    assert (code, "恒达食品有限公司  A-001" in out, "30 days are left" in out) == (0, True, True)
    assert "ask a lawyer" in out


def test_what_moved_a_clock_and_what_did_not_is_listed_for_a_customer(ready, run_json):
    ready("letter", "C001")
    ready("paper", "arrived", "CK-2026-0001", "--kind", "signed_slip", "--kept", "Folder 1")
    ready("promise", "add", "C001", "1234.50", "2026-11-27", "--item", "A-001")
    _code, out, _err = ready("limitation", "C001")
    assert "Arrived: first reminder CK-2026-0001  Counts: until 21 Nov 2029." in out
    assert "Does not count" in out
    clock = next(each for each in run_json("limitation", "C001") if each["item"]["number"] == "A-001")
    assert clock["ends_on"] == "2029-11-21"


def test_rates_are_entered_listed_and_taken_out(run, run_json):
    assert run("rate", "list")[1] == "No rate has been entered.\n"
    code, _out, err = run("rate", "add", "lpr_1y", "2025-05-20", "3.0", "--source", "Funding Centre")
    assert (code, err) == (0, "")
    (rate,) = run_json("rate", "list")
    assert (rate["rate_ppm"], rate["source"]) == (30000, "Funding Centre")
    assert run("rate", "remove", rate["id"])[0] == 0
    assert run_json("rate", "list") == []
    assert run("rate", "remove", rate["id"])[0] == 1


@pytest.mark.parametrize("rate", ["much", "-3", "3,1"])
def test_a_rate_that_is_no_number_is_refused(run, run_json, rate):
    assert run("rate", "add", "lpr_1y", "2025-05-20", "--", rate)[0] == 1
    assert run_json("rate", "list") == []


def test_there_is_one_rate_a_day(run):
    run("rate", "add", "ecb_ref", "2026-01-01", "2.15")
    code, _out, err = run("rate", "add", "ecb_ref", "2026-01-01", "2.15")
    assert (code, "Already used" in err) == (1, True)
