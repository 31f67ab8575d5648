"""What fell due while nobody looked: one line above the list, until it is put away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.i18n import _
from desktop.services.today_lines import Away
from desktop.ui.icons import IconLabel, set_icon
from desktop.ui.widgets.plain import ElidedLabel
from desktop.wording.agenda import away_line


class CatchUp(QWidget):
    """Says how long the book was not looked at, and what came meanwhile."""

    dismissed = Signal()

    def __init__(self, away: Away, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = ElidedLabel(away_line(away.days, away.counts))
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(_("Put this line away"))
        set_icon(self.close_button, "close", role="info")
        self.close_button.clicked.connect(self.dismissed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 4, 24, 4)
        layout.setSpacing(8)
        layout.addWidget(IconLabel("info", "info", 16))
        layout.addWidget(self.text, 1)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
