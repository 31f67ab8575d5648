"""Faults of the book, lateness, sums and lists in words."""

import errno

import pytest

from desktop import i18n
from desktop.domain.money import Money
from desktop.domain.receivables import Lateness
from desktop.services import faults
from desktop.wording.faults import fault_text, system_fault_text
from desktop.wording.joining import joined
from desktop.wording.receivables import lateness_text, money_list

FAULTS = [getattr(faults, name) for name in faults.__all__]


def made(kind, path):
    """One fault of a kind, with all that it can tell."""
    told = {faults.NewerBook: (9, 1), faults.UpgradeFailed: (2, path), faults.AlteredPaper: ("CK-2026-0012",)}
    more = told.get(kind, ())
    return kind(path, *more)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("kind", FAULTS, ids=lambda kind: kind.__name__)
def test_every_fault_says_what_happened_and_what_to_do(kind, tmp_path, language):
    i18n.set_language(language)
    title, advice = fault_text(made(kind, tmp_path / "rep.book"))
    assert title.strip()
    assert "%" not in title + advice
    assert advice.splitlines()[0].strip()
    assert advice.endswith(str(tmp_path / "rep.book"))


def test_no_two_faults_have_one_title(tmp_path):
    specific = [kind for kind in FAULTS if kind is not faults.BookFault]
    assert len({fault_text(made(kind, tmp_path))[0] for kind in specific}) == len(specific)


def test_a_newer_book_names_both_versions(tmp_path):
    assert "9" in fault_text(faults.NewerBook(tmp_path, 9, 1))[1]


def test_an_altered_paper_is_named_by_its_number(tmp_path):
    assert "CK-2026-0012" in fault_text(faults.AlteredPaper(tmp_path, "CK-2026-0012"))[0]


def test_an_encrypted_book_is_named_as_a_possibility(tmp_path):
    text = fault_text(faults.NotABook(tmp_path, may_be_encrypted=True))
    assert text != fault_text(faults.NotABook(tmp_path))


def test_a_fault_of_a_file_names_it():
    error = OSError(errno.EACCES, "Permission denied", "/home/rep/open.csv")
    assert system_fault_text(error) == (
        "The file cannot be read or written",
        "Permission denied\n/home/rep/open.csv",
    )
    assert system_fault_text(OSError())[1] == ""


@pytest.mark.parametrize(
    ("term", "overdue", "expected"),
    [
        (30, 0, ""),
        (0, 0, ""),
        (30, 12, "30 + 12, limit 40"),
        (60, 1, "60 + 1, limit 80"),
        (0, 1, "1 day overdue"),
        (0, 12, "12 days overdue"),
    ],
)
def test_lateness_text_sets_the_days_beside_the_term(term, overdue, expected):
    """Rule 55."""
    assert lateness_text(Lateness(term, overdue)) == expected


def test_money_list_writes_each_currency_or_a_dash():
    assert money_list([Money("CNY", 12_850_000), Money("USD", -5)]) == "¥128,500.00, -$0.05"
    assert money_list([]) == "—"


def test_joined_joins_as_the_language_does():
    assert joined(["10", "25"]) == "10, 25"
    i18n.set_language("zh_CN")
    assert joined(["10", "25"]) == "10、25"
