"""A card to look at before giving in: the thoughts that make one soft, and two questions to oneself (rule 9)."""

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from desktop.domain.plans import SoftThought
from desktop.i18n import _
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.plain import plain_label, plain_mnemonic
from desktop.wording.choices import options


class SelfCheck(QFrame):
    """Nothing has to be ticked; whoever owns up to a thought says what speaks for the plan besides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.boxes = {thought: QCheckBox(plain_mnemonic(capital(text))) for thought, text in options(SoftThought)}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(plain_label(_("Am I giving in because of one of these thoughts?"), role="strong", wrap=True))
        for box in self.boxes.values():
            column.addWidget(box)
        for question in (
            _("Which facts speak for the plan besides?"),
            _("Shall I be just as firm, and as friendly, when they ask for more time?"),
        ):
            column.addWidget(plain_label(question, role="muted", wrap=True))

    def ticked(self) -> tuple[SoftThought, ...]:
        """Give the thoughts that were owned up to."""
        return tuple(thought for thought, box in self.boxes.items() if box.isChecked())
