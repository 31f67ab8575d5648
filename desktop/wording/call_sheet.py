"""The call sheet in words: a working sheet of blocks, in the language of the screen (rules 46, 48 and 51)."""

from collections.abc import Iterator

from desktop.domain.callsheet import CallSheet, SheetContract, SheetItem, SheetMatter, SheetPerson, SheetPromise
from desktop.domain.confirmation import DifferenceReason
from desktop.domain.disputes import DisputeReason, MatterKind
from desktop.domain.money import Money
from desktop.domain.process import Step, StepKind
from desktop.domain.worksheets import Block, Column, Facts, Table, ToFill, Words, WorkSheet
from desktop.formats import format_amount, format_count, format_date, format_days, format_money
from desktop.i18n import _, ngettext
from desktop.wording.choices import label
from desktop.wording.contacts import warning_lines, window_line
from desktop.wording.joining import sentences
from desktop.wording.process import deadline_line, pay_day_line, question_sentence
from desktop.wording.receivables import lateness_text, money_list

_DOT = " · "
#: Steps of the payment process that a caller asks about.
_ASKED_STEPS = (StepKind.RECEIVE, StepKind.RECONCILE, StepKind.CHECK, StepKind.SIGN, StepKind.APPROVE, StepKind.PAY)


def call_sheet(sheet: CallSheet) -> WorkSheet:
    """Put a sheet into words."""
    return WorkSheet(_("Call sheet"), sheet.customer, sheet.day, _terms(sheet), tuple(_blocks(sheet)))


def opening_line(sheet: CallSheet) -> str:
    """Say what to open the call with: greet, name and firm, what is owed, when will it be paid (rules 10 and 48)."""
    whom = sheet.ask.name if sheet.ask else sheet.customer
    parts = [_("Good afternoon, %(name)s.") % {"name": whom}]
    firm = sheet.our_name.rstrip(".")  # "Co., Ltd." ends a sentence by itself
    if sheet.our_handler and firm:
        parts.append(_("This is %(name)s of %(firm)s.") % {"name": sheet.our_handler, "firm": firm})
    elif firm:
        parts.append(_("I am calling from %(firm)s.") % {"firm": firm})
    late = [each for each in sheet.sums if each.overdue > 0]
    if late:
        owed = money_list(Money(each.currency, each.overdue) for each in late)
        since = min((each.oldest for each in late if each.oldest), default=None)
        if since is None:
            parts.append(_("%(amount)s is past due.") % {"amount": owed})
        else:
            words = {"amount": owed, "day": format_date(since, today=sheet.day)}
            parts.append(_("%(amount)s is past due, the oldest of it since %(day)s.") % words)
        parts.append(_("When will the payment be arranged?"))
    elif sheet.sums:
        owed = money_list(Money(each.currency, each.open) for each in sheet.sums)
        parts.append(
            _("%(amount)s is open and not due yet. Is anything missing for it to be paid in time?") % {"amount": owed}
        )
    return sentences(parts)


def _terms(sheet: CallSheet) -> str:
    term = sheet.credit_term_days
    limit = sheet.credit_limit
    return _DOT.join(
        filter(
            None,
            (
                sheet.code,
                _("no credit term noted") if term is None else _("credit term %(days)s") % {"days": format_days(term)},
                _("limit %(limit)s") % {"limit": format_money(limit.minor, limit.currency)} if limit else "",
            ),
        )
    )


def _blocks(sheet: CallSheet) -> Iterator[Block]:
    yield Words(_("Say first"), (opening_line(sheet),), strong=True)
    yield Facts(_("Whom to ask"), tuple(_people(sheet)), columns=2)
    yield Facts(_("Where it stands"), tuple(_standing(sheet)), columns=2)
    yield _items(sheet)
    yield _contracts(sheet)
    yield Words(_("Promises, disputes, instalments"), tuple(_agreed(sheet)))
    yield Words(_("Last contacts"), tuple(_talks(sheet)))
    yield Words(_("To ask"), tuple(question_sentence(question) for question in sheet.questions[:6]))
    yield ToFill(
        _("What was said"),
        (_("Spoke with"), _("Time"), _("Result"), _("Promised, and by when"), _("Next step"), _("On which day")),
    )
    yield Words(_("Say last"), (_("Thank you. I have noted it and will call you on the day that we agreed on."),))


def _people(sheet: CallSheet) -> Iterator[tuple[str, str]]:
    if sheet.ask is not None:
        yield _("Ask for"), _person(sheet.ask)
    yield _("When"), sentences((window_line(sheet.window), *warning_lines(sheet.window)))
    known = {person.name: person for person in sheet.people}
    for kind in _ASKED_STEPS:
        steps = [step for step in sheet.steps if step.kind is kind]
        yield _capital(label(kind)), _("; ").join(_step(step, known) for step in steps) or _("not known: ask")


def _step(step: Step, known: dict[str, SheetPerson]) -> str:
    person = known.get(step.person)
    name = _person(person) if person else " ".join(filter(None, (step.person, step.role)))
    if step.deputy:
        return _("%(name)s (deputy: %(deputy)s)") % {"name": name or _("not known: ask"), "deputy": step.deputy}
    return name or _("not known: ask")


def _person(person: SheetPerson) -> str:
    return " ".join(filter(None, (person.name, person.position, person.phone)))


def _standing(sheet: CallSheet) -> Iterator[tuple[str, str]]:
    for each in sheet.sums:
        yield _("Owed"), format_money(each.open, each.currency)
        yield _("Overdue"), format_money(each.overdue, each.currency) if each.overdue else _("nothing")
    if sheet.unapplied:
        yield _("Received, not applied"), money_list(sheet.unapplied)
    reconciled = sheet.reconciled_on
    yield _("Reconciled up to"), format_date(reconciled) if reconciled else _("not known: ask")
    yield _("Next pay day"), pay_day_line(sheet.pay_day) if sheet.pay_day else _("not known: ask")
    if sheet.deadline is not None:
        line = deadline_line(sheet.deadline)
        late = sheet.deadline.day < sheet.day
        yield _("Papers to hand in"), _("%(deadline)s: too late now") % {"deadline": line} if late else line


def _items(sheet: CallSheet) -> Table:
    columns = (
        Column(_("Number"), wraps=True),
        Column(_("Document date")),
        Column(_("Due")),
        Column(_("Amount"), is_sum=True),
        Column(_("Open amount"), is_sum=True),
        Column(_("Lateness")),
    )
    currencies = {item.currency for item in sheet.items}
    title = _("Open items (%(count)s)") % {"count": format_count(sheet.item_count)}
    total = None
    if len(sheet.sums) == 1 and len(currencies) == 1:
        total = (_("Sum of all"), "", "", "", format_amount(sheet.sums[0].open, sheet.sums[0].currency), "")
    rows = tuple(_item(item, plain=len(currencies) == 1) for item in sheet.items)
    return Table(title, columns, rows, total, _("and {count} more"), sheet.item_count - len(sheet.items))


def _item(item: SheetItem, *, plain: bool) -> tuple[str, ...]:
    amount, open_sum = (
        format_amount(minor, item.currency) if plain else format_money(minor, item.currency)
        for minor in (item.amount, item.open)
    )
    late = lateness_text(item.lateness)
    if item.disputed:
        disputed = _("%(amount)s disputed") % {"amount": format_amount(item.disputed, item.currency)}
        late = _DOT.join(filter(None, (late, disputed)))
    document = format_date(item.document_date) if item.document_date else ""
    due = format_date(item.due_date) if item.due_date else _("ask the term")
    return item.number, document, due, amount, open_sum, late


def _contracts(sheet: CallSheet) -> Table:
    columns = (
        Column(_("Contract"), wraps=True),
        Column(_("Product, project"), wraps=True),
        Column(_("Amount"), is_sum=True),
        Column(_("Delivered"), is_sum=True),
        Column(_("Invoiced"), is_sum=True),
        Column(_("Paid"), is_sum=True),
        Column(_("Owed"), is_sum=True),
        Column(_("Advance, settle by"), wraps=True),
    )
    rows = tuple(map(_contract, sheet.contracts))
    return Table(_("Contracts"), columns, rows, None, _("and {count} more"))


def _contract(contract: SheetContract) -> tuple[str, ...]:
    currency = contract.currency

    def told(minor: int | None) -> str:
        return _("ask") if minor is None else format_amount(minor, currency)

    until = format_date(contract.settle_by) if contract.settle_by else ""
    return (
        contract.number,
        _DOT.join(filter(None, (contract.product, contract.project))) or _("ask"),
        told(contract.amount),
        told(contract.delivered),
        told(contract.invoiced),
        told(contract.paid),
        told(contract.owed),
        _DOT.join(filter(None, (contract.advance, until))) or _("ask"),
    )


def _agreed(sheet: CallSheet) -> Iterator[str]:
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


def _talks(sheet: CallSheet) -> Iterator[str]:
    for talk in sheet.talks:
        head = _DOT.join(filter(None, (format_date(talk.day, "weekday"), label(talk.channel), talk.person)))
        parts = [label(talk.result), " ".join(talk.said.split())]
        if talk.next_step and talk.next_step_on:
            words = {"step": talk.next_step, "day": format_date(talk.next_step_on, "weekday")}
            parts.append(_("next: %(step)s on %(day)s") % words)
        yield _("%(head)s: %(text)s") % {"head": head, "text": _("; ").join(filter(None, parts))}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
