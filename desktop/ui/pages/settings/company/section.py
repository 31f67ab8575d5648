"""Settings, company: our own names, people and accounts, as letters and agreements print them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.app import Services
from desktop.domain.company import BankAccount, Company
from desktop.domain.problems import Problem
from desktop.i18n import N_, _
from desktop.services.results import Refused, Saved
from desktop.ui.context import Context
from desktop.ui.pages.settings.company.form import CompanyForm
from desktop.ui.pages.settings.company.logo import bring_in_logo
from desktop.ui.pages.settings.company.words import missing_lines
from desktop.ui.pages.settings.edited_section import EditedSection
from desktop.ui.pages.settings.section import scrolled_column
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.tab_order import keep_reading_order, reading_order
from desktop.wording import problems

_WIDEST = 920
_MARGIN = 24


@dataclass(frozen=True, slots=True)
class _Read:
    company: Company
    logo: bytes | None


def _read(services: Services) -> _Read:
    return _Read(services.company.get(), services.company.logo())


class CompanySection(EditedSection):
    """Nothing is kept before Save and nothing typed is lost before Discard; the logo is kept at once, with Undo."""

    summary = N_("Printed on letters and agreements; kept in the book, so it travels with backups")
    question = N_("Save the changes to our company?")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._saved = Company()
        self._logo: bytes | None = None
        self._stops: list[QWidget] = []
        self._has_read = False
        self._wanted = ""
        self.form = CompanyForm()
        self.missing = plain_label(role="muted", wrap=True)
        self._build()
        self._connect()
        self._follow()

    def _build(self) -> None:
        self._scroll, column = scrolled_column(_WIDEST)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it scrolls to the field that has the keys
        column.addSpacing(8)
        column.addWidget(self.missing)
        column.addWidget(self.form)
        column.addStretch(1)
        bar = QHBoxLayout()
        bar.setContentsMargins(_MARGIN, 0, _MARGIN, 8)
        bar.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(bar)

    def _connect(self) -> None:
        self.form.edited.connect(self._follow)
        self.form.accounts.removed.connect(self._on_account_removed)
        self.form.logo.file_chosen.connect(self.take_logo)
        self.form.logo.remove_wanted.connect(self._on_logo_unwanted)

    # What the page uses

    def reload(self) -> None:
        """Read again; what is being typed stays."""
        key = ("company", id(self))
        self.context.jobs.latest(key, _read, self.context.services, then=self._on_read, owner=self)

    @property
    def is_dirty(self) -> bool:
        """Whether there is something to save."""
        return self.form.company() != self._saved

    def go_to_field(self, name: str) -> None:
        """Put the keyboard on a field, "accounts" or "logo"; also once the book has been read, if it has not been."""
        self._wanted = "" if self._has_read else name
        self._go_to(name)

    # Saving

    def save(self) -> None:
        """Keep what was typed, if nothing in it is wrong."""
        if not self.is_dirty or not self.bar.save_button.isEnabled():
            return
        self.bar.set_busy(busy=True)
        sent, before = self.form.company(), self._saved
        self.context.jobs.write(
            self.context.services.company.save,
            sent,
            then=partial(self._on_saved, sent, before),
            failed=self._on_failed,
            owner=self,
        )

    def discard(self) -> None:
        """Go back to what is in the book."""
        self._take(self._saved)

    def take_logo(self, path: Path) -> None:
        """Take the picture of a file; what is wrong with it is said beside the picture before."""
        self._write_logo(partial(bring_in_logo, self.context.services.company, path), _("The logo is kept."))

    # Private

    def _take(self, company: Company) -> None:
        """Show our company as it is in the book."""
        self._saved = company
        self.form.show_company(company)
        self._follow()

    def _follow(self) -> None:
        """Bring the hint and the bar up to what is being typed."""
        lines = missing_lines(self.form.company())
        if self._has_read:
            self.missing.setText("\n".join(lines) or _("Papers have all they need."))
        self._follow_bar()
        self._order_stops()

    def _order_stops(self) -> None:
        """Put accounts that were added where they are read."""
        stops = list(reading_order(self))
        if stops != self._stops:
            self._stops = stops
            keep_reading_order(stops)

    def _on_read(self, read: _Read) -> None:
        self._has_read = True
        self._logo = read.logo
        self.form.logo.show_logo(read.logo)
        if self.is_dirty:
            self._saved = read.company
            self._follow()
        else:
            self._take(read.company)
        if self._wanted:
            self.go_to_field(self._wanted)

    def _on_saved(self, sent: Company, before: Company, answer: Saved[Company] | Refused) -> None:
        after = self._end_saving()
        if isinstance(answer, Refused):
            self._refuse(answer.problems)
            return
        if self.form.company() == sent:
            self._take(answer.value)
        else:  # typed on while it was being saved
            self._saved = answer.value
            self._follow()
        save, jobs = self.context.services.company.save, self.context.jobs
        self.done.emit(_("Saved what papers say of our company."), lambda: jobs.write(save, before, owner=self))
        if after is not None:
            after()

    def _refuse(self, found: tuple[Problem, ...]) -> None:
        self.form.show_all_problems(found)
        self._say_refused()
        QTimer.singleShot(0, self, self._reveal)

    def _go_to(self, name: str) -> None:
        if self.form.go_to(name):
            QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        # Sentences and rows that have just appeared have to be given their room first.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        focused = self.form.focusWidget()
        if focused is not None:
            self._scroll.ensureWidgetVisible(focused, 0, 2 * _MARGIN)

    def _on_account_removed(self, account: BankAccount, put_back: Callable[[], object]) -> None:
        what = account.number or account.bank or account.currency
        self.done.emit(_("Taken out: account %(account)s") % {"account": what}, put_back)

    def _on_logo_unwanted(self) -> None:
        self._write_logo(partial(self.context.services.company.set_logo, None), _("The logo is taken away."))

    def _write_logo(self, fn: Callable[[], Saved[None] | Refused], said: str) -> None:
        undo = partial(self.context.services.company.set_logo, self._logo)

        def answered(answer: Saved[None] | Refused) -> None:
            if isinstance(answer, Refused):
                self.form.logo.show_error("\n".join(problems.sentence(each) for each in answer.problems))
            else:
                self.done.emit(said, lambda: self.context.jobs.write(undo, owner=self))

        self.context.jobs.write(fn, then=answered, owner=self)
