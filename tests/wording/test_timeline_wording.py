"""The timeline tells everything that ever happened, whatever was kept of it."""

import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import i18n
from desktop.domain.timeline import EventKind
from desktop.wording.timeline import event_line, field_label


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
    """Kinds that a book keeps are in the table above, those of other rooms at least have a line of their own."""
    assert {kind for kind in EventKind if told(kind) in {"", kind.value}} == set()


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
