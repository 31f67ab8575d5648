"""Where one file of this computer can be dropped."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget


def dropped_file(event: QDropEvent) -> Path | None:
    """Give the one file of this computer that is dropped; None for anything else."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


class DropArea(QWidget):
    """Takes a file that is dropped, and knows whether one is held over it, to be painted so."""

    #: The path of the file.
    file_dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = False
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up for a file."""
        if dropped_file(event) is not None:
            event.acceptProposedAction()
            self._light(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Put the light out."""
        super().dragLeaveEvent(event)
        self._light(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file."""
        self._light(on=False)
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)

    def _light(self, *, on: bool) -> None:
        self._hovered = on
        self.update()
