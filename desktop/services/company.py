"""Our own company, as its papers say it."""

import io
from dataclasses import asdict, fields, replace
from typing import Any

from db import models
from db.connection import Book
from db.queries import company as queries
from desktop.domain.company import (
    ACCOUNT_LIMITS,
    LIMITS,
    BankAccount,
    Company,
    EnglishHabit,
    company_problems,
)
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean, clean_lines
from desktop.services.clock import Clock
from desktop.services.results import Changes, Entity, Refused, Saved

#: The largest logo, in bytes, and in pixels: a small file may unfold to a picture that fills the memory.
LOGO_BYTES = 1_000_000
LOGO_PIXELS = 16_000_000

_LONG = frozenset({"address", "address_en", "registered_office"})


class CompanyService:
    """What the letterhead, the bank block and the signature blocks are made of."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def get(self) -> Company:
        """Give our company, an empty one before anything was filled in."""
        with self._book.reading():
            found = queries.get_company(self._book)
            accounts = tuple(BankAccount(*row) for row in queries.list_accounts(self._book))
        if found is None:
            return Company(accounts=accounts)
        values: dict[str, Any] = {**found._asdict(), "english_habit": EnglishHabit(found.english_habit)}
        return Company(**values, accounts=accounts)

    def logo(self) -> bytes | None:
        """Give the picture of our letterhead, a PNG or JPEG."""
        with self._book.reading():
            return queries.get_logo(self._book)

    def save(self, company: Company) -> Saved[Company] | Refused:
        """Keep our company as a whole, its accounts in the order given; anything may be empty."""
        company = _cleaned(company)
        problems = company_problems(company)
        if problems:
            return Refused(problems)
        with self._book.transaction():
            texts = {f.name: getattr(company, f.name) for f in fields(Company) if f.name != "accounts"}
            self._write(**texts)
            models.CompanyAccount.delete().execute()
            for n, account in enumerate(company.accounts):
                models.CompanyAccount.insert(position=n, **asdict(account)).execute()
        return Saved(company, Changes.of(Entity.COMPANY))

    def set_logo(self, picture: bytes | None) -> Saved[None] | Refused:
        """Keep a PNG or JPEG of at most 1 MB as the picture of our letterhead; None takes it away."""
        if picture is not None and not _is_picture(picture):
            return Refused((Problem("logo", ProblemCode.NOT_A_PICTURE),))
        with self._book.transaction():
            self._write(logo=picture)
        return Saved(None, Changes.of(Entity.COMPANY))

    def _write(self, **values: object) -> None:
        row = models.Company
        values["updated_at"] = self._clock.now()
        if not row.update(**values).execute():
            row.insert(**{"id": 1, "english_habit": EnglishHabit.UK, **values}).execute()


def _cleaned(company: Company) -> Company:
    """Take out what nobody can see; one character over the limit is kept, to be refused."""
    texts: dict[str, Any] = {
        name: (clean_lines if name in _LONG else clean)(getattr(company, name), limit + 1)
        for name, limit in LIMITS.items()
    }
    accounts = tuple(
        replace(account, **{name: clean(getattr(account, name), limit + 1) for name, limit in ACCOUNT_LIMITS.items()})
        for account in company.accounts
    )
    return replace(company, **texts, accounts=accounts)


def _is_picture(data: bytes) -> bool:
    """Say whether a PNG or JPEG can be read to its end, without unfolding one that is too large."""
    from PIL import Image, UnidentifiedImageError  # it comes with reportlab; no paper is made before the first window

    if len(data) > LOGO_BYTES:
        return False
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > LOGO_PIXELS:
                return False
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return True
