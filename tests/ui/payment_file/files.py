"""A bank statement for the book of `tests.ui.money.book`: every kind of proposal, and rows that are none."""

import csv
from pathlib import Path

HEAD = ("交易日期", "借方发生额", "贷方发生额", "对方户名", "摘要", "附言", "交易流水号")

ROWS = (
    ("2026-11-20", "", "73,500.00", "恒达食品有限公司", "转账", "货款 INV-2026-0871", "F2026112000001"),
    ("2026-11-20", "", "71,000.00", "恒达食品有限公司", "转账", "INV-2026-0912 除争议外", "F2026112000002"),
    ("2026-11-19", "", "36,900.00", "锦和贸易", "转账", "货款", "F2026111900007"),
    ("2026-11-19", "", "41,500.00", "Ruifeng Paper & Pulp <Shanghai> Ltd", "转账", "", "F2026111900008"),
    ("2026-11-18", "", "50,000.00", "恒达食品有限公司", "转账", "", "招行 1118-0042"),
    ("2026-11-18", "", "12,345.00", "瑞丰纸品（上海）", "转账", "RF-1001", "F2026111800010"),
    ("2026-11-18", "", "20,000.00", "王小明", "转账", "往来款", "F2026111800011"),
    ("2026-11-17", "3,200.00", "", "国网上海市电力公司", "代扣", "电费", "F2026111700001"),
    ("2026-11-17", "", "8,888.88", "Oushang Supermarkets Holding of the Greater Northern Region", "转账", "", ""),
    ("2026-12-31", "", "100.00", "恒达食品有限公司", "转账", "", "F2026123100001"),
    ("2026-11-16", "", "1.2.3", "恒达食品有限公司", "转账", "", "F2026111600001"),
    ("合计", "3,200.00", "314,133.88", "", "", "", ""),
)


def statement(folder: Path, rows=ROWS, head=HEAD, name="招行流水2026-11.csv", encoding="gb18030") -> Path:
    """Write a statement as a bank gives it, with its titles above."""
    path = folder / name
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows((("账户交易明细",), ("币种：人民币",), head, *rows))
    return path
