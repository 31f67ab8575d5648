"""The ways of papers from the terminal: sent, arrived, answered, taken back; lists by how far they got; mails."""

import pytest

from desktop.documents.specimens import signed_slip, tracking_print


@pytest.fixture
def printed(ready):
    """Make a letter to each of the two customers, in one run."""
    assert ready("run")[0] == 0
    return ready


@pytest.fixture
def slip(tmp_path):
    file = tmp_path / "slip.png"
    file.write_bytes(signed_slip("CK-2026-0001"))
    return file


def way(run_json, number):
    return next(row["way"] for row in run_json("paper", "list") if row["number"] == number)


def numbers(run_json, *words):
    return sorted(row["number"] for row in run_json("paper", "list", *words))


def test_papers_of_a_run_go_out_together(printed, run_json):
    code, out, _err = printed("paper", "sent", "--run", 1, "--by", "post", "--tracking", "XA 1", "--to", "Finance")
    assert (code, out) == (0, "2 papers are on their way.\n")
    for number in ("CK-2026-0001", "CK-2026-0002"):
        assert (way(run_json, number)["sent_on"], way(run_json, number)["channel"]) == ("2026-11-21", "post")
    assert "XA 1" in printed("paper", "way", "CK-2026-0001")[1]


@pytest.mark.parametrize("words", [(), ("CK-2026-0001", "--run", 1), ("CK-2026-0009",), ("--run", 9)])
def test_what_was_sent_is_named_by_its_number_or_its_run(printed, run_json, words):
    assert printed("paper", "sent", *words, "--by", "mail")[0] == 1
    assert way(run_json, "CK-2026-0001")["sent_on"] is None


def test_a_signed_slip_is_kept_and_given_back_byte_for_byte(printed, run_json, slip, tmp_path):
    code, out, _err = printed(
        "paper", "arrived", "CK-2026-0001", "--kind", "signed_slip", "--received-by", "王丽", "--file", slip
    )
    assert (code, "arrived on 21 Nov with proof" in out) == (0, True)
    assert way(run_json, "CK-2026-0001")["proved"] is True
    folder = tmp_path / "proofs"
    folder.mkdir()
    assert printed("paper", "way", "CK-2026-0001", "--files", folder)[0] == 0
    (written,) = folder.iterdir()
    assert written.read_bytes() == slip.read_bytes()


def test_a_print_of_the_tracking_may_be_a_pdf(printed, run_json, tmp_path):
    file = tmp_path / "tracking.pdf"
    file.write_bytes(tracking_print("CK-2026-0001", "SF 1", "10:05"))
    assert printed("paper", "arrived", "CK-2026-0001", "--kind", "tracking", "--file", file)[0] == 0
    assert way(run_json, "CK-2026-0001")["proved"] is True


def test_a_file_that_is_no_picture_is_refused(printed, run_json, tmp_path):
    file = tmp_path / "slip.png"
    file.write_text("not a picture", encoding="utf-8")
    code, _out, err = printed("paper", "arrived", "CK-2026-0001", "--kind", "signed_slip", "--file", file)
    assert (code, "Not a PDF, PNG or JPEG file." in err) == (1, True)
    assert way(run_json, "CK-2026-0001")["arrived_on"] is None


def test_an_answer_that_they_will_pay_is_a_promise(printed, run_json, slip):
    code, out, _err = printed(
        "paper", "reply", "CK-2026-0001", "will_pay", "--amount", "1234.50", "--pay-on", "2026-11-27", "--file", slip
    )
    assert (code, "agrees to pay" in out) == (0, True)
    (promise,) = run_json("promise", "list", "--state", "open")
    assert promise["promise"]["amount"] == 123450
    (reply,) = run_json("paper", "way", "CK-2026-0001")["replies"]
    assert printed("paper", "take-back", "reply", reply["id"])[0] == 0
    assert run_json("promise", "list", "--state", "open") == []


def test_a_promise_that_is_odd_is_asked_about_first(printed, run_json):
    words = ("paper", "reply", "CK-2026-0001", "will_pay", "--amount", "1234.50", "--pay-on", "2027-02-26")
    code, _out, err = printed(*words)
    assert (code, "more than 30 days" in err, "--yes" in err) == (1, True, True)
    assert run_json("promise", "list") == []
    assert printed(*words, "--yes")[0] == 0


def test_other_figures_open_a_difference(printed, run_json):
    words = ("paper", "reply", "CK-2026-0001", "differs", "--theirs", "1200.00", "--cause", "timing")
    assert printed(*words, "--signed-by", "王丽")[0] == 0
    (reply,) = run_json("paper", "way", "CK-2026-0001")["replies"]
    assert reply["reconciliation_id"] is not None


def test_a_sum_that_cannot_be_read_is_told(printed):
    code, _out, err = printed("paper", "reply", "CK-2026-0001", "differs", "--theirs", "much")
    assert (code, err.startswith("theirs:")) == (1, True)


def test_nothing_is_recorded_for_a_void_paper(printed, run_json):
    printed("paper", "void", "CK-2026-0001", "--because", "wrong")
    code, _out, err = printed("paper", "reply", "CK-2026-0001", "received")
    assert (code, "void" in err) == (1, True)


@pytest.mark.parametrize("what", ["sent", "arrived", "reply"])
def test_what_was_never_recorded_is_not_taken_back(printed, what):
    assert printed("paper", "take-back", what, 99)[0] == 1


def test_what_was_sent_by_mistake_is_taken_back(printed, run_json):
    printed("paper", "sent", "CK-2026-0001", "--by", "post")
    assert printed("paper", "take-back", "sent", 1)[0] == 0
    assert way(run_json, "CK-2026-0001")["sent_on"] is None


def test_papers_are_listed_by_how_far_they_got(printed, run_json, slip):
    printed("letter", "C001", "--date", "2026-12-05", day="2026-12-05")
    printed("paper", "sent", "CK-2026-0001", "--by", "post")
    printed("paper", "arrived", "CK-2026-0001", "--kind", "signed_slip", "--file", slip)
    printed("paper", "void", "CK-2026-0002", "--because", "wrong")
    assert numbers(run_json, "--not-sent") == ["CK-2026-0003"]
    assert numbers(run_json, "--no-proof") == ["CK-2026-0003"]
    assert numbers(run_json, "--voided") == ["CK-2026-0002"]
    assert numbers(run_json, "--month", "2026-12") == ["CK-2026-0003"]
    assert numbers(run_json, "--month", "2026-11") == ["CK-2026-0001", "CK-2026-0002"]
    assert numbers(run_json, "--level", "second") == ["CK-2026-0003"]
    assert numbers(run_json, "--run", 1) == ["CK-2026-0001", "CK-2026-0002"]
    assert numbers(run_json, "C002") == ["CK-2026-0002"]
    assert printed("paper", "list", "--month", "2020-01")[1] == "There are no such papers.\n"


def test_a_month_that_is_none_is_a_wrong_word(printed):
    with pytest.raises(SystemExit) as ended:
        printed("paper", "list", "--month", "2026-13")
    assert ended.value.code == 2


def test_a_mail_carries_papers_of_one_customer(printed, tmp_path):
    code, out, _err = printed("paper", "mail", "CK-2026-0001", "--to", "wang@example.cn", "--out", tmp_path)
    assert code == 0
    (draft,) = tmp_path.glob("*.eml")
    assert out == f"{draft}\n"
    assert b"X-Unsent: 1" in draft.read_bytes()
    code, _out, err = printed("paper", "mail", "CK-2026-0001", "CK-2026-0002", "--out", tmp_path)
    assert (code, err) == (1, "A mail carries papers of one customer.\n")
