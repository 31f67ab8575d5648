"""Filters that are kept under a name: chosen from a menu, added, removed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from desktop.i18n import _
from desktop.services.money import ItemFilter, SavedFilter
from desktop.ui.acting import open_dialog, say, undo_by, write
from desktop.ui.context import Context
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.plain import plain_mnemonic
from desktop.wording.problems import sentence


class KeepFilterDialog(FormDialog):
    """Asks for a name."""

    def __init__(
        self, context: Context, wanted: ItemFilter, taken: Sequence[str], parent: QWidget | None = None
    ) -> None:
        self._context = context
        self._wanted = wanted
        self._taken = frozenset(taken)
        self.name = QLineEdit()
        form = Form(sentence)
        form.add("name", _("Name"), self.name, required=True)
        super().__init__(context.jobs, _("Keep this filter"), form, save_text=_("Keep"), parent=parent)
        self.name.textChanged.connect(lambda _text: self._say_outcome())

    def save(self) -> None:
        """Keep it; another of this name is replaced, as was said."""
        name = self.name.text().strip()
        keep = partial(self._context.services.money.save_filter, name, self._wanted, replace=name in self._taken)
        self.send(keep)

    def _say_outcome(self) -> None:
        is_taken = self.name.text().strip() in self._taken
        self.set_outcome(_("The filter that is kept under this name is replaced.") if is_taken else "")
        self.fit()


class KeptFilters(QObject):
    """Fills the menu of a button."""

    #: A filter was chosen.
    chosen = Signal(object)

    def __init__(self, context: Context, button: QPushButton, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._button = button
        self._kept: tuple[SavedFilter, ...] = ()
        self._now = ItemFilter()
        self._menu = QMenu(button)
        button.setMenu(self._menu)
        self._fill()

    def reload(self) -> None:
        """Read what is kept."""
        read = self._context.services.money.saved_filters
        self._context.jobs.latest((self._page, "kept filters"), read, then=self._show, owner=self._page)

    def show_filter(self, now: ItemFilter) -> None:
        """Mark the filter that is chosen now, and offer to keep it."""
        self._now = now
        self._fill()

    def _show(self, kept: Sequence[SavedFilter]) -> None:
        self._kept = tuple(kept)
        self._fill()

    def _fill(self) -> None:
        menu = self._menu
        menu.clear()
        named = next((each.name for each in self._kept if each.filter == self._now), "")
        self._button.setText(plain_mnemonic(named or _("Kept filters")))
        for each in self._kept:
            action = menu.addAction(plain_mnemonic(each.name))
            action.setCheckable(True)
            action.setChecked(each.name == named)
            action.triggered.connect(partial(self._on_chosen, each.filter))
        if self._kept:
            menu.addSeparator()
        keep = menu.addAction(_("Keep this filter..."))
        keep.setEnabled(self._now != ItemFilter())
        keep.triggered.connect(lambda _checked=False: self._on_keep())
        if named:
            remove = menu.addAction(plain_mnemonic(_('Remove "%(name)s"') % {"name": named}))
            remove.triggered.connect(partial(self._on_remove, named))

    def _on_chosen(self, wanted: ItemFilter, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self.chosen.emit(wanted)

    def _on_keep(self) -> None:
        taken = [each.name for each in self._kept]
        dialog = KeepFilterDialog(self._context, self._now, taken, self._page)

        def told(name: str) -> None:
            say(self._page, _("Filter kept: %(name)s") % {"name": name})
            self.reload()

        open_dialog(dialog, told)

    def _on_remove(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        money = self._context.services.money
        undo = undo_by(self._page, self._context, money.save_filter, name, self._now)
        said = _("Filter removed: %(name)s") % {"name": name}
        write(self._page, self._context, partial(money.remove_filter, name), said=said, undo=undo)
