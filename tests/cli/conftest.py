"""The terminal, driven as a user drives it: words in, exit code and printed lines out."""

import json
import logging

import pytest

from desktop.__main__ import main
from desktop.cli.logs import LogFile

TODAY = "2026-11-21"
HEADINGS = "客户名称;客户编码;联系人;电话;发票号;开票日期;到期日;金额;未收金额"
ROWS = (
    "恒达食品有限公司;C001;王丽;13800000001;A-001;2026-09-01;2026-10-01;¥1,234.50;¥1,234.50",
    "恒达食品有限公司;C001;王丽;13800000001;A-002;2026-10-01;2026-12-01;¥2,000.00;¥1,500.00",
    "瑞丰纸业;C002;李雷;13800000002;B-001;2026-10-15;2026-11-14;¥99,999,999,999.99;¥0.01",
)

COMPANY = (
    "--set", "name=样例机械有限公司",
    "--set", "name_en=Sample Machinery Co., Ltd.",
    "--set", "address=上海市样例路1号",
    "--set", "address_en=1 Sample Road, Shanghai",
    "--set", "phone=021-5555 0000",
    "--set", "handler=林捷",
    "--set", "handler_phone=138 0000 9999",
    "--account", "CNY", "6222 0000 1111 2222", "样例机械有限公司", "样例银行上海分行",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _no_log_left():
    """Take away the log that each run of the program starts."""
    yield
    root = logging.getLogger()
    for handler in root.handlers[:]:
        if isinstance(handler, LogFile) or type(handler) is logging.StreamHandler:
            root.removeHandler(handler)
            handler.close()


@pytest.fixture
def book(tmp_path):
    return tmp_path / "rep.book"


@pytest.fixture
def office_file(tmp_path):
    """Write the finance office's file in its own style: GB18030, semicolons, Chinese headings, ¥ before amounts."""

    def write(*rows, headings=HEADINGS, name="应收.csv", encoding="gb18030"):
        file = tmp_path / name
        file.write_bytes("\n".join((headings, *(rows or ROWS))).encode(encoding))
        return file

    return write


@pytest.fixture
def run(book, capsys):
    """Run a command on the book; give the exit code, the lines printed and the complaints."""

    def run_command(*words, day=TODAY, lang="en"):
        code = main(["--book", str(book), "--lang", lang, "--today", day, *map(str, words)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_command


@pytest.fixture
def run_json(run):
    def run_command(*words, day=TODAY):
        code, out, err = run(*words, "--json", day=day)
        assert code == 0, err
        return json.loads(out)

    return run_command


@pytest.fixture
def ready(run, office_file):
    """Bring in the office's file, and say who we are."""
    run("import", office_file())
    code, _out, err = run("company", *COMPANY)
    assert (code, err) == (0, "")
    return run
