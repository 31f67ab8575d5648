"""The ways of papers in the terminal: sent, arrived, answered, taken back, and drafts of mails (rules 24 and 58)."""

import argparse

from desktop.app import App
from desktop.cli.choosing import one_paper, some_papers
from desktop.cli.making import is_folder
from desktop.cli.output import complain, print_json, refused, say
from desktop.cli.typed import typed_amount
from desktop.domain.confirmation import DifferenceReason
from desktop.domain.deliveries import DeliveryChannel, ProofKind, ReplyKind
from desktop.domain.promises import PromiseQuestion
from desktop.i18n import _, ngettext
from desktop.services.deliveries import DeliveryForm
from desktop.services.proofs import ProofForm
from desktop.services.replies import ReplyForm
from desktop.services.results import Refused, Saved
from desktop.wording.deliveries import proof_line, reply_line, sent_line, way_line
from desktop.wording.questions import question_text


def sent(app: App, options: argparse.Namespace) -> int:
    """Record how papers went out together; with --run all papers of a print run that are not void."""
    if bool(options.number) == bool(options.run):
        complain(_("Name papers by their numbers, or a run by --run."))
        return 1
    ids = _of_run(app, options.run) if options.run else some_papers(app, options.number)
    if not ids:
        return 1
    form = DeliveryForm(
        tuple(ids),
        DeliveryChannel(options.by),
        options.on or app.clock.today(),
        sent_by=options.sent_by,
        sent_to=options.to,
        tracking=options.tracking,
        note=options.note,
    )
    saved = app.services.deliveries.send(form)
    if isinstance(saved, Refused):
        return refused(saved)
    text = ngettext("%(count)s paper is on its way.", "%(count)s papers are on their way.", len(saved.value))
    say(text % {"count": len(saved.value)})
    return 0


def _of_run(app: App, run_id: int) -> list[int]:
    papers = [paper.id for paper in app.services.print_runs.documents(run_id) if paper.voided_at is None]
    if not papers:
        complain(_("There is no print run number %(number)s.") % {"number": run_id})
    return papers


def arrived(app: App, options: argparse.Namespace) -> int:
    """Record what shows that a paper arrived."""
    document_id = one_paper(app, options.number)
    if document_id is None:
        return 1
    form = ProofForm(
        document_id,
        ProofKind(options.kind),
        options.on or app.clock.today(),
        received_by=options.received_by,
        kept_where=options.kept,
        note=options.note,
        file=options.file,
    )
    saved = app.services.proofs.add(form)
    if isinstance(saved, Refused):
        return refused(saved)
    return _show(app, document_id)


def reply(app: App, options: argparse.Namespace) -> int:
    """Record what a customer answered, and what becomes of it."""
    document_id = one_paper(app, options.number)
    card = None if document_id is None else app.services.archive.get(document_id)
    if document_id is None or card is None:
        return 1
    sums = {}
    for name in ("theirs", "amount"):
        if (typed := getattr(options, name)) is not None:
            sums[name] = typed_amount(typed, card.row.currency, name)
            if sums[name] is None:
                return 1
    form = ReplyForm(
        document_id,
        ReplyKind(options.kind),
        options.on or app.clock.today(),
        theirs=sums.get("theirs"),
        reason=DifferenceReason(options.cause),
        amount=sums.get("amount"),
        pay_on=options.pay_on,
        signed_by=options.signed_by,
        position=options.position,
        note=options.note,
        file=options.file,
        kept_where=options.kept,
    )
    saved = app.services.replies.add(form, asked=tuple(PromiseQuestion) if options.yes else ())
    if isinstance(saved, Refused):
        return _asked_back(saved)
    return _show(app, document_id)


def _asked_back(answer: Refused) -> int:
    """Say what a promise is asked about; anything else is refused as it stands."""
    questions = [problem for problem in answer.problems if problem.field == "questions"]
    if not questions or len(questions) < len(answer.problems):
        return refused(answer)
    for question in PromiseQuestion:
        if any(question.value in problem.values.values() for problem in questions):
            complain(question_text(question))
    complain(_("Nothing was changed. Say --yes if this is meant."))
    return 1


def way(app: App, options: argparse.Namespace) -> int:
    """Print the way of a paper, or write the file of a proof again."""
    document_id = one_paper(app, options.number)
    if document_id is None:
        return 1
    card = app.services.deliveries.card(document_id)
    if options.json:
        print_json(card)
        return 0
    if options.files is None:
        return _show(app, document_id)
    if not is_folder(options.files):
        return 1
    for proof in card.proofs:
        if proof.file_name:
            say(str(app.services.proofs.save_to(proof.id, options.files)))
    return 0


def _show(app: App, document_id: int) -> int:
    """Print all that is known of the way of a paper; what was taken back is left out."""
    services = app.services
    paper, card = services.archive.get(document_id), services.deliveries.card(document_id)
    status = services.deliveries.status([document_id])[document_id]
    say(f"{paper.row.number if paper else ''}  {way_line(status, app.clock.today())}")
    currency = paper.row.currency if paper else ""
    lines = (
        *(("sent", row.id, row.withdrawn_at, sent_line(row)) for row in card.deliveries),
        *(("arrived", row.id, row.withdrawn_at, proof_line(row)) for row in card.proofs),
        *(("reply", row.id, row.withdrawn_at, reply_line(row, currency)) for row in card.replies),
    )
    for what, row_id, withdrawn_at, text in lines:
        if withdrawn_at is None:
            say(f"  {what} [{row_id}]  {text}")
    return 0


def take_back(app: App, options: argparse.Namespace) -> int:
    """Take back what was recorded by mistake; with an answer all that it made."""
    saved: Saved[int] | Saved[tuple[int, ...]] | Refused
    if options.what == "sent":
        saved = app.services.deliveries.withdraw(options.id)
    elif options.what == "arrived":
        saved = app.services.proofs.withdraw(options.id)
    else:
        saved = app.services.replies.withdraw(options.id)
    if isinstance(saved, Refused):
        return refused(saved)
    say(_("%(what)s [%(number)s] is taken back.") % {"what": options.what, "number": options.id})
    return 0


def mail(app: App, options: argparse.Namespace) -> int:
    """Write the draft of a mail that carries papers of one customer."""
    ids = some_papers(app, options.number)
    if not ids or not is_folder(options.out):
        return 1
    cards = [app.services.archive.get(each) for each in ids]
    if len({card.row.customer_id for card in cards if card}) > 1:
        complain(_("A mail carries papers of one customer."))
        return 1
    say(str(app.services.mail_drafts.write(ids, options.out, options.to)))
    return 0
