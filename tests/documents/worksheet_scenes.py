"""Working sheets to be looked at."""

from dataclasses import replace
from datetime import date

from desktop.documents.texts import Texts
from desktop.domain.customers import LetterLanguage
from desktop.domain.worksheets import Column, Facts, Table, ToFill, Words, WorkSheet
from tests.documents import samples
from tests.papers import Scene

_CHINESE = Texts(LetterLanguage.CHINESE)
_ENGLISH = Texts(LetterLanguage.ENGLISH)


def items(count: int) -> Table:
    """Give a table of `count` items that may be shortened."""
    rows = tuple(
        (
            f"INV-2026-{n:04d}",
            "2026-08-21",
            "2026-09-20",
            f"{12_800 + n:,}.00",
            f"{12_800 + n:,}.00",
            "30 + 62, limit 40",
        )
        for n in range(count)
    )
    titles = ("Number", "Date", "Due", "Amount", "Open", "Lateness")
    columns = tuple(Column(title, is_sum=title in {"Amount", "Open"}, wraps=title == "Number") for title in titles)
    return Table("Open items", columns, rows, ("Sum", "", "", "", "128,500.00", ""), "and {count} more")


def sheet(count: int = 6) -> WorkSheet:
    """Give a call sheet in English."""
    return WorkSheet(
        "Call sheet",
        "Hengda Foods Co., Ltd.",
        date(2026, 11, 21),
        "HD-001   credit term 30 days   limit RMB 500,000.00",
        (
            Words(
                "Say first",
                (
                    (
                        "Good afternoon, Ms Wang, this is Lin of Taihe. RMB 128,500.00 is open since 20 "
                        "September. When will the payment be arranged?"
                    ),
                ),
                strong=True,
            ),
            Facts(
                "Whom to ask",
                (
                    ("Accounts", "Wang Li, 138 0000 0000, best 15:30"),
                    ("Signs", "Li Na"),
                    ("Approves", "Boss Sun, away 1-7 Dec"),
                    ("Pays", "every 25th, next Fri 25 Dec"),
                ),
                2,
            ),
            items(count),
            Table(
                "Contracts",
                (
                    Column("Number"),
                    Column("Product", wraps=True),
                    Column("Amount", is_sum=True),
                    Column("Delivered", is_sum=True),
                    Column("Paid", is_sum=True),
                ),
                (("TH-2026-018", "Frozen dumplings", "300,000.00", "260,000.00", "131,500.00"),),
            ),
            Words(
                "Promises and disputes",
                (
                    "50,000.00 promised by 20 Nov: broken (second)",
                    ("12,000.00 of INV-2026-0003 in dispute since 3 Nov: quality"),
                ),
            ),
            Words("Last contacts", ("12 Nov, call, Wang Li: statement agreed. Next: call on 20 Nov",)),
            Words("To ask", ("Who stands in for Boss Sun?", "By when do the papers have to be in?")),
            ToFill("What was said", ("Spoke with", "Time", "Result", "Promised sum", "by", "Next step and day")),
        ),
    )


def _chinese() -> WorkSheet:
    english = sheet()
    blocks = (
        Words(
            "开场白",
            ("王姐您好，我是泰和的林峰。贵司有 ¥128,500.00 已于 9 月 20 日到期，请问这笔款安排在哪天付？",),
            strong=True,
        ),
        Facts(
            "找谁",
            (
                ("对账", "王丽 138 0000 0000，15:30 最好"),
                ("签字", "李娜"),
                ("审批", "孙总，12 月 1 至 7 日不在"),
                ("付款", "每月 25 日，下次 12 月 25 日（周五）"),
            ),
            2,
        ),
        *english.blocks[2:4],
        Words(
            "承诺与争议",
            ("11 月 20 日前付 50,000.00：失约（第 2 次）", "INV-2026-0003 中 12,000.00 自 11 月 3 日起争议：质量"),
        ),
        ToFill("通话记录", ("通话人", "时间", "结果", "承诺金额", "付款日", "下一步及日期")),
    )
    return replace(english, title="电话单", name=samples.CUSTOMER.name, line="HD-001   账期 30 天", blocks=blocks)


def _hard() -> WorkSheet:
    """Give a sheet with long and rare names, markup and empty blocks."""
    easy = sheet(3)
    words = Words(samples.HARD_NAME, ("<b>" + samples.LONG_NAME,) * 3, strong=True)
    empty = (Facts("empty", ()), Words("empty", ()), Table("empty", (Column("a"),), ()), ToFill("empty", ()))
    return replace(easy, name=samples.LONG_NAME[:200], blocks=(words, *empty, *easy.blocks))


SCENES = [
    Scene("worksheet-en", sheet(), _ENGLISH),
    Scene("worksheet-zh", _chinese(), _CHINESE),
    Scene("worksheet-60", sheet(60), _ENGLISH),
    Scene("worksheet-hard", _hard(), _CHINESE),
]
