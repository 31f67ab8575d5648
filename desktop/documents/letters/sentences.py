"""The sentences of one letter: the texts of its language with the facts of the letter in their places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop.documents.data import Heading
from desktop.documents.parts.dates import long_date, money, short_date
from desktop.documents.parts.letterhead import reach
from desktop.documents.texts import Texts
from desktop.domain.company import EnglishHabit
from desktop.domain.customers import LetterLanguage


@dataclass(frozen=True, slots=True)
class Sentences:
    """Says the sentences of a letter whose texts begin with `name`; `facts` are places that all of them may have.

    Company, customer, number, and the days of the letter and of its figures, are known to every sentence.
    """

    name: str
    heading: Heading
    texts: Texts
    facts: Mapping[str, str] = field(default_factory=dict)

    def say(self, key: str, /, **more: str) -> str:
        """Give a sentence of this letter by the end of its key."""
        return self.texts.say(f"{self.name}.{key}", **self._values(), **more)

    def common(self, key: str, /, **more: str) -> str:
        """Give a text that papers share."""
        return self.texts.say(f"common.{key}", **self._values(), **more)

    @property
    def is_chinese(self) -> bool:
        """Whether the letter is in Chinese."""
        return self.texts.language is LetterLanguage.CHINESE

    @property
    def habit(self) -> EnglishHabit:
        """The habit that an English letter keeps."""
        return self.heading.company.english_habit

    @property
    def unit(self) -> str:
        """What the figures of a table are counted in."""
        currency = self.heading.currency
        return self.texts.say("common.currency_cny") if currency == "CNY" else currency

    def by_habit(self, key: str) -> str:
        """Give a shared text of English letters that is another one in the United States."""
        return self.common(f"{key}_us" if self.habit is EnglishHabit.US and not self.is_chinese else key)

    def money(self, minor: int) -> str:
        """Write a sum in the letter's currency."""
        return money(minor, self.heading.currency, self.texts.language)

    def day(self, day: date) -> str:
        """Write a day in a sentence."""
        return long_date(day, self.texts.language, self.habit)

    def short_day(self, day: date | None) -> str:
        """Write a day in a table, a dash where there is none."""
        return short_date(day, self.texts.language, self.habit)

    def made_on(self) -> str:
        """Write the day of the letter."""
        return self.day(self.heading.made_on)

    def attention(self) -> str:
        """Say for whom the letter is, '' where nobody is named."""
        attention = self.heading.customer.attention
        return self.common("letter.attention", attention=attention) if attention else ""

    def contact(self) -> list[str]:
        """Say whom to ask and how to reach them; empty if the company has not said."""
        company = self.heading.company
        if not company.handler:
            return []
        phone, mail = company.handler_phone or company.phone, company.handler_mail or company.mail
        return [self.common("letter.contact", name=company.handler), *reach(phone, mail, self.texts)]

    def _values(self) -> dict[str, str]:
        heading = self.heading
        return {
            "company": heading.company.name_in(self.texts.language),
            "customer": heading.customer.name,
            "number": heading.number,
            "made_on": self.made_on(),
            "as_of": self.day(heading.as_of),
            **self.facts,
        }


def numbered(given: Sequence[str]) -> list[str]:
    """List what is enclosed, with a number each; one alone has none."""
    return list(given) if len(given) == 1 else [f"{place}. {text}" for place, text in enumerate(given, start=1)]
