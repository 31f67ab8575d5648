"""Adding up, each currency by itself."""

from collections import Counter
from collections.abc import Iterable

from desktop.domain.money import Money
from desktop.wording.receivables import money_list


def added(sums: Iterable[tuple[str, int]]) -> list[Money]:
    """Add up sums in minor units by their currency, in the order of the codes."""
    totals: Counter[str] = Counter()
    for currency, minor in sums:
        totals[currency] += minor
    return [Money(currency, minor) for currency, minor in sorted(totals.items())]


def added_text(sums: Iterable[tuple[str, int]]) -> str:
    """Write what sums of several currencies add up to; a dash when there is none."""
    return money_list(added(sums))
