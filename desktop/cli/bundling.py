"""The papers of a customer put together for a lawyer, an agency or a colleague, in the terminal."""

import argparse

from desktop.app import App
from desktop.cli.choosing import one_customer
from desktop.cli.output import complain, refused, say
from desktop.cli.worksheets import tongue
from desktop.domain.bundles import (
    BundleChoices,
    BundlePart,
    ForWhom,
    allowed_parts,
    usual_parts,
)
from desktop.domain.customers import LetterLanguage
from desktop.i18n import _
from desktop.services.bundles import free_place
from desktop.services.results import Refused
from desktop.wording.bundles import BundleVoice, left_out_line


def bundle(app: App, options: argparse.Namespace) -> int:
    """Write the PDF and the workbook into a folder, and print where they are and what is not in them."""
    if not options.out.is_dir():
        complain(_("Not a folder: %(path)s") % {"path": options.out})
        return 1
    customer_id = one_customer(app, options.customer)
    card = None if customer_id is None else app.services.customers.get(customer_id)
    if card is None:
        return 1
    for_whom = ForWhom(options.for_whom)
    asked = {BundlePart(part) for part in options.take}
    if not asked <= allowed_parts(for_whom):
        complain(_("Our notes and how we judge them go to a colleague alone."))
        return 1
    parts = (usual_parts(for_whom) | asked) - {BundlePart(part) for part in options.leave}
    choices = BundleChoices(card.id, for_whom, options.to, options.currency, parts)
    voice = BundleVoice(LetterLanguage(options.language) if options.language else tongue())
    path = free_place(options.out, voice.file_name(card.customer.name, app.clock.today()))
    answer = app.services.bundles.make(choices, voice, path)
    if answer is None or isinstance(answer, Refused):
        return 1 if answer is None else refused(answer)
    say(str(answer.value.path))
    say(str(answer.value.workbook))
    complain(*map(left_out_line, answer.value.left_out))
    return 0
