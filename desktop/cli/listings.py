"""What can be looked at in the terminal: today, customers, visits, a payment process."""

import argparse
from collections.abc import Iterable

from desktop.app import App
from desktop.cli.choosing import one_customer
from desktop.cli.output import complain, print_json, say, table
from desktop.domain.money import Money
from desktop.domain.paygrammar import PayRuleError, parse_rule
from desktop.domain.payphrases import recognise_phrase
from desktop.domain.payrules import PayRule
from desktop.domain.process import Step
from desktop.domain.visits import Purpose, VisitStatus
from desktop.formats import format_date, format_money
from desktop.i18n import _, ngettext
from desktop.services.results import Refused
from desktop.services.today import ConfirmLine, TodayList, VisitLine
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
from desktop.wording.visits import confirm_reason, readiness_line, visit_when


def print_today(app: App, options: argparse.Namespace) -> int:
    """Print the list of the day, section by section; empty sections are left out."""
    today = app.services.today.today()
    if options.json:
        print_json(today)
        return 0
    say(format_date(today.day, "long") + ("" if not today.week else f"   {_('this week:')} {money_list(today.week)}"))
    sections = _sections(today)
    for title, lines in sections:
        say()
        say(f"{title} ({len(lines)})")
        for line in lines:
            say(f"  {line}")
    if not sections:
        say(_("Nothing is due today."))
    return 0


def _sections(today: TodayList) -> list[tuple[str, list[str]]]:
    sections = [
        (_("CONFIRM BY PHONE"), [_confirm_line(due) for due in today.confirm]),
        (_("VISITS WITHOUT AN OUTCOME"), _visit_lines(today.unrecorded)),
        (_("VISITS TODAY"), _visit_lines(today.today)),
        (_("VISITS IN THE NEXT DAYS"), _visit_lines(today.soon)),
        (_("NEXT STEPS DUE"), [_next_step(visit) for visit in today.next_steps]),
        (
            _("QUESTIONS STILL OPEN"),
            [f"{line.customer}: {' '.join(map(question_sentence, line.questions))}" for line in today.questions],
        ),
    ]
    if today.without_process:
        text = ngettext(
            "%(count)s customer owes money and nobody has described how they pay",
            "%(count)s customers owe money and nobody has described how they pay",
            today.without_process,
        )
        sections.append((_("PAYMENT PROCESSES"), [text % {"count": today.without_process}]))
    return [(title, lines) for title, lines in sections if lines]


def _confirm_line(due: ConfirmLine) -> str:
    visit = due.visit
    line = f"[{visit.id}] {_visit_head(visit)}  {confirm_reason(visit, due.confirmation)}"
    if due.ask is None:
        return line
    asked = {"name": due.ask.name, "phone": due.ask.phone or "—", "time": due.best_time}
    return f"{line}\n       {_('ask %(name)s, %(phone)s, best at %(time)s') % asked}"


def _visit_lines(lines: Iterable[VisitLine]) -> list[str]:
    return [f"[{line.visit.id}] {_visit_head(line.visit)}  {readiness_line(line.readiness)}" for line in lines]


def _visit_head(visit: VisitRow) -> str:
    amount = "" if visit.amount is None else f"  {format_money(visit.amount, visit.currency)}"
    return f"{visit_when(visit.day, visit.time)}  {visit.customer}{amount}"


def _next_step(visit: VisitRow) -> str:
    day = format_date(visit.next_step_on or visit.day, "weekday")
    return f"[{visit.id}] {visit.customer}  {day}: {visit.next_step}"


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
        say(f"  {_('next pay day:')} {pay_day_line(following.pay_day)}; {deadline_line(following.deadline)}")
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
