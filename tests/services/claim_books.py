"""Items that are years old with anything that may move their limitation clocks, and these clocks by brute force.

The brute force reads whole tables row by row and knows no index and no statement: only the rules.
"""

from datetime import date, timedelta

from db import models
from desktop.domain.company import DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.dunning import Level
from desktop.domain.limitation import (
    DEFAULT_PERIODS,
    ClockFact,
    ClockItem,
    ClockKind,
    ClockLevel,
    WhyNot,
    arrivals,
    country_of,
    run_clock,
)

TODAY = date(2026, 11, 21)
NOW = "2026-11-20T08:00:00+00:00"
KIND = ClockKind

#: Around the days on which three years end 181, 180, 91, 90, 31, 30, 0 days from now, a day ago, and years ago.
_DUE = (-2300, -1500, -1097, -1096, -1095, -1066, -1065, -1007, -1006, -1005, -916, -915, -914)
_DAYS = (-2200, -1300, -1200, -1100, -1097, -1096, -1000, -917, -400, -30, 0)
_AGREED = ("agreed", "signed", "broken", "superseded", "cancelled")


def day(offset):
    return TODAY + timedelta(days=offset)


def add(model, **values):
    if "created_at" in model._meta.fields:
        values.setdefault("created_at", NOW)
    return int(model.insert(**values).execute())


def fill(random, customers=3):
    """Add customers of which most have claims; inside a transaction."""
    for number in range(customers):
        country, language = random.choice([("", "zh_CN"), ("", "zh_CN"), ("", "en"), ("CN", "en"), ("GB", "en")])
        customer = add(models.Customer, name=f"Anda{number}", currency="CNY", standing="normal", ability="unknown",
                       willingness="unknown", tone="neutral", letter_language=language, country=country,
                       name_key=str(number), sort_key=str(number), search_text="", updated_at=NOW,
                       archived_at=NOW if random.random() < 0.05 else None)  # fmt: skip
        add_claims(customer, random)


def add_claims(customer, random):
    """Add one or two old items of a customer with up to four things that happened to each."""
    for number in range(random.choice([1, 1, 2])):
        amount, settled = 20_000, random.random() < 0.05
        item = add(models.Receivable, customer=customer, number=f"C{number}", number_key=f"c{number}", kind="invoice",
                   currency=random.choice(["CNY", "USD"]), amount=amount, open=0 if settled else amount,
                   due_date=random.choice([None, *map(day, _DUE)]), updated_at=NOW)  # fmt: skip
        for _ in range(random.choice([0, 0, 1, 2, 4])):
            random.choice(_HAPPENINGS)(customer, item, random)


def _some_day(random):
    return day(random.choice(_DAYS) + random.choice([-1, 0, 0, 1]) * (random.random() < 0.5))


def _paper(customer, item, random):
    serial = models.Document.select().count() + 1
    kind = random.choice(["reminder", "reminder", "payment_request", "statement", "agreement", "thanks"])
    made_on = _some_day(random)
    document = add(models.Document, customer=customer, kind=kind,
                   level=random.choice([0, 1, 3]) if kind == "reminder" else None, number=f"R{serial}",
                   year=2026, serial=serial, made_on=made_on, as_of=made_on, language="zh_CN", currency="CNY", total=1,
                   pay_by=made_on, pages=1, pdf=b"%PDF", sha256="0" * 64, made_at=NOW,
                   **random.choice([{}, {}, {}, {"voided_at": NOW, "void_reason": "x"}]))  # fmt: skip
    models.DocumentItem.insert(document=document, position=0, receivable=item, number="C", amount=1, open=1,
                               days_overdue=0).execute()  # fmt: skip
    for _ in range(random.choice([0, 1, 1, 2])):
        add(models.Delivery, document=document, channel="post", sent_on=_after(made_on, random), recorded_at=NOW,
            withdrawn_at=_withdrawn(random))  # fmt: skip
    proofs = [_proof(document, made_on, random) for _ in range(random.choice([0, 1, 1, 3]))]
    if random.random() < 0.5:
        kind = random.choice(["received", "agrees", "will_pay", "will_pay"])
        agreed = {"amount": 500, "pay_on": TODAY} if kind == "will_pay" else {}
        add(models.Reply, document=document, kind=kind, replied_on=_after(made_on, random), recorded_at=NOW,
            proof=random.choice([None, *proofs]), withdrawn_at=_withdrawn(random), **agreed)  # fmt: skip


def _proof(document, made_on, random):
    file = {"file": b"%PDF", "media_type": "application/pdf", "size": 4, "sha256": "0" * 64}
    kept = random.choice([file, {"kept_where": "folder 7"}, {"kept_where": "folder 7"}, {}])
    kind = random.choice(["signed_slip", "tracking", "reply", "said"])
    return add(models.Proof, document=document, kind=kind, arrived_on=_after(made_on, random), recorded_at=NOW,
               withdrawn_at=_withdrawn(random), **kept)  # fmt: skip


def _after(made_on, random):
    return min(made_on + timedelta(days=random.choice([0, 1, 2, 30, 60])), TODAY)


def _withdrawn(random):
    return NOW if random.random() < 0.2 else None


def _money(customer, item, random):
    kind, on = random.choice(["payment", "payment", "office", "write_off"]), _some_day(random)
    values = {"receivable": item, "kind": kind, "amount": 100, "recorded_at": NOW, "reason": "x"}
    if kind == "payment":
        values["payment"] = add(models.Payment, customer=customer, kind="receipt", currency="CNY", amount=100,
                                received_on=on, means="transfer", recorded_at=NOW)  # fmt: skip
        on = min(on + timedelta(days=random.choice([0, 9])), TODAY)  # it may have been put to the item later
    first = add(models.Allocation, day=on, **values)
    if random.random() < 0.3:
        add(models.Allocation, day=TODAY, **{**values, "amount": -100}, reverses=first)


def _plan(customer, item, random):
    state, on = random.choice(_AGREED), _some_day(random)
    signed = on if state in {"signed", "broken", "superseded"} else None
    plan = add(models.Plan, customer=customer, state=state, currency="CNY", debt=100, parts=1, every="month",
               shift="none", interest="none", remainder="last", down_payment=0, as_of=on, signed_on=signed,
               ledger_from=10_000_000 if signed else None, updated_at=NOW)  # fmt: skip
    models.PlanItem.insert(plan=plan, receivable=item, open=100).execute()
    for position, months in enumerate((30, random.choice([60, 400])), 1):
        pays = on + timedelta(days=months)
        models.PlanInstalment.insert(plan=plan, position=position, nominal_on=pays, pay_on=pays, principal=50,
                                     interest=0).execute()  # fmt: skip


def _event(customer, item, random):
    add(models.ClockEvent, customer=customer, receivable=random.choice([None, item]), day=_some_day(random),
        kind=random.choice(["demand", "acknowledgement", "lawsuit", "other"]), recorded_at=NOW,
        withdrawn_at=_withdrawn(random))  # fmt: skip


_HAPPENINGS = (_paper, _paper, _paper, _money, _plan, _event)


# The clocks by brute force


def clock_of(item, periods=DEFAULT_PERIODS):
    """Give the clock of a receivable's row."""
    country = country_of(item.customer.country, LetterLanguage(item.customer.letter_language))
    seen = ClockItem(item.id, item.customer.id, item.number, item.due_date, item.currency, item.open, country)
    return run_clock(seen, [*_of_papers(item), *_of_money(item), *_of_plans(item), *_noted(item)], periods, TODAY)


def warned(periods=DEFAULT_PERIODS):
    """Give the clocks of all customers that are not archived and that end within 180 days or have ended."""
    owed = [item for item in models.Receivable.select() if item.customer.archived_at is None]
    clocks = [clock_of(item, periods) for item in owed]
    return {clock.item.id: clock for clock in clocks if clock.level is not ClockLevel.NONE}


def _of_papers(item):
    for row in models.DocumentItem.select().where(models.DocumentItem.receivable == item.id):
        document = row.document
        asks = document.kind in {"payment_request", "agreement"} or (document.level or 0) > 0
        if asks:
            yield from _arrival(document)
        for reply in document.replies:
            if reply.withdrawn_at is None and document.kind != "thanks":
                yield from _answer(document, reply)


def _arrival(document):
    sent = [each.sent_on for each in document.deliveries if each.withdrawn_at is None]
    proofs = [(each.arrived_on, _lacks(each)) for each in document.proofs if each.withdrawn_at is None]
    days = list(arrivals(proofs, sent)) or [(max(sent, default=document.made_on), WhyNot.NO_PROOF)]
    for on, why_not in days:
        yield _told(document, on, KIND.PAPER, why_not)


def _answer(document, reply):
    if reply.kind == "will_pay":
        proof = reply.proof
        is_proved = proof is not None and proof.withdrawn_at is None and _lacks(proof) is None
        why_not = None if is_proved else WhyNot.NO_PROOF
        yield _told(document, reply.replied_on, KIND.REPLY, why_not, reply.amount)
    elif reply.kind == "agrees" and document.kind == "statement":
        yield _told(document, reply.replied_on, KIND.CONFIRMED, WhyNot.ONLY_FIGURES, voids=False)


def _told(document, on, kind, why_not, amount=None, *, voids=True):
    level = None if document.level is None else Level(document.level)
    return ClockFact(on, kind, WhyNot.VOIDED if document.voided_at and voids else why_not, number=document.number,
                     document=DocumentKind(document.kind), level=level, amount=amount,
                     document_id=document.id)  # fmt: skip


def _lacks(proof):
    if proof.kind == "said":
        return WhyNot.ONLY_SAID
    return None if proof.file is not None or proof.kept_where else WhyNot.NO_PROOF


def _of_money(item):
    rows = list(models.Allocation.select().where(models.Allocation.receivable == item.id))
    reversed_ = {row.reverses.id for row in rows if row.reverses}
    for row in rows:
        if row.kind == "payment" and row.reverses is None:
            why_not = WhyNot.REVERSED if row.id in reversed_ else None
            yield ClockFact(row.payment.received_on, KIND.PAYMENT, why_not, amount=row.amount,
                            payment_id=row.payment.id)  # fmt: skip
        elif row.kind == "office" and row.reverses is None:
            yield ClockFact(row.day, KIND.OFFICE, WhyNot.NOBODY_KNOWS, amount=row.amount)


def _of_plans(item):
    lacks = {"agreed": WhyNot.NOT_SIGNED, "cancelled": WhyNot.CANCELLED}
    for row in models.PlanItem.select().where(models.PlanItem.receivable == item.id):
        plan = row.plan
        last = max((each.pay_on for each in plan.instalments), default=None)
        counts = plan.state == "signed" and last is not None and last > plan.signed_on
        if plan.signed_on or plan.state in lacks:
            yield ClockFact(plan.signed_on or plan.as_of, KIND.PLAN, lacks.get(plan.state), last if counts else None,
                            amount=plan.debt, plan_id=plan.id)  # fmt: skip


def _noted(item):
    for row in models.ClockEvent.select().where(models.ClockEvent.customer == item.customer.id):
        if row.withdrawn_at is None and (row.receivable is None or row.receivable.id == item.id):
            yield ClockFact(row.day, KIND(row.kind), event_id=row.id)
    for row in models.PromiseItem.select().where(models.PromiseItem.receivable == item.id):
        promise = row.promise
        by_slip = [each for each in promise.replies if each.withdrawn_at is None]
        if promise.cancelled_on is None and not by_slip:
            yield ClockFact(promise.made_on, KIND.PROMISE, WhyNot.ORAL, amount=promise.amount, promise_id=promise.id)
