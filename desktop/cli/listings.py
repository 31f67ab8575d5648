"""What can be looked at in the terminal: customers, visits, a payment process."""

import argparse

from desktop.app import App
from desktop.cli.choosing import one_customer
from desktop.cli.output import complain, print_json, say, table
from desktop.domain.money import Money
from desktop.domain.paygrammar import PayRuleError, parse_rule
from desktop.domain.payphrases import recognise_phrase
from desktop.domain.payrules import PayRule
from desktop.domain.process import Step
from desktop.domain.visits import Purpose, VisitStatus
from desktop.formats import format_money
from desktop.i18n import _
from desktop.services.results import Refused
from desktop.services.visits import VisitRow
from desktop.wording.choices import label
from desktop.wording.process import (
    deadline_line,
    paper_line,
    pay_day_line,
    question_sentence,
    rule_sentence,
    window_text,
)
from desktop.wording.receivables import money_list
from desktop.wording.visits import visit_when


def print_customers(app: App, options: argparse.Namespace) -> int:
    """Print the customers that are found, with what they owe."""
    rows = app.services.customers.page(options.search, limit=500)
    if options.json:
        print_json(rows)
        return 0
    lines = [
        (
            f"#{row.id}",
            row.code,
            row.name,
            money_list(Money(total.currency, total.open) for total in row.sums),
            _("overdue %(sum)s") % {"sum": money_list(Money(s.currency, s.overdue) for s in row.sums if s.overdue)},
        )
        for row in rows
    ]
    for line in table(lines):
        say(line)
    if not rows:
        say(_("No customer is found."))
    return 0


def print_visits(app: App, options: argparse.Namespace) -> int:
    """Print the planned visits."""
    visits = app.services.visits.page(status=VisitStatus.PLANNED, limit=500)
    if options.json:
        print_json(visits)
        return 0
    lines = [(f"[{visit.id}]", _visit_head(visit), label(Purpose(visit.purpose))) for visit in visits]
    for line in table(lines):
        say(line)
    if not visits:
        say(_("No visit is planned."))
    return 0


def _visit_head(visit: VisitRow) -> str:
    amount = "" if visit.amount is None else f"  {format_money(visit.amount, visit.currency)}"
    return f"{visit_when(visit.day, visit.time)}  {visit.customer}{amount}"


def print_process(app: App, options: argparse.Namespace) -> int:
    """Print how a customer pays; with `--rule` set the pay-day rule first."""
    customer_id = one_customer(app, options.customer)
    if customer_id is None:
        return 1
    if options.rule is not None and not _set_rule(app, customer_id, options.rule):
        return 1
    view = app.services.processes.get(customer_id)
    if options.json:
        print_json(view)
        return 0
    say(rule_sentence(view.process.rule))
    for step in view.process.steps:
        say(f"  {_step_line(step)}")
    for paper in view.process.papers:
        say(f"  {paper_line(paper.kind, paper.form, paper.copies)}")
    for following in view.next_days:
        words = {"day": pay_day_line(following.pay_day), "papers": deadline_line(following.deadline)}
        say("  " + _("next pay day: %(day)s; %(papers)s") % words)
    for question in view.questions:
        say(f"  ? {question_sentence(question)}")
    return 0


def _step_line(step: Step) -> str:
    parts = [label(step.kind), step.role, step.person, window_text(step.window)]
    return ", ".join(part for part in parts if part)


def _set_rule(app: App, customer_id: int, text: str) -> bool:
    from dataclasses import replace

    rule = _read_rule(text)
    if rule is None:
        complain(_("This pay-day rule cannot be read: %(rule)s") % {"rule": text})
        return False
    process = replace(app.services.processes.get(customer_id).process, rule=rule)
    return not isinstance(app.services.processes.save(customer_id, process), Refused)


def _read_rule(text: str) -> PayRule | None:
    try:
        return parse_rule(text)
    except PayRuleError:
        return recognise_phrase(text)
