"""A name of a customer makes a file name that every system takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.company import DocumentKind
from desktop.domain.filenames import LONGEST_NAME, file_name
from desktop.domain.papers import paper_number

DEVICES = ["CON", "nul", "Aux", "PRN", "COM1", "lpt9", "com¹", "CONIN$"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CK-2026-0012 恒达食品有限公司", "CK-2026-0012 恒达食品有限公司.pdf"),
        ("Smith & Sons, Ltd.", "Smith & Sons, Ltd.pdf"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j.pdf"),
        ("../../etc/passwd", "etc passwd.pdf"),
        ("~/.bashrc", "~ .bashrc.pdf"),
        ("甲\u202egnp.公司\x00\n乙", "甲gnp.公司 乙.pdf"),
        (" .. ", "_.pdf"),
        ("", "_.pdf"),
        ("😀", "😀.pdf"),
        *((name, f"_{name}.pdf") for name in DEVICES),
        ("nul.txt", "_nul.txt.pdf"),
        ("console", "console.pdf"),
        ("COM10", "COM10.pdf"),
    ],
)
def test_file_name_keeps_what_a_name_may_hold(text, expected):
    assert file_name(text, ".pdf") == expected


@pytest.mark.parametrize("sign", ["x", "é", "恒", "𠮷"])
def test_a_long_name_is_cut_between_two_characters(sign):
    name = file_name(sign * 300, ".pdf")
    size = len(sign.encode())
    assert name == sign * ((LONGEST_NAME - 4) // size) + ".pdf"


@given(text=st.text())
def test_any_text_makes_a_name_of_one_file(text):
    name = file_name(text, ".pdf")
    assert len(name.encode()) <= LONGEST_NAME
    assert name.endswith(".pdf")
    assert name[:-4].strip(" .")
    assert not set(name) & set('\\/:*?"<>|\x00\n')
    assert name.split(".")[0].strip().lower() not in {device.lower() for device in DEVICES}


@pytest.mark.parametrize(
    ("kind", "serial", "expected"),
    [
        (DocumentKind.REMINDER, 12, "CK-2026-0012"),
        (DocumentKind.AGREEMENT, 1, "FQ-2026-0001"),
        (DocumentKind.PROPOSAL_FORM, 12345, "FB-2026-12345"),
    ],
)
def test_a_paper_s_number_tells_kind_and_year(kind, serial, expected):
    assert paper_number(kind, 2026, serial) == expected
