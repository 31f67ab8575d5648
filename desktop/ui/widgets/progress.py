"""Long work: how far it is, and a way to stop it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.formats import format_count
from desktop.i18n import _
from desktop.ui.jobs import Task
from desktop.ui.widgets.plain import plain_label

#: Work that is done sooner than this many milliseconds shows no dialog.
_PATIENCE = 300


class ProgressDialog(QDialog):
    """Shows the progress of one task; use `run_with_progress`."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(text)
        self.setModal(True)
        self.setMinimumWidth(400)
        self._task: Task | None = None
        self._finished = False
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(text)
        self._count = plain_label(role="caption")
        self.cancel_button = QPushButton(_("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self.cancel_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(plain_label(text, role="strong", wrap=True))
        layout.addWidget(self._bar)
        layout.addLayout(foot)
        QTimer.singleShot(_PATIENCE, self, self._on_patience_over)

    def follow(self, task: Task) -> None:
        """Let Cancel stop this task."""
        self._task = task

    def report(self, done: int, total: int) -> None:
        """Show how far the work is; a total of 0 is not known."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if total:
            counts = {"done": format_count(done), "total": format_count(total)}
            self._count.setText(_("%(done)s of %(total)s") % counts)

    def finish(self) -> None:
        """Close: the work is over, one way or the other."""
        self._finished = True
        self.hide()
        self.deleteLater()

    def reject(self) -> None:
        """Give the work up; the dialog stays until it has stopped."""
        if self._task is not None:
            self._task.cancel()
        self.cancel_button.setEnabled(False)
        self._count.setText(_("Stopping..."))

    def _on_patience_over(self) -> None:
        if not self._finished:
            self.open()


def run_with_progress(
    start: Callable[..., Task],
    parent: QWidget,
    text: str,
    fn: Callable[..., Any],
    *args: object,
    then: Callable[[Any], object],
    failed: Callable[[Exception], object] | None = None,
) -> ProgressDialog:
    """Start long work with `jobs.read` or `jobs.write` and show how far it is; Cancel raises `Cancelled` in it.

    `fn` takes the keyword argument `progress`. `failed` is told of a `Cancelled` too.
    """
    dialog = ProgressDialog(text, parent)

    def over(answer: Any) -> None:  # noqa: ANN401 - whatever the work returns
        dialog.finish()
        then(answer)

    def broken(error: Exception) -> None:
        dialog.finish()
        if failed is not None:
            failed(error)

    dialog.follow(start(fn, *args, then=over, failed=broken, progress=dialog.report, owner=parent))
    return dialog
