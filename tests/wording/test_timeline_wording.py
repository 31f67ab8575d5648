"""The timeline tells everything that ever happened, whatever was kept of it."""

import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import i18n
from desktop.domain.timeline import EventGroup, EventKind
from desktop.wording.timeline import event_line, field_label, group_label


@dataclass
class Event:
    kind: str
    data: str = "{}"


def told(kind, **data):
    return event_line(Event(kind, json.dumps(data)))


DAY = {"day": "2026-11-26", "time": "14:00"}
LINES = [
    (EventKind.CUSTOMER_ADDED, {}, "Customer added"),
    (EventKind.CUSTOMER_CHANGED, {"fields": ["name", "credit_term_days"]}, "Customer changed: name, credit term"),
    (EventKind.CUSTOMER_ARCHIVED, {}, "Customer archived"),
    (EventKind.CUSTOMER_RESTORED, {}, "Customer brought back from the archive"),
    (EventKind.CONTACT_ADDED, {"name": "100% <b>Wang</b>"}, "Person added: 100% <b>Wang</b>"),
    (EventKind.CONTACT_CHANGED, {"name": "Wang"}, "Person changed: Wang"),
    (EventKind.CONTACT_ARCHIVED, {"name": "Wang"}, "Person archived: Wang"),
    (EventKind.CONTACT_RESTORED, {"name": "Wang"}, "Person brought back: Wang"),
    (EventKind.PROCESS_CHANGED, {}, "Payment process described anew"),
    (
        EventKind.VISIT_PLANNED,
        {**DAY, "purpose": "collect", "amount": 12850000, "currency": "CNY"},
        "Visit planned for Thu 26 Nov 14:00, to collect payment: ¥128,500.00",
    ),
    (
        EventKind.VISIT_PLANNED,
        {"day": "2026-11-26", "purpose": "care", "currency": "CNY"},
        "Visit planned for Thu 26 Nov, to look after the customer",
    ),
    (EventKind.VISIT_CHANGED, {}, "Visit changed"),
    (
        EventKind.VISIT_MOVED,
        {"old_day": "2026-11-26", "old_time": "14:00", "day": "2026-12-03"},
        "Visit moved from Thu 26 Nov 14:00 to Thu 3 Dec",
    ),
    (EventKind.VISIT_CANCELLED, {**DAY, "reason": "ill"}, "Visit on Thu 26 Nov 14:00 cancelled: ill"),
    (EventKind.VISIT_CANCELLED, {"day": "2026-11-26", "reason": ""}, "Visit on Thu 26 Nov cancelled"),
    (EventKind.VISIT_REOPENED, DAY, "Visit on Thu 26 Nov 14:00 planned again"),
    (
        EventKind.VISIT_DONE,
        {"day": "2026-11-26", "outcome": "promised", "outcome_note": "met Wang", "next_step": "call",
         "next_step_on": "2026-12-01"},
        "Visit on Thu 26 Nov done, payment promised: met Wang, next: call on Tue 1 Dec",
    ),
    (EventKind.VISIT_DONE, {"day": "2026-11-26", "outcome": "paid"}, "Visit on Thu 26 Nov done, paid in full"),
    (EventKind.NEXT_STEP_DONE, {"next_step": "call"}, "Next step done: call"),
    (EventKind.NEXT_STEP_REOPENED, {"next_step": "call"}, "Next step open again: call"),
    (
        EventKind.CONFIRMATION,
        {"time": "agreed", "amount": "no_reply", "who": "Wang", "channel": "phone", "note": "busy"},
        "Asked (Wang, phone): time agreed, no reply on the amount: busy",
    ),
    (EventKind.CONFIRMATION, {"time": "agreed", "who": "", "channel": "mail"}, "Asked (mail): time agreed"),
    (EventKind.CONFIRMATION_WITHDRAWN, {}, "Confirmation taken back: entered by mistake"),
    (
        EventKind.DIFFERENCE_FOUND,
        {"ours": 100, "theirs": 90, "currency": "CNY", "reason": "unknown"},
        "Amounts differ, ours ¥1.00, theirs ¥0.90: cause not known yet",
    ),
    (
        EventKind.DIFFERENCE_SETTLED,
        {"status": "solved", "agreed": 0, "currency": "CNY", "resolution": "found"},
        "Difference solved: now ¥0.00, found",
    ),
    (EventKind.DIFFERENCE_SETTLED, {"status": "withdrawn"}, "Difference withdrawn"),
    (EventKind.DIFFERENCE_REOPENED, {}, "Difference open again"),
    (
        EventKind.ITEM_DISPUTED,
        {"number": "A-1", "disputed": 500, "currency": "CNY"},
        "Disputed of A-1: ¥5.00",
    ),
    (EventKind.ITEM_DISPUTED, {"number": "A-1", "disputed": 0, "currency": "CNY"}, "No longer disputed: A-1"),
    (
        EventKind.DOCUMENT_MADE,
        {"document": "reminder", "number": "CK-2026-0012", "total": 90000, "currency": "CNY", "pay_by": "2026-11-30"},
        "Paper made, reminder letter CK-2026-0012: ¥900.00, to be paid by Mon 30 Nov",
    ),
    (
        EventKind.DOCUMENT_MADE,
        {"document": "agreement", "number": "FQ-2026-0001", "total": 90000, "currency": "CNY"},
        "Paper made, instalment agreement FQ-2026-0001: ¥900.00",
    ),
    (
        EventKind.DOCUMENT_VOIDED,
        {"document": "reminder", "number": "CK-2026-0012", "reason": "wrong sum"},
        "Paper declared void, reminder letter CK-2026-0012: wrong sum",
    ),
    (
        EventKind.DOCUMENT_MADE,
        {"document": "reminder", "level": 3, "number": "CK-2026-0013", "total": 90000, "currency": "CNY"},
        "Paper made, final notice CK-2026-0013: ¥900.00",
    ),
    (
        EventKind.DOCUMENT_SENT,
        {
            "document": "reminder", "level": 2, "number": "CK-2026-0012", "channel": "post", "day": "2026-11-21",
            "to": "王丽", "tracking": "EX123",
        },
        "Sent on Sat 21 Nov by post, second reminder CK-2026-0012: 王丽, EX123",
    ),
    (
        EventKind.DOCUMENT_SENT,
        {"document": "statement", "number": "DZ-2026-0001", "channel": "handed_over", "day": "2026-11-21"},
        "Handed over on Sat 21 Nov, statement of account DZ-2026-0001",
    ),
    (
        EventKind.DOCUMENT_SENT_WITHDRAWN,
        {"document": "statement", "number": "DZ-2026-0001", "channel": "handed_over", "day": "2026-11-21"},
        "Not sent after all on Sat 21 Nov, statement of account DZ-2026-0001",
    ),
    (
        EventKind.DOCUMENT_ARRIVED,
        {"document": "statement", "number": "DZ-2026-0001", "proof": "signed_slip", "day": "2026-11-23", "who": "王丽"},
        "Arrived on Mon 23 Nov, statement of account DZ-2026-0001: signed slip, 王丽",
    ),
    (
        EventKind.DOCUMENT_PROOF_WITHDRAWN,
        {"document": "statement", "number": "DZ-2026-0001", "proof": "signed_slip", "day": "2026-11-23"},
        "Proof of arrival on Mon 23 Nov taken back, statement of account DZ-2026-0001: signed slip",
    ),
    (
        EventKind.DOCUMENT_ANSWERED,
        {
            "document": "reminder", "level": 1, "number": "CK-2026-0012", "reply": "will_pay", "day": "2026-11-23",
            "amount": 5000, "currency": "CNY", "who": "王丽",
        },
        "Answer of Mon 23 Nov to first reminder CK-2026-0012: agrees to pay (¥50.00, 王丽)",
    ),
    (
        EventKind.DOCUMENT_ANSWER_WITHDRAWN,
        {"document": "statement", "number": "DZ-2026-0001", "reply": "agrees", "day": "2026-11-23"},
        "Answer of Mon 23 Nov to statement of account DZ-2026-0001 taken back",
    ),
    (
        EventKind.DOCUMENTS_BUNDLED,
        {"to": "Zhang & Partners", "pages": 12},
        "Papers put together, 12 pages: Zhang & Partners",
    ),
    (
        EventKind.ESCALATION_DECIDED,
        {"currency": "CNY", "reason": "two broken promises"},
        "Decided: a final notice may be sent (CNY): two broken promises",
    ),
    (
        EventKind.ESCALATION_WITHDRAWN,
        {"currency": "CNY", "reason": "they paid half"},
        "No final notice after all (CNY): they paid half",
    ),
    (
        EventKind.CLOCK_EVENT_ADDED,
        {"event": "lawsuit", "day": "2026-11-21", "number": "A-1", "note": "(2026)沪01民初1号"},
        "Noted for the limitation period on 21 Nov 2026: lawsuit or arbitration (A-1, (2026)沪01民初1号)",
    ),
    (
        EventKind.CLOCK_EVENT_WITHDRAWN,
        {"event": "lawsuit", "day": "2026-11-21", "number": ""},
        "No longer noted for the limitation period on 21 Nov 2026: lawsuit or arbitration",
    ),
    (
        EventKind.PLAN_ADDED,
        {"debt": 90000, "currency": "CNY", "instalments": 3},
        "Instalment plan added: ¥900.00, 3 instalments",
    ),
    (EventKind.PLAN_CHANGED, {}, "Instalment plan changed"),
    (
        EventKind.PLAN_MOVED,
        {"move": "sign", "state": "signed", "day": "2026-11-26"},
        "Instalment plan: signed: Thu 26 Nov",
    ),
    (
        EventKind.PLAN_MOVED,
        {"move": "break", "state": "broken", "reason": "two unpaid"},
        "Instalment plan: broken: two unpaid",
    ),
    (
        EventKind.PLAN_PAYMENT,
        {"day": "2026-11-26", "amount": 30000, "currency": "CNY"},
        "Paid under the plan on Thu 26 Nov: ¥300.00",
    ),
    (
        EventKind.PLAN_PAYMENT_WITHDRAWN,
        {"day": "2026-11-26", "amount": 30000, "currency": "CNY"},
        "Payment under the plan of Thu 26 Nov taken back: ¥300.00",
    ),
    (EventKind.ITEM_ADDED, {"number": "A-1", "amount": 500, "currency": "CNY"}, "Item added, A-1: ¥5.00"),
    (EventKind.ITEM_CHANGED, {"number": "A-1", "fields": ["due_date", "shoe"]}, "Item changed, A-1: due date, shoe"),
    (
        EventKind.ITEM_WRITTEN_OFF,
        {"number": "A-1", "amount": 500, "currency": "CNY", "reason": "not worth a call."},
        "Written off of A-1: ¥5.00 (not worth a call)",
    ),
    (
        EventKind.WRITE_OFF_TAKEN_BACK,
        {"number": "A-1", "amount": 500, "currency": "CNY", "reason": ""},
        "Write-off of A-1 taken back: ¥5.00",
    ),
    (
        EventKind.ITEM_ANALYSED,
        {"numbers": ["A-1", "A-2"], "cause": "cash", "nature": "breach", "term_class": "short"},
        "Debt analysed, A-1, A-2: short of cash, breach of contract, short-term",
    ),
    (EventKind.ITEM_ANALYSED, {"numbers": ["A-1"]}, "Debt analysed, A-1"),
    (
        EventKind.CREDIT_APPLIED,
        {"number": "G-1", "amount": 500, "currency": "CNY", "items": ["A-1", "A-2"]},
        "Credit note G-1 set off against A-1, A-2: ¥5.00",
    ),
    (
        EventKind.CREDIT_TAKEN_BACK,
        {"number": "G-1", "amount": 500, "currency": "CNY", "reason": "dispute_reopened"},
        "Credit note G-1 taken off again: ¥5.00 (the dispute is open again)",
    ),
    (
        EventKind.PAYMENT_RECEIVED,
        {"day": "2026-11-26", "amount": 900, "currency": "CNY", "means": "transfer", "reference": "B77",
         "items": ["A-1"], "unapplied": 400},
        "Payment received on Thu 26 Nov: ¥9.00 (bank transfer, B77, for A-1, ¥4.00 not applied)",
    ),
    (
        EventKind.PAYMENT_RECEIVED,
        {"day": "2026-11-26", "amount": 900, "currency": "CNY", "items": [], "unapplied": 0},
        "Payment received on Thu 26 Nov: ¥9.00",
    ),
    (
        EventKind.PAYMENT_ALLOCATED,
        {"day": "2026-11-26", "amount": 900, "currency": "CNY", "items": ["A-2"], "unapplied": 0,
         "reason": "their word"},
        "Payment of Thu 26 Nov put to other items: ¥9.00 (for A-2, their word)",
    ),
    (
        EventKind.PAYMENT_REVERSED,
        {"day": "2026-11-26", "amount": 900, "currency": "CNY", "reason": "entered by mistake"},
        "Payment reversed on Thu 26 Nov: ¥9.00 (entered by mistake)",
    ),
    (
        EventKind.PAYMENT_REFUNDED,
        {"day": "2026-11-26", "amount": 900, "currency": "CNY", "reason": "paid twice"},
        "Paid back on Thu 26 Nov: ¥9.00 (paid twice)",
    ),
    (
        EventKind.BILL_CLEARED,
        {"day": "2026-11-26", "amount": 900, "currency": "CNY"},
        "Bill cleared on Thu 26 Nov: ¥9.00",
    ),
    (EventKind.BILL_NOT_CLEARED, {"amount": 900, "currency": "CNY"}, "Bill not cleared after all: ¥9.00"),
    (
        EventKind.PROMISE_MADE,
        {"day": "2026-11-26", "amount": 900, "currency": "CNY", "who": "Wang"},
        "Promised to pay by Thu 26 Nov: ¥9.00 (Wang)",
    ),
    (
        EventKind.PROMISE_CANCELLED,
        {"day": "2026-11-26", "amount": 900, "currency": "CNY", "reason": "by_mistake"},
        "Promise to pay by Thu 26 Nov cancelled: ¥9.00 (entered by mistake)",
    ),
    (
        EventKind.PROMISE_RESTORED,
        {"day": "2026-11-26", "amount": 900, "currency": "CNY"},
        "Promise to pay by Thu 26 Nov counts again: ¥9.00",
    ),
    (
        EventKind.DISPUTE_OPENED,
        {"number": "A-1", "amount": 900, "currency": "CNY", "reason": "quality", "owner": "Chen"},
        "Disputed of A-1: ¥9.00 (quality, in the hands of Chen)",
    ),
    (
        EventKind.DISPUTE_CHANGED,
        {"number": "A-1", "amount": 900, "currency": "CNY", "reason": "price", "owner": ""},
        "Dispute about A-1 changed: ¥9.00 (price)",
    ),
    (
        EventKind.DISPUTE_CLOSED,
        {"number": "A-1", "amount": 900, "currency": "CNY", "status": "solved_for_us", "resolution": "test report."},
        "Dispute about A-1 solved for us: ¥9.00, test report",
    ),
    (
        EventKind.DISPUTE_REOPENED,
        {"number": "A-1", "amount": 900, "currency": "CNY"},
        "Dispute about A-1 open again: ¥9.00",
    ),
    (
        EventKind.CONTACT_LOGGED,
        {"channel": "call", "day": "2026-11-26", "who": "Wang", "said": "boss is away.", "result": "calls_back",
         "next_step": "call again", "next_step_on": "2026-12-01"},
        "In touch on Thu 26 Nov (call, Wang), will call back: boss is away, next: call again on Tue 1 Dec",
    ),
    (
        EventKind.CONTACT_LOGGED,
        {"channel": "message", "day": "2026-11-26", "result": "paid", "no_next_step": "all is paid"},
        "In touch on Thu 26 Nov (message), paid (no next step, all is paid)",
    ),
    (
        EventKind.CONTACT_WITHDRAWN,
        {"channel": "call", "day": "2026-11-26"},
        "Contact of Thu 26 Nov (call) taken back: entered by mistake",
    ),
    (EventKind.STEP_DONE, {"next_step": "call again"}, "Next step done: call again"),
    (EventKind.STEP_REOPENED, {"next_step": "call again"}, "Next step open again: call again"),
    (
        EventKind.SIGNAL_NOTED,
        {"signal": "wages_late", "day": "2026-11-26", "note": "two months", "source": "public"},
        "Sign noticed on Thu 26 Nov, wages or bonus late (two months, public)",
    ),
    (
        EventKind.SIGNAL_WITHDRAWN,
        {"signal": "wages_late", "day": "2026-11-26"},
        "Sign of Thu 26 Nov taken back: wages or bonus late",
    ),
    (
        EventKind.HANDED_OVER,
        {"numbers": ["A-1"], "to": "Fang & Partners", "day": "2026-11-26", "reason": "three letters in vain"},
        "Handed over to Fang & Partners on Thu 26 Nov: A-1, three letters in vain",
    ),
    (EventKind.HANDED_OVER, {"numbers": ["A-1"], "day": "2026-11-26"}, "Handed over on Thu 26 Nov: A-1"),
    (EventKind.HAND_OVER_ENDED, {"numbers": ["A-1"], "reason": ""}, "Hand-over taken back: A-1"),
    (EventKind.RECONCILED, {"day": "2026-11-26"}, "Accounts agree up to Thu 26 Nov"),
    (EventKind.RECONCILED, {}, "No longer marked as reconciled"),
    (EventKind.CONTRACT_CHANGED, {"number": "HT-1"}, "Contract described: HT-1"),
    (EventKind.SNOOZED, {"until": "2026-11-26", "reason": "stocktaking"}, "Put off until Thu 26 Nov: stocktaking"),
    (EventKind.PINNED, {}, "Pinned to the list of the day"),
    (EventKind.MARK_CLEARED, {"mark": "snooze"}, "On the list of the day as before, no longer put off"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "data", "expected"), LINES, ids=[line[2][:40] for line in LINES])
def test_event_line_tells_what_happened(kind, data, expected):
    assert told(kind, **data) == expected


@pytest.mark.parametrize(("kind", "data"), [line[:2] for line in LINES], ids=[line[2][:40] for line in LINES])
def test_event_line_is_told_in_chinese(kind, data):
    english = told(kind, **data)
    i18n.set_language("zh_CN")
    assert told(kind, **data) != english
    assert "%(" not in told(kind, **data)


def test_every_kind_of_event_is_told():
    assert {kind for kind, _data, _line in LINES} == set(EventKind)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_group_of_events_has_a_name_of_its_own(language):
    i18n.set_language(language)
    names = {group_label(group) for group in EventGroup}
    assert len(names) == len(EventGroup)
    assert all(names)


def test_an_event_of_a_newer_program_shows_its_code():
    assert told("letter_printed", name="x") == "letter_printed"


ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["2026-11-26", "9"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=4,
)
KEYS = sorted({key for _, data, _ in LINES for key in data})


@given(kind=st.sampled_from(EventKind), data=st.dictionaries(st.sampled_from(KEYS), ODD) | ODD)
def test_event_line_never_raises_whatever_was_kept(kind, data):
    assert event_line(Event(kind, json.dumps(data)))


@pytest.mark.parametrize("data", ["", "{", "[]", "null", "5"])
def test_event_line_of_what_is_no_record_is_told_without_it(data):
    assert event_line(Event(EventKind.CONTACT_ADDED, data)) == "Person added: "


def test_field_label_of_a_field_of_a_newer_program_is_its_name():
    assert (field_label("name_en"), field_label("shoe_size")) == ("English name", "shoe_size")
