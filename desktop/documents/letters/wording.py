"""The sentences of one reminder: the texts of its language with the facts of the letter in their places."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.documents.data import Heading, Reminder
from desktop.documents.parts.dates import long_date, money
from desktop.documents.parts.letterhead import reach
from desktop.documents.texts import Texts
from desktop.domain.capitals import in_capitals
from desktop.domain.customers import LetterLanguage

#: A letter names so many contracts; of more, it names none: they are not its matter.
_MOST_CONTRACTS = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """Says the sentences of one letter."""

    paper: Reminder
    texts: Texts
    _values: dict[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        heading = self.heading
        values = {
            "company": heading.company.name_in(self.texts.language),
            "customer": heading.customer.name,
            "number": heading.number,
            "made_on": self._day("made_on"),
            "as_of": self._day("as_of"),
            "pay_by": long_date(self.paper.pay_by, self.texts.language, heading.company.english_habit),
            "total": self.money(self.paper.total),
        }
        object.__setattr__(self, "_values", values)

    @property
    def heading(self) -> Heading:
        """What the letter begins with."""
        return self.paper.heading

    def say(self, key: str, /, **more: str) -> str:
        """Give a sentence of the reminder by the end of its key."""
        return self.texts.say(f"reminder.{key}", **self._values, **more)

    def money(self, minor: int) -> str:
        """Write a sum in the letter's currency."""
        return money(minor, self.heading.currency, self.texts.language)

    def made_on(self) -> str:
        """Write the day of the letter."""
        return self._values["made_on"]

    def opening(self) -> str:
        """Thank, name the contracts if they are few, and say what the letter is about."""
        contracts = tuple(dict.fromkeys(item.contract for item in self.paper.items if item.contract))
        if not 0 < len(contracts) <= _MOST_CONTRACTS:
            return self.say("opening")
        comma = "、" if self.texts.language is LetterLanguage.CHINESE else ", "
        return self.say("opening_contracts", contracts=comma.join(contracts))

    def facts(self) -> str:
        """Say as of when the items are unpaid, and for how long the oldest is."""
        days = max((item.days_overdue or 0 for item in self.paper.items), default=0)
        return self.say("facts", days=str(days))

    def notes(self) -> Iterator[str]:
        """Explain what the table leaves open: parts in dispute, credit notes."""
        for item in self.paper.items:
            if item.disputed:
                yield self.say("disputed", document=item.number, amount=self.money(item.disputed))
        if any(item.open < 0 for item in self.paper.items):
            yield self.say("credit")

    def total(self) -> str:
        """Say the total, in capital numerals too where they are the custom."""
        if self.texts.language is LetterLanguage.CHINESE and self.heading.currency == "CNY":
            return self.say("total_capitals", capitals=in_capitals(self.paper.total))
        return self.say("total")

    def contact(self) -> list[str]:
        """Say whom to ask and how to reach them; empty if the company has not said."""
        company = self.heading.company
        if not company.handler:
            return []
        phone, mail = company.handler_phone or company.phone, company.handler_mail or company.mail
        return [self.say("contact", name=company.handler), *reach(phone, mail, self.texts)]

    def enclosures(self) -> list[str]:
        """List what is enclosed, with a number each; one alone has none."""
        given = self.paper.enclosures
        return list(given) if len(given) == 1 else [f"{place}. {text}" for place, text in enumerate(given, start=1)]

    def _day(self, name: str) -> str:
        return long_date(getattr(self.heading, name), self.texts.language, self.heading.company.english_habit)
