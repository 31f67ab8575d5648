"""Customers are found by any part of their names, by pinyin in each reading, by code and by the tail of a number."""

import subprocess
import sys

import pytest

from desktop.services.search_text import search_needle, search_text, sort_key


def found(query: str, *args: object, **more: object) -> bool:
    text = search_text(*args, **more)  # type: ignore[arg-type]
    return all(word in text for word in search_needle(query).split())


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("恒达", "恒达食品有限公司"),
        ("有限公司", "恒达食品有限公司"),
        ("hengda", "恒达食品有限公司"),
        ("HDSP", "恒达食品有限公司"),
        ("heng shi", "恒达食品有限公司"),
        ("shan", "单义机械厂"),
        ("dan", "单义机械厂"),
        ("zengguoqiang", "曾国强"),
        ("ceng", "曾国强"),
        ("qiu", "仇记五金"),
        ("cj", "仇记五金"),
        ("piao", "朴氏贸易"),
        ("pu", "朴氏贸易"),
        ("chongqingchangjiang", "重庆长江轮船公司"),
        ("gsyh", "工商银行"),
        ("lv", "吕氏实业"),
        ("lu", "吕氏实业"),
        ("muller", "Müller & Söhne GmbH"),
        ("müller söhne", "Müller & Söhne GmbH"),
        ("a & b", "A & B <Ltd>"),
        ("ＡＢＣ", "Abc Trading"),
        ("😀", "😀"),
        ("𠮷", "𠮷野家"),
    ],
)
def test_search_text_is_found_by_name(query: str, name: str) -> None:
    assert found(query, name)


@pytest.mark.parametrize("query", ["1234", "0000-1234", "138 0000 1234", "c-001", "C001", "91310115ma1k", "wl", "王丽"])
def test_search_text_is_found_by_code_tax_number_people_and_phone(query: str) -> None:
    assert found(query, "恒达", "", "", "C-001", "91310115MA1K", ["王丽"], ["+86 138-0000-1234"])


def test_search_text_does_not_join_two_fields() -> None:
    assert not found("ab", "A", "B")


def test_search_needle_of_signs_alone_keeps_them() -> None:
    assert search_needle(" <b>  & ") == "b"
    assert search_needle("& %") == "& %"
    assert search_needle("   ") == ""


def test_search_text_stays_short_for_a_long_name_full_of_readings() -> None:
    assert len(search_text("长重行乐厦都朝藏传调" * 30)) < 40_000


def test_sort_key_orders_chinese_by_pinyin_among_latin_names() -> None:
    names = ["重庆钢铁", "Baker", "安徽茶业", "长江航运", "Zeta", "单义", "中国银行"]
    assert sorted(names, key=sort_key) == ["安徽茶业", "Baker", "长江航运", "重庆钢铁", "单义", "Zeta", "中国银行"]


def test_search_needle_does_not_load_pinyin() -> None:
    code = (
        "import sys; from desktop.services.search_text import search_needle, sort_key; search_needle('恒达');"
        " sort_key('Acme'); sys.exit('pypinyin' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
