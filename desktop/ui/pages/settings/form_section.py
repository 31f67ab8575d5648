"""A section that is one form about values that are kept together."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.app import Services
from desktop.domain.problems import Problem
from desktop.i18n import _
from desktop.services.results import Refused, Saved
from desktop.ui.context import Context
from desktop.ui.pages.settings.edited_section import EditedSection
from desktop.ui.pages.settings.section import scrolled_column
from desktop.ui.widgets.form import Form
from desktop.wording.problems import sentence

Kept = TypeVar("Kept")

_COLUMNS = 4
_MARGIN = 24


class FormSection(EditedSection, Generic[Kept]):
    """Reads values, shows them in a form, and keeps all of them or none; a subclass says which and how.

    A subclass makes its fields, calls `_lay_out` and then `_follow_bar`.
    """

    #: The toast after they were kept, marked with N_.
    said: ClassVar[str]

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._saved: Kept | None = None
        self.form = Form(sentence, columns=_COLUMNS)
        # A policy that does not shrink: the page scrolls before it squeezes the fields.
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    # What a subclass says

    @staticmethod
    def read(services: Services) -> Kept:
        """Read the values, on whatever thread."""
        raise NotImplementedError

    @staticmethod
    def keep(services: Services, values: Kept) -> Saved[Kept] | Refused:
        """Write the values, on whatever thread."""
        raise NotImplementedError

    def typed(self) -> Kept | None:
        """Give what the fields say; None while something is missing."""
        raise NotImplementedError

    def missing(self) -> Sequence[Problem]:
        """Say what is missing."""
        raise NotImplementedError

    def fill(self, values: Kept) -> None:
        """Show values in the fields."""
        raise NotImplementedError

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say at the fields what is wrong."""
        self.form.show_problems(problems)

    # What the page uses

    def reload(self) -> None:
        """Read again; what is being typed stays."""
        key = (type(self).__name__, id(self))
        self.context.jobs.latest(key, self.read, self.context.services, then=self._on_read, owner=self)

    @property
    def is_dirty(self) -> bool:
        """Whether there is something to save."""
        return self._saved is not None and self.form.is_dirty

    def go_to_field(self, name: str) -> None:
        """Put the keyboard on a field; an unknown name does nothing."""
        with suppress(KeyError):
            self.form.field(name).setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._reveal)

    def save(self) -> None:
        """Keep what was typed, if nothing in it is wrong."""
        if not self.is_dirty or not self.bar.save_button.isEnabled():
            return
        values = self.typed()
        problems = (*self.form.typed_problems(), *(self.missing() if values is None else ()))
        if values is None or problems:
            self._refuse(problems)
            return
        self.bar.set_busy(busy=True)
        keep = partial(self.keep, self.context.services, values)
        self.context.jobs.write(keep, then=self._on_saved, failed=self._on_failed, owner=self)

    def discard(self) -> None:
        """Go back to what is in the book."""
        if self._saved is not None:
            self._take(self._saved)

    # Private

    def _lay_out(self, *below: QWidget) -> None:
        """Put the form into a column that scrolls, what is given below it, and the bar at the foot."""
        self._scroll, column = scrolled_column()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it scrolls to the field that has the keys
        column.addWidget(self.form)
        for widget in below:
            column.addWidget(widget)
        column.addStretch(1)
        bar = QHBoxLayout()
        bar.setContentsMargins(_MARGIN, 0, _MARGIN, 8)
        bar.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(bar)
        self.form.edited.connect(self._follow_bar)

    def _on_read(self, values: Kept) -> None:
        if not self.is_dirty:
            self._take(values)

    def _take(self, values: Kept) -> None:
        self._saved = values
        self.fill(values)
        self.form.clear_problems()
        self.form.mark_clean()
        self._follow_bar()

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self.show_problems(problems)
        self._say_refused()
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        # Sentences that have just appeared have to be given their room first.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        focused = self._scroll.focusWidget()
        if focused is not None:
            self._scroll.ensureWidgetVisible(focused, 0, 2 * _MARGIN)

    def _on_saved(self, answer: Saved[Kept] | Refused) -> None:
        after = self._end_saving()
        if isinstance(answer, Refused):
            self._refuse(answer.problems)
            return
        before = self._saved
        self._take(answer.value)
        if before is not None:
            back = partial(self.keep, self.context.services, before)
            self.done.emit(_(self.said), lambda: self.context.jobs.write(back, owner=self))
        if after is not None:
            after()
