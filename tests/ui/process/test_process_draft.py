"""Changes to a process that is being edited, without a window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.process import Step, StepKind
from desktop.ui.pages.process import draft

lists = st.lists(st.integers(), min_size=1, max_size=8)
K = StepKind


@given(lists, st.integers(0, 7), st.integers(-3, 12))
def test_moved_takes_one_to_its_place_and_leaves_the_others_in_order(items, at, to):
    at %= len(items)
    result = draft.moved(items, at, to)
    place = max(0, min(to, len(items) - 1))
    assert result[place] == items[at]
    assert draft.without(result, place) == draft.without(items, at)


@given(lists, st.integers(0, 8), st.integers())
def test_what_was_inserted_can_be_taken_out_again(items, at, item):
    at %= len(items) + 1
    assert draft.without(draft.inserted(items, at, item), at) == tuple(items)


@given(lists, st.integers(0, 7))
def test_replaced_changes_one_and_keeps_the_rest(items, at):
    at %= len(items)
    result = draft.replaced(items, at, None)
    assert result[at] is None
    assert draft.without(result, at) == draft.without(items, at)


@pytest.mark.parametrize(
    ("there", "path"),
    [
        ((), draft.USUAL_PATH),
        ((K.PAY,), draft.USUAL_PATH),
        ((K.SIGN, K.SIGN), (K.RECEIVE, K.RECONCILE, K.CHECK, K.SIGN, K.SIGN, K.APPROVE, K.PAY)),
        ((K.PAY, K.RECEIVE), (K.RECONCILE, K.CHECK, K.SIGN, K.APPROVE, K.PAY, K.RECEIVE)),
        ((K.INVOICE,), (K.RECEIVE, K.RECONCILE, K.INVOICE, K.CHECK, K.SIGN, K.APPROVE, K.PAY)),
        ((K.SCHEDULE,), (K.RECEIVE, K.RECONCILE, K.CHECK, K.SIGN, K.APPROVE, K.SCHEDULE, K.PAY)),
        (draft.USUAL_PATH, draft.USUAL_PATH),
    ],
)
def test_the_usual_path_fills_in_what_is_missing(there, path):
    steps = draft.with_usual_path([Step(kind) for kind in there])
    assert tuple(step.kind for step in steps) == path
    assert draft.missing_usual(steps) == ()


def test_the_usual_path_keeps_the_steps_that_are_there_as_they_are():
    known = Step(K.SIGN, "purchasing", "Chen", lead_days=3)
    assert known in draft.with_usual_path([known])


@pytest.mark.parametrize(
    ("there", "at", "kind"),
    [
        ((), 0, K.RECEIVE),
        ((K.RECEIVE,), 1, K.RECONCILE),
        ((K.RECEIVE, K.RECONCILE), 1, K.INVOICE),
        ((K.PAY,), 1, K.RECEIVE),
        ((K.SIGN, K.APPROVE), 1, K.SCHEDULE),
        (tuple(StepKind), 3, K.SIGN),
    ],
)
def test_a_new_step_is_likely_what_comes_next_and_is_missing(there, at, kind):
    assert draft.likely_kind([Step(each) for each in there], at) is kind
