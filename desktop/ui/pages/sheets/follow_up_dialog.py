"""The follow-up table of the telephone: of which days, on paper or as a workbook (rule 50)."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from desktop.app import Services
from desktop.domain.filenames import file_name
from desktop.i18n import N_, _
from desktop.ui.acting import say
from desktop.ui.context import Context
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.sheets.dialog import SheetDialog
from desktop.ui.pages.sheets.pane import sheet_button
from desktop.ui.pages.sheets.tongue import sheet_tongue
from desktop.ui.widgets.plain import plain_label
from desktop.wording.follow_up import follow_up_sheet, follow_up_sheets

_GOOD_SIZE = QSize(1180, 820)
#: Days back, with today.
_PERIODS = {7: N_("Last 7 days"), 14: N_("Last 14 days"), 30: N_("Last 30 days"), 90: N_("Last 90 days")}
_WORKBOOKS = "XLSX (*.xlsx);;CSV (*.csv)"


class FollowUpDialog(SheetDialog):
    """The table of some days up to today."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context = context
        self._days = next(iter(_PERIODS))
        super().__init__(context, self._name(), self._reader(), "", parent)
        self.period = Chooser([(days, _(text)) for days, text in _PERIODS.items()])
        self.period.setAccessibleName(_("Of which days"))
        self.period.currentIndexChanged.connect(self._on_period)
        self.workbook_button = sheet_button(_("Save as a workbook..."), self._on_workbook)
        self.sheet.add_button(self.workbook_button)
        above = QHBoxLayout()
        above.setContentsMargins(24, 16, 24, 16)
        above.setSpacing(8)
        above.addWidget(plain_label(_("Follow-up of receivables by telephone"), role="section"))
        above.addStretch(1)
        above.addWidget(self.period)
        self.column.insertLayout(0, above)

    def sizeHint(self) -> QSize:
        """Take the size of a page that lies across."""
        return _GOOD_SIZE.boundedTo(self.screen().availableSize())

    # Private

    def _since(self) -> tuple[date, date]:
        today = self._context.clock.today()
        return today - timedelta(days=self._days - 1), today

    def _name(self) -> str:
        since, until = self._since()
        return _("Follow-up %(since)s to %(until)s") % {"since": since.isoformat(), "until": until.isoformat()}

    def _reader(self) -> "partial[bytes]":
        return partial(_read, self._context.services, *self._since())

    def _on_period(self) -> None:
        self._days = self.period.chosen()
        self.sheet.set_sheet(self._name(), self._reader())

    def _on_workbook(self) -> None:
        folder = Path(self._context.program.preferences.papers or Path.home())
        chooser = QFileDialog(self, _("Save as a workbook"), str(folder / file_name(self._name(), ".xlsx")), _WORKBOOKS)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.fileSelected.connect(self._write)
        chooser.open()

    def _write(self, name: str) -> None:
        write = partial(_export, self._context.services, *self._since(), Path(name))
        self._context.jobs.read(write, then=self._on_written, owner=self)

    def _on_written(self, path: Path) -> None:
        self._context.program.remember(papers=str(path.parent))
        say(self, _("Saved: %(path)s") % {"path": path})


def _read(services: Services, since: date, until: date) -> bytes:
    return services.follow_up.pdf(follow_up_sheet(services.follow_up.table(since, until)), sheet_tongue())


def _export(services: Services, since: date, until: date, path: Path) -> Path:
    return services.follow_up.export(follow_up_sheets(services.follow_up.table(since, until)), path)
