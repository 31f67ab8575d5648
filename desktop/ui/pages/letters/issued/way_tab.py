"""How a paper went out, what shows that it arrived, what came back; and the next thing to do about it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.i18n import N_, _
from desktop.services.deliveries import DeliveryCard, DeliveryRow, ProofRow, ReplyRow
from desktop.services.proofs import ProofService
from desktop.ui import viewed_papers
from desktop.ui.acting import say, undo_by, write
from desktop.ui.context import Context
from desktop.ui.pages.letters.issued.panel_tab import MadeSheet, PanelTab
from desktop.ui.pages.letters.way import opening
from desktop.ui.paper_actions import ask_folder
from desktop.ui.widgets.ask import tell
from desktop.ui.widgets.buttons import link_button, push_button
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.restyle import set_kind
from desktop.wording.deliveries import proof_line, reply_line, sent_line, way_line


class WayTab(PanelTab):
    """Lines to read, each with its way back; below them what can be recorded."""

    title: ClassVar[str] = N_("Sent and arrived")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sheet: MadeSheet | None = None
        self.sent_button = push_button(_("Mark as sent..."), partial(self._open, opening.open_sending, many=True))
        self.arrived_button = push_button(_("It arrived..."), partial(self._open, opening.open_arrival))
        self.reply_button = push_button(_("What came back..."), partial(self._open, opening.open_reply))
        self.mail_button = push_button(_("Mail draft..."), partial(self._open, opening.open_mail, many=True))
        self.buttons = (self.sent_button, self.arrived_button, self.reply_button, self.mail_button)
        self._scroll = QScrollArea()
        self._build()

    def _build(self) -> None:
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QGridLayout()
        foot.setContentsMargins(16, 8, 16, 16)
        foot.setSpacing(8)
        for at, button in enumerate(self.buttons):
            foot.addWidget(button, at // 2, at % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)
        self.show_nothing("")

    def wait_for(self, document_id: int) -> None:  # noqa: ARG002 - the lines of any other paper go
        """Take away the lines of the paper before."""
        self.show_nothing("")

    def show_sheet(self, sheet: MadeSheet) -> None:
        """Show the way of a paper; what it needs next stands out."""
        self._sheet = sheet
        is_void = sheet.card.row.voided_at is not None
        for button in self.buttons:
            button.setEnabled(not is_void)
        following = None if is_void else self._next_button(sheet)
        for button in self.buttons:
            set_kind(button, "primary" if button is following else "")
        self._scroll.setWidget(self._lines(sheet))

    def show_nothing(self, why: str) -> None:  # noqa: ARG002 - the paper says it
        """Show no lines."""
        self._sheet = None
        for button in self.buttons:
            button.setEnabled(False)
            set_kind(button, "")
        self._scroll.setWidget(QWidget())

    def take_focus(self) -> None:
        """Begin at what is to be done next."""
        buttons = [button for button in self.buttons if button.property("kind") == "primary"]
        (buttons or list(self.buttons))[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # Private

    def _next_button(self, sheet: MadeSheet) -> QPushButton:
        if sheet.status.sent_on is None:
            return self.sent_button
        return self.reply_button if sheet.status.proved else self.arrived_button

    def _lines(self, sheet: MadeSheet) -> QWidget:
        content = QWidget()
        content.setProperty("role", "scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(4)
        column.addWidget(plain_label(_capital(way_line(sheet.status, self.context.clock.today())), wrap=True))
        way, services = sheet.way, self.context.services
        currency = sheet.card.row.currency
        self._add(column, _("Went out"), way.deliveries, sent_line, services.deliveries)
        self._add(column, _("Arrived"), way.proofs, proof_line, services.proofs)
        self._add(column, _("Came back"), way.replies, partial(reply_line, currency=currency), services.replies)
        column.addStretch(1)
        return content

    def _add(
        self,
        column: QVBoxLayout,
        title: str,
        rows: tuple[DeliveryRow, ...] | tuple[ProofRow, ...] | tuple[ReplyRow, ...],
        line: Callable[[Any], str],
        service: Any,  # noqa: ANN401 - each of the three takes its own back by `withdraw`
    ) -> None:
        standing = [row for row in rows if row.withdrawn_at is None]
        of_replies = {row.proof_id for row in self._replies()}
        if standing:
            column.addWidget(SectionHeading(title))
        for row in standing:
            column.addWidget(plain_label(_capital(line(row)), wrap=True))
            links = QHBoxLayout()
            links.setSpacing(12)
            if isinstance(row, ProofRow) and row.file_name:
                links.addWidget(link_button(_("Open the file"), partial(self._open_file, row.id)))
                links.addWidget(link_button(_("Save the file..."), partial(self._save_file, row.id)))
            if not (isinstance(row, ProofRow) and row.id in of_replies):
                links.addWidget(link_button(_("Take this back"), partial(self._take_back, service, row.id)))
            links.addStretch(1)
            column.addLayout(links)
            if row.note:
                column.addWidget(plain_label(row.note, role="muted", wrap=True))

    def _replies(self) -> tuple[ReplyRow, ...]:
        way = self._sheet.way if self._sheet else DeliveryCard((), (), ())
        return tuple(row for row in way.replies if row.withdrawn_at is None)

    def _open(self, act: Callable[..., object], *, many: bool = False) -> None:
        if self._sheet is not None:
            document_id = self._sheet.card.row.id
            act(self, self.context, (document_id,) if many else document_id)

    def _take_back(self, service: Any, row_id: int) -> None:  # noqa: ANN401
        restore = getattr(service, "restore", None)
        undo = None if restore is None else undo_by(self, self.context, restore, row_id)
        write(self, self.context, partial(service.withdraw, row_id), said=_("Taken back"), undo=undo)

    def _open_file(self, proof_id: int) -> None:
        save = partial(self.context.services.proofs.save_to, proof_id, viewed_papers.folder())
        self.context.jobs.read(save, then=self._on_copy, owner=self)

    def _on_copy(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            tell(self, _("This computer has no program that opens the file."), detail=str(path))

    def _save_file(self, proof_id: int) -> None:
        ask_folder(self, self.context, partial(self._save_into, self.context.services.proofs, proof_id))

    def _save_into(self, proofs: ProofService, proof_id: int, folder: Path) -> None:
        self.context.program.remember(papers=str(folder))
        self.context.jobs.read(partial(proofs.save_to, proof_id, folder), then=self._on_saved, owner=self)

    def _on_saved(self, path: Path) -> None:
        say(self, _("Saved: %(path)s") % {"path": path})


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
