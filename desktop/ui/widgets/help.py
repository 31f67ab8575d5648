"""F1: what the program does and how, read from resources/help in the language of the screen."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop import VERSION, paths
from desktop.i18n import SOURCE, _
from desktop.ui.widgets.plain import plain_label

#: The order of the topics; others follow.
_ORDER = ("getting-started", "import", "payment-process", "visits", "working-days", "safety", "keyboard")


def topics(language: str) -> list[Path]:
    """Give the pages of the help in a language, in the order of reading; English where there are none."""
    folder = paths.resource("help", language)
    found = {page.stem: page for page in folder.glob("*.md")} if folder.is_dir() else {}
    if not found and language != SOURCE:
        return topics(SOURCE)
    known = [found.pop(name) for name in _ORDER if name in found]
    return [*known, *(found[name] for name in sorted(found))]


class HelpDialog(QDialog):
    """Topics at the left, the page at the right."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Help"))
        self.resize(880, 600)
        self._list = QListWidget()
        self._list.setMaximumWidth(240)
        self._list.setAccessibleName(_("Topics"))
        self._browser = QTextBrowser()
        self._browser.setOpenLinks(False)
        self._browser.setProperty("role", "reading")
        self._browser.document().setDocumentMargin(16)
        self._browser.anchorClicked.connect(self._on_link)
        for page in topics(language):
            text = page.read_text("utf-8")
            item = QListWidgetItem(text.partition("\n")[0].lstrip("# "))
            item.setData(Qt.ItemDataRole.UserRole, (page.stem, text))
            self._list.addItem(item)
        self._list.currentItemChanged.connect(self._on_topic)
        close = QPushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self._build(close)
        self._list.setCurrentRow(0)

    def show_topic(self, name: str) -> None:
        """Turn to the page of a name like "visits"; an unknown one changes nothing."""
        for at in range(self._list.count()):
            if self._list.item(at).data(Qt.ItemDataRole.UserRole)[0] == name:
                self._list.setCurrentRow(at)

    @property
    def text(self) -> str:
        """The page as shown."""
        return self._browser.toPlainText()

    def _build(self, close: QPushButton) -> None:
        both = QSplitter()
        both.addWidget(self._list)
        both.addWidget(self._browser)
        both.setStretchFactor(1, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.addWidget(plain_label(f"{_('Dunwell')} {VERSION}", role="caption"), 1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        layout.setSpacing(16)
        layout.addWidget(both, 1)
        layout.addLayout(foot)

    def _on_topic(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            features = (
                QTextDocument.MarkdownFeature.MarkdownNoHTML | QTextDocument.MarkdownFeature.MarkdownDialectGitHub
            )
            self._browser.document().setMarkdown(item.data(Qt.ItemDataRole.UserRole)[1], features)
            self._browser.verticalScrollBar().setValue(0)

    def _on_link(self, url: QUrl) -> None:
        self.show_topic(Path(url.path()).stem)
