"""Which column of a sheet holds what: each heading with a look at its cells and a field to choose."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from desktop.domain.imports.cells import Cell, is_nothing, text_of
from desktop.domain.imports.fields import Field
from desktop.domain.imports.item_words import ITEM_WORDS
from desktop.domain.imports.mapping import SheetMapping, assign
from desktop.i18n import _
from desktop.ui.pages.imports.quiet_combo import QuietCombo
from desktop.ui.widgets.plain import ElidedLabel
from desktop.wording.imports import field_label

_COMBO_WIDTH = 176
_EXAMPLES = 3
_EXAMPLE_LENGTH = 40


def examples(rows: Sequence[Sequence[Cell]], place: int) -> str:
    """Give the first cells of a column that say anything, as texts."""
    cells = (row[place] for row in rows if place < len(row) and not is_nothing(row[place]))
    texts = [text_of(cell, _EXAMPLE_LENGTH) for cell, _ in zip(cells, range(_EXAMPLES), strict=False)]
    return " · ".join(texts)


class ColumnsEditor(QWidget):
    """One line for each column that has a heading or cells."""

    #: The `SheetMapping` as the user wants it.
    changed = Signal(object)

    def __init__(
        self,
        sheet: SheetMapping,
        sample: Sequence[Sequence[Cell]],
        fields: Sequence[Field] = ITEM_WORDS.fields,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._fields = fields
        self.combos: dict[int, QComboBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for place, column in enumerate(sheet.columns):
            shown = examples(sample, place)
            if column.heading or shown:
                self._add(grid, place, column.heading or _("(no heading)"), shown)
        self._mark()

    def _add(self, grid: QGridLayout, place: int, heading: str, shown: str) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(heading))
        words.addWidget(ElidedLabel(shown or _("empty"), role="caption"))
        combo = QuietCombo()
        combo.setFixedWidth(_COMBO_WIDTH)
        combo.setAccessibleName(_("%(heading)s holds") % {"heading": heading})
        combo.addItem(_("leave out"), None)
        for field in self._fields:
            combo.addItem(field_label(field), field)
        field_now = self._sheet.columns[place].field
        combo.setCurrentIndex(combo.findData(field_now) if field_now else 0)
        combo.activated.connect(partial(self._on_chosen, place))
        grid.addLayout(words, place, 0)
        grid.addWidget(combo, place, 1, Qt.AlignmentFlag.AlignVCenter)
        self.combos[place] = combo

    def _on_chosen(self, place: int, index: int) -> None:
        chosen = self.combos[place].itemData(index)
        field = Field(chosen) if chosen else None  # Qt gives the text back, not the member
        if field is self._sheet.columns[place].field:
            return
        self.show_sheet(assign(self._sheet, place, field))
        self.changed.emit(self._sheet)

    def show_sheet(self, sheet: SheetMapping) -> None:
        """Show what the same columns hold now."""
        self._sheet = sheet
        for place, combo in self.combos.items():
            held = sheet.columns[place].field
            combo.setCurrentIndex(combo.findData(held) if held else 0)
        self._mark()

    def _mark(self) -> None:
        """Show what is left out in a muted colour."""
        for place, combo in self.combos.items():
            left_out = self._sheet.columns[place].field is None
            combo.setProperty("status", "muted" if left_out else "")
            combo.style().unpolish(combo)
            combo.style().polish(combo)
