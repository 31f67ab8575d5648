"""How a customer's standing is shown."""

from desktop.domain.customers import Standing
from desktop.ui.models.roles import ChipKind
from desktop.wording.choices import label

_KINDS: dict[Standing, ChipKind | None] = {
    Standing.NORMAL: None,
    Standing.GOOD: "good",
    Standing.SLOW_BUT_SURE: "info",
    Standing.WATCH: "warn",
    Standing.STOPPED: "danger",
}


def standing_text(standing: str) -> str:
    """Name a standing as it is stored."""
    return label(Standing(standing))


def standing_chip(standing: str) -> ChipKind | None:
    """Give the kind of chip of a standing; None for the one that needs no attention."""
    return _KINDS[Standing(standing)]
