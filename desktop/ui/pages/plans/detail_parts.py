"""The parts of the panel about one plan, each made from what the book says at the moment."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.domain.calendars import WorkCalendar
from desktop.domain.clauses import needs_lawyer
from desktop.domain.company import DocumentKind
from desktop.domain.instalments import Interest
from desktop.domain.plans import PlanState
from desktop.formats import format_amount, format_count, format_date, format_money
from desktop.i18n import _, ngettext
from desktop.services.plans import PaymentRow, PlanCard, PlanPaperRow, PlanVersion, TakenRow
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.pages.plans.head import plan_name
from desktop.ui.pages.visits.detail_parts import wrapped
from desktop.ui.pages.visits.words import capital, chip_kind, dotted, due_text
from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.decimal_edit import decimal_text
from desktop.ui.widgets.plain import ElidedLabel, plain_label
from desktop.wording.choices import label
from desktop.wording.plans import (
    instalment_name,
    late_hint_line,
    moved_line,
    state_chip,
    state_meaning,
    taken_name,
)

_RATE_PLACES = 4
_FULL = 1000
#: So many items are listed one by one; the paper has them all.
_MOST_ITEMS = 20


def chips(card: PlanCard, customer: QPushButton | None) -> QWidget:
    """Show where the plan stands, which plan it is, and the way to the customer, if given."""
    text, kind = state_chip(card.state)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Chip(text, chip_kind(kind)))
    row.addWidget(plain_label(plan_name(card), role="muted"))
    row.addStretch(1)
    if customer is not None:
        row.addWidget(customer)
    return _boxed(row)


def facts(card: PlanCard, today: date) -> QWidget:
    """Say in sentences what the state means and why it came to that."""
    plan = card.plan
    column = _column(4)
    column.addWidget(wrapped(state_meaning(card.state)))
    if card.next_version is not None:
        column.addWidget(wrapped(_("A new version waits to be signed; until then this one is in force.")))
    elif card.can_edit and card.plan.version > 1:
        column.addWidget(wrapped(_("What was signed before stays in force until this version is signed.")))
    if plan.closed_because:
        column.addWidget(wrapped(plan.closed_because, role="muted"))
    for hint in card.hints:
        column.addWidget(_warning(late_hint_line(hint)))
    column.addWidget(wrapped(terms_line(card, today), role="muted"))
    analysis = card.form.analysis
    said = [label(each) for each in (analysis.cause, analysis.nature, analysis.term_class) if each is not None]
    if said:
        column.addWidget(wrapped(capital(dotted(said)), role="muted"))
    for text in (plan.contract, plan.reason, plan.note):
        if text:
            column.addWidget(wrapped(text, role="muted"))
    legal = needs_lawyer(card.form.clauses)
    if legal and card.can_edit:
        column.addWidget(_warning(_("Have a lawyer look at the legal choices of the agreement before it is signed.")))
    return _boxed(column)


def terms_line(card: PlanCard, today: date) -> str:
    """Say the terms in one line: how many, how often, with which interest, and when they were signed."""
    terms = card.form.terms
    count = sum(1 for row in card.instalments if row.position)
    parts = [ngettext("%(count)s instalment", "%(count)s instalments", count) % {"count": count}]
    parts.append(_("changed by hand") if card.plan.edited else label(terms.every))
    parts.append(label(terms.interest))
    if terms.interest is not Interest.NONE:
        parts.append(_("%(rate)s%% a year") % {"rate": decimal_text(terms.rate_ppm, _RATE_PLACES)})
    if card.plan.signed_on is not None:
        parts.append(_("signed on %(day)s") % {"day": format_date(card.plan.signed_on, "weekday", today=today)})
    return capital(dotted(parts))


def progress(card: PlanCard, today: date) -> QWidget:
    """Show how much is paid, what is late, and what comes next."""
    settlement, currency = card.settlement, card.plan.currency
    whole = settlement.paid + settlement.open
    if card.plan.signed_on is None:
        return wrapped(_("%(amount)s in all") % {"amount": format_money(whole, currency)}, role="strong")
    bar = QProgressBar()
    bar.setRange(0, _FULL)
    bar.setValue(_FULL * settlement.paid // whole if whole else 0)
    bar.setTextVisible(False)
    values = {"paid": format_money(settlement.paid, currency), "whole": format_money(whole, currency)}
    paid = _("%(paid)s of %(whole)s paid") % values
    bar.setAccessibleName(paid)
    column = _column(4)
    column.addWidget(bar)
    column.addWidget(wrapped(paid, role="strong"))
    for text in _still_to_come(card, today):
        column.addWidget(text)
    return _boxed(column)


def _still_to_come(card: PlanCard, today: date) -> list[QWidget]:
    settlement, currency = card.settlement, card.plan.currency
    lines: list[QWidget] = []
    if settlement.overdue:
        late = {"amount": format_money(settlement.overdue, currency)}
        lines.append(_warning(_("%(amount)s is late") % late))
    due = settlement.next_due
    if due is not None:
        values = {
            "amount": format_money(due.open, currency),
            "day": format_date(due.instalment.pay_on, "weekday", today=today),
            "name": instalment_name(due.instalment),
        }
        text = (
            _("Next: %(amount)s on %(day)s (no. %(name)s)")
            if due.instalment.position
            else _("Next: %(amount)s on %(day)s (%(name)s)")
        )
        lines.append(wrapped(text % values))
    if settlement.over:
        over = {"amount": format_money(settlement.over, currency)}
        lines.append(wrapped(_("%(amount)s came in beyond the plan and is put to nothing yet") % over))
    if card.beside:
        beside = {"amount": format_money(card.beside, currency)}
        lines.append(wrapped(_("%(amount)s more is open of these items and is not in the plan") % beside))
    return lines


def moved_notes(card: PlanCard, calendar: WorkCalendar) -> QWidget | None:
    """Say which pay days are not the days of the terms, and why; None when all are."""
    lines = [(row, moved_line(row, calendar)) for row in card.instalments]
    told = [f"{instalment_name(row)}: {line}" for row, line in lines if line]
    return wrapped("\n".join(told), role="caption") if told else None


def items(card: PlanCard) -> QWidget:
    """Show what the plan is about, and what it takes of each item."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for at, item in enumerate(card.items[:_MOST_ITEMS]):
        grid.addWidget(ElidedLabel(dotted((item.number, item.contract))), at, 0)
        grid.addWidget(plain_label(due_text(item.due_date), role="muted"), at, 1)
        amount = plain_label(format_amount(item.asked, item.currency))
        amount.setFont(with_tabular_figures(amount.font()))
        amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(amount, at, 2)
    hidden = len(card.items) - _MOST_ITEMS
    if hidden > 0:
        more = ngettext("and %(count)s more", "and %(count)s more", hidden) % {"count": format_count(hidden)}
        grid.addWidget(plain_label(more, role="muted"), _MOST_ITEMS, 0)
    return _boxed(grid)


def payment(
    row: PaymentRow, card: PlanCard, today: date, take_back: Callable[[], object], count_again: Callable[[], object]
) -> QWidget:
    """Show one payment, with the way to take it back; one that was taken back stays, marked as such."""
    withdrawn = row.withdrawn_at is not None
    line = QHBoxLayout()
    line.setSpacing(12)
    about = dotted((format_date(row.paid_on, "weekday", today=today), row.reference, row.note))
    if withdrawn:
        about = _("%(payment)s (taken back)") % {"payment": about}
    line.addWidget(ElidedLabel(about, role="muted" if withdrawn else ""), 1)
    amount = plain_label(format_amount(row.amount, card.plan.currency), role="muted" if withdrawn else "")
    amount.setFont(with_tabular_figures(amount.font()))
    line.addWidget(amount)
    if row.plan_id == card.plan.id and card.state is not PlanState.SUPERSEDED:
        text, run = (_("Count it again"), count_again) if withdrawn else (_("Take it back"), take_back)
        button = link_button(text, run)
        button.setAccessibleName(f"{text}: {about}")
        line.addWidget(button)
    return _boxed(line)


def otherwise(row: TakenRow, currency: str, today: date) -> QWidget:
    """Show what counts for the plan and was not recorded under it: another payment, the office's file, a credit."""
    line = QHBoxLayout()
    line.setSpacing(12)
    about = dotted((format_date(row.day, "weekday", today=today), taken_name(row.kind), row.source))
    line.addWidget(ElidedLabel(about), 1)
    amount = plain_label(format_amount(row.amount, currency))
    amount.setFont(with_tabular_figures(amount.font()))
    line.addWidget(amount)
    return _boxed(line)


def version(row: PlanVersion, currency: str, here: int, show: Callable[[int], object]) -> QWidget:
    """Show one version, with the way to it unless it is the one that is shown."""
    line = QHBoxLayout()
    line.setSpacing(12)
    text = dotted(
        (
            _("Version %(number)s") % {"number": row.version},
            capital(label(row.state)),
            format_money(row.debt, currency),
            _("as of %(day)s") % {"day": format_date(row.as_of)},
        )
    )
    line.addWidget(ElidedLabel(text), 1)
    if row.id != here:
        button = link_button(_("Show"), partial(show, row.id))
        button.setAccessibleName(_("Show version %(number)s") % {"number": row.version})
        line.addWidget(button)
    return _boxed(line)


def paper(row: PlanPaperRow, today: date, show: Callable[[int], object]) -> QWidget:
    """Show one paper that was made for the plan, with the way to open it."""
    line = QHBoxLayout()
    line.setSpacing(12)
    text = dotted(
        (
            row.number,
            capital(label(DocumentKind(row.kind))),
            _("version %(number)s") % {"number": row.version},
            format_date(row.made_on, today=today),
        )
    )
    if row.voided:
        text = _("%(paper)s (void)") % {"paper": text}
    line.addWidget(ElidedLabel(text, role="muted" if row.voided else ""), 1)
    button = link_button(_("Open"), partial(show, row.id))
    button.setAccessibleName(_("Open %(number)s") % {"number": row.number})
    line.addWidget(button)
    return _boxed(line)


def _warning(text: str) -> QWidget:
    words = wrapped(text)
    words.setProperty("status", "warn")
    return words


def _column(spacing: int) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(spacing)
    return column


def _boxed(layout: QLayout) -> QWidget:
    box = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    box.setLayout(layout)
    return box
