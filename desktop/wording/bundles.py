"""The words of a bundle: its cover, its sheets and its workbook, in the language that was chosen for it."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from desktop import i18n
from desktop.domain.bundle_facts import BundleContents, BundleParty
from desktop.domain.bundle_pages import Damage, Entry, LeftOut
from desktop.domain.bundles import BundleChoices, BundlePart, ForWhom
from desktop.domain.company import DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.money import Money
from desktop.domain.sheets import Sheet
from desktop.domain.worksheets import Block, Column, Facts, Table, Words, WorkSheet
from desktop.formats import format_count, format_date
from desktop.i18n import N_, _, ngettext
from desktop.wording.bundle_sheets import blocks, money_text, part_name, parts_name
from desktop.wording.bundle_story import overdue, owed, paper_name, proof_line
from desktop.wording.bundle_tables import bundle_tables
from desktop.wording.joining import joined, sentences
from desktop.wording.receivables import money_list
from desktop.wording.sheet_blocks import DOT

_FOR_WHOM = {
    ForWhom.LAWYER: N_("a lawyer or law firm"),
    ForWhom.AGENCY: N_("a collection agency"),
    ForWhom.COLLEAGUE: N_("a colleague of ours"),
}
_DAMAGES = {
    Damage.ALTERED: N_("its bytes are not those that were kept"),
    Damage.UNREADABLE: N_("the file is damaged"),
}


def for_whom_name(for_whom: ForWhom) -> str:
    """Name who gets a bundle."""
    return _(_FOR_WHOM[for_whom])


def left_out_line(left_out: LeftOut) -> str:
    """Say what is not in a bundle, and why."""
    values = {"number": left_out.number, "why": _(_DAMAGES[left_out.damage])}
    if left_out.is_proof:
        return _("Not in it: a proof of arrival of %(number)s, %(why)s.") % values
    return _("Not in it: %(number)s, %(why)s.") % values


@dataclass(frozen=True, slots=True)
class BundleVoice:
    """Finds the words of a bundle in a language, whatever the screen speaks."""

    language: LetterLanguage

    def cover(
        self,
        contents: BundleContents,
        choices: BundleChoices,
        entries: Sequence[Entry],
        left_out: Sequence[LeftOut],
        pages: int,
    ) -> WorkSheet:
        """Set the first page."""
        with self._speaking():
            found = tuple(_cover(contents, choices, entries, left_out, self.language))
            line = _for(choices)
            count = ngettext("%(count)s page", "%(count)s pages", pages) % {"count": format_count(pages)}
            whole = DOT.join(filter(None, (line, count)))
            return WorkSheet(_("Papers on a debt"), contents.theirs.name, contents.day, whole, found, bound=True)

    def sheet(self, parts: Sequence[BundlePart], contents: BundleContents, choices: BundleChoices) -> WorkSheet:
        """Set parts that share a sheet."""
        with self._speaking():
            found = tuple(block for part in parts for block in blocks(part, contents, choices.chosen))
            if BundlePart.STORY in parts:
                found = (Words(_("In short"), (_short(contents, self.language),), strong=True), *found)
            return WorkSheet(contents.theirs.name, parts_name(parts), contents.day, "", found, bound=True)

    def foot(self, page: int, pages: int, entry: Entry | None) -> str:
        """Say what stands at the foot of a page."""
        with self._speaking():
            values = {"page": format_count(page), "pages": format_count(pages)}
            text = _("Page %(page)s of %(pages)s") % values
            if entry is None:
                return text
            part = _("Part %(number)s") % {"number": format_count(entry.number)}
            return DOT.join(filter(None, (part, entry.letter.number if entry.letter else "", text)))

    def workbook(self, contents: BundleContents, choices: BundleChoices) -> tuple[Sheet, ...]:
        """Give the tables of the workbook."""
        with self._speaking():
            return tuple(bundle_tables(contents, choices.chosen))

    def file_name(self, customer: str, day: date) -> str:
        """Name the file of a bundle, without its ending."""
        with self._speaking():
            return _("Papers %(customer)s %(day)s") % {"customer": customer, "day": day.isoformat()}

    def _speaking(self) -> AbstractContextManager[None]:
        return i18n.speaking(self.language.value)


def _short(contents: BundleContents, language: LetterLanguage) -> str:
    """Say who owes whom how much, and since when."""
    values = {"them": contents.theirs.name, "us": contents.ours[language].name, "amount": money_list(owed(contents))}
    if not owed(contents):
        return _("%(them)s owes %(us)s nothing today.") % values
    text = _("%(them)s owes %(us)s %(amount)s.") % values
    if late := overdue(contents):
        since = {"amount": money_list(late), "day": format_date(_oldest(contents), "long")}
        told = _("%(amount)s of it is overdue, the oldest part since %(day)s.")
        if late == owed(contents):
            told = _("All of it is overdue, the oldest part since %(day)s.")
        text = sentences([text, told % since])
    asked = [letter for letter in contents.standing if letter.kind is DocumentKind.REMINDER and letter.about_open]
    if asked:
        count = len(asked)
        told = ngettext(
            "We have asked for it in %(count)s letter.", "We have asked for it in %(count)s letters.", count
        )
        text = sentences([text, told % {"count": format_count(count)}])
    return text


def _oldest(contents: BundleContents) -> date:
    return min(item.due_date for item in contents.items if item.due_date and item.days > 0)


def _for(choices: BundleChoices) -> str:
    return _("For %(whom)s") % {"whom": DOT.join(filter(None, (for_whom_name(choices.for_whom), choices.to)))}


def _cover(
    contents: BundleContents,
    choices: BundleChoices,
    entries: Sequence[Entry],
    left_out: Sequence[LeftOut],
    language: LetterLanguage,
) -> Iterator[Block]:
    yield Facts(_("Who is owed"), tuple(_party(contents.ours[language], _("In charge"))))
    yield Facts(_("Who owes"), tuple(_party(contents.theirs, _("Legal representative"))))
    yield Facts(_("How much"), tuple(_sums(contents)))
    yield _list(entries)
    yield Words(_("Left out"), (*map(left_out_line, left_out), *_not_in_it(contents, choices)))


def _party(party: BundleParty, whom: str) -> Iterator[tuple[str, str]]:
    rows = (
        (_("Name"), party.name),
        (_("Address"), " ".join(party.address.split())),
        (_("Tax number"), party.tax_id),
        (_("Customer code"), party.code),
        (whom, party.person),
    )
    return (row for row in rows if row[1])


def _sums(contents: BundleContents) -> Iterator[tuple[str, str]]:
    yield _("Open on %(day)s") % {"day": format_date(contents.day, "long")}, money_list(owed(contents))
    if late := overdue(contents):
        values = {"amount": money_list(late), "day": format_date(_oldest(contents))}
        yield _("Of it overdue"), _("%(amount)s, the oldest since %(day)s") % values
    for currency, account in contents.accounts.items():
        if account.disputed:
            yield _("Of it disputed"), money_text(Money(currency, account.disputed))
        if account.unapplied:
            yield _("Paid, not applied to an item"), money_text(Money(currency, account.unapplied))


def _list(entries: Sequence[Entry]) -> Table:
    columns = (Column(_("Part")), Column(_("Title of the part"), wraps=True), Column(_("Pages"), is_sum=True))
    rows = tuple((number, _entry(entry), _pages(entry)) for number, entry in _numbered(entries))
    return Table(_("Contents"), columns, rows)


def _numbered(entries: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    """Give the parts their numbers, 3, and the papers of each, 3.1; a proof stands below its paper without a number."""
    for number, of_part in groupby(entries, key=lambda entry: entry.number):
        papers = 0
        for entry in of_part:
            papers += entry.letter is not None and entry.proof is None
            if entry.letter is None:
                yield str(number), entry
            else:
                yield "" if entry.proof else f"{number}.{papers}", entry


def _entry(entry: Entry) -> str:
    if entry.letter is None:
        return parts_name(entry.parts)
    if entry.proof is not None:
        values = {"number": entry.letter.number, "proof": proof_line(entry.proof)}
        return _("to %(number)s: %(proof)s") % values
    values = {"paper": paper_name(entry.letter), "day": format_date(entry.letter.made_on)}
    return _("%(paper)s of %(day)s") % values


def _pages(entry: Entry) -> str:
    first, last = entry.page, entry.page + entry.pages - 1
    if first == last:
        return format_count(first)
    return _("%(first)s to %(last)s") % {"first": format_count(first), "last": format_count(last)}


def _not_in_it(contents: BundleContents, choices: BundleChoices) -> Iterator[str]:
    """Say what there is and was not wanted, and which papers are void; our own judgement is not even named."""
    counts = contents.counts
    named = [part for part in _NAMED if counts[part] and part not in choices.chosen]
    if named:
        parts = {"parts": joined(part_name(part) for part in named)}
        yield _("Not taken in: %(parts)s.") % parts
    if void := [letter.number for letter in contents.letters if letter.is_void]:
        yield _("Declared void and not in it: %(numbers)s.") % {"numbers": joined(void)}


#: What is named where it is left out; that there are notes of ours is nobody's business.
_NAMED = tuple(part for part in BundlePart if part not in {BundlePart.INTERNAL, BundlePart.NOTES})
