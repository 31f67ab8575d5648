"""The people at a customer: how they are reached and what they do in the payment process."""

from collections.abc import Callable
from dataclasses import fields
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from desktop.domain.customers import Contact
from desktop.formats import format_time
from desktop.i18n import N_, _
from desktop.services.customers import ContactRecord
from desktop.services.results import Refused, Saved
from desktop.ui.context import Context
from desktop.ui.models.table import Column, TableModel
from desktop.ui.pages.customers.contact_dialog import ContactDialog
from desktop.ui.pages.customers.people_list import part_text
from desktop.ui.pages.customers.tab import CustomerTab, quiet_button
from desktop.ui.pages.process.card_text import capital
from desktop.ui.widgets.table_view import TableView

COLUMNS: tuple[Column[ContactRecord], ...] = (
    Column(N_("Person"), lambda person: person.name, sort_key="name", width=144),
    Column(N_("Position"), lambda person: person.position, sort_key="position", width=136),
    Column(N_("In the payment process"), lambda person: capital(part_text(person)), width=200, stretch=True),
    Column(N_("Phone"), lambda person: person.phone, width=144),
    Column(N_("Best time"), lambda person: person.best_time, lambda at: format_time(at) if at else "", width=96),
    Column(N_("Mail"), lambda person: person.mail, width=264),
    Column(
        N_("State"), lambda person: _("archived") if person.archived_at else "", chip=lambda _p: "neutral", width=104
    ),
)


_STATE = len(COLUMNS) - 1


class PeopleTab(CustomerTab):
    """Enter changes a person; Ctrl+C copies the phone number, Ctrl+Shift+C the mail address."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted: int | None = None
        self.model = TableModel(COLUMNS, key=lambda person: person.id, order="name", parent=self)
        self.view = TableView(self.model)
        self.archived_box = QCheckBox(_("Show archived"))
        self.phone_button = quiet_button(_("Copy phone"), "phone", self._on_copy_phone)
        self.mail_button = quiet_button(_("Copy mail"), "document", self._on_copy_mail)
        self.change_button = quiet_button(_("Change..."), "edit", self._on_change)
        self.archive_button = quiet_button(_("Archive"), "archive", self._on_archive)
        self.add_button = quiet_button(_("New person"), "plus", self._on_add)
        self._build()
        self._connect()
        self.view.setColumnHidden(_STATE, True)
        self._on_selected(None)

    def _build(self) -> None:
        self.view.setAccessibleName(_("People"))
        self.view.set_empty(
            _("Nobody is known there yet. Whom do you call, and who takes in the papers?"),
            _("New person"),
            self._on_add,
        )
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 8)
        row.setSpacing(8)
        row.addWidget(self.archived_box)
        row.addStretch(1)
        for button in (
            self.phone_button, self.mail_button, self.change_button, self.archive_button, self.add_button,
        ):  # fmt: skip
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.archived_box.toggled.connect(self._on_archived_toggled)
        self.view.row_selected.connect(self._on_selected)
        self.view.row_activated.connect(lambda _person: self._on_change())
        for keys, run in (("Ctrl+C", self._on_copy_phone), ("Ctrl+Shift+C", self._on_copy_mail)):
            QShortcut(QKeySequence(keys), self.view, run).setContext(Qt.ShortcutContext.WidgetShortcut)

    def clear(self) -> None:
        """Forget the people of the customer before."""
        self.model.set_rows(())

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read the people again."""
        if self.customer_id is None:
            return
        read = partial(
            self.context.services.customers.contacts, self.customer_id, archived=self.archived_box.isChecked()
        )
        self.context.jobs.latest(("people", id(self)), read, then=self._on_read, owner=self)

    def _on_read(self, people: list[ContactRecord]) -> None:
        self.model.set_rows(people)
        self._select_wanted()
        self._on_selected(self.view.current_row())

    def _on_archived_toggled(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.view.setColumnHidden(_STATE, not shown)
        self.reload()

    def _on_selected(self, person: ContactRecord | None) -> None:
        self.phone_button.setEnabled(bool(person and person.phone))
        self.mail_button.setEnabled(bool(person and person.mail))
        self.change_button.setEnabled(person is not None)
        self.archive_button.setEnabled(person is not None)
        self.archive_button.setText(_("Restore") if person and person.archived_at else _("Archive"))

    def _on_copy_phone(self) -> None:
        person: ContactRecord | None = self.view.current_row()
        if person is not None:
            self._copy(person.phone)

    def _on_copy_mail(self) -> None:
        person: ContactRecord | None = self.view.current_row()
        if person is not None:
            self._copy(person.mail)

    def _copy(self, text: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
            self.done.emit(_("Copied: %(text)s") % {"text": text}, None)

    def _on_add(self) -> None:
        self._open(None)

    def _on_change(self) -> None:
        person: ContactRecord | None = self.view.current_row()
        if person is not None:
            self._open(person)

    def _open(self, person: ContactRecord | None) -> None:
        if self.customer_id is None:
            return
        dialog = ContactDialog(self.context, self.customer_id, person, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(lambda contact: self._on_saved(contact, dialog.contact().name, person))
        dialog.open()

    def _on_saved(self, contact_id: int, name: str, before: ContactRecord | None) -> None:
        if self.customer_id is None:
            return
        self._wanted = contact_id
        self._select_wanted()
        service = self.context.services.customers
        if before is None:
            undo = partial(service.archive_contact, self.customer_id, contact_id)
            self._say(_("Added: %(name)s") % {"name": name}, undo)
        else:
            undo = partial(service.save_contact, self.customer_id, _as_typed(before), contact_id)
            self._say(_("Changed: %(name)s") % {"name": name}, undo)

    def _select_wanted(self) -> None:
        """Go to the person that was just saved, as soon as the list has it."""
        if self._wanted is not None and self.view.select(self._wanted):
            self._wanted = None

    def _on_archive(self) -> None:
        person: ContactRecord | None = self.view.current_row()
        if person is None or self.customer_id is None:
            return
        service = self.context.services.customers
        archive = partial(service.archive_contact, self.customer_id, person.id)
        bring_back = partial(service.restore_contact, self.customer_id, person.id)
        if person.archived_at:
            self._write(bring_back, _("Restored: %(name)s") % {"name": person.name}, archive)
        else:
            self._write(archive, _("Archived: %(name)s") % {"name": person.name}, bring_back)

    def _write(
        self,
        fn: Callable[[], Saved[int] | Refused],
        said: str,
        undo: Callable[[], Saved[int] | Refused],
    ) -> None:
        def told(answer: Saved[int] | Refused) -> None:
            if isinstance(answer, Saved):
                self._say(said, undo)

        self.context.jobs.write(fn, then=told, owner=self)

    def _say(self, text: str, undo: Callable[[], Saved[int] | Refused]) -> None:
        jobs = self.context.jobs
        self.done.emit(text, lambda: jobs.write(undo, owner=self))


def _as_typed(person: ContactRecord) -> Contact:
    return Contact(**{each.name: getattr(person, each.name) for each in fields(Contact)})
