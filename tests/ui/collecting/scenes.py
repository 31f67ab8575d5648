"""Scenes of the dialogs of collecting, on the small book of the visits."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.domain.contacts import ContactChannel, ContactResult, Tactic, Verdict
from desktop.domain.disputes import DisputeForm, DisputeReason, DisputeStatus
from desktop.services.contacts import ContactForm
from desktop.ui.context import Context
from desktop.ui.pages.collecting.call_sheet_dialog import CallSheetDialog
from desktop.ui.pages.collecting.close_dispute_dialog import CloseDisputeDialog
from desktop.ui.pages.collecting.contact_dialog import ContactDialog
from desktop.ui.pages.collecting.dispute_dialog import DisputeDialog
from desktop.ui.pages.collecting.promise_dialog import PromiseDialog
from desktop.ui.pages.collecting.read import read_contact
from tests.pictures import Scene, Stage
from tests.ui.visits.book import saved
from tests.ui.visits.scenes import HENGDA, LONG, full


def _contact(customer: int, now: str = "15:40", context: Context | None = None) -> ContactDialog:
    context = context or full()
    beginning = read_contact(context.services, customer, ContactChannel.CALL, now)
    assert beginning is not None
    return ContactDialog(context, beginning, ContactChannel.CALL)


def contact(_stage: Stage) -> QWidget:
    return _contact(HENGDA)


def contact_paid(_stage: Stage) -> QWidget:
    context = full()
    step = ContactForm(HENGDA, date(2026, 11, 20), next_step="问王丽发票是否收到", next_step_on=date(2026, 11, 21))
    saved(context.services.contacts.add(step))
    dialog = _contact(HENGDA, "12:10", context)
    fields = dialog.fields
    fields.result.set_value(ContactResult.PAID)
    fields.paid.set_minor(5_000_000)
    fields.promised.set_minor(7_850_000)
    fields.promised_by.set_day(date(2026, 12, 4))
    fields.said.setPlainText("先付一部分，其余下周五前付清。")
    fields.tactic.choose(Tactic.DRAG)
    fields.verdict.choose(Verdict.EXCUSE)
    return dialog


def contact_problems(_stage: Stage) -> QWidget:
    dialog = _contact(LONG)
    dialog.fields.result.set_value(ContactResult.PROMISED)
    dialog.show()
    dialog.save()
    return dialog


def sheet(_stage: Stage) -> QWidget:
    context = full()
    form = ContactForm(
        HENGDA, date(2026, 11, 18), said="会计说下周安排", next_step="打电话", next_step_on=date(2026, 11, 23)
    )
    saved(context.services.contacts.add(form))
    _disputed(context)
    beginning = read_contact(context.services, HENGDA, ContactChannel.CALL, "15:40")
    assert beginning is not None
    return CallSheetDialog(context, beginning)


def promise(_stage: Stage) -> QWidget:
    context = full()
    beginning = context.services.promises.begin(HENGDA)
    assert beginning is not None
    return PromiseDialog(context, beginning, tuple(context.services.customers.contacts(HENGDA)))


def _disputed(context: Context) -> int:
    item = context.services.receivables.page(HENGDA)[0].item
    form = DisputeForm(item.id, item.open // 3, DisputeReason.QUALITY, "质检 周敏", "第二批有 12 箱解冻", "王丽")
    return saved(context.services.disputes.open(form))


def dispute(_stage: Stage) -> QWidget:
    context = full()
    line = context.services.disputes.get(_disputed(context))
    assert line is not None
    item = context.services.receivables.get(line.dispute.item_id)
    assert item is not None
    return DisputeDialog(context, item, line.dispute)


def close_dispute(_stage: Stage) -> QWidget:
    context = full()
    dispute_id = _disputed(context)
    line = context.services.disputes.get(dispute_id)
    assert line is not None
    dialog = CloseDisputeDialog(context, line.dispute, context.services.disputes.credit_number(dispute_id))
    dialog.status.set_value(DisputeStatus.SOLVED_FOR_THEM)
    return dialog


SCENES = (
    Scene("collecting-contact", contact, own_size=True),
    Scene("collecting-contact-paid", contact_paid, own_size=True),
    Scene("collecting-contact-problems", contact_problems, own_size=True),
    Scene("collecting-call-sheet", sheet, own_size=True),
    Scene("collecting-promise", promise, own_size=True),
    Scene("collecting-dispute", dispute, own_size=True),
    Scene("collecting-close-dispute", close_dispute, own_size=True),
)
