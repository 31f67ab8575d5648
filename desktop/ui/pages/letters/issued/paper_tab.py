"""The paper itself, in the bytes that were printed."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import N_, _
from desktop.ui.context import Context
from desktop.ui.pages.letters.issued.panel_tab import MadeSheet, PanelTab
from desktop.ui.widgets.paper_view import PaperView


class PaperTab(PanelTab):
    """Shows the pages; the same paper again moves nothing."""

    title: ClassVar[str] = N_("The paper")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._pdf = b""
        self.view = PaperView(context.jobs)
        self.view.set_name(_("The paper as it was printed"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)

    def wait_for(self, document_id: int) -> None:
        """Say that a paper is on its way."""
        self._pdf = b""
        self.view.wait_for(document_id)

    def show_sheet(self, sheet: MadeSheet) -> None:
        """Show the pages."""
        if sheet.pdf != self._pdf:
            self._pdf = sheet.pdf
            self.view.show_paper(sheet.pdf, sheet.card.row.id)

    def show_nothing(self, why: str) -> None:
        """Say why there is no paper."""
        self._pdf = b""
        self.view.show_nothing(why)

    def take_focus(self) -> None:
        """Have the keys scroll the paper."""
        self.view.take_focus()
