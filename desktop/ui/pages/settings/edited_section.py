"""What sections have in common in which something is typed that is kept by Save and thrown away by Discard."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.i18n import _
from desktop.ui.context import Context
from desktop.ui.pages.process.leave import ask_unsaved
from desktop.ui.pages.process.save_bar import SaveBar
from desktop.ui.pages.settings.section import Section


class EditedSection(Section):
    """Has a bar that appears with the first change; a section says what is dirty, saves and discards."""

    #: What is asked before unsaved changes are left, marked with N_.
    question: ClassVar[str]

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._was_dirty = False
        self._after_save: Callable[[], object] | None = None
        self.bar = SaveBar()
        self.bar.save_wanted.connect(self.save)
        self.bar.discard_wanted.connect(self.discard)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            shortcut = QShortcut(QKeySequence(keys), self, self.save)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def save(self) -> None:
        """Keep what was typed, if nothing in it is wrong."""
        raise NotImplementedError

    def discard(self) -> None:
        """Go back to what is in the book."""
        raise NotImplementedError

    def ask_to_leave(self, go: Callable[[], object], stay: Callable[[], object] | None = None) -> None:
        """Go at once when nothing is unsaved, else ask whether to save, discard or stay."""
        if not self.is_dirty:
            go()
            return

        def save() -> None:
            self._after_save = go
            self.save()

        def discard() -> None:
            self.discard()
            go()

        ask_unsaved(self, _(self.question), save=save, discard=discard, stay=stay)

    def _follow_bar(self) -> None:
        """Bring the bar up to what is being typed."""
        dirty = self.is_dirty
        self.bar.setVisible(dirty)
        if dirty:
            self.bar.say_changed()
        if dirty != self._was_dirty:
            self._was_dirty = dirty
            self.dirty_changed.emit(dirty)

    def _end_saving(self) -> Callable[[], object] | None:
        """Free the bar once saving has been answered; give what was to come after it."""
        self.bar.set_busy(busy=False)
        after, self._after_save = self._after_save, None
        return after

    def _on_failed(self, _error: Exception) -> None:
        """Stay, whatever was to come after saving."""
        self._end_saving()

    def _say_refused(self) -> None:
        self.bar.say_refused(_("Not saved. Please correct what is marked."))
