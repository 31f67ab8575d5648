"""Papers as they were printed: numbered without gaps, kept byte for byte, voided and never changed."""

import os
from dataclasses import replace
from datetime import date

import pytest

from db import driver
from desktop.documents.data import Heading, Made, PaperItem, Party
from desktop.domain.company import Company, DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.deliveries import DeliveryChannel, ProofKind
from desktop.domain.dunning import Level
from desktop.domain.problems import ProblemCode
from desktop.domain.timeline import EventKind
from desktop.services.archive import REASON_LIMIT, NewDocument
from desktop.services.deliveries import DeliveryForm
from desktop.services.faults import AlteredPaper, CannotOpenBook, DiskFull, PaperNotWritten
from desktop.services.proofs import ProofForm
from desktop.services.results import Entity

PDF = b"%PDF-1.7 a paper"


@pytest.fixture
def item(add_item):
    return add_item("A-1", due=-40)


@pytest.fixture
def new(services, customer, item):
    """A paper that has just been made, with the next number of its series."""

    def made(kind=DocumentKind.REMINDER, day=date(2026, 11, 21), **more):
        number = services.archive.next_number(kind, day)
        heading = Heading(number, day, day, Company(handler="李明"), Party("恒达食品有限公司"), "CNY")
        row = PaperItem("A-1", None, date(2026, 10, 12), 10_000, 0, 10_000, 0, 40)
        level = Level.FIRST if kind is DocumentKind.REMINDER else None
        paper = NewDocument(kind, customer, LetterLanguage.CHINESE, heading, ((item, row),), Made(PDF, 1), level=level)
        return replace(paper, **more)

    return made


@pytest.fixture
def keep(services, new, saved):
    """Keep a new paper and give its id."""
    return lambda *args, **more: saved(services.archive.keep(new(*args, **more)))


@pytest.fixture
def numbers(services):
    return lambda **wanted: [row.number for row in services.archive.page(**wanted)]


class TestNumbers:
    def test_each_kind_and_year_counts_for_itself(self, keep, numbers):
        keep()
        keep(DocumentKind.AGREEMENT)
        keep(DocumentKind.PROPOSAL_FORM)
        keep(day=date(2027, 1, 4))
        keep()
        assert sorted(numbers()) == ["CK-2026-0001", "CK-2026-0002", "CK-2027-0001", "FB-2026-0001", "FQ-2026-0001"]

    def test_the_next_number_is_not_taken_by_looking_at_it(self, services):
        for _ in range(2):
            assert services.archive.next_number(DocumentKind.AGREEMENT, date(2026, 1, 1)) == "FQ-2026-0001"

    def test_a_number_that_another_paper_got_meanwhile_is_not_printed_twice(self, services, new, keep, everything):
        late = new()
        keep()
        before = everything()
        with pytest.raises(ValueError, match="CK-2026-0001"):
            services.archive.keep(late)
        assert everything() == before

    def test_a_voided_number_is_not_used_again(self, services, keep, numbers, saved):
        saved(services.archive.void(keep(), "wrong sum"))
        keep()
        assert numbers(voided=False) == ["CK-2026-0002"]

    def test_a_paper_that_could_not_be_kept_leaves_no_gap(self, services, new, keep, numbers):
        with pytest.raises(Exception, match="CHECK"):
            services.archive.keep(new(made=Made(PDF, 0)))
        keep()
        assert numbers() == ["CK-2026-0001"]

    def test_a_paper_is_found_by_its_number(self, services, keep):
        document = keep()
        assert [services.archive.find(number) for number in ("CK-2026-0001", " ck-2026-0001", "CK-2026-0009")] == [
            document, document, None,
        ]  # fmt: skip


class TestPages:
    def test_the_latest_paper_comes_first(self, keep, numbers):
        keep(day=date(2027, 1, 4))
        keep()
        keep()
        assert numbers() == ["CK-2027-0001", "CK-2026-0002", "CK-2026-0001"]
        assert numbers(offset=1, limit=1) == ["CK-2026-0002"]

    def test_papers_are_found_by_kind_customer_and_whether_they_count(
        self, services, keep, numbers, add_customer, saved
    ):
        saved(services.archive.void(keep(), "wrong sum"))
        keep(DocumentKind.AGREEMENT)
        keep(customer_id=add_customer("万家超市有限公司"))
        assert numbers(kind=DocumentKind.AGREEMENT) == ["FQ-2026-0001"]
        assert numbers(customer_id=2) == ["CK-2026-0002"]
        assert numbers(voided=True) == ["CK-2026-0001"]
        assert numbers(kind=DocumentKind.REMINDER, voided=False) == ["CK-2026-0002"]

    def test_papers_are_found_by_several_kinds_level_and_days(self, keep, numbers):
        keep()
        keep(level=Level.FINAL, day=date(2026, 11, 30))
        keep(DocumentKind.AGREEMENT, day=date(2026, 12, 1))
        keep(DocumentKind.STATEMENT)
        kinds = (DocumentKind.AGREEMENT, DocumentKind.STATEMENT)
        assert numbers(kinds=kinds) == ["FQ-2026-0001", "DZ-2026-0001"]
        assert numbers(level=Level.FINAL) == ["CK-2026-0002"]
        assert numbers(since=date(2026, 11, 30)) == ["FQ-2026-0001", "CK-2026-0002"]
        assert numbers(until=date(2026, 11, 30)) == ["CK-2026-0002", "DZ-2026-0001", "CK-2026-0001"]

    def test_papers_are_found_that_have_not_gone_out_or_arrived(self, services, keep, numbers):
        sent, _waiting, proved, said = (keep() for _ in range(4))
        day = date(2026, 11, 21)
        services.deliveries.send(DeliveryForm((sent, proved), DeliveryChannel.POST, day))
        services.proofs.add(ProofForm(proved, ProofKind.SIGNED_SLIP, day, kept_where="green folder"))
        services.proofs.add(ProofForm(said, ProofKind.SAID, day, kept_where="green folder"))
        assert numbers(is_sent=False) == ["CK-2026-0004", "CK-2026-0002"]
        assert numbers(is_sent=True) == ["CK-2026-0003", "CK-2026-0001"]
        assert numbers(is_proved=True) == ["CK-2026-0003"]
        assert services.archive.count(is_proved=False) == 3

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", ["CK-2026-0002", "CK-2026-0001"]),
            ("恒达", ["CK-2026-0001"]),
            ("hengda", ["CK-2026-0001"]),
            ("ck-2026-0002", ["CK-2026-0002"]),
            ("0001 恒达", ["CK-2026-0001"]),
            ("0002 恒达", []),
            ("%", []),
        ],
    )
    def test_papers_are_found_by_customer_and_number(self, services, keep, add_customer, text, expected):
        keep()
        keep(customer_id=add_customer("万家超市有限公司"))
        assert [row.number for row in services.archive.page(text=text)] == expected
        assert services.archive.count(text=text) == len(expected)

    @pytest.mark.parametrize(
        "wanted", [{}, {"voided": True}, {"voided": False}, {"kind": DocumentKind.AGREEMENT}, {"customer_id": 9}]
    )
    def test_a_count_is_that_of_all_pages(self, services, keep, numbers, saved, wanted):
        saved(services.archive.void(keep(), "wrong sum"))
        keep(DocumentKind.AGREEMENT)
        assert services.archive.count(**wanted) == len(numbers(**wanted))

    def test_a_card_has_the_row_the_items_and_the_choices(self, services, keep, item):
        card = services.archive.get(keep(choices={"account": 0, "enclosures": ["对账单"]}, pay_by=date(2026, 12, 1)))
        assert (card.row.customer, card.row.total, card.row.pay_by) == ("恒达食品有限公司", 10_000, date(2026, 12, 1))
        assert (card.row.made_by, card.row.voided_at) == ("李明", None)
        assert [(row.receivable_id, row.due_date, row.open) for row in card.items] == [
            (item, date(2026, 10, 12), 10_000)
        ]
        assert card.choices == {"account": 0, "enclosures": ["对账单"]}

    def test_there_is_no_card_of_a_paper_that_is_not_there(self, services):
        assert services.archive.get(1) is None


class TestVoid:
    def test_a_voided_paper_stays_as_it_was_printed(self, services, keep, saved):
        document = keep()
        saved(services.archive.void(document, " wrong\nsum "))
        row = services.archive.get(document).row
        assert (row.void_reason, bool(row.voided_at)) == ("wrong sum", True)
        assert services.archive.pdf(document) == PDF

    @pytest.mark.parametrize(
        ("reason", "problem"),
        [
            ("", ("reason", ProblemCode.REQUIRED)),
            (" \u202e", ("reason", ProblemCode.REQUIRED)),
            ("x" * (REASON_LIMIT + 1), ("reason", ProblemCode.TOO_LONG)),
        ],
    )
    def test_a_reason_has_to_be_given(self, services, keep, refused, reason, problem):
        assert refused(services.archive.void, keep(), reason) == [problem]

    def test_a_paper_is_voided_once(self, services, keep, refused, saved):
        document = keep()
        saved(services.archive.void(document, "wrong sum"))
        assert refused(services.archive.void, document, "again") == [("", ProblemCode.SETTLED)]

    def test_a_paper_that_is_not_there_is_not_voided(self, services, refused):
        assert refused(services.archive.void, 1, "wrong") == [("", ProblemCode.NOT_FOUND)]

    def test_the_timeline_tells_of_making_and_voiding(self, services, keep, customer):
        result = services.archive.void(keep(), "wrong sum")
        assert result.changes.touches(frozenset({Entity.DOCUMENT}), customer)
        kinds = [event.kind for event in services.customers.events(customer)]
        assert kinds[:2] == [EventKind.DOCUMENT_VOIDED, EventKind.DOCUMENT_MADE]


class TestBytes:
    def test_a_paper_comes_back_byte_for_byte(self, services, keep):
        assert services.archive.pdf(keep()) == PDF

    def test_a_paper_that_is_not_there_has_no_bytes(self, services):
        with pytest.raises(KeyError):
            services.archive.pdf(1)

    def test_a_paper_that_was_altered_is_not_given_out(self, services, book, keep, tmp_path):
        document = keep()
        with driver.connected(book.path) as connection:
            connection.execute("DROP TRIGGER document_stays")
            connection.execute("UPDATE document SET pdf = ?", [PDF + b" more"])
        with pytest.raises(AlteredPaper) as caught:
            services.archive.pdf(document)
        assert caught.value.number == "CK-2026-0001"
        with pytest.raises(AlteredPaper):
            services.archive.save_to(document, tmp_path)
        assert not list(tmp_path.glob("*.pdf"))


class TestFiles:
    def test_a_paper_is_saved_under_number_and_customer(self, services, keep, tmp_path):
        path = services.archive.save_to(keep(), tmp_path)
        assert path == tmp_path / "CK-2026-0001 恒达食品有限公司.pdf"
        assert path.read_bytes() == PDF

    def test_a_customer_s_name_does_not_lead_out_of_the_folder(self, services, keep, add_customer, tmp_path):
        folder = tmp_path / "papers"
        folder.mkdir()
        path = services.archive.save_to(keep(customer_id=add_customer("../../etc/甲:公司?.")), folder)
        assert path.parent == folder
        assert [file.name for file in folder.iterdir()] == ["CK-2026-0001 .. .. etc 甲 公司.pdf"]

    def test_a_long_name_still_is_a_file_name(self, services, keep, add_customer, tmp_path):
        path = services.archive.save_to(keep(customer_id=add_customer("恒" * 300)), tmp_path)
        assert path.read_bytes() == PDF
        assert len(path.name.encode()) <= 255
        assert path.suffix == ".pdf"

    def test_an_older_file_of_that_name_is_replaced(self, services, keep, tmp_path):
        document = keep()
        services.archive.save_to(document, tmp_path).write_bytes(b"an older one, and longer than the paper itself")
        assert services.archive.save_to(document, tmp_path).read_bytes() == PDF
        assert len(list(tmp_path.glob("*.pdf"))) == 1

    def test_a_folder_that_is_not_there_is_a_fault(self, services, keep, tmp_path):
        with pytest.raises(CannotOpenBook):
            services.archive.save_to(keep(), tmp_path / "nowhere")

    def test_a_read_only_folder_keeps_the_older_file(self, services, keep, common_user):
        folder, as_common_user = common_user
        document = keep()
        older = folder / services.archive.file_name(document)
        older.write_bytes(b"older")
        folder.chmod(0o500)
        with pytest.raises(PaperNotWritten) as caught, as_common_user():
            services.archive.write(PDF, older)
        assert caught.value.path == older
        assert [(file.name, file.read_bytes()) for file in folder.iterdir()] == [(older.name, b"older")]

    def test_a_full_disk_keeps_the_older_file(self, services, keep, small_disk):
        document = keep(made=Made(b"%PDF" + os.urandom(100_000), 1))
        older = small_disk / services.archive.file_name(document)
        older.write_bytes(b"older")
        (small_disk / "filler").write_bytes(b"x" * 992 * 1024)
        with pytest.raises(DiskFull):
            services.archive.save_to(document, small_disk)
        assert older.read_bytes() == b"older"
        assert sorted(file.name for file in small_disk.iterdir()) == sorted([older.name, "filler"])

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no folder that cannot be replaced in this way")
    def test_a_folder_in_the_place_of_the_file_is_a_fault(self, services, keep, tmp_path):
        document = keep()
        (tmp_path / services.archive.file_name(document)).mkdir()
        with pytest.raises(CannotOpenBook):
            services.archive.save_to(document, tmp_path)
        assert len(list(tmp_path.glob("*.pdf"))) == 1


def test_an_import_that_a_paper_is_about_cannot_be_taken_back(book, keep, item):
    from db import bulk, models

    with book.transaction():
        run = int(models.ImportRun.insert(at="x", file_name="a.csv", sha256="0", summary="{}").execute())
        bulk.record_added(book, run, "receivable", item)
        assert bulk.changed_since(book, run) == 0
        keep()
        assert bulk.changed_since(book, run) == 1
