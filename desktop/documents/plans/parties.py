"""Who the parties to an agreement are, and where notices to them go."""

from typing import NamedTuple

from desktop.documents.data import Agreement
from desktop.documents.parts.facts import facts
from desktop.documents.parts.pieces import Piece, glue
from desktop.documents.parts.tables import Column, table
from desktop.documents.plans.looks import Looks, headed
from desktop.documents.plans.voice import Voice
from desktop.domain.clauses import Security

_WRITING_HEIGHT = 21.0
#: The widths of the labels in a table of two parties and of three.
_LABELS_WIDTHS = {2: 82.0, 3: 64.0}


class Signer(NamedTuple):
    """A party as the agreement names it; what is empty is filled in by hand."""

    letter: str  # "a" is the creditor, "b" the debtor, "c" the guarantor
    name: str
    identity: str = ""
    address: str = ""
    representative: str = ""
    phone: str = ""
    attention: str = ""
    attention_phone: str = ""
    mail: str = ""


def signers(paper: Agreement, voice: Voice) -> tuple[Signer, ...]:
    """List the parties: us, the customer, and the guarantor if there is one."""
    company, customer = paper.heading.company, paper.heading.customer
    language = voice.texts.language
    ours = Signer(
        "a",
        company.name_in(language),
        company.tax_id if voice.chinese else company.registered_number or company.tax_id,
        company.address_in(language),
        company.legal_representative or ("" if voice.chinese else company.signatory),
        company.phone,
        company.handler,
        company.handler_phone or company.phone,
        company.handler_mail or company.mail,
    )
    theirs = Signer(
        "b",
        customer.name,
        customer.tax_id,
        customer.address,
        customer.legal_representative,
        customer.phone,
        customer.attention,
        customer.phone,
    )
    if paper.clauses.security is not Security.GUARANTOR:
        return ours, theirs
    return ours, theirs, Signer("c", paper.clauses.guarantor.strip())


def party_pieces(signer: Signer, voice: Voice, looks: Looks, width: float) -> list[Piece]:
    """Set a party at the head of the agreement."""
    say = voice.say
    identity = "identity" if signer.letter == "c" else "tax_id"
    rows = [
        (say("agreement.party.name"), signer.name),
        (say(f"agreement.party.{identity}"), signer.identity),
        (say("agreement.party.address"), signer.address),
        (say("agreement.party.representative"), signer.representative),
        (say("agreement.party.phone"), signer.phone),
    ]
    return [
        *headed(say(f"agreement.party_{signer.letter}.head"), looks.heading, width),
        facts(rows, width, looks.text),
    ]


def addresses_table(parties: tuple[Signer, ...], voice: Voice, looks: Looks, width: float) -> list[Piece]:
    """Set where notices to each party go, with room to write what is not known, as one piece."""
    names = [voice.say(f"agreement.party_{party.letter}") for party in parties]
    columns = [Column("", width=_LABELS_WIDTHS[len(parties)]), *(Column(name, wraps=True) for name in names)]
    rows = [
        [voice.say("agreement.notices.address"), *(party.address for party in parties)],
        [voice.say("agreement.notices.person"), *(party.attention for party in parties)],
        [voice.say("agreement.notices.phone"), *(party.attention_phone for party in parties)],
        [voice.say("agreement.notices.mail"), *(party.mail for party in parties)],
    ]
    *others, last = table(columns, rows, width, looks.tables, row_height=_WRITING_HEIGHT)
    return [*glue(others), last]
