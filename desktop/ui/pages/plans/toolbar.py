"""The line above the plans: plans or what is due, which plans, how far ahead."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QToolButton, QWidget

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

    #: The other view, or other plans or days, are wanted.
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups = {group: _toggle(group_name(group)) for group in Group}
        self.due_button = _toggle(_("What is due"))
        self.horizon = Chooser([(days, _horizon_name(days)) for days in _HORIZONS], whole=True)
        self.horizon.setAccessibleName(_("How far ahead"))
        self.horizon.choose(_USUAL_HORIZON)
        self.archived_box = QCheckBox(_("Archived"))
        self.archived_box.setToolTip(_("Plans of customers who are archived, too"))
        self._group = Group.ALL
        self._build()
        self.horizon.currentIndexChanged.connect(self.changed)
        self.archived_box.toggled.connect(self.changed)

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.setSpacing(4)
        buttons = QButtonGroup(self)
        for button in self.groups.values():
            buttons.addButton(button)
            layout.addWidget(button)
        layout.addSpacing(12)
        buttons.addButton(self.due_button)
        layout.addWidget(self.due_button)
        layout.addSpacing(4)
        layout.addWidget(self.horizon)
        layout.addStretch(1)
        layout.addWidget(self.archived_box)
        self.groups[Group.ALL].setChecked(True)
        self.horizon.hide()
        buttons.buttonToggled.connect(self._on_toggled)

    @property
    def view(self) -> View:
        """The view that is chosen."""
        return View.DUE if self.due_button.isChecked() else View.PLANS

    @property
    def group(self) -> Group:
        """The plans that the list shows, or showed last."""
        return self._group

    def choose_due(self) -> None:
        """Choose the list of what is due."""
        self.due_button.setChecked(True)

    def choose_group(self, group: Group) -> None:
        """Choose the list of plans, and which it shows."""
        self.groups[group].setChecked(True)

    def show_counts(self, counts: Mapping[Group, int]) -> None:
        """Say beside each group how many plans it has."""
        for group, button in self.groups.items():
            count = counts.get(group, 0)
            name = group_name(group)
            button.setText(f"{name}  {format_count(count)}" if count else name)
            plans = ngettext("%(count)s plan", "%(count)s plans", count) % {"count": format_count(count)}
            button.setAccessibleName(f"{name}, {plans}")

    def _on_toggled(self, _button: QToolButton, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if checked:
            self._group = next((group for group, each in self.groups.items() if each.isChecked()), self._group)
            self.horizon.setVisible(self.view is View.DUE)
            self.changed.emit()


def _horizon_name(days: int) -> str:
    if not days:
        return _("up to today")
    return ngettext("in the next %(count)s day", "in the next %(count)s days", days) % {"count": days}


def _toggle(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setCheckable(True)
    return button
