"""Putting the papers of a customer together, from any page."""

from functools import partial

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.app import Services
from desktop.domain.bundle_facts import BundleContents
from desktop.domain.bundles import ForWhom
from desktop.formats import format_count
from desktop.i18n import _, ngettext
from desktop.services.bundles import MadeBundle, free_place
from desktop.services.results import Refused, Saved
from desktop.ui.acting import GONE, open_dialog, tell_refusal
from desktop.ui.context import Context
from desktop.ui.jobs import Progress
from desktop.ui.pages.bundles.dialog import BundleDialog, BundleWish
from desktop.ui.widgets.ask import ask, tell
from desktop.ui.widgets.progress import run_with_progress
from desktop.wording.bundles import BundleVoice, left_out_line


def open_bundle(parent: QWidget, context: Context, customer_id: int, to: str = "") -> None:
    """Ask what to put together, do it, and offer to look at it; `to` is whom items were just handed over."""

    def show(contents: BundleContents | None) -> None:
        if contents is None:
            tell_refusal(parent, GONE)
            return
        open_dialog(BundleDialog(context, contents, to, parent), partial(_make, parent, context))

    read = partial(context.services.bundles.contents, customer_id, for_whom=ForWhom.COLLEAGUE)
    context.jobs.read(read, then=show, owner=parent)


def offer_bundle(parent: QWidget, context: Context, customer_id: int, to: str) -> None:
    """Offer to put the papers together for whom items were just handed over."""
    ask(
        parent,
        _("Put the papers together for %(to)s?") % {"to": to},
        _("Choose the papers..."),
        partial(open_bundle, parent, context, customer_id, to),
        detail=_("Letters with their proofs, the account and the story of the debt in one PDF, and a workbook."),
        danger=False,
    )


def _make(parent: QWidget, context: Context, wish: BundleWish) -> None:
    text = _("Putting the papers of %(customer)s together") % {"customer": wish.customer}
    run_with_progress(context.jobs.write, parent, text, _write, context.services, wish, then=partial(_on_made, parent))


def _write(services: Services, wish: BundleWish, *, progress: Progress) -> Saved[MadeBundle] | Refused | None:
    voice = BundleVoice(wish.language)
    path = free_place(wish.folder, voice.file_name(wish.customer, wish.day))
    return services.bundles.make(wish.choices, voice, path, progress=progress)


def _on_made(parent: QWidget, answer: Saved[MadeBundle] | Refused | None) -> None:
    if isinstance(answer, Saved):
        show_made(parent, answer.value)
    elif answer is not None:
        tell_refusal(parent, answer)


def show_made(parent: QWidget, made: MadeBundle) -> QMessageBox:
    """Say what was written and what could not be taken in, and offer to look at it."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    count = ngettext("%(count)s page put together", "%(count)s pages put together", made.pages)
    box.setText(count % {"count": format_count(made.pages)})
    box.setInformativeText("\n".join([str(made.path), str(made.workbook), *map(left_out_line, made.left_out)]))
    for text, path in ((_("Open the PDF"), made.path), (_("Open the folder"), made.path.parent)):
        button = box.addButton(text, QMessageBox.ButtonRole.AcceptRole)
        button.clicked.connect(partial(_open, parent, str(path)))
    close = box.addButton(_("Close"), QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(close)
    box.open()
    return box


def _open(parent: QWidget, path: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
        tell(parent, _("This computer has no program that opens it."), detail=path)
