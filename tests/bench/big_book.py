"""A book of 100,000 customers and 100,000 open items, made once per run through the schema's own tables."""

import itertools
from datetime import date, timedelta
from pathlib import Path

from db.connection import Book, open_book
from desktop.domain.text import name_key
from desktop.services.search_text import search_text, sort_key

TODAY = date(2026, 11, 21)
_NOW = "2026-11-21T08:00:00+00:00"
_PLACES = (
    "上海 北京 广州 深圳 杭州 南京 苏州 武汉 成都 重庆 天津 青岛 大连 厦门 宁波 长沙 郑州 西安 合肥 福州"
).split()
_WORDS = ("恒达 瑞丰 金禾 蓝海 渤海 欧尚 鑫源 华泰 宏图 天成 永兴 顺达 嘉禾 东方 远航 明辉 正泰 德隆 百川 長虹").split()
_TRADES = (
    "食品 纸业 贸易 钢铁 机械 电子 化工 建材 服装 物流 医药 家具 包装 五金 塑料 印刷 农业 能源 汽配 玩具"
).split()


def name_of(n: int) -> str:
    """Give the n-th customer's name; all differ."""
    place, word, trade = _PLACES[n % 20], _WORDS[n // 20 % 20], _TRADES[n // 400 % 20]
    return f"{place}{word}{trade}{n}有限公司"


def make(path: Path, customers: int = 100_000, items: int = 100_000, visits: int = 300, days: int = 30) -> Book:
    """Fill a new book; the visits lie in the `days` from TODAY on, those of the first six are to be confirmed."""
    book = open_book(path)
    with book.transaction():
        book.run_many(
            "INSERT INTO customer (name, code, credit_term_days, currency, standing, ability, willingness, tone,"
            " letter_language, name_key, sort_key, search_text, created_at, updated_at)"
            " VALUES (?, ?, 30, 'CNY', 'normal', 'unknown', 'unknown', 'neutral', 'zh_CN', ?, ?, ?, ?, ?)",
            (
                (
                    name := name_of(n),
                    code := f"C{n:06d}",
                    name_key(name),
                    sort_key(name),
                    search_text(name, code=code, phones=[f"138{n:08d}"]),
                    _NOW,
                    _NOW,
                )
                for n in range(customers)
            ),
        )
        book.run_many(
            "INSERT INTO receivable (customer_id, number, number_key, kind, due_date, currency, amount, open,"
            " created_at, updated_at) VALUES (?, ?, ?, 'invoice', ?, 'CNY', ?, ?, ?, ?)",
            (
                (
                    n % customers + 1,
                    f"INV{n:07d}",
                    f"inv{n:07d}",
                    (TODAY + timedelta(days=n % 120 - 80)).isoformat(),
                    100_000 + n,
                    100_000 + n,
                    _NOW,
                    _NOW,
                )
                for n in range(items)
            ),
        )
        book.run_many(
            "INSERT INTO visit (customer_id, day, time, purpose, amount, currency, status, planned_on, confirm_from,"
            " created_at, updated_at) VALUES (?, ?, ?, 'collect', ?, 'CNY', 'planned', ?, ?, ?, ?)",
            (
                (
                    n * (customers // visits) % customers + 1,
                    (day := TODAY + timedelta(days=n % days)).isoformat(),
                    f"{8 + n % 9:02d}:30",
                    1_000_000 + n,
                    (TODAY - timedelta(days=9)).isoformat(),
                    (day - timedelta(days=5)).isoformat(),
                    _NOW,
                    _NOW,
                )
                for n in range(visits)
            ),
        )
        book.run("ANALYZE")
    return book


def rows(count: int) -> itertools.chain[tuple[object, ...]]:
    """Give heading and rows of an import file of so many open items."""
    heading = ("客户编码", "客户名称", "发票号", "开票日期", "到期日", "金额", "未收金额", "币种")
    return itertools.chain(
        [heading],
        (
            (
                f"C{n % 2000:06d}",
                name_of(n % 2000),
                f"INV{n:07d}",
                TODAY - timedelta(days=n % 90 + 30),
                TODAY + timedelta(days=n % 120 - 80),
                f"{1000 + n}.50",
                f"{1000 + n}.50",
                "CNY",
            )
            for n in range(count)
        ),
    )
