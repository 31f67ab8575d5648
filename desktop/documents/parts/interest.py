"""Late interest as a paper claims it: the basis, the formula, and the days and rates behind each sum."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.documents.parts.dates import figure, long_date, per_cent, per_cents, short_date, times
from desktop.documents.parts.lines import paragraph
from desktop.documents.parts.pieces import Piece, glue
from desktop.documents.parts.tables import Column, table
from desktop.domain.customers import LetterLanguage

if TYPE_CHECKING:
    from desktop.documents.parts.setting import Setting
    from desktop.documents.parts.styles import Style
    from desktop.documents.texts import Texts
    from desktop.domain.company import EnglishHabit
    from desktop.domain.lateinterest import InterestLine, ItemInterest, ReferenceRate


def interest_claim(
    line: "InterestLine", texts: "Texts", habit: "EnglishHabit", style: "Style", setting: "Setting"
) -> Iterator[Piece]:
    """Set basis and formula as a paragraph, the table of what each item costs, and that the contract stays as it is."""
    facts = texts.say(
        "common.interest.facts",
        on=long_date(line.on, texts.language, habit),
        basis=_basis(line, texts, habit),
        formula=_formula(line, texts),
    )
    yield from glue(paragraph(facts, style, setting.width))
    yield from _table(line, texts, habit, setting)
    yield from paragraph(
        texts.say("common.interest.rights"), replace(setting.styles.small, before=1, after=2), setting.width
    )


def _basis(line: "InterestLine", texts: "Texts", habit: "EnglishHabit") -> str:
    comma = "，" if texts.language is LetterLanguage.CHINESE else ", "
    points = sorted({stretch.points_ppm for item in line.items for stretch in item.stretches})
    return texts.say(
        f"common.interest.basis.{line.basis}",
        references=comma.join(_reference(each, texts, habit) for each in line.references),
        factor=times(line.factor),
        points=comma.join(per_cent(each).removesuffix("%") for each in points),
    )


def _reference(reference: "ReferenceRate", texts: "Texts", habit: "EnglishHabit") -> str:
    since = long_date(reference.valid_from, texts.language, habit)
    return texts.say("common.interest.reference", rate=per_cent(reference.rate_ppm), day=since)


def _formula(line: "InterestLine", texts: "Texts") -> str:
    if line.year_days is None:
        return texts.say("common.interest.formula.daily")
    return texts.say("common.interest.formula.yearly", year_days=str(line.year_days))


def _table(line: "InterestLine", texts: "Texts", habit: "EnglishHabit", setting: "Setting") -> list[Piece]:
    """Set a row for the days on which balance and rate stayed the same; an item's interest stands in its last one."""
    columns = [Column(texts.say("common.items.number"), wraps=True)]
    columns += [
        Column(texts.say(f"common.interest.{name}"), "center" if name in {"first", "last"} else "right")
        for name in ("balance", "first", "last", "days", "rate", "interest", *(["fixed"] if line.fixed else []))
    ]
    rates = per_cents(stretch.rate_ppm for item in line.items for stretch in item.stretches)
    rows = [row[: len(columns)] for item in line.items for row in _rows(item, rates, line.currency, texts, habit)]
    unit = texts.say("common.currency_cny") if line.currency == "CNY" else line.currency
    sums = (figure(line.interest, line.currency), figure(line.fixed, line.currency))
    total = [texts.say("common.interest.sum", currency=unit), "", "", "", "", "", *sums][: len(columns)]
    return table(columns, rows, setting.width, setting.styles, total=total)


def _rows(
    item: "ItemInterest", rates: Mapping[int, str], currency: str, texts: "Texts", habit: "EnglishHabit"
) -> Iterator[Sequence[str]]:
    for stretch in item.stretches:
        is_last = stretch is item.stretches[-1]
        yield (
            item.number if stretch is item.stretches[0] else "",
            figure(stretch.balance, currency),
            short_date(stretch.first, texts.language, habit),
            short_date(stretch.last, texts.language, habit),
            str(stretch.days),
            rates[stretch.rate_ppm],
            figure(item.interest, currency) if is_last else "",
            figure(item.fixed, currency) if is_last else "",
        )
