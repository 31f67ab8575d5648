"""The call sheet in words: a working sheet of blocks, in the language of the screen (rules 46, 48 and 51)."""

from collections.abc import Iterator

from desktop.domain.callsheet import CallSheet, SheetContract
from desktop.domain.money import Money
from desktop.domain.process import StepKind
from desktop.domain.worksheets import Block, Column, Facts, Table, ToFill, Words, WorkSheet
from desktop.formats import format_amount, format_date, format_days, format_money
from desktop.i18n import _
from desktop.wording.choices import label
from desktop.wording.contacts import warning_lines, window_line
from desktop.wording.joining import sentences
from desktop.wording.process import deadline_line, pay_day_line, question_sentence
from desktop.wording.receivables import money_list
from desktop.wording.sheet_blocks import DOT, agreed_lines, capital, items_table, person_line, step_line, talk_lines

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
    return DOT.join(
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
    yield items_table(_("Open items"), sheet.items, _sum(sheet), left_out=sheet.item_count - len(sheet.items))
    yield _contracts(sheet)
    yield Words(_("Promises, disputes, instalments"), tuple(agreed_lines(sheet)))
    yield Words(_("Last contacts"), tuple(talk_lines(sheet)))
    yield Words(_("To ask"), tuple(question_sentence(question) for question in sheet.questions[:6]))
    yield ToFill(
        _("What was said"),
        (_("Spoke with"), _("Time"), _("Result"), _("Promised, and by when"), _("Next step"), _("On which day")),
    )
    yield Words(_("Say last"), (_("Thank you. I have noted it and will call you on the day that we agreed on."),))


def _people(sheet: CallSheet) -> Iterator[tuple[str, str]]:
    if sheet.ask is not None:
        yield _("Ask for"), person_line(sheet.ask)
    yield _("When"), sentences((window_line(sheet.window), *warning_lines(sheet.window)))
    known = {person.name: person for person in sheet.people}
    for kind in _ASKED_STEPS:
        steps = [step for step in sheet.steps if step.kind is kind]
        yield capital(label(kind)), _("; ").join(step_line(step, known) for step in steps) or _("not known: ask")


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


def _sum(sheet: CallSheet) -> Money | None:
    return Money(sheet.sums[0].currency, sheet.sums[0].open) if len(sheet.sums) == 1 else None


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
        DOT.join(filter(None, (contract.product, contract.project))) or _("ask"),
        told(contract.amount),
        told(contract.delivered),
        told(contract.invoiced),
        told(contract.paid),
        told(contract.owed),
        DOT.join(filter(None, (contract.advance, until))) or _("ask"),
    )
