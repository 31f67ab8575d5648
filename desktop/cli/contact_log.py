"""The contact log in the terminal: contacts logged with their next step, listed, taken back (rules 8 and 50)."""

import argparse
from collections.abc import Iterator

from desktop.app import App
from desktop.cli.choosing import EVERY, one_customer
from desktop.cli.output import print_json, refused, say
from desktop.domain.contacts import ContactChannel, ContactResult, Tactic, Verdict
from desktop.domain.text import fold
from desktop.formats import format_date
from desktop.i18n import _
from desktop.services.contacts import ContactForm, ContactLine
from desktop.services.results import Refused
from desktop.wording.choices import label


def contact_log(app: App, options: argparse.Namespace) -> int:
    """Run one of the verbs of `log`."""
    verbs = {"add": _add, "list": _list, "withdraw": _withdraw}
    return verbs[options.verb](app, options)


def _add(app: App, options: argparse.Namespace) -> int:
    customer_id = one_customer(app, options.customer)
    if customer_id is None:
        return 1
    saved = app.services.contacts.add(_form(app, customer_id, options))
    if isinstance(saved, Refused):
        return refused(saved)
    say(_("Contact [%(number)s] is in the log.") % {"number": saved.value})
    return 0


def _form(app: App, customer_id: int, options: argparse.Namespace) -> ContactForm:
    contact_id = _person(app, customer_id, options.who)
    return ContactForm(
        customer_id,
        options.held_on or app.clock.today(),
        options.time,
        ContactChannel(options.channel),
        contact_id,
        options.who if contact_id is None else "",
        options.said,
        ContactResult(options.result),
        Tactic(options.tactic) if options.tactic else None,
        Verdict(options.verdict) if options.verdict else None,
        options.evidence,
        options.next_step,
        options.on,
        options.no_next_step,
        done_steps=tuple(dict.fromkeys(options.done)),
    )


def _person(app: App, customer_id: int, name: str) -> int | None:
    """Find whom a name means; None where it is nobody the book knows there, or more than one."""
    people = app.services.customers.contacts(customer_id) if name else []
    found = [person.id for person in people if fold(person.name) == fold(name)]
    return found[0] if len(found) == 1 else None


def _list(app: App, options: argparse.Namespace) -> int:
    customer_id = one_customer(app, options.customer) if options.customer else None
    if options.customer and customer_id is None:
        return 1
    lines = app.services.contacts.page(customer_id, since=options.since, until=options.until, limit=EVERY)
    if options.json:
        print_json(lines)
        return 0
    for line in lines:
        for text in _texts(line):
            say(text)
    if not lines:
        say(_("No contact is logged."))
    return 0


def _texts(line: ContactLine) -> Iterator[str]:
    when = " ".join(filter(None, (format_date(line.day), line.time)))
    channel, result = label(ContactChannel(line.channel)), label(ContactResult(line.result))
    yield "  ".join(filter(None, (f"[{line.id}]", when, line.customer, channel, line.person, result)))
    if line.said:
        yield f"       {' '.join(line.said.split())}"
    yield f"       {_ending(line)}"


def _ending(line: ContactLine) -> str:
    if line.next_step_on is None:
        return _("no next step: %(why)s") % {"why": line.no_next_step}
    following = _("next: %(step)s on %(day)s") % {"step": line.next_step, "day": format_date(line.next_step_on)}
    if line.next_step_done_on is None:
        return following
    return _("%(step)s; done on %(day)s") % {"step": following, "day": format_date(line.next_step_done_on)}


def _withdraw(app: App, options: argparse.Namespace) -> int:
    saved = app.services.contacts.withdraw(options.contact)
    if isinstance(saved, Refused):
        return refused(saved)
    say(_("Contact [%(number)s] is taken back.") % {"number": options.contact})
    return 0
