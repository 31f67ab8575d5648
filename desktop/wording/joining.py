"""Lists within a sentence."""

from collections.abc import Iterable

from desktop.i18n import pgettext


def joined(parts: Iterable[str]) -> str:
    """Join parts as the language does: "10, 25", "10、25"."""
    return pgettext("between the parts of a list", ", ").join(parts)
