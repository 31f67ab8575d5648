"""What the first page of an empty book says: where the customers come from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.icons import set_icon
from desktop.ui.widgets.plain import plain_label

_WIDTH = 480


class FreshBook(QWidget):
    """Two ways to begin: the finance office's file, or a look around in a sample."""

    import_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = plain_label(_("Begin with the finance office's file"), role="section")
        text = plain_label(
            _(
                "Customers and open invoices come from the Excel or CSV file that the finance office sends."
                " Bring it in, and this page says each morning whom to call, whom to visit and why."
            ),
            role="muted",
            wrap=True,
        )
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        text.setFixedSize(_WIDTH, text.heightForWidth(_WIDTH))
        self.import_button = QPushButton(_("Bring in a file"))
        self.import_button.setProperty("kind", "primary")
        set_icon(self.import_button, "import", role="on_accent")
        self.import_button.clicked.connect(self.import_wanted)
        self.sample_button = QPushButton(_("Look around in the sample book"))
        self.sample_button.setProperty("kind", "link")
        self.sample_button.clicked.connect(self.sample_wanted)
        self.setFocusProxy(self.import_button)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(2)
        for widget in (title, text, self.import_button, self.sample_button):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
