"""The firm's hours for getting in touch, as the book keeps them among its settings."""

import json
from dataclasses import asdict

from db.connection import Book
from db.queries.settings import get_setting
from desktop.domain.callwindow import CallRules, rules_problems
from desktop.services.settings import keep_setting

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
    keep_setting(CALL_RULES, json.dumps(asdict(rules)))
