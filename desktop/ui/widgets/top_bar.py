"""The bar at the top: name, search, reminders, new things."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from desktop.i18n import _, ngettext
from desktop.ui.fonts import chip_font
from desktop.ui.icons import set_icon
from desktop.ui.tokens import colour
from desktop.ui.widgets.plain import plain_mnemonic

_HEIGHT = 56
_ICON = QSize(20, 20)
_MOST = 99


class Bell(QToolButton):
    """How many reminders there are, and a menu of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.setIconSize(_ICON)
        self.setFixedSize(44, 36)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        set_icon(self, "bell")
        self.set_reminders((), lambda: None)

    @property
    def count(self) -> int:
        """How many reminders there are."""
        return self._count

    def set_reminders(self, reminders: Sequence[str], run: Callable[[], object]) -> None:
        """List reminders, each a line; choosing any runs `run`."""
        self._count = len(reminders)
        words = ngettext("%(count)s reminder", "%(count)s reminders", self._count) % {"count": self._count}
        self.setAccessibleName(words)
        self.setToolTip(words)
        menu = self.menu()
        menu.clear()
        if not reminders:
            menu.addAction(_("Nothing to confirm today")).setEnabled(False)
        for text in reminders:
            set_icon(action := menu.addAction(plain_mnemonic(text)), "phone", role="muted")
            action.triggered.connect(lambda _checked=False: run())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bell, then the count in its corner."""
        super().paintEvent(event)
        if not self._count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = chip_font(self.font())
        font.setPixelSize(10)
        painter.setFont(font)
        text = f"{_MOST}+" if self._count > _MOST else str(self._count)
        width = max(16, painter.fontMetrics().horizontalAdvance(text) + 8)
        rect = self.rect().adjusted(self.width() - width - 2, 2, -2, 18 - self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self.palette(), "danger"))
        painter.drawRoundedRect(rect, 8, 8)
        painter.setPen(colour(self.palette(), "danger_soft"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


class TopBar(QWidget):
    """Name, search field, bell, plus."""

    help_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(_("Search customers, people, invoices, letters, or run a command   (Ctrl+K)"))
        self.search.setAccessibleName(_("Search"))
        self.search.setMaximumWidth(600)
        self.search.setMinimumWidth(280)
        self.bell = Bell()
        help_button = QToolButton()
        help_button.setIconSize(_ICON)
        help_button.setAccessibleName(_("Help"))
        help_button.setToolTip(_("Help (F1)"))
        set_icon(help_button, "help")
        help_button.clicked.connect(self.help_wanted)
        self.new_button = QPushButton(_("New"))
        self.new_button.setMenu(QMenu(self.new_button))
        set_icon(self.new_button, "plus")
        brand = QLabel(_("Dunwell"))
        brand.setObjectName("brand")
        brand.setMinimumWidth(160)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 0, 16, 0)
        layout.setSpacing(8)
        layout.addWidget(brand)
        layout.addStretch(1)
        layout.addWidget(self.search, 6)
        layout.addStretch(1)
        layout.addWidget(self.bell)
        layout.addWidget(help_button)
        layout.addWidget(self.new_button)
