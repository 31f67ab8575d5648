"""Recording that a paper arrived, and what shows it (rules 24 and 58)."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.deliveries import ProofKind, proves
from desktop.i18n import _, pgettext
from desktop.services.archive import DocumentRow
from desktop.services.proofs import ProofForm
from desktop.ui.context import Context
from desktop.ui.pages.letters.way.scan import scan_edit
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.words import capital, dotted
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.plain import plain_label
from desktop.wording.choices import options
from desktop.wording.problems import sentence


class ArrivalDialog(FormDialog):
    """Asks what shows it; whether that proves anything is said before it is saved."""

    def __init__(
        self,
        context: Context,
        paper: DocumentRow,
        kind: ProofKind = ProofKind.SIGNED_SLIP,
        parent: QWidget | None = None,
    ) -> None:
        self._paper = paper
        self._service = context.services.proofs
        self.kind: Chooser[ProofKind] = Chooser([(each, capital(text)) for each, text in options(ProofKind)])
        self.kind.choose(kind)
        self.arrived_on, self.received_by, self.file = DateEdit(), QLineEdit(), scan_edit()
        self.kept_where, self.note = QLineEdit(), QLineEdit()
        form = Form(sentence, columns=2)
        form.add_wide(plain_label(dotted((paper.number, paper.customer)), role="strong", wrap=True))
        form.add("kind", _("What shows it"), self.kind)
        form.add("arrived_on", _("Arrived on"), self.arrived_on, required=True)
        form.add("received_by", pgettext("letter", "Received by"), self.received_by)
        form.add("kept_where", _("Where the paper proof is kept"), self.kept_where)
        form.add("file", _("Scan or photograph"), self.file, span=2, hint=_("PDF, PNG or JPEG, 20 MB at most"))
        form.add("note", _("Note"), self.note, span=2)
        super().__init__(context.jobs, _("It arrived"), form, parent=parent)
        self.arrived_on.set_day(context.clock.today())
        form.mark_clean()
        form.edited.connect(self._tell)
        self._tell()
        self.kind.setFocus()

    def save(self) -> None:
        """Record it."""
        day = self.arrived_on.day()
        if day is None:
            return
        form = ProofForm(
            self._paper.id,
            self.kind.chosen(),
            day,
            self.received_by.text(),
            self.kept_where.text(),
            self.note.text(),
            self.file.path(),
        )
        self.send(self._service.add, form)

    def _tell(self) -> None:
        kind = self.kind.chosen()
        has_file, kept = self.file.path() is not None, self.kept_where.text().strip()
        if proves(kind, has_file=has_file, kept_where=kept):
            self.set_outcome(_("It counts as proof that the paper arrived."))
        elif kind is ProofKind.SAID:
            self.set_outcome(_("Nobody is asked again; what somebody says proves nothing."))
        else:
            self.set_outcome(_("Without a scan, or a word on where the proof is kept, it proves nothing."))
