"""The editor and the preview: beside each other where there is room, else one behind the other."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabBar, QVBoxLayout, QWidget

from desktop.i18n import _

#: From this width on both are seen at once.
_WIDE = 960
_WORDS, _PREVIEW = range(2)
_WIDTHS = (480, 560)
_LEAST_WORDS = 440


class Sides(QWidget):
    """In a narrow window tabs choose what is seen; what was chosen comes back with it."""

    def __init__(self, words: QWidget, preview: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces = (words, preview)
        words.setMinimumWidth(_LEAST_WORDS)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.addTab(_("Words"))
        self.tabs.addTab(_("Preview"))
        self.tabs.setAccessibleName(_("Words or preview"))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        for face in self._faces:
            splitter.addWidget(face)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes(_WIDTHS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(splitter, 1)
        self.tabs.currentChanged.connect(lambda _at: self._follow())
        self._follow()

    @property
    def is_wide(self) -> bool:
        """Whether both are seen at once."""
        return self.width() >= _WIDE

    def show_words(self) -> None:
        """Put the editor in front."""
        self.tabs.setCurrentIndex(_WORDS)

    def show_preview(self) -> None:
        """Put the preview in front."""
        self.tabs.setCurrentIndex(_PREVIEW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one or both."""
        super().resizeEvent(event)
        self._follow()

    def minimumSizeHint(self) -> QSize:
        """Give way down to the wider of the two, as only one needs room."""
        hints = [face.minimumSizeHint().expandedTo(face.minimumSize()) for face in self._faces]
        return QSize(max(hint.width() for hint in hints), super().minimumSizeHint().height())

    def _follow(self) -> None:
        wide, chosen = self.is_wide, self.tabs.currentIndex()
        self.tabs.setVisible(not wide)
        for at, face in enumerate(self._faces):
            face.setVisible(wide or at == chosen)
