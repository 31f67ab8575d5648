"""The workbook beside a bundle: items, money, letters with their proofs, and contacts, to be reckoned with."""

from collections.abc import Iterator

from desktop.domain.bundle_facts import BundleContents, BundleLetter
from desktop.domain.bundles import BundlePart
from desktop.domain.sheets import Sheet, SheetCell
from desktop.i18n import _
from desktop.wording.bundle_story import reply_line
from desktop.wording.choices import label
from desktop.wording.joining import joined
from desktop.wording.sheet_blocks import capital


def bundle_tables(contents: BundleContents, chosen: frozenset[BundlePart]) -> Iterator[Sheet]:
    """Give the tables of the parts that are chosen; those of items and money always."""
    yield _items(contents)
    yield _payments(contents)
    if chosen & {BundlePart.LETTERS, BundlePart.PROOFS}:
        yield _letters(contents, chosen)
    if BundlePart.CONTACTS in chosen:
        yield _contacts(contents)


def _items(contents: BundleContents) -> Sheet:
    headings = (
        _("Number"), _("Kind"), _("Contract"), _("Document date"), _("Due"), _("Currency"), _("Amount"),
        _("Open amount"),
        _("Disputed"), _("Days overdue"), _("Limitation"), _("In the hands of"),
    )  # fmt: skip
    rows = [
        (
            item.number, capital(label(item.kind)), item.contract, item.document_date, item.due_date,
            item.open.currency, item.amount, item.open, item.disputed if item.disputed.minor else None,
            item.days or None, item.lapses_on, item.in_hands_of,
        )
        for item in contents.items
    ]  # fmt: skip
    return Sheet(_("Items"), headings, rows)


def _payments(contents: BundleContents) -> Sheet:
    """Give a row for each part of a payment that went somewhere, and for what was settled without one."""
    headings = (
        _("Day"), _("Currency"), _("Received"), _("How"), _("Reference"), _("For item"), _("Applied"), _("Note"),
    )  # fmt: skip
    rows = list[tuple[SheetCell, ...]]()
    for each in contents.payments:
        head = (each.day, each.amount.currency, each.amount, capital(label(each.means)), each.reference)
        note = _("reversed later") if each.is_reversed else ""
        shares = [(number or _("Interest"), share) for number, share in each.shares]
        if each.unapplied.minor:
            shares.append((_("not applied"), each.unapplied))
        if not shares:
            rows.append((*head, "", None, note))
        for place, (number, share) in enumerate(shares):
            told = head if not place else (each.day, each.amount.currency, None, "", each.reference)
            rows.append((*told, number, share, note))
    for settled in contents.settlements:
        kind = capital(label(settled.kind))
        rows.append(
            (settled.day, settled.amount.currency, None, kind, settled.source, settled.number, settled.amount, "")
        )
    return Sheet(_("Payments"), headings, rows)


def _letters(contents: BundleContents, chosen: frozenset[BundlePart]) -> Sheet:
    headings = [
        _("Number"), _("Kind of paper"), _("Date of the paper"), _("Currency"), _("Sum"), _("Asked for by"),
        _("Sent on"), _("How"),
        _("Tracking number"), _("Arrived on"), _("Proof"), _("Signed for by"), _("Kept"), _("Declared void"),
    ]  # fmt: skip
    with_answers = BundlePart.REPLIES in chosen
    if with_answers:
        headings.append(_("Answer"))
    rows = [_letter(each, with_answers=with_answers) for each in contents.letters]
    return Sheet(_("Letters and proofs"), headings, rows)


def _letter(letter: BundleLetter, *, with_answers: bool) -> tuple[SheetCell, ...]:
    sent = letter.deliveries[-1] if letter.deliveries else None
    proof = letter.proofs[0] if letter.proofs else None
    answers = (joined(map(reply_line, letter.replies)),) if with_answers else ()
    return (
        letter.number,
        capital(label(letter.level) if letter.level is not None else label(letter.kind)),
        letter.made_on,
        letter.total.currency,
        letter.total,
        letter.pay_by,
        sent.sent_on if sent else None,
        label(sent.channel) if sent else "",
        sent.tracking if sent else "",
        proof.arrived_on if proof else None,
        label(proof.kind) if proof else "",
        proof.received_by if proof else "",
        proof.kept_where if proof else "",
        _("yes") if letter.is_void else "",
        *answers,
    )


def _contacts(contents: BundleContents) -> Sheet:
    headings = (_("Day"), _("Time"), _("How"), _("Spoke with"), _("Position"), _("Result"), _("What was said"))
    rows = [
        (each.day, each.time, label(each.channel), each.person, each.position, capital(label(each.result)), each.said)
        for each in contents.talks
    ]
    return Sheet(_("Contacts"), headings, rows)
