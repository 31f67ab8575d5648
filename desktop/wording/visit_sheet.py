"""The sheets for visits in words: one visit on one sheet, and all visits of a day (rules 6, 10, 22, 39, 48 and 77)."""

from collections.abc import Iterator

from desktop.domain.confirmation import AmountAnswer
from desktop.domain.money import Money
from desktop.domain.process import StepKind
from desktop.domain.visits import Purpose
from desktop.domain.visitsheet import DaySheet, SheetPaper, VisitSheet
from desktop.domain.worksheets import Block, Column, Facts, Table, ToFill, Words, WorkSheet
from desktop.formats import format_count, format_date, format_money
from desktop.i18n import _, ngettext
from desktop.wording.choices import label
from desktop.wording.joining import joined, sentences
from desktop.wording.process import paper_line
from desktop.wording.receivables import money_list
from desktop.wording.sheet_blocks import DOT, agreed_lines, capital, items_table, person_line, step_line, talk_lines
from desktop.wording.visits import readiness_line, visit_when

#: In the order in which papers and money go through a firm.
_ORDER = (StepKind.RECEIVE, StepKind.RECONCILE, StepKind.CHECK, StepKind.SIGN, StepKind.APPROVE, StepKind.PAY)
#: To be ticked with a pen.
_BOX = "□"
#: So many answers a rep should have at hand (rule 77).
_ANSWERS = 3


def visit_sheet(sheet: VisitSheet) -> WorkSheet:
    """Put a sheet into words: purpose first, then whom to see, items, papers, what may be said; selling comes last."""
    return WorkSheet(_("Visit sheet"), sheet.call.customer, sheet.day, _when_and_where(sheet), tuple(_blocks(sheet)))


def day_sheet(sheet: DaySheet) -> WorkSheet:
    """Put a day into words: all visits at a glance, then each with what it needs."""
    count = ngettext("%(count)s visit", "%(count)s visits", len(sheet.visits)) % {
        "count": format_count(len(sheet.visits))
    }
    sums = sheet.sums()
    line = DOT.join(filter(None, (sheet.our_handler, count, money_list(sums) if sums else "")))
    each = (_of_the_day(place, visit) for place, visit in enumerate(sheet.visits, start=1))
    name = format_date(sheet.day, "weekday")
    return WorkSheet(_("Day sheet"), name, sheet.day, line, (_overview(sheet), *each))


def purpose_line(sheet: VisitSheet) -> str:
    """Say what the visit is for, with the amount and whether they agreed to it."""
    if sheet.amount is None or sheet.purpose is not Purpose.COLLECT:
        return capital(label(sheet.purpose))
    amount = _money(sheet.amount)
    if sheet.amount_answer is AmountAnswer.AGREED and sheet.confirmed_on:
        words = {"amount": amount, "day": format_date(sheet.confirmed_on, "weekday"), "name": sheet.confirmed_with}
        if sheet.confirmed_with:
            return _("Collect %(amount)s, agreed on %(day)s with %(name)s.") % words
        return _("Collect %(amount)s, agreed on %(day)s.") % words
    if sheet.difference:
        words = {"amount": amount, "difference": format_money(abs(sheet.difference), sheet.amount.currency)}
        return _("Collect %(amount)s; their books differ by %(difference)s, which is not settled.") % words
    return _("Collect %(amount)s; they have not agreed to the amount yet.") % {"amount": amount}


def _purpose(sheet: VisitSheet) -> Iterator[str]:
    yield purpose_line(sheet)
    owed = _sum(sheet)
    if sheet.amount is not None and owed is not None and owed != sheet.amount:
        yield _("Its items come to %(amount)s today.") % {"amount": _money(owed)}


def opening(sheet: VisitSheet) -> str:
    """Say what to open the visit with: the purpose, at once and kindly (rules 10 and 11)."""
    whom = sheet.people[0].name if sheet.people else sheet.call.ask.name if sheet.call.ask else ""
    parts = [_("Good day, %(name)s.") % {"name": whom}] if whom else [_("Good day.")]
    if sheet.amount is not None and sheet.purpose is Purpose.COLLECT:
        words = {"amount": _money(sheet.amount)}
        agreed = sheet.amount_answer is AmountAnswer.AGREED
        parts.append(
            _("As we agreed on the telephone, I have come to settle %(amount)s with you today.") % words
            if agreed
            else _("I have come about %(amount)s, which is due. Let us settle it today.") % words
        )
        count = len(sheet.items)
        if count:
            items = ngettext("It is %(count)s invoice", "It is %(count)s invoices", count)
            parts.append(_("%(items)s; here is the list.") % {"items": items % {"count": format_count(count)}})
    return sentences(parts)


def _blocks(sheet: VisitSheet) -> Iterator[Block]:
    yield Words(_("Purpose"), tuple(_purpose(sheet)), strong=True)
    yield Words(_("Say first"), (opening(sheet),), strong=True)
    yield Facts(_("Whom to see, in this order"), tuple(_whom(sheet)))
    yield items_table(_("Items to collect"), sheet.items, _sum(sheet))
    yield _papers(sheet)
    yield Words(_("Promises, disputes, instalments"), tuple(agreed_lines(sheet.call)))
    yield _answers(sheet)
    yield Words(_("Last contacts"), tuple(talk_lines(sheet.call)))
    yield Words(_("Note"), tuple(line for line in sheet.note.splitlines() if line.strip()))
    yield ToFill(
        _("What came of it"),
        (
            _("Spoke with"), _("Paid, how"), _("Promised, and by when"), _("Papers received by"), _("Next step"),
            _("On which day"),
        ),
    )  # fmt: skip
    yield Words(
        _("After that"),
        (_("Collect first. Write down what came of it, give a receipt for money, then talk of new business."),),
    )


def _when_and_where(sheet: VisitSheet) -> str:
    return DOT.join(filter(None, (visit_when(sheet.day, sheet.time), sheet.address, readiness_line(sheet.readiness))))


def _whom(sheet: VisitSheet) -> Iterator[tuple[str, str]]:
    """Give those who are to be seen, then the rest of the way that papers and money go."""
    for place, person in enumerate(sheet.people, start=1):
        yield f"{place}.", person_line(person)
    seen = {person.name for person in sheet.people}
    known = {person.name: person for person in sheet.call.people}
    for kind in _ORDER:
        steps = [step for step in sheet.call.steps if step.kind is kind and step.person not in seen]
        if steps:
            yield capital(label(kind)), _("; ").join(step_line(step, known) for step in steps)


def _sum(sheet: VisitSheet) -> Money | None:
    currencies = {item.currency for item in sheet.items}
    return Money(currencies.pop(), sum(item.open for item in sheet.items)) if len(currencies) == 1 else None


def _papers(sheet: VisitSheet) -> Table:
    columns = (
        Column(_("Handed to them")),
        Column(_("Paper"), wraps=True),
        Column(_("Note"), wraps=True),
        Column(_("In the bag")),
    )
    rows = tuple((_BOX, _paper(paper), paper.note, _("yes") if paper.packed else _BOX) for paper in sheet.papers)
    return Table(_("Papers to hand over"), columns, rows)


def _paper(paper: SheetPaper) -> str:
    return capital(paper_line(paper.kind, paper.form, paper.copies))


def _answers(sheet: VisitSheet) -> Block:
    """Set what was prepared; where nothing was, leave lines to prepare it on."""
    if not sheet.answers:
        labels = tuple(text for _place in range(_ANSWERS) for text in (_("They may say"), _("We answer")))
        return ToFill(_("Prepare three answers"), labels)
    columns = (Column(_("They may say"), wraps=True), Column(_("We answer"), wraps=True))
    return Table(_("Prepared answers"), columns, tuple((each.problem, each.answer) for each in sheet.answers))


def _overview(sheet: DaySheet) -> Table:
    columns = (
        Column(_("Time")),
        Column(_("Customer"), wraps=True),
        Column(_("Purpose"), wraps=True),
        Column(_("Amount"), is_sum=True),
        Column(_("Ready")),
    )
    rows = tuple(
        (
            visit.time or _("open"),
            visit.call.customer,
            capital(label(visit.purpose)),
            _money(visit.amount) if visit.amount else "",
            _("yes") if visit.readiness.ready else _("not yet"),
        )
        for visit in sheet.visits
    )
    sums = sheet.sums()
    total = (_("Sum"), "", "", money_list(sums), "") if sums else None
    return Table(_("The day"), columns, rows, total)


def _of_the_day(place: int, visit: VisitSheet) -> Facts:
    title = DOT.join(filter(None, (str(place), visit.time or "", visit.call.customer)))
    talks = tuple(talk_lines(visit.call))
    rows = (
        (_("Purpose"), purpose_line(visit)),
        (_("Where"), visit.address),
        (_("Whom to see"), joined(person_line(person) for person in visit.people)),
        (_("Papers"), joined(_paper(paper) for paper in visit.papers)),
        (_("Not ready"), "" if visit.readiness.ready else readiness_line(visit.readiness)),
        (_("Last contact"), talks[0] if talks else ""),
        (_("Note"), " ".join(visit.note.split())),
    )
    return Facts(title, tuple(row for row in rows if row[1]))


def _money(money: Money) -> str:
    return format_money(money.minor, money.currency)
