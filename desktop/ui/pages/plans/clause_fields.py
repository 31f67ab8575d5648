"""The choices of the agreement in the plan's form: lists, the mildest first, a hint where a lawyer should look."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtWidgets import QLineEdit

from desktop.domain.clauses import (
    LEGAL_FIELDS,
    MOST_COPIES,
    MOST_CURE_DAYS,
    MOST_GRACE_DAYS,
    NAME_LIMIT,
    USUAL_DAILY_PPM,
    Acceleration,
    Clauses,
    Costs,
    EarlierRights,
    Forum,
    GoverningLaw,
    LateCharge,
    Security,
    SettlingOrder,
    needs_lawyer,
)
from desktop.i18n import N_, _
from desktop.ui.pages.plans.switched_edit import SwitchedEdit
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.count_edit import CountEdit
from desktop.ui.widgets.decimal_edit import DecimalEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.heading import SectionHeading
from desktop.wording.choices import options

PREFIX = "clauses."
_PER_MILLE_PLACES = 3
_LIST_SPAN, _VALUE_SPAN = 4, 2
#: What the field of the late charge holds besides its own choice.
PARTS_OF = {"clauses.daily_ppm": "clauses.late_charge", "clauses.lpr_factor": "clauses.late_charge"}


@dataclass(frozen=True, slots=True)
class _List:
    """A list of choices, and the field beside it with the choices that need it (none named: all do)."""

    label: str  # marked with N_
    kind: type[Enum]
    beside: str = ""
    beside_label: str = ""  # marked with N_
    needed_by: tuple[Enum, ...] = ()


_LISTS = {
    "acceleration": _List(
        N_("Whether the whole rest falls due"),
        Acceleration,
        "cure_days",
        N_("Days to make good"),
        (Acceleration.TWO_LATE, Acceleration.ONE_FIFTH),
    ),
    "security": _List(N_("Security"), Security, "guarantor", N_("Guarantor"), (Security.GUARANTOR,)),
    "forum": _List(N_("Where a dispute goes"), Forum, "arbitrator", N_("Arbitration body"), (Forum.ARBITRATION,)),
    "earlier_rights": _List(
        N_("What the contract says about late payment"), EarlierRights, "grace_days", N_("Days of grace")
    ),
    "costs": _List(N_("Costs of collecting"), Costs, "copies", N_("Signed copies")),
    "settling_order": _List(N_("What a payment is put to first"), SettlingOrder),
    "governing_law": _List(N_("Law that applies"), GoverningLaw, "law_named", N_("Which law"), (GoverningLaw.NAMED,)),
}
_NAMES = ("guarantor", "arbitrator", "law_named")


class ClauseFields:
    """Adds the fields to a form, and reads and fills them."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self.daily, self.lpr_factor = DecimalEdit(_PER_MILLE_PLACES, _("‰ a day")), CountEdit(100, 400, unit="%")
        fields = {LateCharge.DAILY: self.daily, LateCharge.LPR: self.lpr_factor}
        self.late_charge: SwitchedEdit[LateCharge] = SwitchedEdit(
            [(charge, capital(text), fields.get(charge)) for charge, text in options(LateCharge)], weights=(2, 1)
        )
        self.lists: dict[str, Chooser[Enum]] = {}
        self.numbers = {
            "grace_days": CountEdit(0, MOST_GRACE_DAYS, unit=_("days")),
            "cure_days": CountEdit(3, MOST_CURE_DAYS, unit=_("days")),
            "copies": CountEdit(2, MOST_COPIES),
        }
        self.names = {name: QLineEdit() for name in _NAMES}
        for edit in self.names.values():
            edit.setMaxLength(NAME_LIMIT)
        self._add()
        self.fill(Clauses())

    def _add(self) -> None:
        self._form.add_wide(SectionHeading(_("Agreement")))
        self._form.add(f"{PREFIX}late_charge", _("Late charge"), self.late_charge, span=_LIST_SPAN + _VALUE_SPAN)
        self.late_charge.changed.connect(self._show_needed)
        for name, line in _LISTS.items():
            self._add_list(name, line)

    def _add_list(self, name: str, line: _List) -> None:
        chooser: Chooser[Enum] = Chooser([(member, capital(text)) for member, text in options(line.kind)])
        chooser.currentIndexChanged.connect(self._show_needed)
        self.lists[name] = chooser
        span = _LIST_SPAN if line.beside else _LIST_SPAN + _VALUE_SPAN
        self._form.add(f"{PREFIX}{name}", _(line.label), chooser, span=span)
        if line.beside:
            widget = self.numbers.get(line.beside) or self.names[line.beside]
            self._form.add(f"{PREFIX}{line.beside}", _(line.beside_label), widget, span=_VALUE_SPAN)

    # What is chosen

    def clauses(self) -> Clauses:
        """Give the choices as they stand; a number that is not there counts as that of the mildest."""
        given: dict[str, Any] = {"late_charge": self.late_charge.chosen(), "daily_ppm": self.daily.number() or 0}
        given |= {name: chooser.chosen() for name, chooser in self.lists.items()}
        given |= {name: edit.text().strip() for name, edit in self.names.items()}
        numbers = {**self.numbers, "lpr_factor": self.lpr_factor}
        given |= {name: count for name, edit in numbers.items() if (count := edit.count()) is not None}
        return Clauses(**given)

    def fill(self, clauses: Clauses) -> None:
        """Show choices."""
        self.late_charge.choose(clauses.late_charge)
        self.daily.set_number(clauses.daily_ppm or None)
        self.lpr_factor.set_count(clauses.lpr_factor)
        for name, chooser in self.lists.items():
            chooser.choose(getattr(clauses, name))
        for name, number in self.numbers.items():
            number.set_count(getattr(clauses, name))
        for name, edit in self.names.items():
            edit.setText(getattr(clauses, name))
        self._show_needed()

    def _show_needed(self) -> None:
        """Show only the fields that a choice needs, and the hint at the legal choices that are not the mildest."""
        if len(self.lists) < len(_LISTS):
            return  # they are still being added
        for name, line in _LISTS.items():
            if line.needed_by:
                self._form.show_field(f"{PREFIX}{line.beside}", shown=self.lists[name].chosen() in line.needed_by)
        legal = needs_lawyer(self.clauses())
        for name in LEGAL_FIELDS:
            self._form.set_hint(f"{PREFIX}{name}", self._hint(name) if name in legal else "")

    def _hint(self, name: str) -> str:
        if name == "late_charge" and (self.daily.number() or 0) > USUAL_DAILY_PPM:
            return _("A high rate: courts often lower it. Have a lawyer look at this choice before you sign.")
        return _("Have a lawyer look at this choice before you sign.")
