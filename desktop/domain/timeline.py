"""The kinds of things that happen with a customer and are never erased."""

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
    DOCUMENT_MADE = "document_made"  # document, number, total, currency, pay_by
    DOCUMENT_VOIDED = "document_voided"  # document, number, reason
    PLAN_ADDED = "plan_added"  # debt, currency, instalments
    PLAN_CHANGED = "plan_changed"
    PLAN_MOVED = "plan_moved"  # move, state, day, reason
    PLAN_PAYMENT = "plan_payment"  # amount, currency, day
    PLAN_PAYMENT_WITHDRAWN = "plan_payment_withdrawn"  # amount, currency, day
