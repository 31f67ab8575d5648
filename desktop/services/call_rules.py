"""The firm's hours for getting in touch, as the book keeps them among its settings."""

import json
from dataclasses import asdict

from db import models
from db.connection import Book
from db.queries.settings import get_setting
from desktop.domain.callwindow import CallRules, rules_problems

CALL_RULES = "call_rules"


def read_call_rules(book: Book) -> CallRules:
    """Give the hours that were kept, or ours where none were or nobody could call by them."""
    try:
        rules = CallRules(**json.loads(get_setting(book, CALL_RULES) or "{}"))
        return CallRules() if any(rules_problems(rules)) else rules
    except (TypeError, ValueError):
        return CallRules()


def write_call_rules(rules: CallRules) -> None:
    """Keep the hours, inside the caller's transaction."""
    models.Setting.insert(key=CALL_RULES, value=json.dumps(asdict(rules))).on_conflict_replace().execute()
