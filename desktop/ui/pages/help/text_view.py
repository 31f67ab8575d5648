"""Shows a text of our own, written in Markdown, in the window's type and colours."""

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from desktop.ui.theme import BODY, SECTION, colour

#: In percent of what the font asks for.
_LINE_HEIGHT = 112.0
_MARGIN = 24
#: Wider lines are hard to read.
_WIDEST = 760
_INDENT = 20
_CELL_PAD = 6
_SIZES = {1: SECTION}


class MarkdownView(QTextBrowser):
    """Our own texts only. Nothing is fetched; a link to another text is told, every other link does nothing."""

    #: The key of the topic that a link names.
    topic_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "reading")
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._on_link)

    def show_text(self, text: str) -> None:
        """Show a text from its beginning."""
        self._text = text
        self._render()
        self.verticalScrollBar().setValue(0)

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:  # noqa: N802 - Qt's name
        """Load nothing: our texts need no pictures and no style sheets."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines short; the scroll bar stays at the edge."""
        super().resizeEvent(event)
        self.setViewportMargins(0, 0, max(_MARGIN, self.width() - _WIDEST), 0)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the other theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._text:
            place = self.verticalScrollBar().value()
            self._render()
            self.verticalScrollBar().setValue(place)

    def _render(self) -> None:
        self.document().setDefaultFont(self.font())
        self.document().setIndentWidth(_INDENT)
        self.document().setMarkdown(self._text)
        block = self.document().begin()
        while block.isValid():
            self._dress(block)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)

    def _dress(self, block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        level = block.blockFormat().headingLevel()
        in_list = block.textList() is not None
        spacing.setTopMargin(16 if level > 1 else 0)
        spacing.setBottomMargin(0 if cursor.currentTable() else 4 if in_list else 8)
        cursor.mergeBlockFormat(spacing)
        if level:
            font = cursor.charFormat().font()
            font.setPixelSize(_SIZES.get(level, BODY))
            font.setWeight(QFont.Weight.DemiBold)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            heading = cursor.charFormat()
            heading.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            heading.setFont(font)
            cursor.setCharFormat(heading)

    def _dress_table(self, table: QTextTable) -> None:
        look = table.format()
        look.setBorder(1)
        look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBorderBrush(colour(self.palette(), "line"))
        look.setBorderCollapse(True)
        look.setCellPadding(_CELL_PAD)
        look.setBottomMargin(12)
        table.setFormat(look)

    def _on_link(self, link: QUrl) -> None:
        if link.isRelative() and link.path().endswith(".md"):
            self.topic_wanted.emit(link.path().removesuffix(".md"))
