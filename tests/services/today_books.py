"""Small books of customers with anything that the list of a day may speak of, and that list by brute force.

The brute force reads whole tables row by row and knows no index, no sum and no candidate: only the rules.
"""

import contextlib
from datetime import date, timedelta

from db import models
from db.queries.plans import items_in_plans
from db.queries.processes import get_process
from db.queries.visits import get_visits
from desktop.domain.agenda import Group, MarkKind, ReasonCode, strongest_first
from desktop.domain.agenda_facts import (
    BillFact,
    ClaimFact,
    DifferenceFact,
    DisputeFact,
    Facts,
    InstalmentFact,
    ItemFact,
    LetterFact,
    NoticeFact,
    PapersFact,
    PromiseFact,
    StepFact,
    VisitFact,
)
from desktop.domain.agenda_marks import Mark, promise_done_on, shown
from desktop.domain.agenda_points import reasons
from desktop.domain.limitation import ClockLevel, most_pressing
from desktop.domain.process import open_questions
from desktop.domain.promises import PromiseState
from desktop.services.plan_reading import read_due
from desktop.services.process_records import read_process
from desktop.services.promise_reading import judged
from desktop.services.standing import confirmation_of
from tests.services.claim_books import add_claims, clock_of

TODAY = date(2026, 11, 21)
NOW = "2026-11-20T08:00:00+00:00"


def day(offset):
    return TODAY + timedelta(days=offset)


# Random books


def fill(book, random, customers=8):
    """Add customers, each with a little of everything; inside a transaction."""
    for number in range(customers):
        name = random.choice(["Anda", "Boda", "Coda"]) + str(number)
        customer = add(models.Customer, name=name, code=str(number), credit_term_days=random.choice([None, 0, 30, 90]),
                       name_key=name, sort_key=name.lower()[:4], search_text=name, updated_at=NOW, currency="CNY",
                       standing="normal", ability="unknown", willingness="unknown", tone="neutral",
                       letter_language="zh_CN", country=random.choice(["", "", "", "CN", "GB"]),
                     archived_at=NOW if random.random() < 0.05 else None)  # fmt: skip
        items = [_item(customer, n, random) for n in range(random.choice([0, 1, 1, 2, 4]))]
        if random.random() < 0.5:
            for part in (_visits, _steps, _promises, _bill, _process, _reminder, _sent, _plan, _marks):
                if random.random() < 0.35:
                    part(customer, items, random)
            if random.random() < 0.35:
                add_claims(customer, random)


class _TakenBackError(Exception):
    """Nothing is kept."""


@contextlib.contextmanager
def for_now(book):
    """Write what is taken back at the end of the block."""
    with contextlib.suppress(_TakenBackError), book.transaction():
        yield
        raise _TakenBackError


def add(model, **values):
    if "created_at" in model._meta.fields:
        values.setdefault("created_at", NOW)
    return int(model.insert(**values).execute())


def _item(customer, number, random):
    amount = random.choice([20_000, 50_000])
    kind, amount = random.choice([("invoice", amount)] * 9 + [("credit_note", -amount)])
    due = random.choice([None, *map(day, (-200, -71, -61, -60, -41, -12, -11, -10, -1, 0, 3, 40))])
    return add(models.Receivable, customer=customer, number=f"N{number}", number_key=f"n{number}", kind=kind,
               currency=random.choice(["CNY", "CNY", "USD"]), amount=amount, open=amount, due_date=due, updated_at=NOW,
               disputed=random.choice([0, 0, 0, abs(amount), 5_000]) if amount > 0 else 0,
               credit_term_days=random.choice([None, None, 60]),
               handed_over_on=day(-3) if random.random() < 0.1 else None,
               handed_over_to="a lawyer")  # fmt: skip


def _visits(customer, _items, random):
    for _ in range(random.choice([1, 2])):
        on = random.choice([-9, -1, 0, 0, 1, 2, 3, 5, 9, 20])
        answers = random.choice([(None, None), ("agreed", "agreed"), ("agreed", None), ("no_reply", "no_reply")])
        status = random.choice(["planned"] * 4 + ["done", "cancelled"])
        done = {"closed_on": day(on)} if status != "planned" else {}
        add(models.Visit, customer=customer, day=day(on), time=random.choice([None, "09:00", "14:30"]),
            purpose="collect", amount=10_000, currency="CNY", status=status, planned_on=day(-12),
            confirm_from=day(on - 5), time_answer=answers[0], amount_answer=answers[1],
            confirmed=int(answers == ("agreed", "agreed")), updated_at=NOW, revision=random.choice([1, 2]),
            outcome="nothing" if status == "done" else None, **done)  # fmt: skip


def _steps(customer, _items, random):
    on = random.choice([-12, -1, 0, 2])
    ends = {"next_step": "call", "next_step_on": day(on)} if random.random() < 0.8 else {"no_next_step": "paid"}
    if "next_step" in ends and random.random() < 0.3:
        ends["next_step_done_on"] = day(0)
    add(models.ContactLog, customer=customer, day=day(random.choice([-30, -4, -1])), channel="call", said="soon",
        result=random.choice(["informed", "informed", "not_reached"]), recorded_at=NOW,
        withdrawn_at=NOW if random.random() < 0.1 else None, **ends)  # fmt: skip


def _promises(customer, items, random):
    for _ in range(random.choice([1, 1, 2, 3])):
        made = random.choice([-40, -20, -3, 0])
        cancelled = {"cancelled_on": day(0), "cancelled_because": "mistake"} if random.random() < 0.1 else {}
        promise = add(models.Promise, customer=customer, currency="CNY", amount=random.choice([5_000, 20_000]),
                      made_on=day(made), due_on=day(max(made, random.choice([-15, -2, -1, 0, 4]))),
                      tolerance_days=random.choice([0, 0, 2]), recorded_at=NOW, **cancelled)  # fmt: skip
        for item in random.sample(items, min(len(items), 2)):
            models.PromiseItem.insert(promise=promise, receivable=item).execute()
    if items and random.random() < 0.4:
        _payment(customer, items, random)


def _payment(customer, items, random):
    paid, on = random.choice([2_000, 5_000]), day(random.choice([-16, -5, -1]))
    payment = add(models.Payment, customer=customer, kind="receipt", currency="CNY", amount=paid, received_on=on,
                  means="transfer", recorded_at=NOW)  # fmt: skip
    item = models.Receivable.get_by_id(random.choice(items))
    if item.open >= paid and item.currency == "CNY":
        models.Allocation.insert(
            receivable=item.id, kind="payment", amount=paid, day=on, payment=payment, recorded_at=NOW
        ).execute()


def _bill(customer, _items, random):
    add(models.Payment, customer=customer, kind="receipt", currency="CNY", amount=3_000, received_on=day(-30),
        means="bank_bill", maturity_on=day(random.choice([-2, 0, 5])), recorded_at=NOW,
        cleared_on=day(0) if random.random() < 0.3 else None)  # fmt: skip


def _process(customer, _items, random):
    by = random.choice([-1, 0, 2, 3, 4, 5, 20])
    add(models.Process, customer=customer, rule="MDAY 25", updated_at=NOW, papers_by=day(by), papers_for=day(by + 10),
        papers_else=day(by + 40))  # fmt: skip


def _reminder(customer, items, random):
    for _ in range(random.choice([1, 1, 2])):
        _paper(customer, items, random, kind="reminder", level=random.choice([0, 1, 3, 3]))


def _paper(customer, items, random, **more):
    serial = models.Document.select().count() + 1
    paper = add(models.Document, customer=customer, number=f"R{serial}", year=2026, serial=serial, made_on=day(-190),
                as_of=day(-190), language="zh_CN", currency="CNY", total=1, pay_by=day(random.choice([-2, -1, 0, 4])),
                pages=1, pdf=b"%PDF", sha256="0" * 64, made_at=NOW,
                **random.choice([{}, {}, {"voided_at": NOW, "void_reason": "x"}]), **more)  # fmt: skip
    for position, item in enumerate(random.sample(items, min(len(items), random.choice([1, 2])))):
        models.DocumentItem.insert(
            document=paper, position=position, receivable=item, number="N", amount=1, open=1, days_overdue=1
        ).execute()
    return paper


def _sent(customer, items, random):
    kind, level = random.choice([("reminder", 1), ("reminder", 3), ("statement", None), ("thanks", None)])
    paper = _paper(customer, items, random, kind=kind, level=level)
    gone = [{}, {}, {}, {"withdrawn_at": NOW}]
    for _ in range(random.choice([1, 2])):
        add(models.Delivery, document=paper, channel=random.choice(["post", "mail", "post", "handed_over"]),
            sent_on=day(random.choice([-181, -180, -9, -9, -6, -6, -5, -5, -4, 0])), recorded_at=NOW,
            **random.choice(gone))  # fmt: skip
    if random.random() < 0.2:
        add(models.Proof, document=paper, kind=random.choice(["tracking", "said"]), arrived_on=day(-1),
            recorded_at=NOW, **random.choice(gone))  # fmt: skip
    if random.random() < 0.2:
        add(models.Reply, document=paper, kind="received", replied_on=day(-1), recorded_at=NOW, **random.choice(gone))
    if kind == "statement" and random.random() < 0.4:
        add(models.Reconciliation, customer=customer, document=paper, currency="CNY", ours=1, theirs=2,
            reason="unknown", status="open", opened_on=day(-1))  # fmt: skip


def _plan(customer, items, random):
    item = next((row for row in map(models.Receivable.get_by_id, items) if row.open > 0), None)
    if item is None:
        return
    signed = random.random() < 0.7
    plan = add(models.Plan, customer=customer, state="signed" if signed else "draft", currency=item.currency,
               debt=item.open, parts=2, every="month", shift="none", interest="none", remainder="last", down_payment=0,
               as_of=day(-40), signed_on=day(-40) if signed else None, ledger_from=10_000 if signed else None,
               updated_at=NOW)  # fmt: skip
    models.PlanItem.insert(plan=plan, receivable=item.id, open=item.open).execute()
    for position, on in enumerate(random.choice([(-20, 10), (-3, 0), (5, 35)]), 1):
        models.PlanInstalment.insert(
            plan=plan, position=position, nominal_on=day(on), pay_on=day(on), principal=item.open // 2, interest=0
        ).execute()


def _marks(customer, _items, random):
    kind = random.choice(["pin", "snooze", "done", "done"])
    code = (
        random.choice(["urgent", "promise_broken", "no_next_step", "hand_over", "letter_received"])
        if kind == "done"
        else ""
    )
    until = None if kind == "pin" else day(random.choice([-1, 0, 9]))
    add(models.TodayMark, customer=customer, kind=kind, code=code, points=random.choice([30, 60, 90]),
        set_on=day(random.choice([-9, 0])), until_on=until, reason="they asked for it", set_at=NOW,
        cleared_at=NOW if random.random() < 0.1 else None)  # fmt: skip


# The list by brute force


def expected(book, calendar):
    """Give the groups, each a list of (customer, codes with points), and the customers that are put off."""
    groups, put_off = {group: [] for group in Group}, set()
    for customer in models.Customer.select().where(models.Customer.archived_at.is_null()):
        marks = _marks_of(customer.id)
        left = shown(reasons(_facts(book, customer, marks, calendar), TODAY), marks, TODAY)
        if not left.reasons:
            continue
        if left.snooze:
            put_off.add(customer.id)
            continue
        ordered = strongest_first(left.reasons)
        points = [(reason.code, reason.points) for reason in ordered]
        place = (left.pin is None, -sum(number for _, number in points), customer.sort_key, customer.id)
        groups[ordered[0].group].append((place, customer.id, points))
    return {
        group: [(customer, points) for _, customer, points in sorted(lines)] for group, lines in groups.items() if lines
    }, put_off


def _rows(model, customer):
    return list(model.select().where(model.customer == customer.id).order_by(model.id).objects())


def _facts(book, customer, marks, calendar):
    visits = [visit for visit in _rows(models.Visit, customer) if visit.status == "planned"]
    log = [line for line in _rows(models.ContactLog, customer) if line.withdrawn_at is None]
    steps = [line for line in log if line.next_step_on and not line.next_step_done_on]
    judgements = judged(book, [customer.id], TODAY).get(customer.id, ())
    lines = [line for line in judgements if not line.promise.cancelled_on]
    planned = {item for item, _plan in items_in_plans(book, customer.id)}
    promised = {item.id for line in lines if line.state is PromiseState.OPEN for item in line.items}
    contacts = [line.day for line in log if line.result != "not_reached"]
    contacts += [
        visit.day for visit in _rows(models.Visit, customer) if visit.status == "done" and visit.outcome != "not_met"
    ]
    papers = [each for each in _rows(models.Document, customer) if not each.voided_at]
    letters = [each for each in papers if each.kind == "reminder" and each.pay_by >= TODAY]
    found = get_process(book, customer.id)
    asks = any(TODAY <= visit.day <= day(14) for visit in visits)
    return Facts(
        visits=tuple(
            VisitFact(row.id, row.day, row.time, row.amount, row.currency, confirmation_of(row, TODAY))
            for row in get_visits(book, [visit.id for visit in visits])
        ),
        has_visit=bool(visits),
        steps=tuple(
            StepFact(line.next_step_on, line.next_step, line.id) for line in steps if line.next_step_on <= TODAY
        ),
        has_step=bool(steps),
        promises=tuple(map(_promise, lines)),
        instalments=tuple(
            InstalmentFact(row.plan_id, row.pay_on, row.open, row.currency)
            for row in read_due(book, TODAY, TODAY)
            if row.customer_id == customer.id
        ),
        has_plan=bool(planned),
        bills=tuple(
            BillFact(each.id, each.maturity_on, each.amount, each.currency)
            for each in _rows(models.Payment, customer)
            if each.maturity_on and each.maturity_on <= TODAY and not each.cleared_on
        ),
        items=tuple(_item_fact(row, planned | promised) for row in _rows(models.Receivable, customer) if row.open > 0),
        papers=_papers(customer, calendar),
        disputes=tuple(
            DisputeFact(row.id, row.receivable.id, row.opened_on, row.amount, "CNY", row.owner)
            for row in _rows(models.Dispute, customer)
            if row.status == "open"
        ),
        reminded=bool(letters),
        last_contact=max(contacts, default=None),
        promise_done_on=promise_done_on(marks),
        questions=open_questions(read_process(found)) if asks else (),
        claims=tuple(_claims(customer)),
        differences=tuple(
            DifferenceFact(row.id, None, row.opened_on, row.ours - row.theirs, row.currency)
            for row in _rows(models.Reconciliation, customer)
        ),
        letters=tuple(letter for each in papers for letter in _asked_about(each)),
        notices=tuple(_notices([each for each in papers if each.level == 3])),
    )


def _still(model, paper):
    """What is on record of a paper and was not withdrawn."""
    return [row for row in model.select().where(model.document == paper.id).order_by(model.id) if not row.withdrawn_at]


def _items_of(paper):
    return [row.receivable for row in models.DocumentItem.select().where(models.DocumentItem.document == paper.id)]


def _asked_about(paper):
    sent = _still(models.Delivery, paper)
    if not sent or any(row.channel == "handed_over" for row in sent):
        return
    last = max(sent, key=lambda row: (row.sent_on, row.id))
    is_open = any(item.open > 0 for item in _items_of(paper))
    matters = paper.kind == "statement" or (paper.kind in {"reminder", "payment_request"} and is_open)
    is_known = _still(models.Proof, paper) or _still(models.Reply, paper)
    if matters and not is_known and day(-180) <= last.sent_on <= day(-5):
        asks_on = last.sent_on + timedelta(days=5)
        yield LetterFact(paper.id, paper.number, last.channel, last.sent_on, asks_on)


def _notices(finals):
    latest = {item.id: (item, paper) for paper in finals for item in _items_of(paper)}  # in the order of their ids
    for item, paper in latest.values():
        if item.open > 0 and paper.pay_by < TODAY:
            yield NoticeFact(item.id, paper.id, paper.number, paper.pay_by)


def _item_fact(row, paused):
    term = row.customer.credit_term_days if row.credit_term_days is None else row.credit_term_days
    is_handed_over = row.handed_over_on is not None
    return ItemFact(row.id, row.due_date, term, row.open, row.disputed, row.currency, is_handed_over, row.id in paused)


def _claims(customer):
    clocks = sorted((clock_of(row) for row in _rows(models.Receivable, customer)), key=most_pressing)
    for clock in clocks:
        item = clock.item
        if clock.level is not ClockLevel.NONE:
            yield ClaimFact(item.id, item.number, clock.ends_on, clock.level, item.open, item.currency)


def _promise(line):
    row, state = line.promise, line.state
    failed = state in {PromiseState.BROKEN, PromiseState.PARTLY_KEPT}
    last_on = row.due_on + timedelta(days=row.tolerance_days)
    return PromiseFact(row.id, row.amount, row.currency, row.made_on, row.due_on, last_on, state is PromiseState.OPEN,
                       failed, line.judgement.received, line.judgement.late)  # fmt: skip


def _papers(customer, calendar):
    for row in models.Process.select().where(models.Process.customer == customer.id):
        ahead = [calendar.is_working(TODAY + timedelta(days=n)) for n in range(1, (row.papers_by - TODAY).days + 1)]
        return PapersFact(row.papers_by, row.papers_for, row.papers_else, sum(ahead))
    return None


def _marks_of(customer):
    rows = models.TodayMark.select().where(
        (models.TodayMark.customer == customer) & models.TodayMark.cleared_at.is_null()
    )
    return [Mark(row.id, MarkKind(row.kind), ReasonCode(row.code) if row.code else None, row.points, row.set_on,
                 row.until_on, row.reason) for row in rows.order_by(models.TodayMark.id)]  # fmt: skip
