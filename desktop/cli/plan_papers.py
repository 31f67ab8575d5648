"""The papers of instalment plans in the terminal: the form for a proposal, and the agreement."""

import argparse

from desktop.app import App
from desktop.cli.choosing import one_customer
from desktop.cli.making import chosen_language, make_paper
from desktop.cli.output import complain
from desktop.i18n import _
from desktop.services.agreements import FormChoices, PaperChoices


def proposal(app: App, options: argparse.Namespace) -> int:
    """Make the blank form in which a customer proposes instalments."""
    customer_id = one_customer(app, options.customer)
    beginning = None if customer_id is None else app.services.plans.begin(customer_id, options.currency)
    if customer_id is None or beginning is None:
        return 1
    choices = FormChoices(
        customer_id,
        beginning.form.currency,
        language=chosen_language(options),
        made_on=options.made_on,
        reply_by=options.reply_by,
        attention=options.attention,
        lines=options.lines,
    )
    agreements = app.services.agreements
    return make_paper(app, options, agreements.form_preview(choices), lambda: agreements.make_form(choices))


def agreement(app: App, options: argparse.Namespace) -> int:
    """Make the agreement of an instalment plan."""
    if app.services.plans.get(options.plan) is None:
        complain(_("There is no plan number %(number)s.") % {"number": options.plan})
        return 1
    choices = PaperChoices(language=chosen_language(options), made_on=options.made_on, attention=options.attention)
    agreements = app.services.agreements
    return make_paper(
        app,
        options,
        agreements.agreement_preview(options.plan, choices),
        lambda: agreements.make_agreement(options.plan, choices),
    )
