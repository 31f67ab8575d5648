"""Blocks that working sheets have in common: items, people, what was agreed, what was said last."""

from collections.abc import Iterator, Mapping, Sequence

from desktop.domain.callsheet import CallSheet, SheetItem, SheetMatter, SheetPerson, SheetPromise
from desktop.domain.confirmation import DifferenceReason
from desktop.domain.disputes import DisputeReason, MatterKind
from desktop.domain.money import Money
from desktop.domain.process import Step
from desktop.domain.worksheets import Column, Table
from desktop.formats import format_amount, format_count, format_date, format_days, format_money
from desktop.i18n import _, ngettext
from desktop.wording.choices import label
from desktop.wording.joining import sentences
from desktop.wording.receivables import lateness_text

DOT = " · "


def items_table(title: str, items: Sequence[SheetItem], total: Money | None, *, left_out: int = 0) -> Table:
    """Set items with their lateness; `total` is the sum of all of them, None where they have several currencies."""
    columns = (
        Column(_("Number"), wraps=True),
        Column(_("Document date")),
        Column(_("Due")),
        Column(_("Amount"), is_sum=True),
        Column(_("Open amount"), is_sum=True),
        Column(_("Lateness")),
    )
    plain = len({item.currency for item in items}) == 1
    last = (_("Sum of all"), "", "", "", format_amount(total.minor, total.currency), "") if total and plain else None
    rows = tuple(_item(item, plain=plain) for item in items)
    title = _("%(title)s (%(count)s)") % {"title": title, "count": format_count(len(items) + left_out)}
    return Table(title, columns, rows, last, _("and {count} more"), left_out)


def _item(item: SheetItem, *, plain: bool) -> tuple[str, ...]:
    amount, open_sum = (
        format_amount(minor, item.currency) if plain else format_money(minor, item.currency)
        for minor in (item.amount, item.open)
    )
    late = lateness_text(item.lateness)
    if item.disputed:
        disputed = _("%(amount)s disputed") % {"amount": format_amount(item.disputed, item.currency)}
        late = DOT.join(filter(None, (late, disputed)))
    document = format_date(item.document_date) if item.document_date else ""
    due = format_date(item.due_date) if item.due_date else _("ask the term")
    return item.number, document, due, amount, open_sum, late


def person_line(person: SheetPerson) -> str:
    """Name somebody with position and telephone."""
    return " ".join(filter(None, (person.name, person.position, person.phone)))


def step_line(step: Step, known: Mapping[str, SheetPerson]) -> str:
    """Name who does a step of the payment process, with the deputy; `known` are the people by name."""
    person = known.get(step.person)
    name = person_line(person) if person else " ".join(filter(None, (step.person, step.role)))
    if step.deputy:
        return _("%(name)s (deputy: %(deputy)s)") % {"name": name or _("not known: ask"), "deputy": step.deputy}
    return name or _("not known: ask")


def agreed_lines(sheet: CallSheet) -> Iterator[str]:
    """Tell promises, what stands between the books, and instalments."""
    if sheet.broken:
        yield ngettext("%(count)s promise was broken.", "%(count)s promises were broken.", sheet.broken) % {
            "count": sheet.broken
        }
    yield from map(_promise, sheet.promises)
    yield from map(_matter, sheet.matters)
    for each in sheet.instalments:
        words = {
            "amount": format_money(each.open.minor, each.open.currency),
            "day": format_date(each.pay_on, "weekday"),
        }
        if each.days_late:
            words["days"] = format_days(each.days_late)
            yield _("Instalment of %(amount)s was due on %(day)s: %(days)s late.") % words
        else:
            yield _("Next instalment: %(amount)s on %(day)s.") % words


def _promise(promise: SheetPromise) -> str:
    words = {
        "amount": format_money(promise.amount.minor, promise.amount.currency),
        "day": format_date(promise.due_on, "weekday"),
        "state": label(promise.state),
    }
    return _("%(amount)s promised by %(day)s: %(state)s.") % words


def _matter(matter: SheetMatter) -> str:
    words = {
        "amount": format_money(matter.amount.minor, matter.amount.currency),
        "day": format_date(matter.since),
        "number": matter.number,
    }
    if matter.kind is MatterKind.DISPUTE:
        words["reason"] = label(DisputeReason(matter.reason))
        text = _("%(amount)s of %(number)s in dispute since %(day)s: %(reason)s.") % words
    else:
        words["reason"] = label(DifferenceReason(matter.reason))
        text = _("Books differ by %(amount)s since %(day)s: %(reason)s.") % words
    owner = _("%(name)s finds out.") % {"name": matter.owner} if matter.owner else ""
    return sentences(filter(None, (text, owner)))


def talk_lines(sheet: CallSheet) -> Iterator[str]:
    """Tell the last contacts."""
    for talk in sheet.talks:
        head = DOT.join(filter(None, (format_date(talk.day, "weekday"), label(talk.channel), talk.person)))
        parts = [label(talk.result), " ".join(talk.said.split())]
        if talk.next_step and talk.next_step_on:
            words = {"step": talk.next_step, "day": format_date(talk.next_step_on, "weekday")}
            parts.append(_("next: %(step)s on %(day)s") % words)
        yield _("%(head)s: %(text)s") % {"head": head, "text": _("; ").join(filter(None, parts))}


def capital(text: str) -> str:
    """Begin a label as a sentence begins."""
    return text[:1].upper() + text[1:]
