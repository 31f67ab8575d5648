"""The head above a paper: whose it is, where it stands, and a line of facts."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.models.roles import ChipKind
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.plain import ElidedLabel, plain_label


class PaperHead(QWidget):
    """A name with a chip, and one line below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel(role="section")
        self.chip = Chip()
        self.line = plain_label("", role="caption", wrap=True)
        first = QHBoxLayout()
        first.setSpacing(12)
        self.chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # the name gives way
        first.addWidget(self.name)
        first.addWidget(self.chip)
        first.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 8)
        layout.setSpacing(4)
        layout.addLayout(first)
        layout.addWidget(self.line)

    def say(self, name: str, chip: str, kind: ChipKind, line: str) -> None:
        """Say whose paper it is and where it stands."""
        self.name.setText(name)
        self.chip.show_state(chip, kind)
        self.line.setText(line)
        self.line.setVisible(bool(line))
