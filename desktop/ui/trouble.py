"""What the window does when something goes wrong: known faults get advice, bugs get a report; the data are safe."""

import logging
import sys
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop import NAME, VERSION
from desktop.services.faults import BookFault

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

log = logging.getLogger(__name__)


def show_fault(error: Exception) -> bool:
    """Tell of a known fault of the surroundings, with the way out; False when the error is none.

    A fault that is on the screen already is not told again: a lost drive fails every read.
    """
    from desktop.ui.widgets.ask import is_told, tell
    from desktop.wording.faults import fault_text, system_fault_text

    if isinstance(error, BookFault):
        title, advice = fault_text(error)
    elif isinstance(error, OSError):
        title, advice = system_fault_text(error)
    else:
        return False
    log.warning("fault: %s", type(error).__name__)
    if not is_told(title):
        tell(QApplication.activeWindow(), title, detail=advice)
    return True


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Write down a bug for whoever mends it."""
    import platform
    import traceback

    return "\n".join(
        (
            f"{NAME} {VERSION}, Python {platform.python_version()}, Qt {qVersion()}",
            f"{platform.platform()}, {QGuiApplication.platformName()}",
            "",
            "".join(traceback.format_exception(kind, error, trace)),
        )
    )


class BugWatch(QObject):
    """Takes over `sys.excepthook`: logs each bug and shows one dialog at a time, whatever thread it came from."""

    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialog: QDialog | None = None
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Watch from now on."""
        sys.excepthook = self.catch

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an error that nobody caught and show it; Ctrl+C ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log.critical("a bug", exc_info=(kind, error, trace))
        self._caught.emit(report(kind, error, trace))

    def _show(self, text: str) -> None:
        if self._dialog is None:
            from desktop.ui.widgets.bug_dialog import BugDialog

            self._dialog = BugDialog(text, QApplication.activeWindow())
            self._dialog.finished.connect(self._on_finished)
            self._dialog.open()

    def _on_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
