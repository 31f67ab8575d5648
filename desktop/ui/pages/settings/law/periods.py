"""How long claims last, country by country: a list to add to, change and take out of."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.limitation import MOST_YEARS, CountryPeriod
from desktop.domain.problems import Problem, ProblemCode
from desktop.i18n import _
from desktop.ui.icons import set_icon
from desktop.ui.pages.process.draft import without
from desktop.ui.pages.process.row_buttons import row_button
from desktop.ui.widgets.count_edit import CountEdit
from desktop.ui.widgets.country_edit import CountryEdit
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label, plain_mnemonic
from desktop.ui.widgets.restyle import restyle
from desktop.wording.problems import sentence

_COUNTRY_WIDTH, _YEARS_WIDTH = 248, 104

#: A row as it is typed: the text of the country, that of the years, and whether a demand moves the clock.
Typed = tuple[str, str, bool]


class PeriodRow(QWidget):
    """The period of one country."""

    #: Something was typed or ticked.
    edited = Signal()
    #: The row is to go.
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.country, self.years = CountryEdit(), CountEdit(1, MOST_YEARS, unit=_("years"))
        self.moves = QCheckBox(plain_mnemonic(_("A proved demand begins it anew")))
        self.remove_button = row_button("close", _("Take this country out"), self.remove_wanted.emit)
        self.error = plain_label(role="error", wrap=True)
        self.error.hide()
        self.country.setAccessibleName(_("Country"))
        self.years.setAccessibleName(_("Years"))
        self.country.setFixedWidth(_COUNTRY_WIDTH)
        self.years.setFixedWidth(_YEARS_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.country)
        row.addWidget(self.years)
        row.addSpacing(8)
        row.addWidget(self.moves, 1)
        row.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.error)
        self.country.textChanged.connect(self._on_edited)
        self.years.textChanged.connect(self._on_edited)
        self.moves.toggled.connect(self._on_edited)

    @property
    def typed(self) -> Typed:
        """What the fields show."""
        return self.country.text(), self.years.text(), self.moves.isChecked()

    def period(self) -> CountryPeriod | None:
        """Give the period; None while something is missing or cannot be read."""
        country, years = self.country.country(), self.years.count()
        return CountryPeriod(country, years, self.moves.isChecked()) if country and years is not None else None

    def problems(self) -> list[Problem]:
        """Say what is missing or cannot be read."""
        found = []
        for name, edit in (("country", self.country), ("years", self.years)):
            empty = Problem(name, ProblemCode.REQUIRED) if not edit.text().strip() else None
            found.append(empty or edit.problem(name))
        return [each for each in found if each is not None]

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong below the row, and go to the first bad field."""
        fields = {"years": self.years, "country": self.country}
        told = [
            _("%(field)s: %(problem)s") % {"field": fields[each.field].accessibleName(), "problem": sentence(each)}
            for each in problems
        ]
        self.error.setText(" ".join(told))
        self.error.setVisible(bool(problems))
        for name, edit in fields.items():
            bad = any(each.field == name for each in problems)
            restyle(edit, "status", "error" if bad else "")
            if bad:
                edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        self.show_problems(())
        self.edited.emit()


class PeriodsEditor(QWidget):
    """A country that is not in the list has no clock."""

    #: Something was typed, added or taken out.
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PeriodRow] = []
        self.add_button = QPushButton(_("Add a country"))
        self.add_button.setProperty("kind", "quiet")
        set_icon(self.add_button, "plus", role="muted")
        self.add_button.clicked.connect(lambda _checked=False: self._on_add())
        told = _(
            "Of a customer whose country is not in the list, no clock is kept. In China claims last three years, and a"
            " demand that demonstrably arrived begins them anew (Civil Code, articles 188 and 195)."
        )
        self._none = plain_label(_("No clock is kept for any customer."), role="muted", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(SectionHeading(_("How long claims last"), self.add_button))
        layout.addWidget(plain_label(told, role="caption", wrap=True))
        layout.addWidget(self._none)
        layout.addLayout(self._list)

    @property
    def rows(self) -> tuple[PeriodRow, ...]:
        """The rows, in their order."""
        return tuple(self._rows)

    def typed(self) -> tuple[Typed, ...]:
        """Give what is typed."""
        return tuple(row.typed for row in self._rows)

    def periods(self) -> tuple[CountryPeriod, ...] | None:
        """Give the periods; None while something is missing or cannot be read."""
        found = tuple(period for row in self._rows if (period := row.period()) is not None)
        return found if len(found) == len(self._rows) else None

    def problems(self) -> list[Problem]:
        """Say what is missing or cannot be read, named by place: `0.country`."""
        return [
            Problem(f"{at}.{each.field}", each.code, each.values)
            for at, row in enumerate(self._rows)
            for each in row.problems()
        ]

    def show_periods(self, periods: Sequence[CountryPeriod]) -> None:
        """Show these."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        for period in periods:
            self._append(period.country, str(period.years), moves=period.demand_moves)
        self._none.setVisible(not self._rows)

    def show_problems(self, found: Sequence[Problem]) -> None:
        """Show problems named by place at their rows, and go to the first."""
        for at, row in reversed(list(enumerate(self._rows))):
            start = f"{at}."
            of_row = [each for each in found if each.field.startswith(start)]
            row.show_problems([Problem(each.field.removeprefix(start), each.code, each.values) for each in of_row])

    # Private

    def _append(self, country: str, years: str, *, moves: bool) -> PeriodRow:
        row = PeriodRow()
        row.country.set_country(country)
        row.years.setText(years)
        row.moves.setChecked(moves)
        row.edited.connect(self.edited)
        row.remove_wanted.connect(partial(self._on_remove, row))
        self._rows.append(row)
        self._list.addWidget(row)
        return row

    def _on_add(self) -> None:
        row = self._append("", "", moves=False)
        self._none.hide()
        row.country.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _on_remove(self, row: PeriodRow) -> None:
        at = self._rows.index(row)
        self._rows = list(without(self._rows, at))
        row.hide()
        row.deleteLater()
        self._none.setVisible(not self._rows)
        beside = self._rows[min(at, len(self._rows) - 1)].remove_button if self._rows else self.add_button
        beside.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
