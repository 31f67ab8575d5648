"""Acting on the way of papers from any page: sent, arrived, answered, mailed.

`parent` is the page or a widget on it; the page shows the toast.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.domain.deliveries import DeliveryChannel, ProofKind
from desktop.formats import format_count
from desktop.i18n import _, ngettext
from desktop.services.archive import DocumentCard, DocumentRow
from desktop.services.mail_drafts import MailDraftService
from desktop.ui import viewed_papers
from desktop.ui.acting import GONE, open_dialog, say, tell_refusal, undo_by
from desktop.ui.context import Context
from desktop.ui.pages.letters.way.arrival_dialog import ArrivalDialog
from desktop.ui.pages.letters.way.reply_dialog import ReplyDialog
from desktop.ui.pages.letters.way.send_dialog import SendDialog
from desktop.ui.widgets.ask import ask, tell


def open_sending(
    parent: QWidget, context: Context, document_ids: Sequence[int], channel: DeliveryChannel | None = None
) -> None:
    """Ask how papers went out; Undo takes it back."""

    def told(delivery_ids: Sequence[int]) -> None:
        count = len(delivery_ids)
        text = ngettext("%(count)s paper marked as sent", "%(count)s papers marked as sent", count)
        undo = undo_by(parent, context, context.services.deliveries.withdraw, *delivery_ids)
        say(parent, text % {"count": format_count(count)}, undo)

    open_dialog(SendDialog(context, document_ids, channel, parent), told)


def open_arrival(parent: QWidget, context: Context, document_id: int, kind: ProofKind = ProofKind.SIGNED_SLIP) -> None:
    """Ask what shows that a paper arrived; Undo takes it back."""

    def show(row: DocumentRow) -> None:
        said = _("Arrived: %(number)s") % {"number": row.number}
        undo = context.services.proofs.withdraw
        dialog = ArrivalDialog(context, row, kind, parent)
        open_dialog(dialog, lambda proof_id: say(parent, said, undo_by(parent, context, undo, proof_id)))

    _with_paper(parent, context, document_id, show)


def open_reply(parent: QWidget, context: Context, document_id: int) -> None:
    """Ask what came back; Undo takes back what was recorded because of it, too."""

    def show(row: DocumentRow) -> None:
        said = _("Answer recorded: %(number)s") % {"number": row.number}
        undo = context.services.replies.withdraw
        dialog = ReplyDialog(context, row, parent)
        open_dialog(dialog, lambda reply_id: say(parent, said, undo_by(parent, context, undo, reply_id)))

    _with_paper(parent, context, document_id, show)


def open_mail(parent: QWidget, context: Context, document_ids: Sequence[int]) -> None:
    """Open drafts of mails with papers inside in the mail program, one a paper; nothing is sent by itself."""
    write = partial(_write_drafts, context.services.mail_drafts, tuple(document_ids))
    then = partial(_on_drafts, parent, context, tuple(document_ids))
    context.jobs.read(write, then=then, owner=parent)


def _write_drafts(drafts: MailDraftService, document_ids: Sequence[int]) -> list[Path]:
    return [drafts.write([each], viewed_papers.folder()) for each in document_ids]


def _on_drafts(parent: QWidget, context: Context, document_ids: Sequence[int], files: Sequence[Path]) -> None:
    if not all(QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))) for file in files):
        detail = _("The drafts are in %(folder)s.") % {"folder": files[0].parent}
        tell(parent, _("This computer has no program that opens the mail."), detail=detail)
        return
    mark = _Sent(parent, context, document_ids)
    question = ask(
        parent,
        _("The draft is open in your mail program. Mark the paper as sent by mail?"),
        _("Mark as sent..."),
        mark.run,
        detail=_("Do so once it is sent. You can do it later, too."),
        danger=False,
    )
    question.destroyed.connect(mark.deleteLater)


class _Sent(QObject):
    """Marks papers as sent by mail when the question is answered so."""

    def __init__(self, parent: QWidget, context: Context, document_ids: Sequence[int]) -> None:
        super().__init__(parent)
        self._arguments = parent, context, document_ids

    def run(self) -> None:
        """Ask for the day and the rest."""
        open_sending(*self._arguments, DeliveryChannel.MAIL)


def _with_paper(parent: QWidget, context: Context, document_id: int, show: Callable[[DocumentRow], object]) -> None:
    def found(card: DocumentCard | None) -> None:
        if card is None:
            tell_refusal(parent, GONE)
        else:
            show(card.row)

    context.jobs.read(context.services.archive.get, document_id, then=found, owner=parent)
