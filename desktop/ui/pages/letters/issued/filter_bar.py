"""The line above the papers: words, which papers, the days, and what is still to do about them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from desktop.domain.company import DocumentKind
from desktop.domain.dunning import Level
from desktop.i18n import _
from desktop.ui.pages.money.payments.lines import PERIODS, Period, first_day
from desktop.ui.pages.process.still_inputs import Chooser, quiet
from desktop.ui.pages.visits.words import capital
from desktop.wording.choices import label

_SEARCH_WIDTH = 280
#: Milliseconds after the last letter.
_TYPING = 120


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which papers the list shows; None and '' are any."""

    text: str = ""
    kind: DocumentKind | None = None
    level: Level | None = None
    period: Period = Period.ALL
    unsent: bool = False
    unproved: bool = False
    voided: bool = False
    run_id: int | None = None

    def arguments(self, today: date) -> dict[str, Any]:
        """Give it as the archive asks for it; what is void is not waited for."""
        waits = self.unsent or self.unproved
        return {
            "text": self.text,
            "kind": self.kind,
            "level": self.level,
            "since": first_day(self.period, today),
            "is_sent": False if self.unsent else None,
            "is_proved": False if self.unproved else None,
            "voided": True if self.voided else False if waits else None,
            "run_id": self.run_id,
        }


class IssuedBar(QWidget):
    """What is chosen here stays while the page is open; all of it counts together."""

    #: Other papers are wanted.
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run_id: int | None = None
        self.search = QLineEdit()
        self.which = Chooser(_papers(), whole=True)
        self.period = Chooser([(period, _(text)) for period, text in PERIODS.items()], whole=True)
        self.unsent = _toggle(_("Not sent"), _("Nothing says that the paper went out"))
        self.unproved = _toggle(_("No proof yet"), _("Nothing but somebody's word shows that the paper arrived"))
        self.voided = _toggle(_("Void"), _("Papers that were declared void"))
        self.run = QPushButton()
        self._wait = QTimer(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.search.setPlaceholderText(_("Customer or number"))
        self.search.setAccessibleName(_("Search papers"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.which.setAccessibleName(_("Which papers"))
        self.period.setAccessibleName(_("Which days"))
        self.run.setProperty("kind", "link")
        self.run.setText(_("Only of one print run: show all"))
        self.run.hide()
        self._wait.setSingleShot(True)
        self._wait.setInterval(_TYPING)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search, 1)
        for widget in (self.which, self.period, self.unsent, self.unproved, self.voided, self.run):
            layout.addWidget(widget)
        layout.addStretch(1)

    def _connect(self) -> None:
        self._wait.timeout.connect(self.changed)
        self.search.textChanged.connect(lambda _text: self._wait.start())
        for chooser in (self.which, self.period):
            chooser.currentIndexChanged.connect(lambda _at: self.changed.emit())
        for button in (self.unsent, self.unproved, self.voided):
            button.toggled.connect(lambda _on: self.changed.emit())
        self.run.clicked.connect(lambda _checked=False: self._leave_run())

    @property
    def wanted(self) -> Wanted:
        """What is chosen now."""
        kind, level = self.which.chosen()
        return Wanted(
            self.search.text().strip(),
            kind,
            level,
            self.period.chosen(),
            self.unsent.isChecked(),
            self.unproved.isChecked(),
            self.voided.isChecked(),
            self._run_id,
        )

    def choose(self, wanted: Wanted) -> None:
        """Choose all of it at once."""
        self._run_id = wanted.run_id
        self.run.setVisible(wanted.run_id is not None)
        with quiet(self.search), quiet(self.which), quiet(self.period):
            self.search.setText(wanted.text)
            self.which.choose((wanted.kind, wanted.level))
            self.period.choose(wanted.period)
        toggled = ((self.unsent, wanted.unsent), (self.unproved, wanted.unproved), (self.voided, wanted.voided))
        for button, is_on in toggled:
            blocker = QSignalBlocker(button)
            button.setChecked(is_on)
            blocker.unblock()
        self._wait.stop()
        self.changed.emit()

    def _leave_run(self) -> None:
        self._run_id = None
        self.run.hide()
        self.changed.emit()


def _papers() -> list[tuple[tuple[DocumentKind | None, Level | None], str]]:
    """Offer the kinds, and the steps of the reminders below theirs."""
    offered: list[tuple[tuple[DocumentKind | None, Level | None], str]] = [((None, None), _("All papers"))]
    for kind in DocumentKind:
        offered.append(((kind, None), capital(label(kind))))
        if kind is DocumentKind.REMINDER:
            offered += [((kind, level), capital(label(level))) for level in Level]
    return offered


def _toggle(text: str, tooltip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tooltip)
    button.setCheckable(True)
    button.setProperty("kind", "chip")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
