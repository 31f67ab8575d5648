"""F1: the keys of the window, and what this program is."""

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop import NAME, VERSION
from desktop.i18n import N_, _
from desktop.ui.widgets.plain import plain_label

KEYS = (
    ("Ctrl+K", N_("Search, or run a command")),
    ("Ctrl+1 ... Ctrl+9", N_("Go to a page of the rail")),
    ("Esc, Alt+Left", N_("Go back")),
    ("J, K", N_("Next row, row before")),
    ("Enter", N_("Open the row, or do its one action")),
    ("Space", N_("Show or hide the detail")),
    ("Ctrl+Enter", N_("Save a dialog")),
    ("F5", N_("Read the page again")),
    ("F1", N_("This help")),
)


class KeysDialog(QDialog):
    """The keys, in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.setModal(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(8)
        for row, (keys, meaning) in enumerate(KEYS):
            grid.addWidget(plain_label(keys, role="strong"), row, 0)
            grid.addWidget(plain_label(_(meaning)), row, 1)
        grid.setColumnStretch(1, 1)
        close = QPushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(plain_label(f"{NAME} {VERSION}", role="caption"), 1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(plain_label(_("Keys"), role="section"))
        layout.addLayout(grid)
        layout.addLayout(foot)
