"""Suggest a pay-day rule for what a customer says of it, in Chinese or English; the rep confirms or corrects it.

Only a phrase that is understood as a whole gives a suggestion. Phrases that can be read in several ways (月结30天) and
phrases that lack a part (every second Friday: counted from when?) give none.
"""

import re
import unicodedata
from collections.abc import Callable

from desktop.domain.payrules import (
    Cutoff,
    LastDay,
    LastWeekday,
    LastWorkingDay,
    MonthDays,
    NoFixedDay,
    NthWeekday,
    NthWorkingDay,
    PayDayKind,
    PayRule,
    Quarterly,
    Shift,
    Weekday,
    Weekly,
    Window,
    Yearly,
)

_Build = Callable[[re.Match[str]], PayDayKind]

_HAN_DIGITS = "零一二三四五六七八九"
_WEEKDAY_NAME = r"(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?s?"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}


def _days(match: re.Match[str]) -> MonthDays:
    return MonthDays(tuple(sorted({int(day) for day in re.findall(r"\d+", match[0])})))


def _window(match: re.Match[str]) -> Window:
    first, last = re.findall(r"\d+", match[0])
    return Window(int(first), int(last))


def _han_weekday(sign: str) -> Weekday:
    return Weekday("123456日".index(sign.replace("天", "日")))


def _han_weekly(match: re.Match[str]) -> Weekly:
    return Weekly(tuple(sorted({_han_weekday(sign) for sign in re.findall(r"[1-6日天]", match[1])})))


def _weekday(name: str) -> Weekday:
    return Weekday[name[:3].upper()]


def _weekly(match: re.Match[str]) -> Weekly:
    return Weekly(tuple(sorted({_weekday(name) for name in re.findall(_WEEKDAY_NAME, match[0])})))


def _nth(word: str) -> int:
    return _ORDINALS.get(word) or int(word[:-2])


# White space is gone and numbers are digits by then: 每月第二个周五 reads 每月第2个周5.
_MONTHLY = "(?:每个?月)?"
_WEEK = "(?:周|星期|礼拜)"
_HAN_DAY = r"\d{1,2}[日号]"
_HAN_PHRASES: dict[str, _Build] = {
    rf"{_MONTHLY}(?:月[底末])?最后1个工作日": lambda _: LastWorkingDay(),
    rf"{_MONTHLY}第(\d{{1,2}})个工作日": lambda match: NthWorkingDay(int(match[1])),
    rf"{_MONTHLY}第(\d)个{_WEEK}([1-6日天])": lambda match: NthWeekday(int(match[1]), _han_weekday(match[2])),
    rf"{_MONTHLY}最后1个{_WEEK}([1-6日天])": lambda match: LastWeekday(_han_weekday(match[1])),
    r"每个?月(?:最后1[天日]|月?[底末])|月[底末]": lambda _: LastDay(),
    rf"{_MONTHLY}\d{{1,2}}[日号]?[-~–—至到]{_HAN_DAY}(?:之间)?": _window,
    rf"{_MONTHLY}(?:\d{{1,2}}[日号]?[、,和及与])*{_HAN_DAY}": _days,
    rf"(?:每?逢|每个?){_WEEK}([1-6日天](?:[、,和及与]?{_WEEK}?[1-6日天])*)": _han_weekly,
    r"每个?季度?(?:末月|最后1个月)(\d{1,2})[日号]": lambda match: Quarterly(3, int(match[1])),
    r"每个?季度?第(\d)个月(\d{1,2})[日号]": lambda match: Quarterly(int(match[1]), int(match[2])),
    r"每年(\d{1,2})月(\d{1,2})[日号]": lambda match: Yearly(int(match[1]), int(match[2])),
    r"(?:每年)?年[底末]": lambda _: Yearly(12, 31),
    r"不定期|不固定|(?:不定期[、,])?看资金(?:情况)?": lambda _: NoFixedDay(),
}
_HAN_NUMBER = re.compile(r"([一二三四五六七八九])?(十)([一二三四五六七八九])?|[一二三四五六七八九]")
_HAN_SHIFT = re.compile(
    r"[,;(]?(?:如?遇|逢)(?:法定|节假日|节日|假日|假期|周末|休息日|非工作日|或|及|和|、)+则?"
    r"(?:(?P<back>提前)|顺延|延后|推后|推迟)(?:支付|付款)?\)?$"
)
_HAN_PAPERS = r"(?:收|送|交|提交|寄)(?:到|达)?(?:发?票|单据?|资料)"
_HAN_CUTOFF = re.compile(rf"(?:每月)?(\d{{1,2}})[日号][之以]?前{_HAN_PAPERS}[,;](次月|下个?月)?")
_HAN_PAPER_WINDOW = re.compile(rf"(?:每月)?\d{{1,2}}[日号]?[-~–—至到]{_HAN_DAY}{_HAN_PAPERS}[,;]")
_HAN_PAYING = re.compile(r"(?:统一|集中|安排)?(?:付款|打款|结款|结算|结账|清账|支付|放款|付)$")

_DATE = r"(?:the )?\d{1,2}(?:st|nd|rd|th)"
_NTH = r"(first|second|third|fourth|fifth|\d{1,2}(?:st|nd|rd|th))"
_AND = r"(?:, | and |, and | & )(?:on )?"
_ENGLISH_PHRASES: dict[str, _Build] = {
    r"last (?:working|business) day": lambda _: LastWorkingDay(),
    rf"{_NTH} (?:working|business) day": lambda match: NthWorkingDay(_nth(match[1])),
    rf"{_NTH} ({_WEEKDAY_NAME})": lambda match: NthWeekday(_nth(match[1]), _weekday(match[2])),
    rf"last ({_WEEKDAY_NAME})": lambda match: LastWeekday(_weekday(match[1])),
    r"last day|end|month[- ]end": lambda _: LastDay(),
    rf"between {_DATE} and {_DATE}|(?:from )?{_DATE} ?(?:-|–|to|until|through) ?{_DATE}": _window,
    rf"{_DATE}(?:{_AND}{_DATE})*": _days,
    rf"(?:every|each|weekly,? on) {_WEEKDAY_NAME}(?:{_AND}(?:every |each )?{_WEEKDAY_NAME})*": _weekly,
    r"no fixed day|irregular(?:ly)?": lambda _: NoFixedDay(),
}
_ENGLISH_SHIFT = re.compile(
    r",? or (?:on )?(?:the )?(?:(?P<back>previous|prior|preceding)|next|following) (?:working|business) day$"
)
_ENGLISH_PAYING = re.compile(
    r"^(?:(?:we|they) )?(?:(?:pays?|paid|payments?|payment runs?) )?(?:(?:is|are) )?(?:made )?(?:(?:on|at) )?(?:the )?"
)
_OF_THE_MONTH = re.compile(r",? (?:(?:of|in) (?:the|each|every|a) month|(?:each|every|per) month|monthly)$")


def recognise_phrase(text: str) -> PayRule | None:
    """Read a usual phrase such as 每月25日 or "last working day" as a rule; None when it is not understood for sure."""
    phrase = unicodedata.normalize("NFKC", text).casefold().strip(" \t\r\n.。!")
    try:
        return _chinese("".join(phrase.split())) or _english(" ".join(phrase.split()))
    except ValueError:  # 每月32日
        return None


def _chinese(phrase: str) -> PayRule | None:
    phrase, shift = _take_shift(_HAN_SHIFT, _HAN_NUMBER.sub(_han_number, phrase))
    papers = _HAN_CUTOFF.match(phrase) or _HAN_PAPER_WINDOW.match(phrase)
    cutoff = None
    if papers is not None:
        phrase = phrase[papers.end() :]
        if papers.re is _HAN_CUTOFF:
            cutoff = Cutoff(int(papers[1]), months_before=1 if papers[2] else 0)
    pay_day = _first_match(_HAN_PHRASES, _HAN_PAYING.sub("", phrase))
    return PayRule(pay_day, shift, cutoff) if pay_day else None


def _english(phrase: str) -> PayRule | None:
    phrase, shift = _take_shift(_ENGLISH_SHIFT, phrase)
    pay_day = _first_match(_ENGLISH_PHRASES, _OF_THE_MONTH.sub("", _ENGLISH_PAYING.sub("", phrase)))
    return PayRule(pay_day, shift) if pay_day else None


def _take_shift(pattern: re.Pattern[str], phrase: str) -> tuple[str, Shift]:
    """Cut what is said of rest days off the end of a phrase."""
    found = pattern.search(phrase)
    if found is None:
        return phrase, Shift.NEXT
    return phrase[: found.start()], Shift.PREV if found["back"] else Shift.NEXT


def _han_number(match: re.Match[str]) -> str:
    tens, ten, ones = match.groups()
    if not ten:
        return str(_HAN_DIGITS.index(match[0]))
    return str(10 * _HAN_DIGITS.index(tens or "一") + _HAN_DIGITS.index(ones or "零"))


def _first_match(phrases: dict[str, _Build], phrase: str) -> PayDayKind | None:
    for pattern, build in phrases.items():
        match = re.fullmatch(pattern, phrase)
        if match is not None:
            return build(match)
    return None
