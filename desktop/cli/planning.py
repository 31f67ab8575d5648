"""Instalment plans in the terminal: add, list, show, move, pay."""

import argparse
import re
from dataclasses import replace
from typing import Any

from desktop.app import App
from desktop.cli.choosing import one_customer
from desktop.cli.output import complain, print_json, refused, say, table
from desktop.cli.typed import typed_amount
from desktop.domain.clauses import Acceleration, Clauses, Forum, LateCharge, Security
from desktop.domain.instalments import DayShift, Every, Instalment, Interest, Remainder, Terms, percent_of, usual_shift
from desktop.domain.ledger import PaymentQuestion
from desktop.domain.plans import Move, SoftThought
from desktop.domain.process import PayMeans
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.formats import format_amount, format_date, format_money
from desktop.i18n import _
from desktop.services.plans import PlanBeginning, PlanForm, PlanLine, WorkedOut
from desktop.services.results import Refused
from desktop.wording.choices import label
from desktop.wording.plans import instalment_name, question_line, standing_chip, state_chip
from desktop.wording.questions import question_text

_PER_CENT = re.compile(r"(\d{1,2})(?:\.(\d{1,2}))?\s*%")
_RATE = re.compile(r"(\d{1,3})(?:\.(\d{1,4}))?\s*%?")

#: What says nothing alone, and what it belongs to.
_BELONGS = {"rate": "interest", "interest_from": "interest", "down_on": "down"}


def plan(app: App, options: argparse.Namespace) -> int:
    """Run one of the verbs of `plan`."""
    verbs = {"add": _add, "list": _list, "show": _show, "due": _due, "move": _move, "pay": _pay}
    return verbs[options.verb](app, options)


def _add(app: App, options: argparse.Namespace) -> int:
    customer_id = one_customer(app, options.customer)
    beginning = None if customer_id is None else app.services.plans.begin(customer_id, options.currency)
    form = None if beginning is None else _form(beginning, options)
    if form is None:
        return 1
    worked = app.services.plans.work_out(form)
    for line in _worked_lines(worked, form.currency):
        say(line)
    if worked.problems:
        return refused(Refused(worked.problems))
    if options.preview:
        return 0
    if worked.questions and not options.yes:
        complain(*(question_line(question, worked.instalments) for question in worked.questions))
        complain(_("Nothing was changed. Say --yes if this is meant."))
        return 1
    saved = app.services.plans.add(form, asked=worked.questions)
    if isinstance(saved, Refused):
        return refused(saved)
    say(_("Plan [%(number)s] is in the book.") % {"number": saved.value})
    return 0


def _form(beginning: PlanBeginning, options: argparse.Namespace) -> PlanForm | None:
    """Put what was typed in the place of what is proposed; None, with the reason printed, when it cannot be read."""
    form = beginning.form
    if options.item:
        wanted = {item.number: item.id for item in beginning.items}
        unknown = [number for number in options.item if number not in wanted]
        if unknown:
            complain(_("Not an item that may be planned: %(numbers)s") % {"numbers": ", ".join(unknown)})
            return None
        form = replace(form, items=tuple(wanted[number] for number in options.item))
    terms = _terms(form, beginning, options)
    if terms is None:
        return None
    texts = {name: value for name in ("contract", "reason") if (value := getattr(options, name)) is not None}
    analysis = replace(form.analysis, **_said(options))
    return replace(form, terms=terms, clauses=_clauses(form.clauses, options), analysis=analysis, **texts)


def _said(options: argparse.Namespace) -> dict[str, Any]:
    """Give what was said of the debt (rule 78)."""
    said = (("cause", DebtCause, options.cause), ("nature", DebtNature, options.nature))
    known: dict[str, Any] = {name: kind(value) for name, kind, value in said if value}
    return known | ({"term_class": DebtTerm(options.term)} if options.term else {})


def _terms(form: PlanForm, beginning: PlanBeginning, options: argparse.Namespace) -> Terms | None:
    if not _is_whole(options):
        return None
    values: dict[str, Any] = _chosen_terms(options)
    if options.down:
        debt = sum(item.asked for item in beginning.items if item.id in form.items)
        down = _down_payment(options.down, debt, form.currency)
        if down is None:
            return None
        values |= {"down_payment": down, "down_payment_on": options.down_on or form.terms.down_payment_on}
        if values["down_payment_on"] is None and beginning.working_days:
            values["down_payment_on"] = beginning.working_days[0]
    if options.part_amount:
        values |= {"part_amount": typed_amount(options.part_amount, form.currency, "part_amount"), "parts": None}
        if values["part_amount"] is None:
            return None
    if options.rate:
        rate = _RATE.fullmatch(options.rate)
        if rate is None:
            complain(_("--rate: a number of per cent a year, as in 4.8"))
            return None
        values["rate_ppm"] = int(rate[1]) * 10_000 + int((rate[2] or "").ljust(4, "0"))
    return replace(form.terms, **values)


def _is_whole(options: argparse.Namespace) -> bool:
    """Refuse words that would be passed over: a rate, say, where no interest was chosen."""
    for name, other in _BELONGS.items():
        if getattr(options, name) and getattr(options, other) in {None, Interest.NONE.value}:
            names = {"name": name.replace("_", "-"), "other": other}
            complain(_("--%(name)s says nothing without --%(other)s.") % names)
            return False
    return True


def _chosen_terms(options: argparse.Namespace) -> dict[str, Any]:
    """Give the terms that were named; own dates need no count, and a rhythm has its usual shift."""
    kinds = {"every": Every, "shift": DayShift, "interest": Interest, "remainder": Remainder}
    values: dict[str, Any] = {
        name: kind(getattr(options, name)) for name, kind in kinds.items() if getattr(options, name)
    }
    if options.parts is not None:
        values |= {"parts": options.parts, "part_amount": None}
    if options.first:
        values["first_on"] = options.first
    if options.interest_from:
        values["interest_from"] = options.interest_from
    if options.on:
        values |= {"every": Every.OWN, "own_dates": tuple(options.on), "parts": None, "first_on": None}
    if "every" in values:
        values.setdefault("shift", usual_shift(values["every"]))
    return values


def _clauses(clauses: Clauses, options: argparse.Namespace) -> Clauses:
    kinds = {"late_charge": LateCharge, "acceleration": Acceleration, "security": Security, "forum": Forum}
    values: dict[str, Any] = {
        name: kind(getattr(options, name)) for name, kind in kinds.items() if getattr(options, name)
    }
    return replace(clauses, **values)


def _down_payment(text: str, debt: int, currency: str) -> int | None:
    share = _PER_CENT.fullmatch(text)
    if share:
        return percent_of(debt, int(share[1]) * 100 + int((share[2] or "").ljust(2, "0")))
    return typed_amount(text, currency, "down_payment")


def _worked_lines(worked: WorkedOut, currency: str) -> list[str]:
    for_left_out = [
        _("%(number)s: the disputed %(amount)s is not planned")
        % {"number": item.number, "amount": format_money(item.disputed, currency)}
        for item in worked.left_out
    ]
    rows = [_row(row, currency) for row in worked.instalments]
    total = ["", _("total"), format_money(worked.total, currency)]
    return [*for_left_out, *table([*rows, total] if rows else [])]


def _row(row: Instalment, currency: str) -> list[str]:
    moved = "" if row.nominal_on == row.pay_on else _("moved from %(day)s") % {"day": format_date(row.nominal_on)}
    return [instalment_name(row), format_date(row.pay_on), format_amount(row.total, currency), moved]


def _list(app: App, options: argparse.Namespace) -> int:
    lines = app.services.plans.page(archived=options.archived)
    if options.json:
        print_json(lines)
    elif not lines:
        say(_("There are no plans."))
    for line in [] if options.json else table([_list_row(line) for line in lines]):
        say(line)
    return 0


def _list_row(line: PlanLine) -> list[str]:
    following = ""
    if line.next_on:
        following = f"{format_date(line.next_on)}  {format_money(line.next_open, line.currency)}"
    total = format_money(line.total, line.currency)
    return [f"[{line.id}]", line.customer, total, state_chip(line.state)[0], f"{line.settled}/{line.count}", following]


def _show(app: App, options: argparse.Namespace) -> int:
    card = app.services.plans.get(options.plan)
    if card is None:
        return _no_plan(options.plan)
    if options.json:
        print_json(card)
        return 0
    say(f"[{card.plan.id}] {card.customer}  {format_money(card.plan.debt, card.plan.currency)}  {label(card.state)}")
    today = app.clock.today()
    rows = [
        [*_row(standing.instalment, card.plan.currency), standing_chip(standing, today)[0]]
        for standing in card.settlement.instalments
    ]
    for line in table(rows):
        say("  " + line)
    if card.moves:
        say(_("What may be done: %(moves)s") % {"moves": ", ".join(label(move) for move in card.moves)})
    return 0


def _due(app: App, options: argparse.Namespace) -> int:
    due = app.services.plans.due(options.until or app.clock.today())
    if options.json:
        print_json(due)
        return 0
    rows = [
        [
            f"[{row.plan_id}]",
            row.customer,
            f"{row.position}/{row.count}",
            format_date(row.pay_on),
            format_money(row.open, row.currency),
        ]
        for row in due
    ]
    for line in table(rows) or [_("Nothing is due.")]:
        say(line)
    return 0


def _move(app: App, options: argparse.Namespace) -> int:
    move = Move(options.move)
    day = options.on or (app.clock.today() if move is Move.SIGN else None)
    thoughts = [SoftThought(each) for each in options.thought]
    saved = app.services.plans.move(options.plan, move, day=day, reason=options.because, thoughts=thoughts)
    if isinstance(saved, Refused):
        return refused(saved)
    say(_("Plan [%(number)s]: %(state)s") % {"number": options.plan, "state": label(saved.value)})
    return 0


def _pay(app: App, options: argparse.Namespace) -> int:
    card = app.services.plans.get(options.plan)
    if card is None:
        return _no_plan(options.plan)
    amount = typed_amount(options.amount, card.plan.currency, "amount")
    if amount is None:
        return 1
    paid_on, means = options.on or app.clock.today(), PayMeans(options.means)
    asked = tuple(PaymentQuestion) if options.yes else ()
    saved = app.services.plans.pay(options.plan, paid_on, amount, options.reference, means=means, asked=asked)
    if isinstance(saved, Refused) and all(problem.field == "questions" for problem in saved.problems):
        complain(question_text(PaymentQuestion.TWICE), _("Nothing was changed. Say --yes if this is meant."))
        return 1
    if isinstance(saved, Refused):
        return refused(saved)
    return _show(app, argparse.Namespace(plan=options.plan, json=False))


def _no_plan(number: int) -> int:
    complain(_("There is no plan number %(number)s.") % {"number": number})
    return 1
