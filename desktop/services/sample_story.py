"""What the stories of the sample have in common: acts of one thing at one customer, each on its day."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import TypeAlias

from desktop.services.sample_data import SampleData, SampleError, SampleServices, Told

Act: TypeAlias = Callable[[Told, SampleServices], object]


class Story:
    """One thing of one customer, from the act that makes it on."""

    def __init__(self, data: SampleData, customer: str) -> None:
        self._data = data
        self._customer = customer
        self._id = 0

    @property
    def acts(self) -> Mapping[str, Act]:
        """What can be done in this kind of story, by the word that tells it."""
        raise NotImplementedError

    @property
    def customer_id(self) -> int:
        """The customer in the book."""
        return self._data.ids[self._customer]

    def told(self, acts: list[Told]) -> Iterator[tuple[date, Callable[[SampleServices], None]]]:
        """Give what happens, each with its day."""
        for act in acts:
            yield self._data.day(act["on"]), partial(self.do, act)

    def do(self, act: Told, services: SampleServices) -> None:
        """Do one act of the story."""
        try:
            self.acts[act["do"]](act, services)
        except SampleError as error:
            raise SampleError(f"{self._customer}, {act}: {error}") from error
