"""Money as an integer of minor units and a currency (ISO 4217); no floats anywhere."""

from dataclasses import dataclass

#: Digits after the decimal point; every currency that is not named here has two.
_EXPONENTS = {
    "JPY": 0,
    "KRW": 0,
    "VND": 0,
    "CLP": 0,
    "ISK": 0,
    "KWD": 3,
    "BHD": 3,
    "OMR": 3,
    "TND": 3,
    "JOD": 3,
}

#: The currencies a book may hold: what reps of our users invoice in.
CURRENCIES = (
    "CNY", "USD", "EUR", "GBP", "HKD", "JPY", "AUD", "CAD", "CHF", "SGD", "TWD", "KRW", "INR", "THB", "VND",
    "MYR", "IDR", "PHP", "AED", "SAR", "BRL", "MXN", "ZAR", "RUB", "TRY", "PLN", "CZK", "SEK", "NOK", "DKK",
    "NZD", "MOP", "KWD", "BHD", "OMR",
)  # fmt: skip

#: The largest sum of one item, in minor units: 99,999,999,999.99 in a currency of two decimals.
LARGEST_MINOR = 9_999_999_999_999


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """A sum in minor units (cents, fen) of one currency; may be negative (a credit note)."""

    currency: str
    minor: int

    def __add__(self, other: "Money") -> "Money":
        """Add two sums of the same currency; another currency raises ValueError."""
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return Money(self.currency, self.minor + other.minor)

    def __neg__(self) -> "Money":
        return Money(self.currency, -self.minor)

    def __sub__(self, other: "Money") -> "Money":
        return self + -other


def exponent(currency: str) -> int:
    """Digits after the decimal point of a currency: 0, 2 or 3."""
    return _EXPONENTS.get(currency, 2)
