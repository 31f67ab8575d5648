"""The story of a debt in dated lines, for somebody who has never heard of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from desktop.domain.bundle_facts import (
    BundleContents,
    BundleDecision,
    BundleLetter,
    BundlePayment,
    BundlePlan,
    BundlePromise,
    BundleProof,
    BundleReply,
    DecisionKind,
)
from desktop.domain.bundles import BundlePart
from desktop.domain.company import DocumentKind
from desktop.domain.deliveries import DeliveryChannel, ProofKind, ReplyKind
from desktop.domain.disputes import DisputeStatus
from desktop.domain.ledger import AllocationKind
from desktop.domain.money import Money
from desktop.domain.promises import PromiseState
from desktop.domain.worksheets import Column, Table
from desktop.formats import format_count, format_date, format_money
from desktop.i18n import N_, _, ngettext
from desktop.wording.choices import label
from desktop.wording.event_words import in_brackets
from desktop.wording.joining import joined, sentences
from desktop.wording.receivables import money_list
from desktop.wording.sheet_blocks import capital

#: A day and what happened on it.
Line = tuple[date, str]

#: So many numbers of items are named in one line.
_MOST_NUMBERS = 4

_SETTLED = {
    AllocationKind.OFFICE: N_("Settled by the books of our finance office: %(amount)s of %(number)s."),
    AllocationKind.CREDIT: N_("Credited: %(amount)s of %(number)s."),
    AllocationKind.WRITE_OFF: N_("Written off by us: %(amount)s of %(number)s."),
}


def story_table(contents: BundleContents, chosen: frozenset[BundlePart]) -> Table:
    """Tell what happened day by day, of the parts that are chosen, and how things stand today."""
    columns = (Column(_("Day")), Column(_("What happened"), wraps=True))
    lines = sorted(_lines(contents, chosen), key=lambda line: line[0])  # what is of one day stays in its order
    lines.append((contents.day, today_line(contents)))
    before: date | None = None
    rows = []
    for day, text in lines:
        rows.append(("" if day == before else format_date(day), text))
        before = day
    return Table(_("Day by day"), columns, tuple(rows))


def today_line(contents: BundleContents) -> str:
    """Say what is owed today."""
    sums = owed(contents)
    if not sums:
        return _("Today nothing is open.")
    late, values = overdue(contents), {"amount": money_list(sums)}
    if late == sums:
        return _("Today %(amount)s is open, all of it overdue.") % values
    text = _("Today %(amount)s is open.") % values
    return sentences([text, _("Of it %(amount)s is overdue.") % {"amount": money_list(late)}]) if late else text


def owed(contents: BundleContents) -> list[Money]:
    """Give what is open by currency, less what was paid and is put to nothing."""
    found = (Money(currency, account.balance) for currency, account in contents.accounts.items())
    return [money for money in found if money.minor]


def overdue(contents: BundleContents) -> list[Money]:
    """Give what of it is past its due day, by currency; credit notes and money put to nothing come off this first."""
    late = _sums(item.open for item in contents.items if item.days > 0 or item.open.minor < 0)
    left = (Money(each.currency, each.minor - contents.accounts[each.currency].unapplied) for each in late)
    return [money for money in left if money.minor > 0]


def paper_name(letter: BundleLetter) -> str:
    """Name a paper by its level or kind, and its number."""
    kind = label(letter.level) if letter.level is not None else label(letter.kind)
    return _("%(document)s %(number)s") % {"document": capital(kind), "number": letter.number}


def proof_line(proof: BundleProof) -> str:
    """Name what shows an arrival."""
    values = {"proof": capital(label(proof.kind)), "day": format_date(proof.arrived_on)}
    return in_brackets(_("%(proof)s, arrived on %(day)s") % values, proof.received_by)


def reply_line(reply: BundleReply) -> str:
    """Tell an answer with its figures and who signed."""
    text = capital(label(reply.kind))
    if reply.kind is ReplyKind.WILL_PAY and reply.amount:
        text = _("Agrees to pay %(amount)s") % {"amount": _money(reply.amount)}
        if reply.pay_on:
            values = {"amount": _money(reply.amount), "day": format_date(reply.pay_on)}
            text = _("Agrees to pay %(amount)s by %(day)s") % values
    elif reply.theirs is not None:
        text = _("%(reply)s: their books say %(amount)s") % {"reply": text, "amount": _money(reply.theirs)}
    signed = " ".join(filter(None, (reply.signed_by, reply.position)))
    return in_brackets(text, _("signed: %(name)s") % {"name": signed} if signed else "")


def _lines(contents: BundleContents, chosen: frozenset[BundlePart]) -> Iterator[Line]:
    """Give what is due and paid, and what each chosen part adds to it."""
    yield from _due(contents)
    yield from map(_payment, contents.payments)
    yield from _settled(contents)
    for letter in contents.standing:
        part = BundlePart.AGREEMENTS if letter.is_agreement else BundlePart.LETTERS
        if part in chosen and letter.kind not in _NO_STORY:
            yield from _way(letter, chosen)
    for part, told in _TOLD.items():
        if part in chosen:
            yield from told(contents)


def _contracts(contents: BundleContents) -> Iterator[Line]:
    for contract in contents.contracts:
        if contract.signed_on:
            what = " ".join(filter(None, (contract.project, contract.product)))
            text = _("Contract %(number)s signed") % {"number": contract.number}
            yield (
                contract.signed_on,
                _full_stop(in_brackets(text, what, _money(contract.amount) if contract.amount else "")),
            )


def _due(contents: BundleContents) -> Iterator[Line]:
    """Tell what fell due, the items of one day and currency in one line; credit notes are told where they are used."""
    days: defaultdict[tuple[date, str], list[tuple[str, Money, Money]]] = defaultdict(list)
    for item in contents.items:
        if item.due_date and item.due_date <= contents.day and item.amount.minor > 0:
            days[item.due_date, item.open.currency].append((item.number, item.amount, item.open))
    for (day, _currency), items in days.items():
        amount, still = (_sums(found) for found in zip(*(each[1:] for each in items), strict=True))
        values = {"items": _some(each[0] for each in items), "amount": money_list(amount), "open": money_list(still)}
        if amount == still:
            yield day, _("Due: %(amount)s under %(items)s. Nothing of it has been paid.") % values
        else:
            yield day, _("Due: %(amount)s under %(items)s. Of it %(open)s is still open.") % values


def _payment(payment: BundlePayment) -> Line:
    values = {"amount": _money(payment.amount), "means": label(payment.means)}
    if payment.amount.minor < 0:
        values["amount"] = _money(Money(payment.amount.currency, -payment.amount.minor))
        return payment.day, _("Paid back or not honoured: %(amount)s.") % values
    numbers = [number for number, _share in payment.shares if number]
    text = in_brackets(
        _("They paid %(amount)s") % values,
        values["means"],
        _("for %(items)s") % {"items": _some(numbers)} if numbers else "",
        _("reversed later") if payment.is_reversed else "",
    )
    return payment.day, _full_stop(text)


def _settled(contents: BundleContents) -> Iterator[Line]:
    for each in contents.settlements:
        if each.kind in _SETTLED and each.amount.minor > 0:
            values = {"amount": _money(each.amount), "number": each.number}
            yield each.day, _(_SETTLED[each.kind]) % values


def _disputes(contents: BundleContents) -> Iterator[Line]:
    for each in contents.disputes:
        values = {"amount": _money(each.amount), "number": each.number, "reason": label(each.reason)}
        text = _("They dispute %(amount)s of %(number)s: %(reason)s") % values
        yield each.opened_on, _full_stop(in_brackets(text, " ".join(each.detail.split())))
        if each.closed_on and each.status is not DisputeStatus.OPEN:
            ended = {**values, "status": label(each.status)}
            told = _("The dispute about %(number)s ends: %(status)s") % ended
            yield each.closed_on, _full_stop(in_brackets(told, " ".join(each.resolution.split())))
    for difference in contents.differences:
        values = {"amount": _money(difference.amount), "reason": label(difference.reason)}
        yield difference.since, _("Their books and ours differ by %(amount)s: %(reason)s.") % values


def _way(letter: BundleLetter, chosen: frozenset[BundlePart]) -> Iterator[Line]:
    """Tell of a paper: made, sent, arrived, answered; what happens on one day is one line."""
    days: dict[date, list[str]] = {letter.made_on: [_made(letter)]}
    for sent in letter.deliveries:
        days.setdefault(sent.sent_on, []).append(_sent(letter, sent.channel, sent.tracking))
    for proof in letter.proofs:
        days.setdefault(proof.arrived_on, []).append(_arrived(letter, proof))
    for reply in letter.replies if BundlePart.REPLIES in chosen else ():
        values = {"number": letter.number, "answer": reply_line(reply)}
        days.setdefault(reply.replied_on, []).append(_("They answer %(number)s: %(answer)s.") % values)
    for day, texts in days.items():
        yield day, sentences(texts)


def _made(letter: BundleLetter) -> str:
    values = {"paper": paper_name(letter), "amount": _money(letter.total)}
    if letter.pay_by:
        return _("%(paper)s over %(amount)s, to be paid by %(day)s.") % {**values, "day": format_date(letter.pay_by)}
    return _("%(paper)s over %(amount)s.") % values


def _sent(letter: BundleLetter, channel: DeliveryChannel, tracking: str) -> str:
    values = {"number": letter.number, "channel": label(channel)}
    if channel is DeliveryChannel.HANDED_OVER:
        return _("%(number)s was handed over.") % values
    return _full_stop(in_brackets(_("%(number)s was sent by %(channel)s") % values, tracking))


def _arrived(letter: BundleLetter, proof: BundleProof) -> str:
    values = {"number": letter.number, "proof": label(proof.kind)}
    if proof.kind is ProofKind.SAID:
        return _full_stop(in_brackets(_("They say that %(number)s arrived") % values, proof.received_by))
    return _full_stop(in_brackets(_("%(number)s arrived: %(proof)s") % values, proof.received_by))


def _promise(promise: BundlePromise, today: date) -> Iterator[Line]:
    values = {"amount": _money(promise.amount), "day": format_date(promise.due_on), "state": label(promise.state)}
    text = _("They promise to pay %(amount)s by %(day)s") % values
    yield promise.made_on, _full_stop(in_brackets(text, promise.who, _some(promise.items)))
    if promise.due_on <= today and promise.state not in {PromiseState.OPEN, PromiseState.CANCELLED}:
        came = {**values, "received": _money(promise.received), "made": format_date(promise.made_on)}
        text = _("Day of the promise of %(made)s over %(amount)s: %(state)s, nothing came in.")
        if promise.received.minor:
            text = _("Day of the promise of %(made)s over %(amount)s: %(state)s, %(received)s came in.")
        yield promise.due_on, text % came


def _plan(plan: BundlePlan, today: date) -> Iterator[Line]:
    count = sum(1 for each in plan.instalments if each.position)
    parts = ngettext("%(count)s instalment", "%(count)s instalments", count) % {"count": format_count(count)}
    values = {"amount": _money(plan.debt), "parts": parts, "state": label(plan.state)}
    if plan.signed_on:
        yield plan.signed_on, _("Instalment plan signed: %(amount)s in %(parts)s.") % values
    else:
        yield plan.as_of, _("Instalment plan over %(amount)s in %(parts)s: %(state)s.") % values
        return
    for each in plan.instalments:
        if each.pay_on <= today and each.open.minor > 0:
            late = {"amount": _money(each.total), "open": _money(each.open)}
            text = _("Instalment of %(amount)s due; nothing of it is paid.")
            if each.open != each.total:
                text = _("Instalment of %(amount)s due; %(open)s of it is not paid.")
            yield each.pay_on, text % late


def _promises(contents: BundleContents) -> Iterator[Line]:
    return chain.from_iterable(_promise(each, contents.day) for each in contents.promises)


def _plans(contents: BundleContents) -> Iterator[Line]:
    return chain.from_iterable(_plan(each, contents.day) for each in contents.plans)


def _decisions(contents: BundleContents) -> Iterator[Line]:
    return ((each.day, decision_line(each)) for each in contents.decisions)


def decision_line(decision: BundleDecision) -> str:
    """Tell a decision about the debt with its reason."""
    values = {"to": decision.to, "items": _some(decision.numbers), "currency": decision.currency}
    text = {
        DecisionKind.ESCALATED: _("We decide that a final notice may be sent (%(currency)s)."),
        DecisionKind.ESCALATION_WITHDRAWN: _("We decide that no final notice is sent after all (%(currency)s)."),
        DecisionKind.HANDED_OVER: _("We hand over to %(to)s: %(items)s."),
        DecisionKind.TAKEN_BACK: _("We take back into our own hands: %(items)s."),
    }[decision.kind] % values
    reason = " ".join(decision.reason.split())
    return sentences([text, _full_stop(_("Reason: %(reason)s") % {"reason": reason})]) if reason else text


def _some(numbers: Iterable[str]) -> str:
    """Name some numbers, and count the rest."""
    found: Sequence[str] = [number for number in numbers if number]
    named = joined(found[:_MOST_NUMBERS])
    if len(found) <= _MOST_NUMBERS:
        return named
    more = format_count(len(found) - _MOST_NUMBERS)
    return _("%(numbers)s and %(count)s more") % {"numbers": named, "count": more}


def _sums(found: Iterable[Money]) -> list[Money]:
    sums: defaultdict[str, int] = defaultdict(int)
    for money in found:
        sums[money.currency] += money.minor
    return [Money(currency, minor) for currency, minor in sorted(sums.items())]


def _money(money: Money) -> str:
    return format_money(money.minor, money.currency)


def _full_stop(text: str) -> str:
    return _("%(sentence)s.") % {"sentence": text.rstrip(".。")}


#: What each part adds to the story; papers are told with their ways.
_TOLD: dict[BundlePart, Callable[[BundleContents], Iterator[Line]]] = {
    BundlePart.CONTRACTS: _contracts,
    BundlePart.DISPUTES: _disputes,
    BundlePart.PROMISES: _promises,
    BundlePart.AGREEMENTS: _plans,
    BundlePart.DECISIONS: _decisions,
}
#: Papers that add nothing to it: a form to be filled in, and a receipt for money that is told anyway.
_NO_STORY = frozenset({DocumentKind.PROPOSAL_FORM, DocumentKind.RECEIPT})
