"""By what the customer pays."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from desktop.domain.process import PayMeans
from desktop.i18n import _
from desktop.ui.pages.process.card_text import capital
from desktop.ui.pages.process.still_inputs import quiet
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_mnemonic
from desktop.wording import choices

_PER_ROW = 3


class MeansEditor(QWidget):
    """One tick for each means; none means not known."""

    #: Another means was ticked or unticked.
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[PayMeans, QCheckBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        for at, (means, text) in enumerate(choices.options(PayMeans)):
            box = QCheckBox(plain_mnemonic(capital(text)))
            box.toggled.connect(lambda _on: self.edited.emit())
            self.boxes[means] = box
            grid.addWidget(box, at // _PER_ROW, at % _PER_ROW)
        grid.setColumnStretch(_PER_ROW, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(SectionHeading(_("By what they pay")))
        layout.addLayout(grid)

    def means(self) -> frozenset[PayMeans]:
        """Give what is ticked."""
        return frozenset(means for means, box in self.boxes.items() if box.isChecked())

    def show_means(self, means: AbstractSet[PayMeans]) -> None:
        """Tick these."""
        with quiet(self):
            for each, box in self.boxes.items():
                box.setChecked(each in means)

    def focus_first(self) -> None:
        """Go to the first means."""
        next(iter(self.boxes.values())).setFocus(Qt.FocusReason.OtherFocusReason)
