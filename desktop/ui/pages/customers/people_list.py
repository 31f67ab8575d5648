"""People at a customer as a few lines that can be read and copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.process import StepKind
from desktop.formats import format_time
from desktop.i18n import _
from desktop.services.customers import ContactRecord
from desktop.ui.widgets.plain import plain_label
from desktop.wording.choices import label
from desktop.wording.joining import joined


class PeopleList(QWidget):
    """Name and position, then phone and mail, one person below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(12)

    def show_people(self, people: Sequence[ContactRecord]) -> None:
        """Show these people."""
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for person in people:
            self._list.addWidget(_person(person))


def part_text(person: ContactRecord) -> str:
    """Say what somebody does in the payment process: "sign, approve; stands in: pay"."""
    parts = [joined(label(StepKind(step)) for step in person.steps)] if person.steps else []
    if person.stands_in_for:
        steps = joined(label(StepKind(step)) for step in person.stands_in_for)
        parts.append(_("stands in: %(steps)s") % {"steps": steps})
    return _("; ").join(parts)


def reach_text(person: ContactRecord) -> str:
    """Say how and when somebody is reached."""
    best = _("best at %(time)s") % {"time": format_time(person.best_time)} if person.best_time else ""
    return joined(filter(None, (person.phone, best, person.mail)))


def copyable(text: str, role: str = "") -> QLabel:
    """Make a label whose text can be marked and copied."""
    words = plain_label(text, role=role, wrap=True)
    words.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return words


def _person(person: ContactRecord) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addWidget(copyable(person.name, "strong"))
    about = joined(filter(None, (person.position, part_text(person))))
    if about:
        layout.addWidget(plain_label(about, role="caption", wrap=True))
    if reach := reach_text(person):
        layout.addWidget(copyable(reach))
    return box
