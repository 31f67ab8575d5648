"""What papers still lack of our company, and which of its accounts are the usual ones."""

from collections.abc import Iterable

from desktop.domain.company import BankAccount, Company, DocumentKind, missing_fields
from desktop.domain.customers import LetterLanguage
from desktop.i18n import _
from desktop.wording.joining import joined
from desktop.wording.papers import company_field_label

#: The currency that an account is asked for as long as there is none.
USUAL_CURRENCY = "CNY"


def missing_lines(company: Company) -> tuple[str, ...]:
    """Say what papers still lack: first what all of them do, then what only those in one language do."""
    chinese, english = (_missing(company, language) for language in LetterLanguage)
    lines = (
        (_("Papers still lack: %(fields)s"), [name for name in chinese if name in english]),
        (_("Chinese papers also: %(fields)s"), [name for name in chinese if name not in english]),
        (_("English papers also: %(fields)s"), [name for name in english if name not in chinese]),
    )
    return tuple(text % {"fields": _names(lacking)} for text, lacking in lines if lacking)


def usual_accounts(accounts: Iterable[BankAccount]) -> list[bool]:
    """Say of each account whether papers name it unasked: the first of its currency is the usual one."""
    seen: set[str] = set()
    usual = []
    for account in accounts:
        usual.append(account.currency not in seen)
        seen.add(account.currency)
    return usual


def _missing(company: Company, language: LetterLanguage) -> tuple[str, ...]:
    """Name what an agreement would lack, which needs all that a letter does."""
    currency = company.accounts[0].currency if company.accounts else USUAL_CURRENCY
    return missing_fields(company, DocumentKind.AGREEMENT, language, currency)


def _names(fields: Iterable[str]) -> str:
    return joined(map(company_field_label, fields))
