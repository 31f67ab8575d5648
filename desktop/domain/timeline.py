"""The kinds of things that happen with a customer and are never erased."""

from collections.abc import Collection
from enum import StrEnum


class EventKind(StrEnum):
    """What a line of the customer's timeline tells; its data goes with the kind."""

    CUSTOMER_ADDED = "customer_added"
    CUSTOMER_CHANGED = "customer_changed"  # fields
    CUSTOMER_ARCHIVED = "customer_archived"
    CUSTOMER_RESTORED = "customer_restored"
    CONTACT_ADDED = "contact_added"  # name
    CONTACT_CHANGED = "contact_changed"  # name
    CONTACT_ARCHIVED = "contact_archived"  # name
    CONTACT_RESTORED = "contact_restored"  # name
    PROCESS_CHANGED = "process_changed"
    VISIT_PLANNED = "visit_planned"  # day, time, purpose, amount, currency
    VISIT_CHANGED = "visit_changed"
    VISIT_MOVED = "visit_moved"  # old_day, old_time, day, time
    VISIT_CANCELLED = "visit_cancelled"  # day, reason
    VISIT_REOPENED = "visit_reopened"  # day
    VISIT_DONE = "visit_done"  # day, outcome, note, next_step, next_step_on
    NEXT_STEP_DONE = "next_step_done"  # next_step
    NEXT_STEP_REOPENED = "next_step_reopened"  # next_step
    CONFIRMATION = "confirmation"  # time, amount, who, channel, note
    CONFIRMATION_WITHDRAWN = "confirmation_withdrawn"
    DIFFERENCE_FOUND = "difference_found"  # ours, theirs, currency, reason
    DIFFERENCE_SETTLED = "difference_settled"  # status, agreed, currency, resolution
    DIFFERENCE_REOPENED = "difference_reopened"
    ITEM_DISPUTED = "item_disputed"  # number, disputed, currency
    DOCUMENT_MADE = "document_made"  # document, level, number, total, currency, pay_by
    DOCUMENT_VOIDED = "document_voided"  # document, number, reason
    DOCUMENT_SENT = "document_sent"  # document, number, channel, day, to, tracking
    DOCUMENT_SENT_WITHDRAWN = "document_sent_withdrawn"  # document, number, channel, day
    DOCUMENT_ARRIVED = "document_arrived"  # document, number, proof, day, who
    DOCUMENT_PROOF_WITHDRAWN = "document_proof_withdrawn"  # document, number, proof, day
    DOCUMENT_ANSWERED = "document_answered"  # document, number, reply, day, amount, currency, who, note
    DOCUMENT_ANSWER_WITHDRAWN = "document_answer_withdrawn"  # document, number, reply, day
    DOCUMENTS_BUNDLED = "documents_bundled"  # to, pages
    ESCALATION_DECIDED = "escalation_decided"  # currency, reason
    ESCALATION_WITHDRAWN = "escalation_withdrawn"  # currency, reason
    CLOCK_EVENT_ADDED = "clock_event_added"  # event, day, number, note
    CLOCK_EVENT_WITHDRAWN = "clock_event_withdrawn"  # event, day, number
    PLAN_ADDED = "plan_added"  # debt, currency, instalments
    PLAN_CHANGED = "plan_changed"
    PLAN_MOVED = "plan_moved"  # move, state, day, reason
    PLAN_PAYMENT = "plan_payment"  # amount, currency, day
    PLAN_PAYMENT_WITHDRAWN = "plan_payment_withdrawn"  # amount, currency, day
    ITEM_ADDED = "item_added"  # number, amount, currency
    ITEM_CHANGED = "item_changed"  # number, fields
    ITEM_WRITTEN_OFF = "item_written_off"  # number, amount, currency, reason
    WRITE_OFF_TAKEN_BACK = "write_off_taken_back"  # number, amount, currency, reason
    ITEM_ANALYSED = "item_analysed"  # numbers, cause, nature, term_class
    CREDIT_APPLIED = "credit_applied"  # number, amount, currency, items (numbers)
    CREDIT_TAKEN_BACK = "credit_taken_back"  # number, amount, currency, reason
    PAYMENT_RECEIVED = "payment_received"  # amount, currency, day, means, reference, items (numbers), unapplied
    PAYMENT_ALLOCATED = "payment_allocated"  # amount, currency, day, items (numbers), unapplied, reason
    PAYMENT_REVERSED = "payment_reversed"  # amount, currency, day, reason
    PAYMENT_REFUNDED = "payment_refunded"  # amount, currency, day, reason
    BILL_CLEARED = "bill_cleared"  # amount, currency, day
    BILL_NOT_CLEARED = "bill_not_cleared"  # amount, currency
    PROMISE_MADE = "promise_made"  # amount, currency, day, who
    PROMISE_CANCELLED = "promise_cancelled"  # amount, currency, day, reason
    PROMISE_RESTORED = "promise_restored"  # amount, currency, day
    DISPUTE_OPENED = "dispute_opened"  # number, amount, currency, reason, owner
    DISPUTE_CHANGED = "dispute_changed"  # number, amount, currency, reason, owner
    DISPUTE_CLOSED = "dispute_closed"  # number, amount, currency, status, resolution
    DISPUTE_REOPENED = "dispute_reopened"  # number, amount, currency
    CONTACT_LOGGED = "contact_logged"  # channel, day, who, said, result, next_step, next_step_on, no_next_step
    CONTACT_WITHDRAWN = "contact_withdrawn"  # channel, day
    STEP_DONE = "step_done"  # next_step
    STEP_REOPENED = "step_reopened"  # next_step
    SIGNAL_NOTED = "signal_noted"  # signal, day, note, source
    SIGNAL_WITHDRAWN = "signal_withdrawn"  # signal, day
    HANDED_OVER = "handed_over"  # numbers, to, day, reason
    HAND_OVER_ENDED = "hand_over_ended"  # numbers, reason
    RECONCILED = "reconciled"  # day
    CONTRACT_CHANGED = "contract_changed"  # number
    SNOOZED = "snoozed"  # until, reason
    PINNED = "pinned"
    MARK_CLEARED = "mark_cleared"  # mark


class EventGroup(StrEnum):
    """By what a customer's timeline can be filtered."""

    MONEY = "money"
    PROMISES = "promises"
    CONTACTS = "contacts"
    VISITS = "visits"
    PAPERS = "papers"
    DATA = "data"


#: How the names of kinds begin, by group, the longer beginning first; of DATA are those that are of no other.
_BEGINNINGS = (
    (EventGroup.MONEY, ("plan_payment", "item_", "write_off_", "credit_", "payment_", "bill_", "dispute_")),
    (EventGroup.MONEY, ("difference_", "reconciled", "handed_over", "hand_over_")),
    (EventGroup.PROMISES, ("promise_", "plan_")),
    (EventGroup.CONTACTS, ("contact_logged", "contact_withdrawn", "step_", "signal_")),
    (EventGroup.VISITS, ("visit_", "confirmation", "next_step_")),
    (EventGroup.PAPERS, ("document_", "documents_", "escalation_", "clock_event_")),
)


def group_of(kind: EventKind) -> EventGroup:
    """Give the one group that a kind of event belongs to."""
    return next((group for group, starts in _BEGINNINGS if kind.startswith(starts)), EventGroup.DATA)


def kinds_of(groups: Collection[EventGroup]) -> tuple[EventKind, ...]:
    """Give the kinds of events of some groups, in the order of `EventKind`."""
    return tuple(kind for kind in EventKind if group_of(kind) in groups)
