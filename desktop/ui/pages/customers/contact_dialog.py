"""Adding a person at a customer, or changing one."""

from datetime import time

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.customers import Contact
from desktop.i18n import _, pgettext
from desktop.services.customers import ContactRecord
from desktop.ui.context import Context
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.time_edit import TimeEdit
from desktop.wording import problems

_WIDTH = 560
_NOTE_HEIGHT = 88


class ContactDialog(FormDialog):
    """Name, position, how to reach them, and where the number is from."""

    def __init__(
        self, context: Context, customer_id: int, contact: ContactRecord | None = None, parent: QWidget | None = None
    ) -> None:
        """Change `contact`, or add a person to the customer."""
        self.name, self.position, self.phone, self.mail = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.best_time = TimeEdit()
        self.source = QLineEdit()
        self.source_on = DateEdit()
        self.note = QPlainTextEdit()
        form = self._make_form()
        super().__init__(context.jobs, _("Change person") if contact else _("New person"), form, parent=parent)
        self._context = context
        self._customer_id = customer_id
        self._contact_id = contact.id if contact else None
        self.setMinimumWidth(_WIDTH)
        if contact is not None:
            self._show(contact)
        form.mark_clean()
        self.name.setFocus()

    def _make_form(self) -> Form:
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self.position.setPlaceholderText(_("accounts, purchasing, owner..."))
        self.source.setPlaceholderText(_("business card, order, told by..."))
        form = Form(problems.sentence, columns=2)
        form.add("name", pgettext("of a person", "Name"), self.name, required=True)
        form.add("position", _("Position"), self.position)
        form.add("phone", _("Phone"), self.phone)
        form.add("mail", _("Mail"), self.mail)
        form.add("best_time", _("Best time to call"), self.best_time, span=2)
        form.add("source", _("Where we have the number from"), self.source)
        form.add("source_on", _("Since"), self.source_on)
        form.add("note", _("Note"), self.note, span=2)
        return form

    def contact(self) -> Contact:
        """Give what the fields say."""
        at = self.best_time.at()
        return Contact(
            name=self.name.text(),
            position=self.position.text(),
            phone=self.phone.text(),
            mail=self.mail.text(),
            best_time=at.strftime("%H:%M") if at else None,
            source=self.source.text(),
            source_on=self.source_on.day(),
            note=self.note.toPlainText(),
        )

    def save(self) -> None:
        """Hand the person over."""
        self.send(self._context.services.customers.save_contact, self._customer_id, self.contact(), self._contact_id)

    def _show(self, contact: ContactRecord) -> None:
        self.name.setText(contact.name)
        self.position.setText(contact.position)
        self.phone.setText(contact.phone)
        self.mail.setText(contact.mail)
        self.best_time.set_at(time.fromisoformat(contact.best_time) if contact.best_time else None)
        self.source.setText(contact.source)
        self.source_on.set_day(contact.source_on)
        self.note.setPlainText(contact.note)
