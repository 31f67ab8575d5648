"""Our own company in the sample, and the reminders that it has sent."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from desktop.domain.company import BankAccount, Company
from desktop.services.letter_choices import LetterChoices
from desktop.services.sample_data import SampleData, SampleServices, Told, saved
from desktop.services.sample_story import Act, Story


def describe_company(data: SampleData, services: SampleServices) -> None:
    """Fill in what papers say of us."""
    told = dict(data.company)
    accounts = tuple(BankAccount(**account) for account in told.pop("accounts"))
    saved(services.company.save(Company(**told, accounts=accounts)))


def letter_acts(data: SampleData, told: Told) -> Iterator[tuple[date, Callable[[SampleServices], None]]]:
    """Give what happens with the letters to one customer, each with its day."""
    return _LetterStory(data, told["customer"], told["currency"]).told(told["acts"])


class _LetterStory(Story):
    """The letters to one customer in one currency; the last one is the one that is declared void."""

    def __init__(self, data: SampleData, customer: str, currency: str) -> None:
        super().__init__(data, customer)
        self._currency = currency

    @property
    def acts(self) -> Mapping[str, Act]:
        """What can be done with them, by the word that tells it."""
        return {
            "make": self._make,
            "void": lambda told, by: saved(by.archive.void(self._id, self._data.text(told["reason"]))),
        }

    def _make(self, told: Told, services: SampleServices) -> None:
        self._id = saved(services.letters.make(self._choices(told)))

    def _choices(self, act: Told) -> LetterChoices:
        """Take what the program proposes but for what is told."""
        return LetterChoices(
            self._data.ids[self._customer],
            self._currency,
            attention=act.get("attention"),
            enclosures=tuple(act.get("enclosures", ())),
        )
