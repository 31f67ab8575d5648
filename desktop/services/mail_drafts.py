"""Drafts of mails that carry papers: written as a file, to be looked at and sent by the mail program."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import policy
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path

from db.connection import Book
from db.queries.customers import ContactRecord, list_contacts
from db.queries.documents import DocumentRow
from desktop.documents.parts.dates import long_date
from desktop.documents.texts import Texts
from desktop.domain.company import Company, DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.dunning import Level
from desktop.domain.filenames import file_name
from desktop.domain.process import StepKind
from desktop.domain.text import clean
from desktop.services.archive import ArchiveService
from desktop.services.company import CompanyService
from desktop.services.paper_texts import PaperTextService

#: Longest line that stands in a header: a subject, a name.
_LINE = 200

_TITLES = {
    DocumentKind.STATEMENT: "statement.title",
    DocumentKind.PAYMENT_REQUEST: "payment_request.title",
    DocumentKind.PROPOSAL_FORM: "proposal.title",
    DocumentKind.AGREEMENT: "agreement.title",
    DocumentKind.RECEIPT: "receipt.title",
    DocumentKind.THANKS: "thanks.title",
    DocumentKind.ACCOUNT_CHANGE: "account_change.title",
}
_LEVEL_TITLES = {
    Level.UPCOMING: "reminder.upcoming.title",
    Level.FIRST: "reminder.title",
    Level.SECOND: "reminder.second.title",
    Level.FINAL: "reminder.final.title",
}


@dataclass(frozen=True, slots=True)
class _Named:
    """A paper as a mail names it."""

    title: str
    number: str
    made_on: str


@dataclass(frozen=True, slots=True)
class _Reader:
    """Who reads a mail: a name, '' where nobody is named, and the address, '' where none is known."""

    name: str
    mail: str


class MailDraftService:
    """Writes mails; sends none."""

    def __init__(
        self, book: Book, archive: ArchiveService, company: CompanyService, paper_texts: PaperTextService
    ) -> None:
        self._book = book
        self._archive = archive
        self._company = company
        self._paper_texts = paper_texts

    def draft(self, document_ids: Sequence[int], to: str | None = None) -> bytes:
        """Give a mail that is not sent yet (.eml) with some papers of one customer inside.

        It speaks the language of the first paper and goes to the address `to`, by default to the person whom that paper
        names, or else to whoever takes papers in, or is the only one there, where an address is known. Raises KeyError
        where there is no such paper, ValueError for papers of several customers or for none, AlteredPaper as the
        archive does.
        """
        papers = self._papers(document_ids)
        first, company = papers[0], self._company.get()
        language = LetterLanguage(first.language)
        texts = self._paper_texts.texts(language)
        reader = self._reader(first)
        named = [_named(paper, texts, company) for paper in papers]
        mail = EmailMessage(policy.SMTP)
        mail["X-Unsent"] = "1"  # Outlook opens it to be edited and sent
        if address := _address(reader, to):
            mail["To"] = address
        mail["Subject"] = _subject(named, company.name_in(language), texts)
        mail.set_content("\n\n".join(_paragraphs(named, reader, first, company, texts)) + "\n", cte="base64")
        for paper in papers:
            data, name = self._archive.pdf(paper.id), self._archive.file_name(paper.id)
            mail.add_attachment(data, maintype="application", subtype="pdf", filename=name)
        return mail.as_bytes()

    def write(self, document_ids: Sequence[int], folder: Path, to: str | None = None) -> Path:
        """Write the draft into an existing folder, under the name of the first paper; gives the file.

        An older file of that name is replaced. Raises the faults of `draft` and of `ArchiveService.write`.
        """
        data = self.draft(document_ids, to)
        stem = Path(self._archive.file_name(document_ids[0])).stem
        return self._archive.write(data, folder / file_name(stem, ".eml"))

    def _papers(self, document_ids: Sequence[int]) -> list[DocumentRow]:
        cards = [self._archive.get(each) for each in dict.fromkeys(document_ids)]
        papers = [card.row for card in cards if card is not None]
        if len(papers) != len(cards):
            raise KeyError(document_ids)
        if len({paper.customer_id for paper in papers}) != 1:
            raise ValueError("a mail carries papers of one customer")
        return papers

    def _reader(self, paper: DocumentRow) -> _Reader:
        """Give the person that a paper names, or who takes papers in, or the only one there with an address."""
        card = self._archive.get(paper.id)
        named = clean(str(card.choices.get("attention") or ""), _LINE) if card else ""
        with self._book.reading():
            people = list_contacts(self._book, paper.customer_id)
        if named:
            known = next((person for person in people if _is_named(person, named)), None)
            return _Reader(clean(known.name, _LINE), known.mail) if known else _Reader(named, "")
        person = _who_reads([person for person in people if person.mail])
        return _Reader(clean(person.name, _LINE), person.mail) if person else _Reader("", "")


def _is_named(person: ContactRecord, line: str) -> bool:
    """Tell whether a line names somebody: papers add the position to the name."""
    return line in {clean(person.name, _LINE), clean(f"{person.name} {person.position}", _LINE)}


def _who_reads(people: Sequence[ContactRecord]) -> ContactRecord | None:
    taking_in = [person for person in people if StepKind.RECEIVE in person.steps]
    found = taking_in or (people if len(people) == 1 else ())
    return found[0] if found else None


def _address(reader: _Reader, to: str | None) -> Address | None:
    """Give the address to write to; None where there is none, or what is on file is no address."""
    mail = clean(reader.mail if to is None else to, _LINE)
    name = reader.name if mail == reader.mail else ""
    try:
        return Address(name, addr_spec=mail) if mail and mail.isascii() else None
    except (HeaderParseError, ValueError, IndexError):  # the parser of the standard library raises any of them
        return None


def _named(paper: DocumentRow, texts: Texts, company: Company) -> _Named:
    key = _TITLES.get(DocumentKind(paper.kind)) or _LEVEL_TITLES[Level(paper.level or Level.UPCOMING)]
    made_on = long_date(paper.made_on, texts.language, company.english_habit)
    return _Named(texts.say(key), paper.number, made_on)


def _subject(named: Sequence[_Named], company: str, texts: Texts) -> str:
    first = named[0]
    if len(named) == 1:
        subject = texts.say("mail.subject", company=company, title=first.title, number=first.number)
    else:
        subject = texts.say("mail.subject_many", company=company, count=str(len(named)))
    return clean(subject, _LINE)


def _paragraphs(
    named: Sequence[_Named], reader: _Reader, paper: DocumentRow, company: Company, texts: Texts
) -> Iterator[str]:
    ours = company.name_in(texts.language)
    if reader.name:
        yield texts.say("mail.salutation", attention=reader.name, customer=paper.customer)
    else:
        yield texts.say("mail.salutation_unknown", customer=paper.customer)
    if len(named) == 1:
        yield texts.say("mail.body", customer=paper.customer, company=ours, **_places(named[0]))
    else:
        yield texts.say("mail.body_many", customer=paper.customer, company=ours, count=str(len(named)))
        yield "\n".join(texts.say("mail.line", **_places(each)) for each in named)
    yield texts.say("mail.confirm")
    sender = (company.handler, ours, company.handler_phone or company.phone)
    yield "\n".join(filter(None, (texts.say("mail.close"), *sender)))


def _places(named: _Named) -> dict[str, str]:
    return {"title": named.title, "number": named.number, "made_on": named.made_on}
