"""Until which day of a month papers are taken in for a pay day, and what becomes of later ones."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.months import LAST_MONTH_DAY
from desktop.domain.payrules import MOST_MONTHS, Cutoff
from desktop.i18n import _, ngettext
from desktop.ui.pages.process.still_inputs import Chooser, count_fault, quiet, small_count
from desktop.ui.widgets.plain import plain_label


class CutoffEdit(QWidget):
    """A tick that there is a cut-off, its day and month, and the wait after it."""

    #: Something was typed or chosen.
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known = QCheckBox(_("Papers are taken in until day"))
        self.day = small_count(1, LAST_MONTH_DAY)
        self.day.setFixedWidth(64)
        self.day.setAccessibleName(_("Day of the month"))
        self.before = Chooser([(n, _months_before(n)) for n in range(MOST_MONTHS + 1)], whole=True)
        self.before.setAccessibleName(_("Of which month"))
        self.wait = Chooser([(n, _wait(n)) for n in range(MOST_MONTHS + 1)], whole=True)
        self.wait.setAccessibleName(_("Papers that come later wait for"))
        self._later = QWidget()
        self._build()
        self.known.toggled.connect(lambda _on: self._on_edited())
        self.day.textChanged.connect(lambda _text: self._on_edited())
        for field in (self.before, self.wait):
            field.currentIndexChanged.connect(lambda _at: self._on_edited())
        self._update()

    def _build(self) -> None:
        self.setFocusProxy(self.known)
        first = QHBoxLayout()
        first.setSpacing(8)
        for widget in (self.known, self.day, self.before):
            first.addWidget(widget)
        first.addStretch(1)
        second = QHBoxLayout(self._later)
        second.setContentsMargins(26, 0, 0, 0)
        second.setSpacing(8)
        second.addWidget(plain_label(_("later ones wait for"), role="muted"))
        second.addWidget(self.wait)
        second.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(first)
        layout.addWidget(self._later)

    def cutoff(self) -> Cutoff | None:
        """Give the cut-off; None when there is none, nobody has asked, or its day is missing (see `fault`)."""
        day = self.day.count()
        if not self.known.isChecked() or day is None:
            return None
        return Cutoff(day, self.before.chosen(), self.wait.chosen())

    def fault(self) -> str:
        """Say that the day is missing; empty when nothing is."""
        return count_fault(self.day) if self.known.isChecked() else ""

    def show_cutoff(self, cutoff: Cutoff | None) -> None:
        """Show a cut-off; without one, the fields stay as they were for a change of mind."""
        with quiet(self):
            self.known.setChecked(cutoff is not None)
            if cutoff is not None:
                self.day.set_count(cutoff.day)
                self.before.choose(cutoff.months_before)
                self.wait.choose(cutoff.wait_months)

    def _update(self) -> None:
        on = self.known.isChecked()
        self.day.setEnabled(on)
        self.before.setEnabled(on)
        self._later.setVisible(on)

    def _on_edited(self) -> None:
        self._update()
        self.edited.emit()


def _months_before(months: int) -> str:
    if not months:
        return _("of the month they pay in")
    return ngettext("of the month before", "of the month %(count)s months before", months) % {"count": months}


def _wait(months: int) -> str:
    if not months:
        return _("the next pay day")
    return ngettext("a pay day %(count)s month later", "a pay day %(count)s months later", months) % {"count": months}
