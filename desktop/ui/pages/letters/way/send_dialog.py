"""Saying how papers went out: one way for all that were sent together."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.deliveries import DELIVERY_LIMITS, DeliveryChannel
from desktop.formats import format_count
from desktop.i18n import _, ngettext
from desktop.services.deliveries import DeliveryForm
from desktop.ui.context import Context
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.choices import options
from desktop.wording.problems import sentence


class SendDialog(FormDialog):
    """Asks how, when, by whom and to whom."""

    def __init__(
        self,
        context: Context,
        document_ids: Sequence[int],
        channel: DeliveryChannel | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._ids = tuple(document_ids)
        self.channel: Chooser[DeliveryChannel] = Chooser(
            [(channel, capital(text)) for channel, text in options(DeliveryChannel)]
        )
        self.channel.choose(channel or DeliveryChannel.HANDED_OVER)
        self.sent_on = DateEdit()
        self.texts = {name: QLineEdit() for name in DELIVERY_LIMITS}
        form = Form(sentence)
        form.add("channel", _("How it went out"), self.channel)
        form.add("sent_on", _("Day"), self.sent_on, required=True)
        words = {
            "sent_by": _("By whom"),
            "sent_to": _("To whom, or where to"),
            "tracking": _("Number to follow it by"),
            "note": _("Note"),
        }
        for name, edit in self.texts.items():
            form.add(name, words[name], edit)
        count = len(self._ids)
        title = ngettext("Mark %(count)s paper as sent", "Mark %(count)s papers as sent", count)
        super().__init__(context.jobs, title % {"count": format_count(count)}, form, parent=parent)
        self._send = context.services.deliveries.send
        self.sent_on.set_day(context.clock.today())
        self.texts["sent_by"].setText(context.services.company.get().handler)
        form.mark_clean()
        self.channel.setFocus()

    def save(self) -> None:
        """Record it for all of them, or for none."""
        day = self.sent_on.day()
        if day is None:
            return
        texts = {name: edit.text() for name, edit in self.texts.items()}
        self.send(self._send, DeliveryForm(self._ids, self.channel.chosen(), day, **texts))
