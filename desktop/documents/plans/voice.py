"""How a paper of a plan speaks: its texts, and days, sums and counts as its language writes them."""

from dataclasses import dataclass
from datetime import date

from desktop.documents.data import Heading
from desktop.documents.parts.dates import long_date, money, short_date
from desktop.documents.texts import Texts
from desktop.domain.capitals import in_capitals
from desktop.domain.company import EnglishHabit
from desktop.domain.customers import LetterLanguage

_ENGLISH_NUMERALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_CHINESE_NUMERALS = "〇一二三四五六七八九"
_CAPITAL_NUMERALS = "零壹贰叁肆伍陆柒捌玖"
_TEN = 10


@dataclass(frozen=True, slots=True)
class Voice:
    """The texts of one paper, and what they are filled with."""

    texts: Texts
    habit: EnglishHabit
    currency: str

    def say(self, key: str, /, **values: str) -> str:
        """Give a text with its places filled; values that it has no place for are let go."""
        return self.texts.say(key, **values)

    @property
    def chinese(self) -> bool:
        """Whether the paper is in Chinese."""
        return self.texts.language is LetterLanguage.CHINESE

    @property
    def unit(self) -> str:
        """What the figures of a table are counted in."""
        return self.say("common.currency_cny") if self.currency == "CNY" else self.currency

    def day(self, day: date) -> str:
        """Write a day in a sentence."""
        return long_date(day, self.texts.language, self.habit)

    def short_day(self, day: date | None) -> str:
        """Write a day in a table, a dash where there is none."""
        return short_date(day, self.texts.language, self.habit)

    def money(self, minor: int) -> str:
        """Write a sum with its currency."""
        return money(minor, self.currency, self.texts.language)

    def debt(self, minor: int) -> str:
        """Write a sum that is acknowledged: yuan in a Chinese paper in figures and in capitals."""
        if not self.chinese or self.currency != "CNY" or minor < 0:
            return self.money(minor)
        return self.say("agreement.debt.capitals", figures=self.money(minor), capitals=in_capitals(minor))

    def days(self, count: int) -> str:
        """Write a number of days."""
        return self.say("agreement.days.one" if count == 1 else "agreement.days.many", count=str(count))

    def clause(self, number: int) -> str:
        """Refer to a clause, from 1 up to 19: 第八条, clause 8."""
        return self.say("agreement.clause", number=_chinese_numeral(number) if self.chinese else str(number))

    def copies(self, count: int) -> str:
        """Write a number of copies, up to ten, in words: 贰, two."""
        if not self.chinese:
            return _ENGLISH_NUMERALS[count]
        return _CAPITAL_NUMERALS[count] if count < _TEN else "壹拾"


def voice_of(heading: Heading, texts: Texts) -> Voice:
    """Give the voice of a paper with this heading."""
    return Voice(texts, heading.company.english_habit, heading.currency)


def _chinese_numeral(number: int) -> str:
    tens, ones = divmod(number, _TEN)
    return ("十" if tens else "") + (_CHINESE_NUMERALS[ones] if ones else "")
