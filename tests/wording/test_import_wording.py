"""What a file lacks, what its columns hold and what a check finds is said for every code there is."""

from pathlib import Path

import pytest

from db.check import Findings, LooseRow, SumCode, SumFinding
from desktop import i18n
from desktop.domain.imports.dates import DateOrder
from desktop.domain.imports.fields import Field
from desktop.domain.imports.mapping import SheetKind
from desktop.services.imports.faults import TableError, TableFault
from desktop.wording import imports
from desktop.wording.findings import finding_lines

TABLES = [
    (imports.FIELDS, Field),
    (imports.KINDS, SheetKind),
    (imports.DATE_ORDERS, DateOrder),
]


@pytest.mark.parametrize(("words", "kind"), TABLES, ids=lambda value: getattr(value, "__name__", ""))
def test_every_member_has_a_name_that_no_other_has(words, kind):
    assert set(words) == set(kind)
    for language in i18n.LANGUAGES:
        i18n.set_language(language)
        assert len({i18n._(words[member]) for member in kind}) == len(kind)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("detail", ["", "row 12"])
@pytest.mark.parametrize("fault", TableFault)
def test_every_fault_of_a_file_has_a_title_and_an_advice(fault, detail, language):
    i18n.set_language(language)
    title, advice = imports.fault_text(TableError(fault, Path("open.csv"), detail))
    assert (detail in title, bool(advice)) == (True, True)
    assert "%" not in title + advice


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("utf-8-sig", "UTF-8"), ("utf_16_le", "UTF-16"), ("gb18030", "GBK / GB 18030"), ("koi8-r", "koi8-r")],
)
def test_encoding_name_says_it_as_people_know_it(encoding, expected):
    assert imports.encoding_name(encoding) == expected


@pytest.mark.parametrize(("delimiter", "expected"), [(";", "semicolons"), ("\t", "tabs"), ("~", "~")])
def test_delimiter_name_says_what_stands_between_cells(delimiter, expected):
    assert imports.delimiter_name(delimiter) == expected


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("code", SumCode)
def test_every_finding_of_a_check_is_a_sentence_that_names_its_row(code, language):
    i18n.set_language(language)
    (line,) = finding_lines(Findings([], [], [SumFinding(code, "visit", 4711, "CK-2026-4711")]))
    assert "4711" in line
    assert "%" not in line


def test_finding_lines_lists_everything():
    found = Findings(["row 3 missing"], [LooseRow("visit", None, "customer")], [])
    assert finding_lines(found) == ["damage: row 3 missing", "row ? of visit points to a customer that is gone"]
    assert finding_lines(Findings([], [], [])) == []
