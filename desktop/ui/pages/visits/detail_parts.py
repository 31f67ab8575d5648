"""The parts of the panel about one visit, each made from what the book says at the moment."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.confirmation import Phase
from desktop.domain.visits import Outcome, VisitStatus
from desktop.formats import format_amount, format_date
from desktop.i18n import _
from desktop.services.visits import ConfirmationRow, VisitCard
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.models.roles import ChipKind
from desktop.ui.pages.visits.words import (
    amount_text,
    capital,
    chip_kind,
    dotted,
    due_text,
    person_text,
    purpose_text,
    talk_answers,
    talk_head,
)
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.plain import ElidedLabel, plain_label, plain_tooltip
from desktop.wording.choices import label
from desktop.wording.visits import confirm_reason, phase_chip, readiness_line, ready_chip, visit_when

_STATUS_CHIPS: dict[VisitStatus, ChipKind] = {VisitStatus.DONE: "good", VisitStatus.CANCELLED: "neutral"}


def wrapped(text: str, *, role: str = "") -> QLabel:
    """Make a label that never asks for more width than there is, with the whole text as tooltip all the same."""
    words = plain_label(text, role=role, wrap=True)
    words.setMinimumWidth(1)
    words.setToolTip(plain_tooltip(text))
    return words


def chips(card: VisitCard) -> QWidget:
    """Show where the visit stands: confirmed and ready, or over."""
    status = VisitStatus(card.visit.status)
    if status is VisitStatus.PLANNED:
        shown = [phase_chip(card.confirmation), ready_chip(card.readiness)]
    else:
        shown = [(label(status), _STATUS_CHIPS[status])]
    row = QHBoxLayout()
    row.setSpacing(8)
    for text, kind in shown:
        if text:
            row.addWidget(Chip(text, chip_kind(kind)))
    row.addStretch(1)
    return _boxed(row)


def facts(card: VisitCard) -> QWidget:
    """Show when, what for and how much, and in sentences what is still to be done."""
    visit = card.visit
    column = _column(4)
    column.addWidget(wrapped(visit_when(visit.day, visit.time), role="strong"))
    column.addWidget(wrapped(dotted((purpose_text(visit), amount_text(visit)))))
    if visit.status == VisitStatus.PLANNED:
        if card.confirmation.phase in {Phase.DUE, Phase.LATE}:
            column.addWidget(wrapped(confirm_reason(visit, card.confirmation), role="muted"))
        column.addWidget(wrapped(readiness_line(card.readiness), role="muted"))
    if visit.note:
        column.addWidget(wrapped(visit.note))
    return _boxed(column)


def outcome(card: VisitCard) -> QWidget | None:
    """Show what came of a visit and what comes next; None for a visit that is not done."""
    visit = card.visit
    if not visit.outcome:
        return None
    column = _column(4)
    column.addWidget(wrapped(capital(label(Outcome(visit.outcome)))))
    if visit.outcome_note:
        column.addWidget(wrapped(visit.outcome_note))
    if visit.next_step and visit.next_step_on:
        step = {"step": visit.next_step, "day": format_date(visit.next_step_on, "weekday")}
        text = _("Next: %(step)s, %(day)s") % step
        if visit.next_step_done_on:
            text = _("%(step)s (done)") % {"step": text}
        column.addWidget(wrapped(text))
    return _boxed(column)


def people(card: VisitCard) -> QWidget | None:
    """Show whom to see, with phone numbers that can be copied; None when nobody is named."""
    if not card.people:
        return None
    column = _column(4)
    for person in card.people:
        column.addWidget(_copyable("   ".join(filter(None, (person_text(person), person.phone)))))
    return _boxed(column)


def items(card: VisitCard) -> QWidget | None:
    """Show the items that are to be collected; None when there is none."""
    if not card.items:
        return None
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for at, item in enumerate(card.items):
        grid.addWidget(ElidedLabel(item.number), at, 0)
        grid.addWidget(plain_label(due_text(item.due_date), role="muted"), at, 1)
        amount = plain_label(format_amount(item.open, item.currency))
        amount.setFont(with_tabular_figures(amount.font()))
        amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(amount, at, 2)
    return _boxed(grid)


def talk(row: ConfirmationRow, currency: str, today: date) -> QWidget:
    """Show one talk: when and with whom, then what was said; one taken back stays, marked as such."""
    column = _column(0)
    head = talk_head(row, today)
    if row.withdrawn_at is not None:
        head = _("%(talk)s (taken back)") % {"talk": head}
    column.addWidget(wrapped(head, role="caption"))
    role = "" if row.withdrawn_at is None else "muted"
    column.addWidget(wrapped(talk_answers(row, currency), role=role))
    return _boxed(column)


def _copyable(text: str) -> QLabel:
    words = wrapped(text)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words


def _column(spacing: int) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column


def _boxed(layout: QHBoxLayout | QVBoxLayout | QGridLayout) -> QWidget:
    box = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    box.setLayout(layout)
    return box
