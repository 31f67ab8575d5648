"""Asks for whom papers are put together, and which of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.domain.bundle_facts import BundleContents
from desktop.domain.bundles import (
    TO_LIMIT,
    BundleChoices,
    BundlePart,
    ForWhom,
    allowed_parts,
    usual_parts,
)
from desktop.domain.checks import check_length
from desktop.domain.customers import LetterLanguage
from desktop.domain.problems import Problem, ProblemCode
from desktop.formats import format_count
from desktop.i18n import _
from desktop.ui.context import Context
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.sheets.tongue import sheet_tongue
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.plain import plain_mnemonic
from desktop.wording.bundle_sheets import part_name
from desktop.wording.bundles import for_whom_name
from desktop.wording.choices import label
from desktop.wording.problems import sentence

_PARTS_BESIDE = 2


@dataclass(frozen=True, slots=True)
class BundleWish:
    """What is to be put together, in which language, and where to."""

    choices: BundleChoices
    language: LetterLanguage
    folder: Path
    customer: str
    day: date


class BundleDialog(FormDialog):
    """Ticks what there is; `saved` carries the `BundleWish`."""

    def __init__(self, context: Context, contents: BundleContents, to: str = "", parent: QWidget | None = None) -> None:
        """Take all that there is of the customer, as for a colleague; `to` is whom items were just handed over."""
        self._context = context
        self._contents = contents
        self.for_whom = Chooser([(each, capital(for_whom_name(each))) for each in ForWhom])
        self.to = QLineEdit(to)
        self.tongue = Chooser([(each, label(each)) for each in LetterLanguage])
        self.tongue.choose(sheet_tongue())
        currencies = sorted(contents.accounts)
        self.currency = Chooser([(None, _("all")), *((each, each) for each in currencies)])
        self.parts = {part: QCheckBox() for part in BundlePart}
        self.folder = QLineEdit(context.program.preferences.papers or str(Path.home()))
        self.choose_button = QPushButton(_("Choose..."))
        form = Form(sentence, columns=2)
        self._fill(form, many=len(currencies) > 1)
        super().__init__(
            context.jobs, _("Papers of %(customer)s") % {"customer": contents.theirs.name}, form,
            save_text=_("Put together"), parent=parent,
        )  # fmt: skip
        self.for_whom.currentIndexChanged.connect(lambda _place: self._tick())
        self._tick()
        form.mark_clean()
        self.to.setFocus()

    @property
    def wish(self) -> BundleWish:
        """What is wanted now."""
        ticked = frozenset(part for part, box in self.parts.items() if box.isChecked() and not box.isHidden())
        choices = BundleChoices(
            self._contents.customer_id,
            self.for_whom.chosen(),
            self.to.text().strip(),
            self.currency.chosen(),
            ticked,
        )
        told = self._contents
        return BundleWish(choices, self.tongue.chosen(), Path(self.folder.text().strip()), told.theirs.name, told.day)

    def save(self) -> None:
        """Hand the wish over: it is made outside, while one sees how far it is."""
        wish = self.wish
        problems = list(check_length("to", wish.choices.to, TO_LIMIT))
        if not wish.choices.parts:
            problems.append(Problem("parts", ProblemCode.REQUIRED))
        if not wish.folder.is_dir() or not self.folder.text().strip():
            problems.append(Problem("folder", ProblemCode.NOT_FOUND))
        if problems:
            self.form.show_problems(problems)
            self.fit()
            return
        self._context.program.remember(papers=str(wish.folder))
        self.form.mark_clean()
        self.saved.emit(wish)
        self.accept()

    def _fill(self, form: Form, *, many: bool) -> None:
        form.add("for_whom", _("For whom"), self.for_whom)
        form.add("to", _("Name"), self.to, hint=_("Stands on the cover and in the timeline"))
        form.add("language", _("Language of the cover and the sheets"), self.tongue)
        if many:
            form.add("currency", _("Currency"), self.currency)
        form.add("parts", _("What goes in"), self._boxes(), span=2)
        self.choose_button.setAutoDefault(False)
        self.choose_button.clicked.connect(lambda _checked=False: self._on_choose())
        form.add("folder", _("Folder for the PDF and the workbook"), self._folder_row(), span=2)

    def _boxes(self) -> QWidget:
        counts = self._contents.counts
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, (part, box) in enumerate(self.parts.items()):
            name = part_name(part)
            if part is not BundlePart.STORY:
                words = {"part": name, "count": format_count(counts[part])}
                name = _("%(part)s (%(count)s)") % words
            box.setText(plain_mnemonic(name))
            box.setEnabled(bool(counts[part]))
            grid.addWidget(box, place // _PARTS_BESIDE, place % _PARTS_BESIDE)
        return whole

    def _folder_row(self) -> QWidget:
        whole = QWidget()
        whole.setFocusProxy(self.folder)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose_button)
        return whole

    def _tick(self) -> None:
        """Tick what whoever gets it usually needs; what never leaves the house is not even offered."""
        for_whom = self.for_whom.chosen()
        allowed, usual = allowed_parts(for_whom), usual_parts(for_whom)
        for part, box in self.parts.items():
            box.setVisible(part in allowed)
            box.setChecked(part in usual and box.isEnabled())
        self.set_outcome(_OUTCOMES[for_whom is ForWhom.COLLEAGUE]())

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, _("Save the papers in this folder"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _outside() -> str:
    return _(
        "One PDF with page numbers through, and a workbook beside it. Our notes, ratings and signs are not in it;"
        " telephones and mail addresses only where they are ticked. Tell the people there before their data goes out."
    )


def _inside() -> str:
    return _("One PDF with page numbers through, and a workbook beside it. It says how we judge them: keep it inside.")


_OUTCOMES: dict[bool, Callable[[], str]] = {False: _outside, True: _inside}
