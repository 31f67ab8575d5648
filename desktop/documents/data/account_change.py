"""What a notice of a new account is made from."""

from dataclasses import dataclass
from datetime import date

from desktop.documents.data.common import Heading
from desktop.domain.company import BankAccount


@dataclass(frozen=True, slots=True)
class AccountChange:
    """Both accounts in full, and from which day on money goes to the new one; that day is part of it."""

    heading: Heading
    old: BankAccount
    new: BankAccount
    effective_on: date
    with_slip: bool = True
