"""The line above the plans: plans or what is due, which plans, how far ahead."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from desktop.formats import format_count
from desktop.i18n import _, ngettext
from desktop.ui.pages.plans.groups import Group, group_name
from desktop.ui.pages.process.still_inputs import Chooser

#: How many days ahead the list of what is due may look.
_HORIZONS = (0, 7, 30, 90, 365)
_USUAL_HORIZON = 30


class View(StrEnum):
    """The two ways to look at plans."""

    PLANS = "plans"
    DUE = "due"


class PlansToolbar(QWidget):
    """What is chosen here is kept while the page is open."""

    #: The other view was chosen.
    view_changed = Signal()
    #: Other plans, or other days, are wanted.
    filter_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views = {View.PLANS: _toggle(_("Plans")), View.DUE: _toggle(_("What is due"))}
        self.groups = {group: _toggle(group_name(group)) for group in Group}
        self.horizon = Chooser([(days, _horizon_name(days)) for days in _HORIZONS], whole=True)
        self.horizon.setAccessibleName(_("How far ahead"))
        self.horizon.choose(_USUAL_HORIZON)
        self._build()
        self.horizon.currentIndexChanged.connect(self.filter_changed)

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.setSpacing(8)
        views, groups = QButtonGroup(self), QButtonGroup(self)
        for button in self.views.values():
            views.addButton(button)
            layout.addWidget(button)
        layout.addSpacing(16)
        for button in self.groups.values():
            groups.addButton(button)
            layout.addWidget(button)
        layout.addWidget(self.horizon)
        layout.addStretch(1)
        self.views[View.PLANS].setChecked(True)
        self.groups[Group.ALL].setChecked(True)
        views.buttonToggled.connect(self._on_view)
        groups.buttonToggled.connect(self._on_group)
        self._show_parts()

    @property
    def view(self) -> View:
        """The view that is chosen."""
        return next(view for view, button in self.views.items() if button.isChecked())

    @property
    def group(self) -> Group:
        """The plans that the list is to show."""
        return next(group for group, button in self.groups.items() if button.isChecked())

    def choose_view(self, view: View) -> None:
        """Choose a view."""
        self.views[view].setChecked(True)

    def choose_group(self, group: Group) -> None:
        """Choose which plans the list shows."""
        self.groups[group].setChecked(True)

    def show_counts(self, counts: Mapping[Group, int]) -> None:
        """Say beside each group how many plans it has."""
        for group, button in self.groups.items():
            count = counts.get(group, 0)
            name = group_name(group)
            button.setText(f"{name}  {format_count(count)}" if count else name)
            plans = ngettext("%(count)s plan", "%(count)s plans", count) % {"count": format_count(count)}
            button.setAccessibleName(f"{name}, {plans}")

    def _on_view(self, _button: QToolButton, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if checked:
            self._show_parts()
            self.view_changed.emit()

    def _on_group(self, _button: QToolButton, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if checked:
            self.filter_changed.emit()

    def _show_parts(self) -> None:
        is_plans = self.view is View.PLANS
        for button in self.groups.values():
            button.setVisible(is_plans)
        self.horizon.setVisible(not is_plans)


def _horizon_name(days: int) -> str:
    if not days:
        return _("up to today")
    return ngettext("in the next %(count)s day", "in the next %(count)s days", days) % {"count": days}


def _toggle(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setCheckable(True)
    return button
