"""The visits of the sample: planned, asked about, packed, moved and ended, each on its day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from desktop.domain.confirmation import AmountAnswer, Channel, DifferenceReason, ReconciliationStatus, TimeAnswer
from desktop.domain.visits import Outcome, Purpose
from desktop.domain.visitsheet import PreparedAnswer
from desktop.services.sample_data import SampleData, SampleError, SampleServices, Told, saved
from desktop.services.sample_story import Act, Story
from desktop.services.talks import Talk
from desktop.services.visit_forms import VisitResult
from desktop.services.visits import VisitRow


def visit_acts(data: SampleData, told: Told) -> Iterator[tuple[date, Callable[[SampleServices], None]]]:
    """Give what happens with one visit, each with its day; the first act plans it."""
    return _VisitStory(data, told["customer"]).told(told["acts"])


class _VisitStory(Story):
    """One visit at one customer, from its plan on."""

    @property
    def acts(self) -> Mapping[str, Act]:
        """What can be done with it, by the word that tells it."""
        return {
            "plan": self._plan,
            "talk": self._talk,
            "settle": self._settle,
            "pack": self._pack,
            "prepare": self._prepare,
            "cancel": lambda told, by: saved(by.visits.cancel(self._id, self._data.text(told["reason"]))),
            "finish": self._finish,
            "step_done": lambda _told, by: saved(by.visits.mark_next_step(self._id, done=True)),
        }

    def _plan(self, told: Told, services: SampleServices) -> None:
        """Take what the program proposes; the day, and a sum agreed otherwise, are the rep's."""
        proposed = services.visits.propose(self.customer_id, Purpose(told["purpose"]))
        if proposed is None:
            raise SampleError("no such customer")
        form = replace(
            proposed.form,
            day=self._data.day(told["day"]),
            time=told["time"],
            note=self._data.text(told.get("note", "")),
        )
        if "amount" in told:
            form = replace(form, amount=told["amount"], items=())
        self._id = saved(services.visits.plan(form))

    def _talk(self, told: Told, services: SampleServices) -> None:
        visit = self._visit(services)
        moved = "new_day" in told
        talk = Talk(
            visit.id,
            visit.revision,
            TimeAnswer(told["time"]),
            AmountAnswer(told["amount"]),
            channel=Channel(told["channel"]),
            contact_id=self._data.people[self._customer, told["with"]],
            spoke_with=told["with"],
            new_day=self._data.day(told["new_day"]) if moved else None,
            new_time=told["new_time"] if moved else None,
            theirs=(visit.amount or 0) - told["less"] if "less" in told else None,
            cause=DifferenceReason(told.get("cause", DifferenceReason.UNKNOWN)),
            reason=self._data.text(told.get("reason", "")),
            owner=self._data.text(told.get("owner", "")),
            note=self._data.text(told.get("note", "")),
        )
        saved(services.confirmations.record(talk))

    def _settle(self, told: Told, services: SampleServices) -> None:
        (difference,) = [row for row in services.confirmations.open_differences() if row.visit_id == self._id]
        status, resolution = ReconciliationStatus(told["status"]), self._data.text(told["resolution"])
        saved(services.confirmations.settle(difference.id, status, difference.ours - told["less"], resolution))

    def _pack(self, told: Told, services: SampleServices) -> None:
        card = services.visits.get(self._id)
        for paper in card.papers[: told.get("count")] if card else ():
            services.visits.pack(self._id, paper.id, packed=True)

    def _prepare(self, told: Told, services: SampleServices) -> None:
        pairs = ((self._data.text(problem), self._data.text(reply)) for problem, reply in told["answers"])
        saved(services.visit_answers.save(self._id, [PreparedAnswer(*pair) for pair in pairs]))

    def _finish(self, told: Told, services: SampleServices) -> None:
        step = "next_step" in told
        result = VisitResult(
            Outcome(told["outcome"]),
            self._data.text(told["note"]),
            self._data.text(told["next_step"]) if step else "",
            self._data.day(told["next_step_on"]) if step else None,
        )
        saved(services.visits.finish(self._id, result))

    def _visit(self, services: SampleServices) -> VisitRow:
        card = services.visits.get(self._id)
        if card is None:
            raise SampleError("no such visit")
        return card.visit
