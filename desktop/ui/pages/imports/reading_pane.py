"""The left side of an import: what the file is, which sheets and columns are taken, what it leaves open."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.imports.fields import Field
from desktop.domain.imports.item_words import ITEM_WORDS
from desktop.domain.imports.mapping import Mapping, SheetKind, SheetMapping, missing
from desktop.domain.problems import Problem
from desktop.formats import format_count
from desktop.i18n import _, ngettext
from desktop.ui.pages.imports.columns_editor import ColumnsEditor
from desktop.ui.pages.imports.questions import QuestionsPanel
from desktop.ui.pages.imports.review import Reading, sample
from desktop.ui.pages.imports.words import file_line
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import ElidedLabel, plain_label, plain_mnemonic
from desktop.ui.widgets.tab_order import keep_reading_order, reading_order
from desktop.wording.imports import KINDS, field_label
from desktop.wording.joining import joined


class ReadingPane(QScrollArea):
    """Tells of every change at once; what comes of it is shown on the other side."""

    #: The `Mapping` as the user wants it.
    changed = Signal(object)
    #: The text makes no sense: another encoding is wanted.
    encoding_wanted = Signal()
    #: The file was corrected and is to be read again.
    again_wanted = Signal()

    def __init__(self, fields: Sequence[Field] = ITEM_WORDS.fields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = fields
        self._review: Reading | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.questions = QuestionsPanel()
        self.sheet_boxes: dict[str, QCheckBox] = {}
        self.editors: dict[str, ColumnsEditor] = {}
        self._file = ElidedLabel(role="strong", mode=Qt.TextElideMode.ElideMiddle)
        self._kind = plain_label(role="caption", wrap=True)
        self.encoding_button = QPushButton(_("The text reads wrong..."))
        self.encoding_button.setProperty("kind", "link")
        self.again_button = QPushButton(_("Read the file again"))
        self.again_button.setProperty("kind", "link")
        self._sheets = QVBoxLayout()
        self._build()
        self.questions.answered.connect(self.changed)
        self.encoding_button.clicked.connect(self.encoding_wanted)
        self.again_button.clicked.connect(self.again_wanted)

    def _build(self) -> None:
        column = QWidget()
        column.setProperty("role", "scrolled")
        layout = QVBoxLayout(column)
        layout.setContentsMargins(24, 0, 16, 24)
        layout.setSpacing(6)
        layout.addWidget(self._file)
        layout.addWidget(self._kind)
        links = QHBoxLayout()
        links.setSpacing(12)
        links.addWidget(self.again_button)
        links.addWidget(self.encoding_button)
        links.addStretch(1)
        layout.addLayout(links)
        layout.addSpacing(4)
        layout.addWidget(self.questions)
        layout.addLayout(self._sheets)
        layout.addStretch(1)
        self.setWidget(column)

    def show_review(self, review: Reading) -> None:
        """Show how a file is read; the columns of a sheet are built anew only when another file or sheet is shown."""
        before = self._review
        self._review = review
        self._file.setText(review.workbook.path.name)
        self._kind.setText(file_line(review))
        self.encoding_button.setVisible(bool(review.workbook.encoding))
        self.questions.show_questions(review.questions, review.mapping)
        if before is None or _shape(before) != _shape(review):
            self._fill(review)
        else:
            self._mark(review)
        keep_reading_order(list(reading_order(self)))

    def forget(self) -> None:
        """Let go of the file, which may be large."""
        self._review = None

    # Private

    def _fill(self, review: Reading) -> None:
        _clear(self._sheets)
        self.sheet_boxes, self.editors = {}, {}
        self._lacks: dict[str, Callable[[str], None]] = {}
        for sheet in review.mapping.sheets:
            self._add_sheet(review, sheet)
        if not review.mapping.sheets:
            self._sheets.addWidget(plain_label(_("No headings were found in this file."), role="error", wrap=True))
        self._mark(review)

    def _add_sheet(self, review: Reading, sheet: SheetMapping) -> None:
        self._sheets.addWidget(SectionHeading(sheet.sheet or review.workbook.path.stem))
        if len(review.mapping.sheets) > 1:
            box = QCheckBox()
            box.setChecked(sheet.used)
            box.toggled.connect(lambda used, name=sheet.sheet: self._on_used(name, used=used))
            self.sheet_boxes[sheet.sheet] = box
            self._sheets.addWidget(box)
        lacking = plain_label(role="error", wrap=True)
        self._sheets.addWidget(lacking)
        editor = ColumnsEditor(sheet, sample(review.workbook, sheet), self._fields)
        editor.changed.connect(self._on_sheet)
        self.editors[sheet.sheet] = editor
        self._sheets.addWidget(editor)

        def show_lack(text: str) -> None:
            lacking.setText(text)
            lacking.setVisible(bool(text))

        self._lacks[sheet.sheet] = show_lack

    def _mark(self, review: Reading) -> None:
        """Say of each sheet what it brings and what it lacks."""
        rows = {sheet.name: len(sheet.rows) for sheet in review.workbook.sheets}
        for sheet in review.mapping.sheets:
            if (box := self.sheet_boxes.get(sheet.sheet)) is not None:
                box.blockSignals(True)
                box.setChecked(sheet.used)
                box.blockSignals(False)
                box.setText(plain_mnemonic(_sheet_text(sheet, max(0, rows[sheet.sheet] - sheet.first_row))))
            self.editors[sheet.sheet].show_sheet(sheet)
            self.editors[sheet.sheet].setVisible(sheet.used)
            self._lacks[sheet.sheet](_lack_text(missing(sheet)) if sheet.used else "")

    def _on_used(self, name: str, *, used: bool) -> None:
        self._send(name, lambda sheet: replace(sheet, used=used))

    def _on_sheet(self, changed: SheetMapping) -> None:
        self._send(changed.sheet, lambda sheet: replace(changed, used=sheet.used))

    def _send(self, name: str, change: Callable[[SheetMapping], SheetMapping]) -> None:
        if self._review is None:
            return
        mapping: Mapping = self._review.mapping
        sheets = tuple(change(sheet) if sheet.sheet == name else sheet for sheet in mapping.sheets)
        self.changed.emit(replace(mapping, sheets=sheets))


def _shape(review: Reading) -> tuple[object, ...]:
    """Give what the widgets were built for."""
    return review.workbook.sha256, review.workbook.encoding, tuple(sheet.sheet for sheet in review.mapping.sheets)


def _sheet_text(sheet: SheetMapping, rows: int) -> str:
    words = {"kind": _(KINDS[sheet.kind]), "count": format_count(rows)}
    if sheet.kind is SheetKind.OTHER:
        return _("Take this sheet")
    return (
        ngettext("Take this sheet: %(kind)s, %(count)s row", "Take this sheet: %(kind)s, %(count)s rows", rows) % words
    )


def _lack_text(lacking: tuple[Problem, ...]) -> str:
    if not lacking:
        return ""
    return _("Choose the column for: %(fields)s") % {
        "fields": joined(field_label(Field(problem.field)) for problem in lacking)
    }


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
