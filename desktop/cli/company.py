"""Our own company in the terminal: what papers say of us."""

import argparse
import dataclasses
from collections.abc import Sequence

from desktop.app import App
from desktop.cli.output import complain, print_json, refused, say, table
from desktop.domain.company import LIMITS, BankAccount, Company, EnglishHabit
from desktop.i18n import _
from desktop.services.results import Refused

_ACCOUNT_PARTS = ("currency", "number", "holder", "bank", "code")
_FEWEST_ACCOUNT_PARTS = 2


def company(app: App, options: argparse.Namespace) -> int:
    """Show what papers say of our own company, or set it."""
    ours = app.services.company.get()
    if options.set or options.account:
        changed = _changed(ours, options)
        if changed is None:
            return 1
        saved = app.services.company.save(changed)
        if isinstance(saved, Refused):
            return refused(saved)
        ours = saved.value
    if options.json:
        print_json(ours)
        return 0
    fields = [(name, str(getattr(ours, name))) for name in (*LIMITS, "english_habit")]
    accounts = [("account", "  ".join(filter(None, dataclasses.astuple(account)))) for account in ours.accounts]
    for line in table([*fields, *accounts]):
        say(line)
    return 0


def _changed(ours: Company, options: argparse.Namespace) -> Company | None:
    """Put what was typed into our company; None, with the reason printed, when it cannot be read."""
    texts: dict[str, str] = {}
    for typed in options.set:
        name, sign, value = typed.partition("=")
        if not sign or name not in {*LIMITS, "english_habit"}:
            complain(_("--set: a field and its text as in name=Example Ltd; not %(typed)s") % {"typed": typed})
            return None
        texts[name] = value
    habit = texts.pop("english_habit", ours.english_habit.value)
    if habit not in set(EnglishHabit):
        complain(_("english_habit: one of %(choices)s") % {"choices": ", ".join(EnglishHabit)})
        return None
    accounts = [account_of(parts) for parts in options.account or ()]
    if None in accounts:
        complain(_("--account: CURRENCY NUMBER [HOLDER [BANK [CODE]]]"))
        return None
    new = tuple(account for account in accounts if account)
    renewed = {account.currency for account in new}
    kept = tuple(account for account in ours.accounts if account.currency not in renewed)
    return dataclasses.replace(ours, **texts, english_habit=EnglishHabit(habit), accounts=(*kept, *new))


def account_of(parts: Sequence[str]) -> BankAccount | None:
    """Read CURRENCY NUMBER [HOLDER [BANK [CODE]]]; None where that is not what stands there."""
    if not _FEWEST_ACCOUNT_PARTS <= len(parts) <= len(_ACCOUNT_PARTS):
        return None
    values = dict(zip(_ACCOUNT_PARTS, parts, strict=False))
    return BankAccount(**(values | {"currency": values["currency"].upper()}))
