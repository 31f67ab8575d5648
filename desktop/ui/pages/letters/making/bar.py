"""The line above the views while a print run is made, and what it brought afterwards."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QToolButton, QWidget

from desktop.formats import format_count
from desktop.i18n import _, ngettext
from desktop.ui.icons import IconLabel, set_icon
from desktop.ui.pages.letters.making.control import RunControl, RunOutcome
from desktop.ui.pages.visits.words import dotted
from desktop.ui.widgets.plain import ElidedLabel

_BAR_WIDTH = 200


class RunBar(QWidget):
    """Follows a run; it is not there before the first one, and goes when it is closed."""

    #: The id of a run whose papers are to be seen.
    run_wanted = Signal(int)
    #: What was left out is to be seen: the `RunOutcome`.
    left_out_wanted = Signal(object)

    def __init__(self, control: RunControl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self.outcome: RunOutcome | None = None
        self.words = ElidedLabel()
        self.progress = QProgressBar()
        self.cancel_button = QPushButton(_("Cancel"))
        self.run_button = _link(_("Show the run"))
        self.folder_button = _link(_("Open the folder"))
        self.left_out_button = _link("")
        self.again_button = _link(_("Save again"))
        self.close_button = QToolButton()
        self._icon = IconLabel("check", "good")
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(_BAR_WIDTH)
        self.progress.setAccessibleName(_("Print run"))
        self.close_button.setAccessibleName(_("Close"))
        set_icon(self.close_button, "close", role="muted")
        box = QFrame()
        box.setProperty("role", "outcome")
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self.progress)
        row.addWidget(self.words, 1)
        for button in (self.run_button, self.folder_button, self.left_out_button, self.again_button):
            row.addWidget(button)
        row.addWidget(self.cancel_button)
        row.addWidget(self.close_button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.addWidget(box)

    def _connect(self) -> None:
        self._control.progressed.connect(self._on_progress)
        self._control.ended.connect(self._on_ended)
        self.cancel_button.clicked.connect(lambda _checked=False: self._on_cancel())
        self.close_button.clicked.connect(lambda _checked=False: self.hide())
        self.run_button.clicked.connect(lambda _checked=False: self._on_run())
        self.folder_button.clicked.connect(lambda _checked=False: self._on_folder())
        self.left_out_button.clicked.connect(lambda _checked=False: self.left_out_wanted.emit(self.outcome))
        self.again_button.clicked.connect(lambda _checked=False: self._control.save_again())

    # Private

    def _on_progress(self, doing: str, done: int, total: int) -> None:
        self._show_running(running=True)
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        words = {"doing": doing, "done": format_count(done), "total": format_count(total)}
        self.words.setText(_("%(doing)s: %(done)s of %(total)s") % words)

    def _show_running(self, *, running: bool) -> None:
        if running and self.isVisible() and self.cancel_button.isVisible():
            return
        self.show()
        for widget in (self.progress, self.cancel_button):
            widget.setVisible(running)
        self.cancel_button.setEnabled(running)
        self._icon.setVisible(not running)
        self.close_button.setVisible(not running)
        for button in (self.run_button, self.folder_button, self.left_out_button, self.again_button):
            button.setVisible(False)

    def _on_ended(self, outcome: RunOutcome | None) -> None:
        self.outcome = outcome
        if outcome is None:
            self.hide()
            return
        self._show_running(running=False)
        self.words.setText(outcome_text(outcome))
        skipped = len(outcome.result.skipped)
        self.run_button.setVisible(outcome.result.run_id is not None)
        self.folder_button.setVisible(bool(outcome.files))
        self.again_button.setVisible(outcome.is_unsaved and outcome.result.run_id is not None)
        self.left_out_button.setVisible(bool(skipped))
        self.left_out_button.setText(_("What was left out..."))

    def _on_cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.words.setText(_("Stopping..."))
        self._control.cancel()

    def _on_run(self) -> None:
        if self.outcome is not None and self.outcome.result.run_id is not None:
            self.run_wanted.emit(self.outcome.result.run_id)

    def _on_folder(self) -> None:
        if self.outcome is not None and self.outcome.files:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.outcome.files[0].parent)))


def outcome_text(outcome: RunOutcome) -> str:
    """Say what came of a run."""
    result = outcome.result
    if result.cancelled:
        return _("Cancelled: nothing was made, and no number was taken.")
    made, skipped = len(result.documents), len(result.skipped)
    texts = [ngettext("%(count)s paper made", "%(count)s papers made", made) % {"count": format_count(made)}]
    if not made:
        texts = [_("No paper was made")]
    if skipped:
        left_out = ngettext("%(count)s left out", "%(count)s left out", skipped)
        texts.append(left_out % {"count": format_count(skipped)})
    if outcome.is_unsaved:
        texts.append(_("they are in the archive, but not all files were written"))
    return dotted(texts)


def _link(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", "link")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
