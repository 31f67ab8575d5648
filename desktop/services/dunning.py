"""The rules of the ladder, as the book keeps them among its settings."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from db.connection import Book
from db.queries.settings import get_setting
from desktop.domain.dunning import LadderRules, rules_problems
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.settings import keep_setting

LADDER = "ladder"


class DunningService:
    """When which reminder is proposed."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def rules(self) -> LadderRules:
        """Give the rules that were kept, or ours where there are none."""
        with self._book.reading():
            return read_rules(self._book)

    def save_rules(self, rules: LadderRules) -> Saved[LadderRules] | Refused:
        """Keep rules; refused where the steps would not follow one another."""
        if problems := tuple(rules_problems(rules)):
            return Refused(problems)
        with self._book.transaction():
            keep_setting(LADDER, json.dumps(asdict(rules)))
        return Saved(rules, Changes.of(Entity.SETTING))


def read_rules(book: Book) -> LadderRules:
    """Give the rules that were kept, or ours where none were or no letter could go by them."""
    try:
        rules = _rules(json.loads(get_setting(book, LADDER) or "{}"))
        return LadderRules() if any(rules_problems(rules)) else rules
    except (TypeError, ValueError):
        return LadderRules()


def _rules(kept: Mapping[str, Any]) -> LadderRules:
    """Read rules; what was not kept is ours. Raises TypeError and its like where they are none."""
    ours = asdict(LadderRules())
    values = {**ours, **kept}
    values["pay_within"] = tuple(values["pay_within"])
    numbers = (*values["pay_within"], *(value for value in values.values() if not isinstance(value, tuple)))
    if not all(isinstance(number, int) for number in numbers):
        raise TypeError(kept)
    return LadderRules(**values)
