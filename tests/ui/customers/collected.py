"""What a month of collecting leaves behind at one customer: for tests and pictures of its page."""

from datetime import date

from db import models
from desktop.app import App
from desktop.domain.confirmation import AmountAnswer, Channel, DifferenceReason, TimeAnswer
from desktop.domain.contacts import ContactChannel, ContactResult
from desktop.domain.customers import Level, Tone
from desktop.domain.disputes import DisputeForm, DisputeReason, DisputeStatus
from desktop.domain.ledger import Share
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.domain.signals import SignalKind, SignalSource
from desktop.services.confirmations import Talk
from desktop.services.contacts import ContactForm
from desktop.services.debtor import SignalForm
from desktop.services.payments import PaymentForm
from desktop.services.promises import PromiseForm
from tests.ui.visits.book import saved

TODAY = date(2026, 11, 21)


def items_of(app: App, customer: int) -> dict[str, int]:
    """Give the ids of a customer's open items by their numbers."""
    return {line.item.number: line.item.id for line in app.services.receivables.page(customer)}


def collect(app: App, customer: int) -> None:
    """Let a month go by at the customer of whom most is known; it is TODAY again in the end."""
    _promise(app, customer)
    app.clock.day = TODAY
    _money(app, customer)
    _disputes(app, customer)
    _judgement(app, customer)
    _contacts(app, customer)


def _promise(app: App, customer: int) -> None:
    promises, items = app.services.promises, items_of(app, customer)
    first, second = items["INV-2026-0900"], items["INV-2026-0901"]
    app.clock.day = date(2026, 11, 9)
    saved(promises.add(PromiseForm(customer, "CNY", 12_850_000, date(2026, 11, 13), (first,), by_whom="王丽")))
    saved(promises.add(PromiseForm(customer, "CNY", 1_000_000, date(2026, 11, 16), (second,))))
    app.clock.day = date(2026, 11, 14)
    saved(
        app.services.payments.add(
            PaymentForm(customer, "CNY", 1_000_000, app.clock.day, shares=(Share(second, 1_000_000),))
        )
    )
    app.clock.day = TODAY
    saved(promises.add(PromiseForm(customer, "CNY", 8_000_000, date(2026, 11, 27), (first,), tolerance_days=2)))
    mistake = saved(promises.add(PromiseForm(customer, "USD", 100_000, date(2026, 12, 4))))
    saved(promises.undo(mistake))


def _money(app: App, customer: int) -> None:
    items = items_of(app, customer)
    saved(app.services.payments.add(PaymentForm(customer, "CNY", 300_000, TODAY, reference="预付款", shares=())))
    saved(app.services.ledger.write_off(items["INV-2026-0901"], 50_000, "尾差"))
    with app.services._book.transaction():
        rows = models.Receivable
        rows.update(booked=3_690_000).where(rows.id == items["INV-2026-0901"]).execute()
    saved(app.services.handover.hand_over(customer, [items["INV-2026-0904"]], "金诚律师事务所", TODAY, "不再回复"))


def _disputes(app: App, customer: int) -> None:
    disputes, items = app.services.disputes, items_of(app, customer)
    item = items["INV-2026-0900"]
    form = DisputeForm(item, 450_000, DisputeReason.QUALITY, "质检 周敏", "第二批有 12 箱解冻", "王丽", TODAY)
    saved(disputes.open(form))
    over = saved(disputes.open(DisputeForm(items["INV-2026-0901"], 20_000, DisputeReason.PRICE)))
    saved(disputes.close(over, DisputeStatus.SOLVED_FOR_US, "合同单价无误"))
    visit = app.services.visits.of_customer(customer)[-1]
    saved(
        app.services.confirmations.record(
            Talk(
                visit.id,
                visit.revision,
                TimeAnswer.AGREED,
                AmountAnswer.DIFFERS,
                Channel.PHONE,
                spoke_with="王丽",
                theirs=12_000_000,
                cause=DifferenceReason.TIMING,
            )
        )
    )


def _judgement(app: App, customer: int) -> None:
    debtor = app.services.debtor
    saved(debtor.set_manner(customer, Level.MEDIUM, Level.LOW, Tone.FIRM))
    saved(
        debtor.note_signal(SignalForm(customer, date(2026, 11, 18), SignalKind.MONEY_CAME_IN, SignalSource.SEEN_THERE))
    )
    note = "奖金拖了三个月"
    saved(debtor.note_signal(SignalForm(customer, date(2026, 11, 4), SignalKind.WAGES_LATE, SignalSource.PUBLIC, note)))
    item = items_of(app, customer)["INV-2026-0900"]
    saved(debtor.analyse([item], DebtCause.UNWILLING, DebtNature.BREACH, DebtTerm.SHORT))
    saved(debtor.reconciled(customer, date(2026, 9, 30)))


def _contacts(app: App, customer: int) -> None:
    add = app.services.contacts.add
    said = "老板出差，发票已交审批"
    first = ContactForm(
        customer, date(2026, 11, 18), "15:32", ContactChannel.CALL, spoke_with="王丽", said=said,
        result=ContactResult.INFORMED, next_step="催问审批结果", next_step_on=date(2026, 11, 20),
    )  # fmt: skip
    app.clock.day = date(2026, 11, 18)
    saved(add(first))
    app.clock.day = TODAY
    again = ContactForm(
        customer, TODAY, "09:40", ContactChannel.MESSAGE, result=ContactResult.NOT_REACHED,
        next_step="下午再打", next_step_on=TODAY,
    )  # fmt: skip
    saved(add(again))
