"""The contact log in the terminal."""

import pytest

NEXT = ("--next-step", "ask for the slip", "--on", "2026-11-25")


@pytest.fixture
def filled(run, office_file):
    """A book with two customers, each with a person."""
    assert run("import", office_file())[0] == 0
    return run


def test_a_contact_is_logged_with_its_next_step(filled, run_json):
    words = ("--result", "says_paid", "--said", "paid on Monday", "--with", "王丽", "--time", "15:30")
    code, out, err = filled("log", "add", "C001", *words, *NEXT)
    assert (code, out, err) == (0, "Contact [1] is in the log.\n", "")
    line = run_json("log", "list")[0]
    assert (line["day"], line["time"], line["channel"], line["result"]) == ("2026-11-21", "15:30", "call", "says_paid")
    assert line["contact_id"]
    assert (line["next_step"], line["next_step_on"]) == ("ask for the slip", "2026-11-25")


def test_whom_the_book_does_not_know_is_kept_by_name(filled, run_json):
    filled("log", "add", "C001", "--result", "informed", "--with", "门卫老张", *NEXT)
    line = run_json("log", "list", "C001")[0]
    assert (line["contact_id"], line["person"]) == (None, "门卫老张")


def test_a_contact_may_say_why_nothing_comes_next(filled):
    filled("log", "add", "C001", "--result", "paid", "--no-next-step", "all is paid")
    assert "no next step: all is paid" in filled("log", "list")[1]


def test_the_step_of_an_earlier_contact_is_done(filled):
    filled("log", "add", "C001", "--result", "calls_back", *NEXT)
    words = ("--result", "paid", "--no-next-step", "all is paid", "--done", "1")
    assert filled("log", "add", "C001", *words, day="2026-11-25")[0] == 0
    assert "next: ask for the slip on 25 Nov 2026; done on 25 Nov 2026" in filled("log", "list")[1]


def test_days_and_customer_choose_what_is_listed(filled):
    filled("log", "add", "C001", "--result", "informed", "--day", "2026-11-10", *NEXT)
    assert "恒达" in filled("log", "list", "--since", "2026-11-10", "--until", "2026-11-10")[1]
    assert filled("log", "list", "--since", "2026-11-11")[1] == "No contact is logged.\n"
    assert filled("log", "list", "C002")[1] == "No contact is logged.\n"


def test_a_contact_can_be_taken_back_once(filled):
    filled("log", "add", "C001", "--result", "informed", *NEXT)
    assert filled("log", "withdraw", "1")[1] == "Contact [1] is taken back.\n"
    assert filled("log", "list")[1] == "No contact is logged.\n"
    assert filled("log", "withdraw", "1")[0] == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("C009", *NEXT), "C009"),
        (("C001",), "next_step"),
        (("C001", "--next-step", "call"), "next_step_on"),
        (("C001", "--next-step", "call", "--on", "2026-11-20"), "next_step_on"),
        (("C001", "--no-next-step", "paid", *NEXT), "no_next_step"),
        (("C001", "--time", "25:00", *NEXT), "time"),
        (("C001", "--day", "2026-11-22", *NEXT), "day"),
        (("C001", "--done", "5", *NEXT), "done_steps"),
    ],
)
def test_log_add_says_what_is_wrong(filled, words, said):
    code, _out, err = filled("log", "add", *words, "--result", "informed")
    assert code == 1
    assert said in err
    assert filled("log", "list")[1] == "No contact is logged.\n"


def test_contacts_are_listed_in_chinese(filled):
    filled("log", "add", "C001", "--result", "informed", *NEXT)
    assert "电话" in filled("log", "list", lang="zh_CN")[1]
