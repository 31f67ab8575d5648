"""On which days the customer pays, what moves them, and until when papers are taken in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.payrules import PayDayKind, PayRule, Shift
from desktop.i18n import _
from desktop.ui.pages.process.card_text import capital
from desktop.ui.pages.process.cutoff_edit import CutoffEdit
from desktop.ui.pages.process.labelled import Labelled
from desktop.ui.pages.process.phrase_box import PhraseBox
from desktop.ui.pages.process.rule_kinds import (
    RuleKind,
    can_move,
    has_cutoff,
    kind_names,
    kind_of,
    make_part,
    whole_pay_day,
)
from desktop.ui.pages.process.rule_parts import RulePart
from desktop.ui.pages.process.still_inputs import Chooser, quiet
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label
from desktop.wording import choices
from desktop.wording.process import rule_sentence

_FIELD_WIDTH = 264
_GAP = 16


class RuleEditor(QWidget):
    """Edits a pay-day rule as it is typed; a kind chosen and left again keeps its fields."""

    #: The rule is another one now, or none.
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.phrase_box = PhraseBox()
        self.kind = Chooser(kind_names())
        self.shift = Chooser([(shift, capital(text)) for shift, text in choices.options(Shift)])
        self.cutoff = CutoffEdit()
        self._parts: dict[RuleKind, RulePart] = {}
        self._stack = QStackedWidget()
        self._no_part = QWidget()
        self._stack.addWidget(self._no_part)
        self._kind_field = Labelled(_("Pay day"), self.kind)
        self._part_field = Labelled(_("Which"), self._stack)
        self._shift_field = Labelled(_("When that is a day off, it is"), self.shift)
        self._cutoff_field = Labelled(_("Cut-off"), self.cutoff)
        self._sentence = plain_label(role="strong", wrap=True)
        self._day_row, self._shift_row = QHBoxLayout(), QHBoxLayout()
        self._build()
        self.phrase_box.taken.connect(self._on_taken)
        self.kind.currentIndexChanged.connect(lambda _at: self._on_kind())
        self.shift.currentIndexChanged.connect(lambda _at: self._on_edited())
        self.cutoff.edited.connect(self._on_edited)
        self._update()

    def _build(self) -> None:
        for field in (self.kind, self.shift):
            field.setMinimumWidth(_FIELD_WIDTH)
        for row in (self._day_row, self._shift_row):
            row.setSpacing(_GAP)
            row.addStretch(1)
        self._day_row.insertWidget(0, self._kind_field)
        self._day_row.insertWidget(1, self._part_field)
        self._shift_row.insertWidget(0, self._shift_field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(SectionHeading(_("When they pay")))
        layout.addWidget(self.phrase_box)
        layout.addLayout(self._day_row)
        layout.addLayout(self._shift_row)
        layout.addWidget(self._cutoff_field)
        layout.addWidget(self._sentence)

    def rule(self) -> PayRule | None:
        """Give the rule; None while it is not known or something is missing (see `fault`)."""
        pay_day = self._pay_day()
        if pay_day is None:
            return None
        kind = self.kind.chosen()
        return PayRule(
            pay_day,
            self.shift.chosen() if can_move(kind) else Shift.NEXT,
            self.cutoff.cutoff() if has_cutoff(kind) else None,
        )

    def fault(self) -> str:
        """Say what is missing; empty when the rule is whole or said not to be known."""
        part = self._part()
        return (part.fault() if part else "") or self._cutoff_fault()

    def show_rule(self, rule: PayRule | None) -> None:
        """Show a rule, or that none is known; one that is shown already stays as it was typed."""
        if rule == self.rule() and not self.fault():
            return
        with quiet(self):
            self.kind.choose(kind_of(rule))
            if rule is not None:
                self.shift.choose(rule.shift)
                if (part := self._part()) is not None:
                    part.show_pay_day(rule.pay_day)
            self.cutoff.show_cutoff(rule.cutoff if rule else None)
        self._update()

    def show_fault(self) -> None:
        """Say below the fields what is missing, and go there."""
        part = self._part()
        missing = part.fault() if part else ""
        self._part_field.show_error(missing)
        self._cutoff_field.show_error(self._cutoff_fault())
        if self._cutoff_fault():
            self.cutoff.day.setFocus(Qt.FocusReason.OtherFocusReason)
        if part is not None and missing:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_kind(self) -> None:
        """Go to the kind of pay day."""
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_cutoff(self) -> None:
        """Go to the cut-off, or first to the kind of pay day where there can be none yet."""
        visible = has_cutoff(self.kind.chosen())
        (self.cutoff.known if visible else self.kind).setFocus(Qt.FocusReason.OtherFocusReason)

    # What Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        self._arrange()

    # Private

    def _arrange(self) -> None:
        """Put what moves a pay day beside the pay day where both have room, else below."""
        part = self._part()
        beside = (self._kind_field, *((part,) if part else ()), self._shift_field)
        needed = sum(field.sizeHint().width() + _GAP for field in beside)
        row, other = self._day_row, self._shift_row
        if needed > self.width():
            row, other = other, row
        if row.indexOf(self._shift_field) < 0:
            other.removeWidget(self._shift_field)
            row.insertWidget(row.count() - 1, self._shift_field)

    def _part(self) -> RulePart | None:
        """Give the fields of the chosen kind, made when first wanted."""
        kind = self.kind.chosen()
        if kind not in self._parts and (made := make_part(kind)) is not None:
            made.edited.connect(self._on_edited)
            self._parts[kind] = made
            self._stack.addWidget(made)
        return self._parts.get(kind)

    def _cutoff_fault(self) -> str:
        return self.cutoff.fault() if has_cutoff(self.kind.chosen()) else ""

    def _pay_day(self) -> PayDayKind | None:
        part = self._part()
        return part.pay_day() if part else whole_pay_day(self.kind.chosen())

    def _update(self) -> None:
        kind, part = self.kind.chosen(), self._part()
        self._stack.setCurrentWidget(part or self._no_part)
        self._part_field.setVisible(part is not None)
        self._part_field.show_error("")
        self._shift_field.setVisible(can_move(kind))
        self._cutoff_field.setVisible(has_cutoff(kind))
        self._cutoff_field.show_error("")
        self._arrange()
        rule = self.rule()
        self._sentence.setText(capital(rule_sentence(rule)))
        self._sentence.setVisible(rule is not None)

    def _on_kind(self) -> None:
        self._on_edited()
        if (part := self._part()) is not None and self.kind.hasFocus() and part.fault():
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_taken(self, rule: PayRule) -> None:
        cutoff = rule.cutoff or self.cutoff.cutoff()
        self.show_rule(PayRule(rule.pay_day, rule.shift, cutoff))
        self._on_edited()
        self.focus_kind()

    def _on_edited(self) -> None:
        self._update()
        self.edited.emit()
