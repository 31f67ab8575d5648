"""What to know before a paper is printed, each with the place where it is mended."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.papers import PaperWarning, WarningCode
from desktop.i18n import N_, _
from desktop.ui.icons import IconLabel
from desktop.ui.widgets.plain import plain_label, plain_mnemonic
from desktop.wording.joining import joined
from desktop.wording.papers import company_field_label, warning_line
from desktop.wording.timeline import field_label

#: Of the same kind of warning so many are told one by one.
_MOST_LINES = 3
_MOST_HEIGHT = 148


class Mend(Enum):
    """Where something is mended."""

    COMPANY = auto()
    ACCOUNT = auto()
    CUSTOMER = auto()
    PAY_BY = auto()
    LETTER = auto()
    TEXTS = auto()


class Note(NamedTuple):
    """A sentence or a few, and where that is mended: the `number` of the paper, or the first `field` to fill in."""

    text: str
    mend: Mend | None = None
    number: str = ""
    field: str = ""


_MENDS = {
    WarningCode.MISSING_FIELD: Mend.COMPANY,
    WarningCode.NO_ACCOUNT: Mend.ACCOUNT,
    WarningCode.MISSING_AT_CUSTOMER: Mend.CUSTOMER,
    WarningCode.NO_ADDRESS: Mend.CUSTOMER,
    WarningCode.NO_CONTACT: Mend.CUSTOMER,
    WarningCode.NO_PAPERS: Mend.CUSTOMER,
    WarningCode.PAY_BY_NO_WORKING_DAY: Mend.PAY_BY,
    WarningCode.REPLY_BY_NO_WORKING_DAY: Mend.PAY_BY,
    WarningCode.RECENT_LETTER: Mend.LETTER,
    WarningCode.EARLIER_RECEIPT: Mend.LETTER,
    WarningCode.RECEIPT_WITHOUT_MONEY: Mend.LETTER,
    WarningCode.THANKED_LATELY: Mend.LETTER,
    WarningCode.NO_TEXT: Mend.TEXTS,
    WarningCode.HARSH_TEXT: Mend.TEXTS,
}
_WORDS = {
    Mend.COMPANY: N_("Fill in your company"),
    Mend.ACCOUNT: N_("Add a bank account"),
    Mend.CUSTOMER: N_("Open the customer"),
    Mend.PAY_BY: N_("Choose another day"),
    Mend.LETTER: N_("Show it"),
    Mend.TEXTS: N_("Words of papers"),
}


def notes_of(warnings: Iterable[PaperWarning]) -> list[Note]:
    """Put warnings of the same kind together, those that can be mended first."""
    by_code: dict[WarningCode, list[PaperWarning]] = {}
    for warning in warnings:
        by_code.setdefault(warning.code, []).append(warning)
    notes = [_note(code, found) for code, found in by_code.items()]
    return sorted(notes, key=lambda note: note.mend is None)


def _note(code: WarningCode, warnings: Sequence[PaperWarning]) -> Note:
    lines = list(_lines(code, warnings))
    if len(lines) > _MOST_LINES:
        more = _("and %(count)s more") % {"count": len(lines) - _MOST_LINES + 1}
        lines = [*lines[: _MOST_LINES - 1], more]
    first = warnings[0].values
    field = "accounts" if code is WarningCode.NO_ACCOUNT else str(first.get("field", ""))
    return Note("\n".join(lines), _MENDS.get(code), str(first.get("number", "")), field)


def _lines(code: WarningCode, warnings: Sequence[PaperWarning]) -> Iterable[str]:
    """Put what is not filled in at one place into one sentence; all else is a sentence each."""
    if code is WarningCode.MISSING_FIELD:
        return _company_lines(warnings)
    if code is WarningCode.MISSING_AT_CUSTOMER:
        names = [field_label(str(warning.values["field"])) for warning in warnings]
        return (_("Not filled in for this customer: %(field)s.") % {"field": joined(names)},)
    return map(warning_line, warnings)


def _company_lines(warnings: Sequence[PaperWarning]) -> Iterator[str]:
    """Name all that is not filled in for our company in one sentence; the bank account is a sentence of its own."""
    fields = [str(warning.values["field"]) for warning in warnings]
    names = [company_field_label(name) for name in fields if name != "accounts"]
    if names:
        yield _("Not filled in for our company: %(field)s.") % {"field": joined(names)}
    yield from (warning_line(warning) for warning in warnings if warning.values["field"] == "accounts")


class NotesView(QScrollArea):
    """The notes, one below the other; nothing at all where there is none."""

    #: A `Note` whose button was pressed.
    mend_wanted = Signal(object)
    #: Other notes are shown, with buttons of their own.
    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, side: int = 16) -> None:
        """Leave `side` pixels free at the left and at the right."""
        super().__init__(parent)
        self._side = side
        self._notes: list[Note] = []
        self.buttons: list[QPushButton] = []
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("What to know before printing"))
        self.hide()

    @property
    def notes(self) -> tuple[Note, ...]:
        """What is shown."""
        return tuple(self._notes)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show these notes; where they are the same, nothing moves."""
        if list(notes) != self._notes:
            self._notes = list(notes)
            self.buttons = []
            self.setWidget(self._filled())
            self.changed.emit()
        self.setVisible(bool(notes))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the notes anew."""
        super().resizeEvent(event)
        self._fit()

    def _filled(self) -> QWidget:
        content = QWidget()
        content.setProperty("role", "scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(self._side, 0, self._side, 8)
        column.setSpacing(4)
        for note in self._notes:
            column.addWidget(self._line(note))
        return content

    def _line(self, note: Note) -> QWidget:
        line = QFrame()
        line.setProperty("role", "warning")
        row = QHBoxLayout(line)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        words = plain_label(note.text, wrap=True)
        row.addWidget(IconLabel("warning", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        if note.mend is not None:
            button = QPushButton(plain_mnemonic(_(_WORDS[note.mend])))
            button.setProperty("kind", "link")
            button.clicked.connect(lambda _checked=False: self.mend_wanted.emit(note))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self.buttons.append(button)
        return line

    def _fit(self) -> None:
        """Be as high as the notes need, up to a few."""
        content = self.widget()
        if content is not None:
            self.setFixedHeight(max(0, min(_MOST_HEIGHT, content.heightForWidth(max(self.width(), 1)))))
