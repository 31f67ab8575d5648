"""The sheets that a bundle adds to the papers of the archive: what is owed, what was agreed, who said what."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from desktop.domain.bundle_facts import (
    BundleContents,
    BundleItem,
    BundleLetter,
    BundlePlan,
    BundleProof,
)
from desktop.domain.bundles import BundlePart
from desktop.domain.customers import Level, Standing
from desktop.domain.deliveries import ProofKind
from desktop.domain.money import Money
from desktop.domain.plans import PlanState
from desktop.domain.signals import SignalKind
from desktop.domain.statements import Account
from desktop.domain.worksheets import Block, Column, Facts, Table, Words
from desktop.formats import format_count, format_date, format_money
from desktop.i18n import N_, _
from desktop.wording.bundle_story import decision_line, paper_name, reply_line, story_table
from desktop.wording.choices import label
from desktop.wording.event_words import in_brackets
from desktop.wording.joining import joined
from desktop.wording.limitation import ASK_A_LAWYER
from desktop.wording.sheet_blocks import DOT, capital

#: The parts as ticks and titles of sheets name them.
_PARTS = {
    BundlePart.STORY: N_("Chronology"),
    BundlePart.STATEMENT: N_("Statement of account"),
    BundlePart.CONTRACTS: N_("Contracts"),
    BundlePart.LETTERS: N_("Letters"),
    BundlePart.PROOFS: N_("Proofs of arrival"),
    BundlePart.REPLIES: N_("Answers"),
    BundlePart.AGREEMENTS: N_("Instalment plans"),
    BundlePart.PROMISES: N_("Promises"),
    BundlePart.DISPUTES: N_("Disputes"),
    BundlePart.CONTACTS: N_("Contact log"),
    BundlePart.DECISIONS: N_("Decisions"),
    BundlePart.PEOPLE: N_("People, with telephone and mail"),
    BundlePart.INTERNAL: N_("How we judge them, and signs"),
    BundlePart.NOTES: N_("Our own notes"),
}


def part_name(part: BundlePart) -> str:
    """Name a part of the bundle."""
    return _(_PARTS[part])


def parts_name(parts: Iterable[BundlePart]) -> str:
    """Name parts that share a sheet."""
    return joined(part_name(part) for part in parts)


def blocks(part: BundlePart, contents: BundleContents, chosen: frozenset[BundlePart]) -> Iterator[Block]:
    """Give what a part says on a sheet of ours."""
    if part is BundlePart.STORY:
        yield story_table(contents, chosen)
    elif part is BundlePart.LETTERS:
        yield _ways(contents, chosen)
    elif part is not BundlePart.REPLIES or BundlePart.LETTERS not in chosen:  # they stand beside the letters
        yield from _OF_PART[part](contents)


def _statement(contents: BundleContents) -> Iterator[Block]:
    for currency, account in contents.accounts.items():
        items = [item for item in contents.items if item.open.currency == currency]
        yield _items(currency, items, account, contents)
    if any(item.lapses_on for item in contents.items):
        yield Words(_("On limitation"), (_(ASK_A_LAWYER),))
    yield _payments(contents)


def _items(currency: str, items: list[BundleItem], account: Account, contents: BundleContents) -> Table:
    columns = (
        Column(_("Number"), wraps=True), Column(_("Document date")), Column(_("Due")), Column(_("Amount"), is_sum=True),
        Column(_("Open amount"), is_sum=True), Column(_("Days overdue"), is_sum=True), Column(_("Limitation")),
    )  # fmt: skip
    rows = [
        (
            _item_name(item), _day(item.document_date), _day(item.due_date), money_text(item.amount),
            money_text(item.open), format_count(item.days) if item.days else "", limitation_text(item),
        )
        for item in items
    ]  # fmt: skip
    if account.unapplied:
        unapplied = money_text(Money(currency, -account.unapplied))
        rows.append((_("Paid, not applied to an item"), "", "", "", unapplied, "", ""))
    total = (_("Balance"), "", "", "", money_text(Money(currency, account.balance)), "", "")
    values = {"day": format_date(contents.day, "long"), "currency": currency}
    return Table(_("Open items on %(day)s (%(currency)s)") % values, columns, tuple(rows), total)


def _item_name(item: BundleItem) -> str:
    """Name an item by its number; what is disputed of it, or in other hands, stands below."""
    disputed = _("%(amount)s disputed") % {"amount": money_text(item.disputed)} if item.disputed.minor else ""
    away = ""
    if item.handed_on:
        away = _("in the hands of %(to)s") % {"to": item.in_hands_of}
    return in_brackets(item.number, disputed, away)


def limitation_text(item: BundleItem) -> str:
    """Name the last day of a claim; a mark where a period may have ended already."""
    if item.lapses_on is None:
        return ""
    day = format_date(item.lapses_on)
    return _("%(day)s (!)") % {"day": day} if item.lapsed else day


def _payments(contents: BundleContents) -> Table:
    columns = (
        Column(_("Day")), Column(_("Amount"), is_sum=True), Column(_("How")), Column(_("Reference"), wraps=True),
        Column(_("For"), wraps=True),
    )  # fmt: skip
    rows = tuple(
        (
            format_date(each.day), money_text(each.amount), label(each.means),
            in_brackets(each.reference, _("reversed later")) if each.is_reversed else each.reference,
            joined(number for number, _share in each.shares if number),
        )
        for each in contents.payments
    )  # fmt: skip
    return Table(_("Payments received"), columns, rows)


def _contracts(contents: BundleContents) -> Iterator[Block]:
    for each in contents.contracts:
        rows = (
            (_("About"), DOT.join(filter(None, (each.project, each.product)))),
            (_("Signed on"), _day(each.signed_on)),
            (_("To be settled by"), _day(each.settle_by)),
            (_("Sum"), money_text(each.amount) if each.amount else ""),
            (_("Delivered for"), money_text(each.delivered) if each.delivered else ""),
            (_("Payment in advance"), each.advance),
            (_("Clause on payment"), each.pay_clause),
            (_("Open of its items"), joined(money_text(sum_) for sum_ in each.open if sum_.minor)),
        )
        title = _("Contract %(number)s") % {"number": each.number}
        yield Facts(title, tuple(row for row in rows if row[1]))


def _ways(contents: BundleContents, chosen: frozenset[BundlePart]) -> Table:
    columns = [
        Column(_("Paper and number"), wraps=True), Column(_("Date of the paper")), Column(_("Sum"), is_sum=True),
        Column(_("Sent"), wraps=True), Column(_("Arrived"), wraps=True),
    ]  # fmt: skip
    answers = BundlePart.REPLIES in chosen
    if answers:
        columns.append(Column(_("Answer"), wraps=True))
    letters = [letter for letter in contents.standing if not letter.is_agreement]
    rows = (_way(letter) if answers else _way(letter)[:-1] for letter in letters)
    return Table(_("Letters, how they went and whether they arrived"), tuple(columns), tuple(rows))


def _way(letter: BundleLetter) -> tuple[str, ...]:
    return (
        paper_name(letter),
        format_date(letter.made_on),
        money_text(letter.total),
        "\n".join(
            DOT.join(filter(None, (format_date(each.sent_on), label(each.channel), each.tracking)))
            for each in letter.deliveries
        ),
        "\n".join(map(_arrival, letter.proofs)),
        "\n".join(DOT.join((format_date(each.replied_on), reply_line(each))) for each in letter.replies),
    )


def _arrival(proof: BundleProof) -> str:
    kept = _("kept: %(where)s") % {"where": proof.kept_where} if proof.kept_where else ""
    if proof.kind is not ProofKind.SAID and not (proof.has_file or kept):
        kept = _("without a scan")
    return DOT.join(filter(None, (format_date(proof.arrived_on), label(proof.kind), proof.received_by, kept)))


def _replies(contents: BundleContents) -> Iterator[Block]:
    columns = (Column(_("Day")), Column(_("Paper and number"), wraps=True), Column(_("Answer"), wraps=True))
    rows = tuple(
        (format_date(reply.replied_on), paper_name(letter), reply_line(reply))
        for letter in contents.standing
        for reply in letter.replies
    )
    yield Table(_("Answers"), columns, rows)


def _plans(contents: BundleContents) -> Iterator[Block]:
    return map(_plan, contents.plans)


def _plan(plan: BundlePlan) -> Table:
    columns = (
        Column(_("Instalment")), Column(_("Pay date")), Column(_("To be paid"), is_sum=True),
        Column(_("Not paid"), is_sum=True),
    )  # fmt: skip
    rows = tuple(
        (
            format_count(each.position) if each.position else _("Down payment"),
            format_date(each.pay_on), money_text(each.total), money_text(each.open) if each.open.minor else "",
        )
        for each in plan.instalments
    )  # fmt: skip
    signed = _("signed on %(day)s") % {"day": format_date(plan.signed_on)} if plan.signed_on else ""
    paid = _("%(amount)s paid") % {"amount": money_text(plan.paid)}
    values = {"amount": money_text(plan.debt)}
    state = "" if plan.state is PlanState.SIGNED else label(plan.state)  # the day says it
    title = DOT.join(filter(None, (_("Instalment plan over %(amount)s") % values, state, signed, paid)))
    return Table(title, columns, rows)


def _promises(contents: BundleContents) -> Iterator[Block]:
    columns = (
        Column(_("Made on")), Column(_("Promised by"), wraps=True), Column(_("Promised"), is_sum=True),
        Column(_("Promised pay day")), Column(_("Received in time"), is_sum=True), Column(_("Outcome")),
    )  # fmt: skip
    rows = tuple(
        (
            format_date(each.made_on), each.who, money_text(each.amount), format_date(each.due_on),
            money_text(each.received) if each.received.minor else "—", label(each.state),
        )
        for each in contents.promises
    )  # fmt: skip
    yield Table(_("Promises to pay"), columns, rows)


def _disputes(contents: BundleContents) -> Iterator[Block]:
    columns = (
        Column(_("Disputed since")), Column(_("Number"), wraps=True), Column(_("Disputed"), is_sum=True),
        Column(_("Reason"), wraps=True), Column(_("Outcome"), wraps=True),
    )  # fmt: skip
    rows = [
        (
            format_date(each.opened_on), each.number, money_text(each.amount),
            in_brackets(capital(label(each.reason)), " ".join(each.detail.split())),
            in_brackets(label(each.status), _day(each.closed_on), " ".join(each.resolution.split())),
        )
        for each in contents.disputes
    ]  # fmt: skip
    rows += [
        (format_date(each.since), each.number, money_text(each.amount), capital(label(each.reason)), _("books differ"))
        for each in contents.differences
    ]
    yield Table(_("Disputes and differences"), columns, tuple(rows))


def _contacts(contents: BundleContents) -> Iterator[Block]:
    columns = (Column(_("When")), Column(_("With"), wraps=True), Column(_("What was said"), wraps=True))
    rows = tuple(
        (
            " ".join(filter(None, (format_date(each.day), each.time))),
            DOT.join(filter(None, (label(each.channel), " ".join(filter(None, (each.person, each.position)))))),
            DOT.join(filter(None, (capital(label(each.result)), " ".join(each.said.split())))),
        )
        for each in contents.talks
    )
    yield Table(_("Contact log"), columns, rows)


def _decisions(contents: BundleContents) -> Iterator[Block]:
    columns = (Column(_("Day")), Column(_("Decision"), wraps=True))
    yield Table(
        _("Decisions"), columns, tuple((format_date(each.day), decision_line(each)) for each in contents.decisions)
    )


def _people(contents: BundleContents) -> Iterator[Block]:
    columns = (
        Column(_("Name")),
        Column(_("Position"), wraps=True),
        Column(_("Telephone")),
        Column(_("Mail"), wraps=True),
    )
    rows = tuple((each.name, each.position, each.phone, each.mail) for each in contents.people)
    yield Table(_("People there"), columns, rows)


def _internal(contents: BundleContents) -> Iterator[Block]:
    told = contents.judgement
    if told is None:
        return
    rows = (
        (_("Standing"), capital(label(Standing(told.standing)))),
        (_("Ability to pay"), capital(label(Level(told.ability)))),
        (_("Willingness to pay"), capital(label(Level(told.willingness)))),
    )
    yield Facts(_("How we judge them"), rows)
    columns = (Column(_("Day")), Column(_("Sign"), wraps=True))
    signals = (
        (format_date(day), in_brackets(capital(label(SignalKind(kind))), " ".join(note.split())))
        for day, kind, note in told.signals
    )
    yield Table(_("Signs"), columns, tuple(signals))


def _notes(contents: BundleContents) -> Iterator[Block]:
    yield Words(_("Our note on the customer"), tuple(line for line in contents.note.splitlines() if line.strip()))
    rows = tuple((each.name, " ".join(each.note.split())) for each in contents.people if each.note)
    yield Table(_("Our notes on people"), (Column(_("Name")), Column(_("Note"), wraps=True)), rows)


def _nothing(_contents: BundleContents) -> Iterator[Block]:
    """Say nothing: what the part holds are pages of other origin."""
    return iter(())


_OF_PART: dict[BundlePart, Callable[[BundleContents], Iterator[Block]]] = {
    BundlePart.STATEMENT: _statement,
    BundlePart.CONTRACTS: _contracts,
    BundlePart.PROOFS: _nothing,
    BundlePart.REPLIES: _replies,
    BundlePart.AGREEMENTS: _plans,
    BundlePart.PROMISES: _promises,
    BundlePart.DISPUTES: _disputes,
    BundlePart.CONTACTS: _contacts,
    BundlePart.DECISIONS: _decisions,
    BundlePart.PEOPLE: _people,
    BundlePart.INTERNAL: _internal,
    BundlePart.NOTES: _notes,
}


def _day(day: date | None) -> str:
    return format_date(day) if day else ""


def money_text(money: Money) -> str:
    """Write a sum with its currency."""
    return format_money(money.minor, money.currency)
