"""The print runs of the sample: letters to several customers in one go, posted together."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from desktop.services.letter_choices import LetterChoices
from desktop.services.sample_data import SampleData, SampleError, SampleServices, Told, saved
from desktop.services.sample_deliveries import send


def run_acts(data: SampleData, told: Told) -> Iterator[tuple[date, Callable[[SampleServices], None]]]:
    """Give the one act of a print run, with its day."""
    yield data.day(told["on"]), partial(_run, data, told)


def _run(data: SampleData, told: Told, services: SampleServices) -> None:
    """Make what is proposed for some customers, and send it."""
    orders = [LetterChoices(data.ids[customer], data.customers[customer]["currency"]) for customer in told["letters"]]
    made = saved(services.print_runs.make(orders, note=data.text(told["note"])))
    if made.skipped:
        raise SampleError(f"{told['letters']}: {made.skipped}")
    send(data, told, made.documents, services)
