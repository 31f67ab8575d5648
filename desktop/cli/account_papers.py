"""Statements, payment requests, receipts, thanks, notices of a new account in the terminal (rules 22, 47, 75, 76)."""

import argparse
from collections.abc import Iterable
from typing import Any

from desktop.app import App
from desktop.cli.choosing import one_customer, open_items
from desktop.cli.company import account_of
from desktop.cli.making import chosen_language, make_paper, one_currency
from desktop.cli.output import complain, print_json, say, table
from desktop.domain.payrequests import PayStage
from desktop.domain.thanks import ThanksReason
from desktop.formats import format_count
from desktop.i18n import _, ngettext
from desktop.services.account_changes import AccountChangeChoices
from desktop.services.paper_decisions import ChoicesT, DraftT, PaperDecisions
from desktop.services.receipts import ReceiptChoices
from desktop.services.request_choices import RequestChoices
from desktop.services.statement_choices import StatementChoices
from desktop.services.thanks import ThanksCandidate, ThanksChoices
from desktop.wording.choices import label


def statement(app: App, options: argparse.Namespace) -> int:
    """Make a statement of account with a reply slip."""
    customer_id = one_customer(app, options.customer)
    currency = None if customer_id is None else one_currency(app, customer_id, options.currency)
    if customer_id is None or currency is None:
        return 1
    choices = StatementChoices(
        customer_id,
        currency,
        language=chosen_language(options),
        made_on=options.made_on,
        attention=options.attention,
        cut_off=options.cut_off,
        movements_from=options.since,
        reply_by=options.reply_by,
        ageing=True if options.ageing else None,
        movements=options.movements or options.since is not None,
        reserve_rights=not options.no_rights,
        enclosures=tuple(options.enclosure),
    )
    return _make(app, options, app.services.statements, choices)


def request(app: App, options: argparse.Namespace) -> int:
    """Make a payment request with the papers that the customer wants."""
    customer_id = one_customer(app, options.customer)
    currency = None if customer_id is None else one_currency(app, customer_id, options.currency)
    if customer_id is None or currency is None:
        return 1
    items = open_items(app, customer_id, options.item, currency) if options.item else None
    if options.item and items is None:
        return 1
    choices = RequestChoices(
        customer_id,
        currency,
        language=chosen_language(options),
        made_on=options.made_on,
        attention=options.attention,
        reference=options.reference,
        items=None if items is None else frozenset(item.id for item in items),
        contract=options.contract,
        clause=options.clause,
        stage=PayStage(options.stage),
        note=options.note,
        with_slip=not options.no_slip,
    )
    return _make(app, options, app.services.payment_requests, choices)


def receipt(app: App, options: argparse.Namespace) -> int:
    """Make the receipt of a payment."""
    choices = ReceiptChoices(
        options.payment, chosen_language(options), options.made_on, options.received_by, not options.no_copy
    )
    if app.services.payments.get(options.payment) is None:
        complain(_("There is no payment number %(number)s.") % {"number": options.payment})
        return 1
    return _make(app, options, app.services.receipts, choices)


def thanks(app: App, options: argparse.Namespace) -> int:
    """Thank a good payer; without a customer, list who has earned it and for what."""
    service = app.services.thanks
    if options.customer is None:
        return _print_earned(service.candidates(), as_json=options.json)
    customer_id = one_customer(app, options.customer)
    card = None if customer_id is None else app.services.customers.get(customer_id)
    if customer_id is None or card is None:
        return 1
    choices = ThanksChoices(
        customer_id,
        options.currency or card.customer.currency,
        language=chosen_language(options),
        made_on=options.made_on,
        attention=options.attention,
        reason=ThanksReason(options.reason) if options.reason else None,
        benefit=options.benefit,
    )
    return _make(app, options, service, choices)


def account_change(app: App, options: argparse.Namespace) -> int:
    """Make the notice of a new account, with the old one in full beside it."""
    customer_id = one_customer(app, options.customer)
    old = account_of(options.old)
    if old is None:
        complain(_("--old: CURRENCY NUMBER [HOLDER [BANK [CODE]]]"))
    if customer_id is None or old is None:
        return 1
    choices = AccountChangeChoices(
        customer_id,
        old.currency,
        old,
        language=chosen_language(options),
        made_on=options.made_on,
        attention=options.attention,
        effective_on=options.effective_on,
        new=options.new - 1,
        with_slip=not options.no_slip,
    )
    return _make(app, options, app.services.account_changes, choices)


def _make(
    app: App, options: argparse.Namespace, service: PaperDecisions[ChoicesT, DraftT, Any], choices: ChoicesT
) -> int:
    """Show the paper of the choices, or keep it as it is shown."""
    found = service.draft_and_preview(choices)
    if found is None:
        return 1
    draft, preview = found
    return make_paper(app, options, preview, lambda: service.make(choices, seen=draft.facts))


def _print_earned(candidates: Iterable[ThanksCandidate], *, as_json: bool) -> int:
    candidates = list(candidates)
    if as_json:
        print_json(candidates)
        return 0
    for line in table(map(_row, candidates)) or [_("Nobody has earned thanks at the moment.")]:
        say(line)
    return 0


def _row(candidate: ThanksCandidate) -> tuple[str, ...]:
    paid, kept = candidate.facts.items, candidate.facts.kept
    items = ngettext("%(count)s item paid", "%(count)s items paid", paid) % {"count": format_count(paid)}
    promises = ngettext("%(count)s promise kept", "%(count)s promises kept", kept) % {"count": format_count(kept)}
    return candidate.name, label(candidate.reason), items, promises if kept else ""
