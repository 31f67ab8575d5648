"""Letters, forms, agreements and plans, without a window."""

import re

import pypdfium2
import pytest

from db.connection import open_book

#: What is asked of a debt before a plan (rule 78).
SAID = ("--cause", "cash", "--nature", "breach")


def text_of(path):
    document = pypdfium2.PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def test_the_road_from_the_file_to_the_signed_paper(ready, run_json, tmp_path):
    letter, form, agreement = tmp_path / "letter.pdf", tmp_path / "form.pdf", tmp_path / "agreement.pdf"
    code, out, _err = ready("letter", "C001", "--out", letter)
    assert code == 0
    assert "CK-2026-0001" in out
    assert "人民币壹仟贰佰叁拾肆元伍角整" in text_of(letter)
    assert ready("proposal", "C001", "--out", form)[0] == 0
    assert "FB-2026-0001" in text_of(form)
    code, out, err = ready("plan", "add", "C001", *SAID, "--parts", "3", "--first", "2026-12-10", "--down", "20%")
    assert (code, err) == (0, "")
    assert re.search(r"total +¥1,234.50", out)
    assert ready("plan", "move", 1, "propose")[0] == 0
    assert ready("plan", "move", 1, "agree")[0] == 0
    code, _out, err = ready("agreement", 1, "--out", agreement)
    assert code == 0
    assert "legal representative" in err, "what the paper lacks is told before"
    assert "分期还款协议书" in text_of(agreement)
    assert ready("plan", "move", 1, "sign", "--on", "2026-11-21")[0] == 0
    (line,) = run_json("plan", "list")
    assert (line["state"], line["total"]) == ("signed", 123450)
    numbers = [row["number"] for row in run_json("paper", "list")]
    assert sorted(numbers) == ["CK-2026-0001", "FB-2026-0001", "FQ-2026-0001"]
    reasons = {row["name"]: row["reason"] for row in run_json("letter")}
    assert reasons == {"恒达食品有限公司": "in_plan", "瑞丰纸业": None}


def test_a_debt_is_analysed_before_a_plan(ready, run_json):
    code, _out, err = ready("plan", "add", "C001", "--parts", "3", "--first", "2026-12-10")
    assert (code, "analysis.cause: This is needed." in err) == (1, True)
    said = ("--cause", "quality", "--nature", "service", "--term", "long")
    assert ready("plan", "add", "C001", *said, "--parts", "3", "--first", "2026-12-10")[0] == 0
    analysis = run_json("plan", "show", 1)["form"]["analysis"]
    assert analysis == {"cause": "quality", "nature": "service", "term_class": "long"}


def test_a_payment_that_is_in_the_book_already_is_asked_about(ready):
    ready("plan", "add", "C001", *SAID, "--parts", "3", "--first", "2026-12-10")
    ready("plan", "move", 1, "agree")
    ready("plan", "move", 1, "sign")
    assert ready("plan", "pay", 1, "10.00")[0] == 0
    code, _out, err = ready("plan", "pay", 1, "10.00")
    assert (code, "in the book already" in err) == (1, True)
    assert ready("plan", "pay", 1, "10.00", "--yes")[0] == 0


def test_a_soft_thought_needs_its_reason(ready):
    ready("plan", "add", "C001", *SAID, "--parts", "3", "--first", "2026-12-10")
    code, _out, err = ready("plan", "move", 1, "agree", "--thought", "looks_honest")
    assert (code, "reason: This is needed." in err) == (1, True)
    assert ready("plan", "move", 1, "agree", "--thought", "looks_honest", "--because", "a loan came")[0] == 0


def test_a_payment_settles_the_oldest_instalment(ready, run_json):
    ready("plan", "add", "C001", *SAID, "--parts", "3", "--first", "2026-12-10")
    ready("plan", "move", 1, "agree")
    ready("plan", "move", 1, "sign")
    assert [row["position"] for row in run_json("plan", "due", "--until", "2027-01-31")] == [1, 2]
    code, out, _err = ready("plan", "pay", 1, "411.50", "--means", "cash")
    assert code == 0
    assert "paid" in out
    assert [row["position"] for row in run_json("plan", "due", "--until", "2027-01-31")] == [2]
    (late,) = run_json("plan", "due", day="2027-01-20")
    assert late["days_late"] > 0


def test_a_preview_keeps_nothing_and_uses_no_number(ready, run_json, tmp_path):
    code, out, _err = ready("letter", "C001", "--preview", "--out", tmp_path)
    assert code == 0
    assert "CK-2026-0001" in out
    assert "CK-2026-0001" in text_of(tmp_path / "CK-2026-0001.pdf")
    assert run_json("paper", "list") == []
    ready("letter", "C001")
    assert [row["number"] for row in run_json("paper", "list")] == ["CK-2026-0001"]


def test_a_letter_in_english_with_its_own_day(ready, tmp_path):
    words = ("letter", "C001", "--language", "en", "--pay-by", "2026-12-01", "--attention", "Wang Li", "--no-slip")
    assert ready(*words, "--enclosure", "Copy of A-001", "--out", tmp_path / "a.pdf")[0] == 0
    text = text_of(tmp_path / "a.pdf")
    for part in ("Sample Machinery Co., Ltd.", "Wang Li", "1 December 2026", "Copy of A-001", "RMB"):
        assert part in text


def test_a_paper_saved_again_has_the_same_bytes(ready, tmp_path):
    ready("letter", "C001", "--out", tmp_path / "first.pdf")
    code, _out, _err = ready("paper", "save", "CK-2026-0001", "--out", tmp_path / "again.pdf", day="2027-05-01")
    assert code == 0
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "first.pdf").read_bytes()


def test_all_papers_are_saved_but_those_that_are_void(ready, tmp_path):
    ready("letter", "C001")
    ready("letter", "C002")
    assert ready("paper", "void", "CK-2026-0001", "--because", "wrong date")[0] == 0
    assert ready("paper", "save", "--out", tmp_path)[0] == 0
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["CK-2026-0002 瑞丰纸业.pdf"]


def test_a_voided_number_is_not_used_again(ready, run_json):
    ready("letter", "C001")
    ready("paper", "void", "CK-2026-0001", "--because", "wrong date")
    ready("letter", "C001")
    rows = {row["number"]: row["void_reason"] for row in run_json("paper", "list")}
    assert rows == {"CK-2026-0001": "wrong date", "CK-2026-0002": ""}


def test_own_dates_interest_and_clauses_make_a_plan(ready, run_json):
    words = ("plan", "add", "C001", *SAID, "--on", "2026-12-01", "--on", "2027-01-15", "--reason", "slow season")
    extra = ("--interest", "simple_365", "--rate", "4.8%", "--interest-from", "2026-11-21", "--forum", "creditor")
    code, out, err = ready(*words, *extra)
    assert (code, err) == (0, "")
    plan = run_json("plan", "show", 1)
    assert [row["nominal_on"] for row in plan["instalments"]] == ["2026-12-01", "2027-01-15"]
    assert sum(row["interest"] for row in plan["instalments"]) > 0
    assert "in the book" in out
    assert plan["form"]["clauses"]["forum"] == "creditor"
    assert plan["plan"]["rate_ppm"] == 48_000


def test_a_long_plan_is_asked_about_once(ready, run_json):
    words = ("plan", "add", "C001", *SAID, "--parts", "9", "--first", "2026-12-10")
    code, _out, err = ready(*words)
    assert code == 1
    assert "more than six months" in err
    assert run_json("plan", "list") == []
    assert ready(*words, "--yes")[0] == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("letter", "nobody"), "No customer is found"),
        (("letter", "C001", "--pay-by", "2026-11-20"), "pay_by"),
        (("letter", "C001", "--leave-out", "A-009"), "Not an item of this letter: A-009"),
        (("letter", "C001", "--leave-out", "A-001"), "nothing to ask for"),
        (("letter", "C001", "--currency", "USD"), "nothing to ask for"),
        (("agreement", 7), "no plan number 7"),
        (("plan", "show", 7), "no plan number 7"),
        (("plan", "move", 7, "agree"), "Not found"),
        (("plan", "pay", 7, "1"), "no plan number 7"),
        (("plan", "add", "C001", *SAID, "--parts", "0"), "terms.parts"),
        (("plan", "add", "C001", *SAID, "--down", "ten"), "Not an amount"),
        (("plan", "add", "C001", *SAID, "--interest", "equal_payment", "--rate", "much"), "--rate: a number"),
        (("plan", "add", "C001", *SAID, "--rate", "4.8"), "--rate says nothing without --interest"),
        (
            ("plan", "add", "C001", *SAID, "--interest", "none", "--rate", "4.8"),
            "--rate says nothing without --interest",
        ),
        (("plan", "add", "C001", *SAID, "--interest-from", "2026-12-01"), "--interest-from says nothing"),
        (("plan", "add", "C001", *SAID, "--down-on", "2026-12-01"), "--down-on says nothing without --down"),
        (("plan", "add", "C001", *SAID, "--item", "Z-9"), "Not an item that may be planned: Z-9"),
        (("paper", "save", "CK-2026-0009", "--out", "x.pdf"), "no paper number CK-2026-0009"),
        (("paper", "save", "--out", "no-such-folder"), "Not a folder"),
        (("company", "--set", "nonsense=1"), "--set"),
        (("company", "--set", "mail=nobody"), "Not a mail address"),
        (("company", "--set", "english_habit=au"), "uk, us"),
        (("company", "--account", "CNY"), "--account"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_reason(ready, words, why):
    code, _out, err = ready(*words)
    assert code == 1
    assert why in err


@pytest.mark.parametrize("words", [("letter", "C001"), ("proposal", "C001"), ("letter", "C001", "--preview")])
def test_a_folder_that_is_not_there_takes_no_number_and_becomes_no_file(ready, run_json, tmp_path, words):
    code, _out, err = ready(*words, "--out", tmp_path / "letters")
    assert code == 1
    assert f"Not a folder: {tmp_path / 'letters'}" in err
    assert not (tmp_path / "letters").exists()
    assert run_json("paper", "list") == []


def test_a_file_in_a_folder_that_is_not_there_takes_no_number(ready, run_json, tmp_path):
    code, _out, err = ready("letter", "C001", "--out", tmp_path / "no" / "such" / "letter.pdf")
    assert code == 1
    assert f"Not a folder: {tmp_path / 'no' / 'such'}" in err
    assert run_json("paper", "list") == []


def test_every_paper_is_listed_however_many_there_are(ready, run_json, book):
    ready("letter", "C001")
    opened = open_book(book)
    with opened.transaction():
        for n in range(2, 103):
            opened.run(
                "INSERT INTO document (customer_id, kind, level, number, year, serial, made_on, as_of, language,"
                " currency, total, choices, pages, pdf, sha256, made_at) SELECT customer_id, kind, level,"
                " 'CK-2026-' || ?, year, ?, made_on, as_of, language, currency, total, choices, pages, pdf, sha256,"
                " made_at FROM document WHERE serial = 1",
                [n, n],
            )
    opened.close()
    assert len(run_json("paper", "list", "--kind", "reminder")) == 102


def test_a_currency_may_be_written_small(ready):
    assert ready("letter", "C001", "--currency", "cny", "--preview")[0] == 0
    assert ready("plan", "add", "C001", *SAID, "--currency", "cny", "--preview")[0] == 0


def test_a_preview_of_one_page_says_so(ready):
    assert "1 page." in ready("letter", "C001", "--preview")[1]


def test_a_payment_before_the_signing_is_refused(ready):
    ready("plan", "add", "C001", *SAID, "--parts", "3", "--first", "2026-12-10")
    code, _out, err = ready("plan", "pay", 1, "411.50", "--means", "cash")
    assert code == 1
    assert "Nothing was changed" in err


def test_the_company_is_shown_as_it_was_set(ready, run_json):
    ours = run_json("company")
    assert (ours["name"], ours["accounts"][0]["currency"]) == ("样例机械有限公司", "CNY")
    ready("company", "--account", "CNY", "999", "--account", "USD", "1")
    assert [(account["currency"], account["number"]) for account in run_json("company")["accounts"]] == [
        ("CNY", "999"),
        ("USD", "1"),
    ]
