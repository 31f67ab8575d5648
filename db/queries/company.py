"""Reads of our own company and of the words that it has made its own."""

from typing import NamedTuple

from db.connection import Book
from db.queries.records import record


class CompanyRecord(NamedTuple):
    """What the book keeps of ourselves, but for the logo and the accounts."""

    name: str
    name_en: str
    address: str
    address_en: str
    tax_id: str
    phone: str
    mail: str
    legal_representative: str
    signatory: str
    signatory_position: str
    handler: str
    handler_phone: str
    handler_mail: str
    signing_place: str
    english_habit: str
    registered_number: str
    registered_in: str
    registered_office: str


class AccountRow(NamedTuple):
    """A bank account of ours."""

    currency: str
    holder: str
    bank: str
    number: str
    code: str


def get_company(book: Book) -> CompanyRecord | None:
    """Give what is known of ourselves, None before anything was filled in."""
    rows = book.rows(f"SELECT {', '.join(CompanyRecord._fields)} FROM company")  # noqa: S608 (our own columns)
    return record(CompanyRecord, rows[0]) if rows else None


def list_accounts(book: Book) -> list[AccountRow]:
    """Give our bank accounts in their order."""
    rows = book.rows("SELECT currency, holder, bank, number, code FROM company_account ORDER BY position")
    return [record(AccountRow, row) for row in rows]


def get_logo(book: Book) -> bytes | None:
    """Give the picture of our letterhead, None where there is none."""
    rows = book.rows("SELECT logo FROM company")
    return rows[0][0] if rows else None


def own_texts(book: Book, language: str) -> dict[str, str]:
    """Give the texts of papers that were written anew for a language, by key."""
    return dict(book.rows("SELECT key, text FROM paper_text WHERE language = ?", [language]))


def text_versions(book: Book, language: str, key: str) -> list[tuple[int, str, str]]:
    """Give id, text ('' for a return to ours) and moment of every wording of a text, the latest first."""
    return book.rows(
        "SELECT id, text, saved_at FROM paper_text_version WHERE language = ? AND key = ? ORDER BY id DESC",
        [language, key],
    )
