"""The clauses of the agreement in their order: which of its texts are said for the choices that were made."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from desktop.documents.data import Agreement
from desktop.documents.parts.dates import per_cent, times
from desktop.documents.plans.voice import Voice
from desktop.domain.clauses import Acceleration, LateCharge, Security
from desktop.domain.instalments import DayShift, Interest

_TWO_PARTIES = 2


class Block(Enum):
    """What stands between the texts of a clause."""

    SCHEDULE = auto()
    ACCOUNT = auto()
    ADDRESSES = auto()


Part: TypeAlias = str | Block
_Says: TypeAlias = Callable[[Agreement, Voice, Mapping[str, int]], Iterator[Part]]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its number, from 1 up without a gap, and what it says; each text is a numbered paragraph."""

    number: int
    heading: str
    parts: tuple[Part, ...]


def background(paper: Agreement, voice: Voice) -> Iterator[str]:
    """Say what the agreement comes from: the contract, the wish to pay in parts, the agreement that it replaces."""
    if contract := paper.contract.strip():
        yield voice.say("agreement.background.contract", contract=contract)
    else:
        yield voice.say("agreement.background.no_contract")
    if reason := paper.reason.strip().rstrip("。.；;"):
        yield voice.say("agreement.background.reason", reason=reason)
    else:
        yield voice.say("agreement.background.request")
    if paper.replaces:
        yield voice.say("agreement.background.replaces", replaces=paper.replaces)
    yield voice.say("agreement.background.agreed")


def clauses(paper: Agreement, voice: Voice) -> tuple[Clause, ...]:
    """Say all clauses; the one on security is left out where nothing is secured, and the numbers close up."""
    names = [name for name in _CLAUSES if name != "security" or paper.clauses.security is not Security.NONE]
    numbers = {name: number for number, name in enumerate(names, 1)}
    return tuple(
        Clause(number, voice.say(f"agreement.{name}.heading"), tuple(_CLAUSES[name](paper, voice, numbers)))
        for name, number in numbers.items()
    )


def _debt(paper: Agreement, voice: Voice, _numbers: Mapping[str, int]) -> Iterator[Part]:
    say = voice.say
    yield say("agreement.debt.sum", as_of=voice.day(paper.heading.as_of), amount=voice.debt(paper.total))
    yield say("agreement.debt.items", count=str(len(paper.items)))
    yield say("agreement.debt.undisputed")
    if disputed := sum(item.disputed for item in paper.items):
        yield say("agreement.debt.disputed", disputed=voice.money(disputed))


def _plan(paper: Agreement, voice: Voice, _numbers: Mapping[str, int]) -> Iterator[Part]:
    say = voice.say
    down = next((row for row in paper.instalments if row.position == 0), None)
    count = str(sum(row.position > 0 for row in paper.instalments))
    if down is not None:
        yield say("agreement.plan.down", day=voice.day(down.pay_on), amount=voice.money(down.total))
        yield say("agreement.plan.rest", amount=voice.money(paper.total - down.principal), count=count, unit=voice.unit)
    else:
        yield say("agreement.plan.all", count=count, unit=voice.unit)
    yield Block.SCHEDULE
    yield say("agreement.plan.each")
    yield say(f"agreement.plan.shift_{paper.shift}")
    if paper.shift is not DayShift.NONE and any(row.pay_on != row.nominal_on for row in paper.instalments):
        yield say("agreement.plan.moved")
    yield say("agreement.plan.working_days")


def _account(paper: Agreement, voice: Voice, _numbers: Mapping[str, int]) -> Iterator[Part]:
    yield voice.say("agreement.account.transfer")
    yield Block.ACCOUNT
    yield voice.say("agreement.account.reference", number=paper.heading.number)
    yield voice.say("agreement.account.change")


def _interest(paper: Agreement, voice: Voice, _numbers: Mapping[str, int]) -> Iterator[Part]:
    yield voice.say(f"agreement.interest.{paper.interest}", rate=per_cent(paper.rate_ppm))
    if paper.interest_from is not None and paper.interest in {Interest.SIMPLE_365, Interest.SIMPLE_360}:
        yield voice.say("agreement.interest.from", since=voice.day(paper.interest_from))
    if paper.interest is Interest.NONE:
        return
    yield voice.say("agreement.interest.total", interest=voice.money(sum(row.interest for row in paper.instalments)))
    if any(row.position == 0 for row in paper.instalments):
        yield voice.say("agreement.interest.down")


def _settling(paper: Agreement, voice: Voice, _numbers: Mapping[str, int]) -> Iterator[Part]:
    yield voice.say(f"agreement.settling.{paper.clauses.settling_order}")
    yield voice.say("agreement.settling.oldest")


def _early(paper: Agreement, voice: Voice, _numbers: Mapping[str, int]) -> Iterator[Part]:
    yield voice.say("agreement.early.allowed")
    yield voice.say("agreement.early.effect")
    if paper.interest is not Interest.NONE:
        yield voice.say("agreement.early.interest")


def _receipts(_paper: Agreement, voice: Voice, _numbers: Mapping[str, int]) -> Iterator[Part]:
    yield voice.say("agreement.receipts.each")
    yield voice.say("agreement.receipts.end")


def _late(paper: Agreement, voice: Voice, numbers: Mapping[str, int]) -> Iterator[Part]:
    chosen = paper.clauses
    if chosen.grace_days:
        yield voice.say("agreement.late.grace", grace=voice.days(chosen.grace_days))
    else:
        yield voice.say("agreement.late.no_grace")
    yield voice.say(
        f"agreement.late.charge_{chosen.late_charge}",
        clause_rights=voice.clause(numbers["rights"]),
        daily_rate=per_cent(chosen.daily_ppm),
        lpr_factor=times(chosen.lpr_factor),
    )
    if chosen.late_charge is not LateCharge.NONE:
        yield voice.say("agreement.late.limit")


def _acceleration(paper: Agreement, voice: Voice, _numbers: Mapping[str, int]) -> Iterator[Part]:
    chosen = paper.clauses
    yield voice.say(f"agreement.acceleration.{chosen.acceleration}", cure=voice.days(chosen.cure_days))
    if chosen.acceleration is not Acceleration.NONE:
        yield voice.say("agreement.acceleration.effect")


def _rights(paper: Agreement, voice: Voice, _numbers: Mapping[str, int]) -> Iterator[Part]:
    yield voice.say("agreement.rights.contract")
    yield voice.say("agreement.rights.standstill")
    yield voice.say(f"agreement.rights.{paper.clauses.earlier_rights}")
    yield voice.say("agreement.rights.no_waiver")


def _security(paper: Agreement, voice: Voice, _numbers: Mapping[str, int]) -> Iterator[Part]:
    if paper.clauses.security is Security.RETENTION:
        yield voice.say("agreement.security.retention")
        yield voice.say("agreement.security.retention_care")
    else:
        yield voice.say("agreement.security.guarantor")
        yield voice.say("agreement.security.guarantor_term")
        yield voice.say("agreement.security.guarantor_changes")


def _statements(_paper: Agreement, voice: Voice, _numbers: Mapping[str, int]) -> Iterator[Part]:
    yield voice.say("agreement.statements.power")
    yield voice.say("agreement.statements.means")
    yield voice.say("agreement.statements.change")


def _notices(_paper: Agreement, voice: Voice, _numbers: Mapping[str, int]) -> Iterator[Part]:
    yield voice.say("agreement.notices.addresses")
    yield Block.ADDRESSES
    yield voice.say("agreement.notices.arrival")
    yield voice.say("agreement.notices.change")


def _disputes(paper: Agreement, voice: Voice, _numbers: Mapping[str, int]) -> Iterator[Part]:
    chosen = paper.clauses
    yield voice.say(f"agreement.disputes.law_{chosen.governing_law}", law_named=chosen.law_named.strip())
    yield voice.say("agreement.disputes.talk")
    yield voice.say(f"agreement.disputes.forum_{chosen.forum}", arbitrator=chosen.arbitrator.strip())


def _costs(paper: Agreement, voice: Voice, _numbers: Mapping[str, int]) -> Iterator[Part]:
    yield voice.say(f"agreement.costs.{paper.clauses.costs}")


def _effect(paper: Agreement, voice: Voice, _numbers: Mapping[str, int]) -> Iterator[Part]:
    yield voice.say("agreement.effect.start")
    yield voice.say("agreement.effect.changes")
    yield voice.say("agreement.effect.entire")
    copies = voice.copies(paper.clauses.copies)
    yield voice.say("agreement.effect.copies", copies=copies, shares=_shares(paper, voice))


def _shares(paper: Agreement, voice: Voice) -> str:
    """Say who keeps how many of the copies: as many each, and what is left over is ours."""
    copies = paper.clauses.copies
    parties = _TWO_PARTIES + (paper.clauses.security is Security.GUARANTOR)
    each, left = divmod(copies, parties)
    if not each:
        return voice.say("agreement.effect.copies_short", each=voice.copies(1))
    if left:
        return voice.say("agreement.effect.copies_more", ours=voice.copies(each + left), each=voice.copies(each))
    key = "agreement.effect.copies_two" if parties == _TWO_PARTIES else "agreement.effect.copies_three"
    return voice.say(key, each=voice.copies(each))


def _annexes(paper: Agreement, voice: Voice, _numbers: Mapping[str, int]) -> Iterator[Part]:
    names = ["list", "items", "power"] + ["resolution"] * (paper.clauses.security is Security.GUARANTOR)
    yield "\n".join(voice.say(f"agreement.annexes.{name}") for name in names)


#: In the order in which they stand in the agreement.
_CLAUSES: Mapping[str, _Says] = {
    "debt": _debt,
    "plan": _plan,
    "account": _account,
    "interest": _interest,
    "settling": _settling,
    "early": _early,
    "receipts": _receipts,
    "late": _late,
    "acceleration": _acceleration,
    "rights": _rights,
    "security": _security,
    "statements": _statements,
    "notices": _notices,
    "disputes": _disputes,
    "costs": _costs,
    "effect": _effect,
    "annexes": _annexes,
}
