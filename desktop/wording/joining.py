"""Lists and places in an order within a sentence."""

from collections.abc import Iterable

from desktop import i18n
from desktop.i18n import pgettext


def joined(parts: Iterable[str]) -> str:
    """Join parts as the language does: "10, 25", "10、25"."""
    return pgettext("between the parts of a list", ", ").join(parts)


def sentences(parts: Iterable[str]) -> str:
    """Put sentences one after another as the language does: Chinese leaves no space between them."""
    whole = ""
    for part in parts:
        words = {"first": whole, "second": part}
        whole = pgettext("two sentences", "%(first)s %(second)s") % words if whole else part
    return whole


def ordinal(number: int) -> str:
    """Write a place in an order, 1 to 31, as English does: "2nd"; sentences of other languages have a bare number."""
    if i18n.language() != i18n.SOURCE:
        return str(number)
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number // 10 == 1 else ending}"
