"""How headings were read last time, kept in the book so that next week's file needs no questions."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from db import models
from db.connection import Book
from db.queries import imports as queries
from desktop.domain.imports.cells import Sheet
from desktop.domain.imports.item_words import ITEM_WORDS
from desktop.domain.imports.mapping import Mapping, decide, propose, questions
from desktop.domain.imports.memory import keys, recall, remember
from desktop.domain.imports.vocabulary import Vocabulary
from desktop.services.imports.reading import Workbook


def recognise(
    book: Book,
    workbook: Workbook,
    currency: str,
    today: date,
    *,
    words: Vocabulary = ITEM_WORDS,
    improve: Callable[[Sequence[Sheet], Mapping], Mapping] | None = None,
) -> Mapping:
    """Propose what each column holds; how the same headings were read last time goes before that.

    `improve` may look at the cells of what is proposed, before last time's reading goes over it.
    """
    proposed = propose(workbook.sheets, currency, today, words)
    if improve is not None:
        proposed = improve(workbook.sheets, proposed)
    wanted = [key for sheet in proposed.sheets for key in keys(sheet)]
    with book.reading():
        kept: dict[str, dict[str, Any]] = {
            key: json.loads(text) for key, text in queries.kept_mappings(book, wanted).items()
        }
    recalled = recall(proposed, kept)
    return decide(recalled, questions(workbook.sheets, recalled, today))


def remember_mapping(mapping: Mapping, now: str) -> None:
    """Keep how the headings were read, inside the transaction of what was brought in."""
    for key, kept in remember(mapping).items():
        models.ImportMapping.insert(
            heading_key=key, mapping=json.dumps(kept, ensure_ascii=False), used_at=now
        ).on_conflict_replace().execute()
