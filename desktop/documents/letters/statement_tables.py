"""The tables of a statement of account: the balance, the open items, their ages, and what moved the account."""

from collections.abc import Iterator

from desktop.documents.data import Statement
from desktop.documents.letters.sentences import Sentences
from desktop.documents.parts.dates import figure
from desktop.documents.parts.items import item_table, unapplied_row
from desktop.documents.parts.pieces import Piece
from desktop.documents.parts.setting import Setting
from desktop.documents.parts.tables import Column, table
from desktop.domain.capitals import in_capitals
from desktop.domain.statements import AgeClass, Movements

_NOTHING = "—"


def balance_table(paper: Statement, said: Sentences, setting: Setting) -> list[Piece]:
    """Set the balance of the cut-off day on the side of who owes it."""
    columns = [
        Column(said.say("balance.cut_off"), "center"),
        Column(said.say("balance.you_owe", currency=said.unit), "right"),
        Column(said.say("balance.we_owe", currency=said.unit), "right"),
        Column(said.say("balance.remark"), wraps=True),
    ]
    written = figure(abs(paper.total), said.heading.currency)
    sides = (written, _NOTHING) if paper.total >= 0 else (_NOTHING, written)
    remarks = "\n".join(_remarks(paper, said)) or _NOTHING
    return table(columns, [(said.short_day(said.heading.as_of), *sides, remarks)], setting.width, setting.styles)


def items_table(paper: Statement, said: Sentences, setting: Setting) -> list[Piece]:
    """Set what is open, money that no item has yet in a row of its own, and the balance; days overdue are not told."""
    rows = list(paper.items)
    if paper.unapplied:
        rows.append(unapplied_row(said.say("items.unapplied"), paper.unapplied))
    disputed = said.say("items.disputed") if any(item.disputed for item in rows) else ""
    return item_table(
        rows,
        said.heading.currency,
        said.texts,
        said.habit,
        setting.width,
        overdue=False,
        disputed=disputed,
        styles=setting.styles,
    )


def ageing_table(paper: Statement, said: Sentences, setting: Setting) -> list[Piece]:
    """Set what is open in classes by age, what is to be taken off, and the balance they come to."""
    taken_off = sum(min(item.open, 0) for item in paper.items) - paper.unapplied
    cells = [(_class_title(each, said), each.amount) for each in paper.ageing]
    if taken_off:
        cells.append((said.say("ageing.credits"), taken_off))
    cells.append((said.say("ageing.total", currency=said.unit), paper.total))
    return _figures(cells, said, setting)


def movements_table(moved: Movements, said: Sentences, setting: Setting) -> list[Piece]:
    """Set what moved the account; what lowers the balance is below zero, so that the row adds up as it is shown."""
    cells = [
        ("opening", moved.opening),
        ("invoices", moved.invoices),
        ("interest", moved.interest),
        ("refunds", moved.refunds),
        ("receipts", -moved.receipts),
        ("credit_notes", -moved.credit_notes),
        ("write_offs", -moved.write_offs),
    ]
    shown = [(said.say(f"movements.{name}"), sum_) for name, sum_ in cells if sum_ or name in _ALWAYS]
    shown.append((said.say("movements.closing", currency=said.unit), moved.closing))
    return _figures(shown, said, setting)


#: Movements that are shown even where there were none.
_ALWAYS = frozenset({"opening", "invoices", "receipts"})


def _figures(cells: list[tuple[str, int]], said: Sentences, setting: Setting) -> list[Piece]:
    """Set sums beside each other, each below its title."""
    columns = [Column(title, "right") for title, _sum in cells]
    return table(
        columns, [[figure(sum_, said.heading.currency) for _title, sum_ in cells]], setting.width, setting.styles
    )


def _class_title(each: AgeClass, said: Sentences) -> str:
    if not each.first:
        return said.say("ageing.not_due")
    if each.last is None:
        return said.say("ageing.over", days=str(each.first - 1))
    return said.say("ageing.days", first=str(each.first), last=str(each.last))


def _remarks(paper: Statement, said: Sentences) -> Iterator[str]:
    """Say beside the balance what there is to know: that nothing is owed, its capitals, what of it is in dispute."""
    if not paper.total:
        yield said.say("remark.none")
    elif said.is_chinese and said.heading.currency == "CNY":
        yield said.say("remark.capitals", capitals=in_capitals(abs(paper.total)))
    if disputed := sum(item.disputed for item in paper.items):
        yield said.say("remark.disputed", amount=said.money(disputed))
