"""Every wording that a text has had, and the way back to one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.textdiff import Change, differences
from desktop.formats import format_datetime
from desktop.i18n import _
from desktop.services.paper_texts import TextRow, TextVersion
from desktop.ui.pages.settings.texts.drafts import shown_text
from desktop.ui.tokens import colour
from desktop.ui.widgets.plain import plain_label, plain_tooltip

_SIZE = (760, 480)
_FIRST_WORDS = 60


class VersionsDialog(QDialog):
    """The list at the left, at the right what a version says that the text of now does not, and the other way round."""

    #: A `TextVersion` is to be taken up.
    restore_wanted = Signal(object)

    def __init__(
        self, row: TextRow, versions: Sequence[TextVersion], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._now = shown_text(row)
        self._versions = tuple(versions)
        self.setWindowTitle(_("Earlier versions"))
        self.setModal(True)
        self.list = QListWidget()
        self.said = QTextEdit()
        self.restore_button = QPushButton(_("Restore"))
        self.close_button = QPushButton(_("Close"))
        self._build(row)
        self._fill(today)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(lambda _item: self._restore())
        self.restore_button.clicked.connect(lambda _checked=False: self._restore())
        self.close_button.clicked.connect(lambda _checked=False: self.reject())
        self.list.setCurrentRow(min(1, len(self._versions) - 1))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def version(self) -> TextVersion | None:
        """The version that is current."""
        at = self.list.currentRow()
        return self._versions[at] if 0 <= at < len(self._versions) else None

    # Private

    def _build(self, row: TextRow) -> None:
        self.list.setAccessibleName(_("Versions"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.said.setReadOnly(True)
        self.said.setTabChangesFocus(True)
        self.said.setAccessibleName(_("What the version says"))
        self.restore_button.setProperty("kind", "primary")
        for button in (self.restore_button, self.close_button):
            button.setAutoDefault(False)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.list, 3)
        beside.addWidget(self.said, 4)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        hint = _("Struck out: in the text of now only. Underlined: in this version only.")
        foot.addWidget(plain_label(hint, role="caption", wrap=True), 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.restore_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(row.note, role="section", wrap=True))
        layout.addLayout(beside, 1)
        layout.addLayout(foot)
        self.resize(*_SIZE)

    def _fill(self, today: date) -> None:
        for place, version in enumerate(self._versions):
            when = _when(version, today)
            if place == 0:
                when = _("Now: %(when)s") % {"when": when}
            item = QListWidgetItem(f"{when}\n{_begin(version.text)}")
            item.setToolTip(plain_tooltip(version.text))
            self.list.addItem(item)

    def _show(self) -> None:
        version = self.version
        self.restore_button.setEnabled(version is not None and version.text != self._now)
        self.said.clear()
        if version is None:
            return
        cursor = self.said.textCursor()
        for change, text in differences(self._now, version.text):
            cursor.insertText(text, self._format(change))
        self.said.moveCursor(cursor.MoveOperation.Start)

    def _format(self, change: Change) -> QTextCharFormat:
        look = QTextCharFormat()
        if change is Change.GONE:
            look.setFontStrikeOut(True)
            look.setForeground(colour(self.palette(), "muted"))
        elif change is Change.NEW:
            look.setFontUnderline(True)
            look.setBackground(colour(self.palette(), "accent_soft"))
        return look

    def _restore(self) -> None:
        if self.version is not None and self.restore_button.isEnabled():
            self.restore_wanted.emit(self.version)
            self.accept()


def _when(version: TextVersion, today: date) -> str:
    if not version.saved_at:
        return _("The original")
    when = format_datetime(version.saved_at, today=today)
    return _("%(when)s, back to the original") % {"when": when} if version.is_ours else when


def _begin(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _FIRST_WORDS else f"{words[:_FIRST_WORDS]}…"
