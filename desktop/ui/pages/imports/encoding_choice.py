"""Choosing the encoding of a text file that does not tell: each reading shown, the one that makes sense taken."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.ui.widgets.plain import plain_label
from desktop.wording.imports import encoding_name

_LIST_WIDTH = 220


class EncodingChoice(QWidget):
    """The encodings at the left, likeliest first; what the file says in the current one at the right."""

    #: The encoding to read the file in.
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._previews: Mapping[str, str] = {}
        self.list = QListWidget()
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setAccessibleName(_("Encodings"))
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.preview.setAccessibleName(_("The file in this encoding"))
        self.button = QPushButton(_("Read it like this"))
        self.button.setProperty("kind", "primary")
        self._build()
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemActivated.connect(lambda _item: self._on_chosen())
        self.button.clicked.connect(self._on_chosen)

    def _build(self) -> None:
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.list)
        both.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(plain_label(_("In which of these can you read the text?"), role="section"))
        words = _("The file does not say how its letters are encoded. Choose the line in which they make sense.")
        layout.addWidget(plain_label(words, role="muted", wrap=True))
        layout.addLayout(both, 1)
        layout.addLayout(foot)
        self.setFocusProxy(self.list)

    def ask(self, previews: Mapping[str, str]) -> None:
        """Offer readings of the first lines by encoding, the likeliest first."""
        self._previews = previews
        self.list.clear()
        for encoding in previews:
            item = QListWidgetItem(encoding_name(encoding))
            item.setData(Qt.ItemDataRole.UserRole, encoding)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.preview.setPlainText(self._previews[self._encoding(row)])

    def _on_chosen(self) -> None:
        if self.list.currentRow() >= 0:
            self.chosen.emit(self._encoding(self.list.currentRow()))

    def _encoding(self, row: int) -> str:
        return str(self.list.item(row).data(Qt.ItemDataRole.UserRole))
