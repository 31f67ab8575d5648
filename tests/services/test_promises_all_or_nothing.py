"""What is done with promises, disputes and hand-overs and breaks off at any step leaves nothing, and the sums agree."""

from datetime import date, timedelta
from itertools import count

import pytest
from peewee import Database

from db.connection import Book
from desktop.domain.disputes import DisputeStatus
from desktop.domain.visits import Outcome
from desktop.services.disputes import DisputeForm
from desktop.services.promises import PromiseForm
from desktop.services.visits import VisitResult

TODAY = date(2026, 11, 21)
DUE = TODAY + timedelta(days=5)


class PowerCutError(Exception):
    """Stands for whatever ends a program in the middle."""


@pytest.fixture
def filled(services, customer, add_item, plan, saved):
    """Items, one handed over; a promise and a cancelled one; a dispute and one solved for the customer; a visit."""
    items = {number: add_item(number, 10_000, due=-90) for number in "ABCD"}
    promises, disputes = services.promises, services.disputes
    promise, cancelled = (
        saved(promises.add(PromiseForm(customer, "CNY", 5_000, DUE, (items[number],)))) for number in "AB"
    )
    saved(promises.cancel(cancelled, "of another firm"))
    dispute, solved = (saved(disputes.open(DisputeForm(items[number], 4_000))) for number in "CD")
    saved(disputes.close(solved, DisputeStatus.SOLVED_FOR_THEM, "broken"))
    saved(services.handover.hand_over(customer, [items["B"]], "Chen", TODAY))
    return items | {
        "customer": customer, "promise": promise, "cancelled": cancelled, "dispute": dispute, "solved": solved,
        "visit": plan(0, items=(items["D"],)),
    }  # fmt: skip


def promised(f):
    return PromiseForm(f["customer"], "CNY", 5_000, DUE, (f["D"],))


USE_CASES = {
    "promise": lambda s, f: s.promises.add(promised(f)),
    "cancel a promise": lambda s, f: s.promises.cancel(f["promise"], "agreed on another"),
    "restore a promise": lambda s, f: s.promises.restore(f["cancelled"]),
    "end a visit with a promise": lambda s, f: s.visits.finish(
        f["visit"], VisitResult(Outcome.PROMISED, "", "call", DUE, promised(f))
    ),
    "dispute": lambda s, f: s.disputes.open(DisputeForm(f["C"], 1_000)),
    "change a dispute": lambda s, f: s.disputes.change(f["dispute"], DisputeForm(f["C"], 1_000)),
    "solve for them": lambda s, f: s.disputes.close(f["dispute"], DisputeStatus.SOLVED_FOR_THEM, "broken"),
    "solve for us": lambda s, f: s.disputes.close(f["dispute"], DisputeStatus.SOLVED_FOR_US, "in order"),
    "open again": lambda s, f: s.disputes.reopen(f["solved"]),
    "hand over": lambda s, f: s.handover.hand_over(f["customer"], [f["A"], f["C"]], "Chen", TODAY),
    "take back": lambda s, f: s.handover.take_back(f["customer"], [f["B"]]),
}


class Cut:
    """Ends the program at the n-th thing that is written."""

    def __init__(self, monkeypatch, at):
        self._left = at
        for owner, name in ((Database, "execute_sql"), (Book, "_write"), (Book, "run_many")):
            monkeypatch.setattr(owner, name, self._cutting(getattr(owner, name)))

    def _cutting(self, write):
        def cut(this, sql, *args, **more):
            self._left -= sql.startswith(("INSERT", "UPDATE", "DELETE"))
            if self._left < 0:
                raise PowerCutError
            return write(this, sql, *args, **more)

        return cut


@pytest.mark.parametrize("name", USE_CASES)
def test_what_breaks_off_at_any_step_leaves_nothing(services, filled, everything, *, monkeypatch, name):
    act, before = USE_CASES[name], everything()
    for step in count():
        with monkeypatch.context() as patch:
            Cut(patch, step)
            try:
                answer = act(services, filled)
            except PowerCutError:
                assert everything() == before
                continue
        break
    assert step >= 2  # what happened, and the line in the timeline
    assert answer.value is not None
    assert everything() != before
    assert services.books.check().is_sound
