"""What the figures of an item say of its limitation period."""

from desktop.domain.limitation import Clock, ClockLevel
from desktop.i18n import _
from desktop.ui.pages.collecting.clock_view import clock_chip
from desktop.ui.pages.customers.facts import Fact


def clock_fact(clock: Clock | None) -> list[Fact]:
    """Give one figure where the end of the period is near or has passed."""
    if clock is None or clock.level is ClockLevel.NONE:
        return []
    text, kind = clock_chip(clock)
    return [Fact(_("Limitation"), text, chip=kind)]
