"""Asks how a print run is to be made; nothing is made before."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.formats import format_count
from desktop.i18n import _, ngettext
from desktop.services.print_runs import NOTE_LIMIT
from desktop.ui.context import Context
from desktop.ui.pages.letters.making.wish import RunWish, Wanted, counts
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.plain import plain_label
from desktop.wording.choices import label
from desktop.wording.problems import sentence


class RunDialog(FormDialog):
    """Says what will be made and who is left out; `saved` carries the `RunWish`."""

    def __init__(
        self, context: Context, papers: Sequence[Wanted], left_out: int, parent: QWidget | None = None
    ) -> None:
        """Take the papers that are chosen, and how many lines get none."""
        self._papers = tuple(papers)
        self.one_pdf = QCheckBox(_("One PDF of all papers"))
        self.single_files = QCheckBox(_("A file for each paper"))
        self.printer = QCheckBox(_("To the printer"))
        self.folder = QLineEdit(context.program.preferences.papers or str(Path.home()))
        self.note = QLineEdit()
        form = Form(sentence)
        count = len(self._papers)
        title = ngettext("Print %(count)s paper", "Print %(count)s papers", count) % {"count": format_count(count)}
        save_text = ngettext("Make %(count)s paper", "Make %(count)s papers", count) % {"count": format_count(count)}
        self._fill(form, left_out)
        super().__init__(context.jobs, title, form, save_text=save_text, parent=parent)
        self._context = context
        self._say()
        for box in (self.one_pdf, self.single_files, self.printer):
            box.toggled.connect(lambda _on: self._say())
        self.one_pdf.setFocus()

    def _fill(self, form: Form, left_out: int) -> None:
        form.add_wide(plain_label("\n".join(_lines(self._papers, left_out)), wrap=True))
        self.one_pdf.setChecked(True)
        form.add("one_pdf", _("Once they are made"), self.one_pdf)
        form.add_wide(self.single_files)
        form.add_wide(self.printer)
        self.choose_button = QPushButton(_("Choose..."))
        self.choose_button.setAutoDefault(False)
        self.choose_button.clicked.connect(lambda _checked=False: self._on_choose())
        form.add("folder", _("Folder for the files"), self._folder_row())
        self.note.setMaxLength(NOTE_LIMIT)
        form.add("note", _("Note"), self.note, hint=_("Stands in the list of runs"))
        form.mark_clean()

    def _folder_row(self) -> QWidget:
        whole = QWidget()
        whole.setFocusProxy(self.folder)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose_button)
        return whole

    @property
    def wish(self) -> RunWish:
        """What is wanted now."""
        is_written = self.one_pdf.isChecked() or self.single_files.isChecked()
        return RunWish(
            self._papers,
            Path(self.folder.text().strip()) if is_written else None,
            self.one_pdf.isChecked(),
            self.single_files.isChecked(),
            self.printer.isChecked(),
            self.note.text().strip(),
        )

    def save(self) -> None:
        """Hand the wish over: it is made outside, while one goes on working."""
        wish = self.wish
        if wish.folder is not None and not wish.folder.is_dir():
            self.form.show_problems((Problem("folder", ProblemCode.NOT_FOUND),))
            self.fit()
            return
        if wish.folder is not None:
            self._context.program.remember(papers=str(wish.folder))
        self.form.mark_clean()
        self.saved.emit(wish)
        self.accept()

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, _("Save the papers in this folder"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say(self) -> None:
        is_written = self.one_pdf.isChecked() or self.single_files.isChecked()
        self.folder.setEnabled(is_written)
        self.choose_button.setEnabled(is_written)
        self.set_outcome(
            _("All papers get their numbers together, or none of them does. They are kept in the archive.")
        )


def _lines(papers: Sequence[Wanted], left_out: int) -> list[str]:
    """Say what will be made, a line a kind and step, and how many get none."""
    lines = [f"{format_count(count)} × {capital(label(what))}" for what, count in counts(papers)]
    if left_out:
        text = ngettext(
            "%(count)s in the list gets none: not chosen, or for the reason that stands there",
            "%(count)s in the list get none: not chosen, or for the reason that stands there",
            left_out,
        )
        lines.append(text % {"count": format_count(left_out)})
    return lines
