"""Payments in the terminal: one by one, and from a bank's file."""

import json

import pytest

from desktop.app import open_app

STATEMENT = "交易日期,借方金额,贷方金额,对方户名,用途,流水号"
CAME_IN = (
    "2026-11-20,,1500.00,恒达食品有限公司,货款 A-002,F1",
    "2026-11-20,,77.00,陌生人,往来,F2",
    "2026-11-19,30.00,,电力公司,电费,F3",
)


@pytest.fixture
def filled(run, office_file):
    """A book with two customers and three open items."""
    assert run("import", office_file())[0] == 0
    return run


@pytest.fixture
def statement(tmp_path):
    def write(*rows, name="流水.csv"):
        path = tmp_path / name
        path.write_bytes("\n".join((STATEMENT, *(rows or CAME_IN))).encode("gb18030"))
        return path

    return write


def test_pay_add_goes_to_what_fell_due_first(filled):
    code, out, _err = filled("pay", "add", "C001", "1234.50", "--on", "2026-11-20", "--reference", "F9")
    assert (code, out) == (0, "Payment [1] is in the book: ¥1,234.50.\n")
    assert "1,500.00" in filled("customers", "C001")[1]


def test_pay_add_goes_to_the_items_that_are_named(filled, book):
    assert filled("pay", "add", "C001", "200", "--item", "A-002=150", "--item", "a-001=50")[0] == 0
    opened = open_app(book)
    try:
        rows = opened.services._book.rows("SELECT number, open FROM receivable WHERE customer_id = 1 ORDER BY number")
    finally:
        opened.close()
    assert rows == [("A-001", 118_450), ("A-002", 135_000)]


def test_pay_add_twice_asks_for_yes(filled):
    filled("pay", "add", "C001", "100")
    code, _out, err = filled("pay", "add", "C001", "100")
    assert code == 1
    assert "--yes" in err
    assert filled("pay", "add", "C001", "100", "--yes")[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("C001", "abc"), "amount"),
        (("C001", "10", "--item", "A-001"), "NUMBER=AMOUNT"),
        (("C001", "10", "--item", "X-9=10"), "X-9"),
        (("C001", "10", "--item", "A-001=99999"), "shares"),
        (("C001", "10", "--means", "bank_bill"), "maturity_on"),
        (("C009", "10"), "C009"),
        (("C001", "10", "--on", "2027-01-01"), "received_on"),
    ],
)
def test_pay_add_says_what_is_wrong(filled, words, said):
    code, _out, err = filled("pay", "add", *words)
    assert code == 1
    assert said in err


def test_pay_import_only_proposes(filled, statement):
    code, out, _err = filled("pay", "import", statement())
    assert code == 0
    assert "恒达食品有限公司" in out
    assert "certain" in out
    assert "2 payments came in; 1 certain, 0 booked already." in out
    assert "Nothing was booked." in out
    assert "money that went out: 1" in out
    assert json.loads(filled("pay", "import", statement(), "--json")[1])["booked"] is None


def test_pay_import_books_what_is_certain_and_takes_it_back(filled, statement):
    path = statement()
    code, out, _err = filled("pay", "import", path, "--book-certain")
    assert code == 0
    assert "Booked: 1 payment, ¥1,500.00\n1 row was not booked." in out
    code, out, err = filled("pay", "import", path, "--book-certain")
    assert code == 0
    assert "brought in before" in err
    assert "Nothing is certain" in out
    assert filled("pay", "import", path, "--undo")[1] == "The payments of 流水.csv were reversed.\n"
    assert filled("pay", "import", path, "--undo")[0] == 1
    assert filled("check")[0] == 0


def test_pay_import_as_json_says_why(filled, statement):
    found = json.loads(filled("pay", "import", statement(), "--json", "--book-certain")[1])
    first, second = found["payments"]
    assert (first["sureness"], first["who"], first["where"], first["items"]) == (
        "certain",
        "name",
        "named",
        {"A-002": 150_000},
    )
    assert (second["sureness"], second["customer_id"]) == ("none", None)
    assert found["passed_over"] == [{"row": 4, "reason": "money_out"}]
    assert found["booked"]["payments"] == 1


def test_pay_import_lists_bad_rows(filled, statement):
    _code, out, _err = filled("pay", "import", statement("2026-11-20,,abc,恒达食品有限公司,,F1"))
    assert "row 2, 贷方金额" in out


def test_pay_import_asks_what_the_file_leaves_open(filled, statement):
    path = statement("03/04/2026,,100.00,恒达食品有限公司,,F1")
    code, _out, err = filled("pay", "import", path)
    assert code == 1
    assert "--dates" in err
    assert filled("pay", "import", path, "--dates", "dmy")[0] == 0


def test_pay_import_of_another_file_says_which_columns_are_missing(filled, tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("颜色,备注\n红,x\n", encoding="utf-8")
    code, _out, err = filled("pay", "import", path)
    assert code == 1
    assert "--column" in err


def test_pay_import_takes_a_column_that_is_named(filled, tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text("哪天,多少,谁\n2026-11-20,1500.00,恒达食品有限公司\n", encoding="utf-8")
    words = ("--column", "哪天=received_on", "--column", "多少=received", "--column", "谁=payer")
    assert "1 certain" in filled("pay", "import", path, *words)[1]
    assert filled("pay", "import", path, "--column", "谁=tax_id")[0] == 1


def test_pay_speaks_chinese(filled, statement):
    _code, out, _err = filled("pay", "import", statement(), lang="zh_CN")
    assert "确定" in out
    assert "未入账" in out
