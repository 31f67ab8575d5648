"""The base of dialogs that change something: a form, what will happen, Save and Cancel."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.problems import Problem
from desktop.i18n import _
from desktop.services.results import Refused, Saved
from desktop.ui.jobs import Jobs
from desktop.ui.widgets.ask import ask
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.plain import plain_label, plain_mnemonic

_LEAST_WIDTH = 480
_KEEP_FREE = 64


class _FormScroll(QScrollArea):
    """Scrolls up and down only, and wants to be as large as what it holds."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it scrolls to the field that has the keys

    def sizeHint(self) -> QSize:
        wanted = self._content.sizeHint()
        width = max(_LEAST_WIDTH, wanted.width())
        return QSize(width, max(wanted.height(), self._content.heightForWidth(width)))


class FormDialog(QDialog):
    """A dialog around one form.

    A subclass fills the form and overrides `save`, which calls `send`:

        def save(self) -> None:
            self.send(self._services.customers.change, self._id, self._customer())

    Ctrl+Enter saves; Esc asks before it throws typed text away. A refusal is shown at the fields; a fault leaves the
    dialog open as it was.
    """

    #: What the use case returned inside `Saved`.
    saved = Signal(object)

    def __init__(
        self, jobs: Jobs, title: str, form: Form, *, save_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.jobs = jobs
        self.form = form
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._layout = QVBoxLayout()
        self._outer.addLayout(self._layout)
        self._outcome = plain_label(wrap=True)
        self._outcome_frame = QFrame()
        self.save_button = QPushButton(plain_mnemonic(save_text or _("Save")))
        self.cancel_button = QPushButton(_("Cancel"))
        self._build(title)
        self.save_button.clicked.connect(self._on_save)
        self.cancel_button.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_save)

    def _build(self, title: str) -> None:
        self.save_button.setProperty("kind", "primary")
        self.save_button.setToolTip(_("Ctrl+Enter"))
        self.save_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)
        self._outcome_frame.setProperty("role", "outcome")
        inner = QVBoxLayout(self._outcome_frame)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.addWidget(self._outcome)
        self._outcome_frame.hide()
        padded = QWidget()
        padded.setProperty("role", "scrolled")
        pad = QVBoxLayout(padded)
        pad.setContentsMargins(24, 0, 24, 8)
        pad.addWidget(self.form)
        pad.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        foot = QVBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self._outcome_frame)
        foot.addLayout(buttons)
        heading = plain_label(title, role="section")
        heading.setContentsMargins(24, 0, 24, 0)
        layout = self._layout
        layout.setContentsMargins(0, 16, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(heading)
        self._scroll = _FormScroll(padded)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)
        bar = self._scroll.verticalScrollBar()

        def keep_in_line(_least: int, most: int) -> None:
            """End where the fields end, beside a scroll bar too."""
            foot.setContentsMargins(24, 8, 24 + (bar.sizeHint().width() if most else 0), 16)

        bar.rangeChanged.connect(keep_in_line)
        keep_in_line(bar.minimum(), bar.maximum())

    # What a subclass overrides and uses

    def save(self) -> None:
        """Hand what was typed to the use case with `send`."""
        raise NotImplementedError

    def send(self, fn: Callable[..., Any], *args: object) -> None:
        """Write; the dialog closes when it is saved and stays when it is refused or fails."""
        self.save_button.setEnabled(False)
        self.jobs.write(fn, *args, then=self.answered, failed=self._on_failed, owner=self)

    def put_beside(self, widget: QWidget) -> None:
        """Put something to look at while one types at the left of the form; it takes the room that there is."""
        self._outer.insertWidget(0, widget, 1)

    def set_outcome(self, text: str) -> None:
        """Say in words what will happen on Save; empty says nothing."""
        self._outcome.setText(text)
        self._outcome_frame.setVisible(bool(text))

    def answered(self, answer: Saved[Any] | Refused) -> None:
        """Close on `Saved`, show the problems of `Refused`."""
        self.save_button.setEnabled(True)
        if isinstance(answer, Refused):
            self._show_problems(answer.problems)
            return
        self.form.mark_clean()
        self.saved.emit(answer.value)
        self.accept()

    def reject(self) -> None:
        """Close without saving, after a question when something was typed."""
        if not self.form.is_dirty:
            super().reject()
            return
        ask(self, _("Throw away what you typed?"), _("Throw away"), self._throw_away)

    def fit(self) -> None:
        """Grow to what the form needs now, as far as the screen has room; a dialog not shown yet does so when it is."""
        if not self.isVisible():
            return
        self._scroll.updateGeometry()
        self._layout.activate()
        room = self.screen().availableSize() - QSize(_KEEP_FREE, _KEEP_FREE)
        self.resize(self.size().expandedTo(self.sizeHint()).boundedTo(room))

    def showEvent(self, event: QShowEvent) -> None:
        """Open as large as the form."""
        super().showEvent(event)
        self.fit()

    # Private

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        self.form.show_problems(problems)
        self.fit()

    def _on_save(self) -> None:
        if not self.save_button.isEnabled():
            return
        problems = self.form.typed_problems()
        if problems:
            self._show_problems(problems)
        else:
            self.form.clear_problems()
            self.save()

    def _throw_away(self) -> None:
        super().reject()

    def _on_failed(self, _error: Exception) -> None:
        self.save_button.setEnabled(True)
