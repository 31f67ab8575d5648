"""Our own company in the sample, and the reminders that it has sent."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from desktop.domain.company import BankAccount, Company
from desktop.services.letter_choices import LetterChoices
from desktop.services.sample_data import SampleData, SampleError, SampleServices, Told, saved


def describe_company(data: SampleData, services: SampleServices) -> None:
    """Fill in what papers say of us."""
    told = dict(data.company)
    accounts = tuple(BankAccount(**account) for account in told.pop("accounts"))
    saved(services.company.save(Company(**told, accounts=accounts)))


def letter_acts(data: SampleData, told: Told) -> Iterator[tuple[date, Callable[[SampleServices], None]]]:
    """Give what happens with the letters to one customer, each with its day."""
    story = _Story(data, told["customer"], told["currency"])
    for act in told["acts"]:
        yield data.day(act["on"]), partial(story.do, act)


class _Story:
    """The letters to one customer in one currency."""

    def __init__(self, data: SampleData, customer: str, currency: str) -> None:
        self._data = data
        self._customer = customer
        self._currency = currency
        self._last = 0

    def do(self, act: Told, services: SampleServices) -> None:
        """Make a letter, or declare the last one void."""
        try:
            if act["do"] == "void":
                saved(services.archive.void(self._last, self._data.text(act["reason"])))
            else:
                self._last = saved(services.letters.make(self._choices(act)))
        except SampleError as error:
            raise SampleError(f"{self._customer}, {act}: {error}") from error

    def _choices(self, act: Told) -> LetterChoices:
        """Take what the program proposes but for what is told."""
        return LetterChoices(
            self._data.ids[self._customer],
            self._currency,
            attention=act.get("attention"),
            enclosures=tuple(act.get("enclosures", ())),
        )
