"""The sample book: customers, items, visits, letters and plans around its day, through the services that a rep uses."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from desktop.domain.customers import Contact, LetterLanguage, Level, Standing, Tone
from desktop.domain.paygrammar import parse_rule
from desktop.domain.process import (
    ClosedPeriod,
    PaperForm,
    PaperKind,
    PaperWanted,
    PayMeans,
    PaymentProcess,
    Step,
    StepKind,
)
from desktop.services.clock import Clock, FixedClock
from desktop.services.disputes import DisputeForm
from desktop.services.sample_data import Item, SampleData, SampleError, SampleServices, Told, saved
from desktop.services.sample_file import write_file
from desktop.services.sample_money import money_acts
from desktop.services.sample_papers import describe_company, letter_acts
from desktop.services.sample_plans import plan_acts
from desktop.services.sample_runs import run_acts
from desktop.services.sample_visits import visit_acts
from desktop.services.settings import SAMPLE

Act: TypeAlias = Callable[[SampleServices], object]

#: What is chosen from a list, by the name of the customer's field; the others are kept as they are told.
_CHOICES: dict[str, Callable[[str], object]] = {
    "standing": Standing,
    "ability": Level,
    "willingness": Level,
    "tone": Tone,
    "letter_language": LetterLanguage,
}


@dataclass(frozen=True, slots=True)
class SampleReport:
    """How much the sample holds; items are those of the finance office, paid ones included."""

    customers: int
    contacts: int
    items: int
    visits: int


class _PastDay(FixedClock):
    """A past day on which moments, too, are of that day."""

    def now(self) -> str:
        """Give a moment that is within working hours both in China and in Europe."""
        return f"{self.day.isoformat()}T08:30:00+00:00"


def build_sample(
    at: Callable[[Clock], SampleServices], clock: Clock, source: Path, finance_file: Path, language: str
) -> SampleReport:
    """Fill an empty book with the sample of `source` as if a rep had kept it for ten weeks, up to the clock's day.

    `at` gives the services of the book around another clock. `finance_file` is written as a finance office would and
    brought in by the import. The rep's remarks are in `language`. Raises SampleError where a service refuses the data.
    """
    data = SampleData(source, at(clock).calendars.calendar(), clock.today(), language)
    # sorting keeps the order in which the acts of one day are told
    for day, act in sorted(_acts(data, finance_file), key=lambda dated: dated[0]):
        act(at(clock if day == data.today else _PastDay(day)))
    return SampleReport(len(data.ids), len(data.people), len(data.items), len(data.visits))


def _acts(data: SampleData, finance_file: Path) -> Iterator[tuple[date, Act]]:
    """Give everything that a rep has done, with its day."""
    office = data.office
    yield data.day(office["days"][0]), lambda services: saved(services.settings.set(SAMPLE, "1"))
    for day in office["days"]:
        yield data.day(day), partial(_bring_in, data, finance_file, day)
    for told in data.customers.values():
        if "details" in told:
            yield data.day(office["days"][0]), partial(_describe, data, told)
        if "archived_on" in told:
            yield data.day(told["archived_on"]), partial(_archive, data, told["key"])
    for item in data.items:
        if item.disputed:
            yield data.day(office["disputed_on"]), partial(_dispute, data, item)
    yield data.day(office["days"][0]), partial(describe_company, data)
    yield from _stories(data)


def _stories(data: SampleData) -> Iterator[tuple[date, Act]]:
    """Give what is told act by act; of one day the visits come before the money that they brought."""
    for told in data.visits:
        yield from visit_acts(data, told)
    for told in data.plans:
        yield from plan_acts(data, told)
    for told in data.money:
        yield from money_acts(data, told)
    for told in data.letters:
        yield from letter_acts(data, told)
    for told in data.runs:
        yield from run_acts(data, told)


def _bring_in(data: SampleData, finance_file: Path, day: int, services: SampleServices) -> None:
    """Bring in the file of one day; only the last one is kept, and what a file no longer has is paid."""
    if day == data.office["days"][-1]:
        _import(data, finance_file, day, services)
        return
    with tempfile.TemporaryDirectory() as folder:
        _import(data, Path(folder) / finance_file.name, day, services)


def _import(data: SampleData, path: Path, day: int, services: SampleServices) -> None:
    write_file(data, path, day)
    workbook = services.imports.read(path)
    mapping = services.imports.recognise(workbook)
    checked = services.imports.check(workbook, mapping)
    saved(services.imports.apply(workbook, mapping, checked, close_gone=True))
    for key, told in data.customers.items():
        if key not in data.ids and (found := services.customers.find(told["code"])):
            data.ids[key] = found[0]
            data.people.update(((key, person.name), person.id) for person in services.customers.contacts(found[0]))


def _describe(data: SampleData, told: Told, services: SampleServices) -> None:
    """Add what no file knows: the customer's own ways, the people there and how they pay."""
    key, customers = told["key"], services.customers
    card = customers.get(data.ids[key])
    if card is None:
        raise SampleError(key)
    details: dict[str, Any] = {name: _detail(data, name, value) for name, value in told["details"].items()}
    saved(customers.save(replace(card.customer, **details), card.id))
    for person in told["people"]:
        texts: dict[str, Any] = {name: data.text(value) for name, value in person.items()}
        known = data.people.get((key, person["name"]))
        data.people[key, person["name"]] = saved(customers.save_contact(card.id, Contact(**texts), known))
    if "process" in told:
        saved(services.processes.save(card.id, _process(data, key, told["process"])))


def _detail(data: SampleData, name: str, value: object) -> object:
    """Read one field: a day, one choice of a list, a text, or a number as it is."""
    if name == "terms_agreed_on" and isinstance(value, int):
        return data.day(value)
    if isinstance(value, (str, dict)):
        return _CHOICES.get(name, str)(data.text(value))
    return value


def _process(data: SampleData, key: str, told: Told) -> PaymentProcess:
    return PaymentProcess(
        steps=tuple(_step(data, key, step) for step in told["steps"]),
        papers=tuple(
            PaperWanted(
                PaperKind(paper["kind"]),
                PaperForm(paper["form"]) if "form" in paper else None,
                paper["copies"],
                data.text(paper.get("note", "")),
            )
            for paper in told["papers"]
        ),
        means=frozenset(map(PayMeans, told["means"])),
        rule=parse_rule(told["rule"]),
        closed=tuple(
            ClosedPeriod(data.day(first), data.day(last), data.text(note))
            for first, last, note in told.get("closed", ())
        ),
        note=data.text(told.get("note", "")),
    )


def _step(data: SampleData, key: str, told: Told) -> Step:
    person, deputy = told.get("person", ""), told.get("deputy", "")
    return Step(
        StepKind(told["kind"]),
        role=data.text(told.get("role", "")),
        person=person,
        contact_id=data.people.get((key, person)),
        deputy=deputy,
        deputy_id=data.people.get((key, deputy)),
        lead_days=told.get("lead_days", 0),
        window=tuple(told["window"]) if "window" in told else None,
        note=data.text(told.get("note", "")),
    )


def _archive(data: SampleData, key: str, services: SampleServices) -> None:
    saved(services.customers.archive(data.ids[key]))


def _dispute(data: SampleData, item: Item, services: SampleServices) -> None:
    lines = services.receivables.page(data.ids[item.customer])
    (found,) = [line.item.id for line in lines if line.item.number == item.number]
    saved(services.disputes.open(DisputeForm(found, item.disputed)))
