"""What shows that papers arrived: known by its content, kept byte for byte, never changed (rules 24 and 58)."""

import hashlib
import os
from datetime import date

import pytest

from db import driver
from desktop.domain.deliveries import ProofKind
from desktop.domain.problems import ProblemCode
from desktop.services.faults import AlteredPaper, CannotOpenBook, DiskFull, PaperNotWritten, ReadOnlyBook
from desktop.services.proof_files import LARGEST_FILE, MOST_PIXELS
from desktop.services.proofs import ProofForm
from desktop.services.results import Entity
from desktop.wording.findings import finding_lines
from tests.services.scans import pdf, picture

CAME = date(2026, 11, 16)


@pytest.fixture
def paper(add_paper, add_item):
    return add_paper(items=[add_item("A-1", due=-40)])


@pytest.fixture
def scan(tmp_path):
    """Put a file where a scanner would."""

    def write(data, name="scan.pdf"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


@pytest.fixture
def form(paper):
    return lambda file=None, kind=ProofKind.SIGNED_SLIP, **more: ProofForm(paper, kind, CAME, file=file, **more)


@pytest.fixture
def add(services, form, scan):
    """Record that a paper arrived, with a scan of these bytes."""
    return lambda data, name="scan.pdf": services.proofs.add(form(scan(data, name)))


@pytest.fixture
def kept(add, saved):
    """Keep a picture as a proof; give its id."""
    return lambda data=None, name="slip.png": saved(add(data or picture(), name))


class TestFiles:
    @pytest.mark.parametrize(
        ("data", "name", "expected"),
        [
            (pdf(), "slip.pdf", ("slip.pdf", "application/pdf")),
            (picture(), "photo.png", ("photo.png", "image/png")),
            (picture("JPEG"), "IMG_0001.JPEG", ("IMG_0001.jpg", "image/jpeg")),
            (picture(), "invoice.exe", ("invoice.png", "image/png")),
            (pdf(), "签收回执", ("签收回执.pdf", "application/pdf")),
            (b"\n" + pdf(), "with a line before it.pdf", ("with a line before it.pdf", "application/pdf")),
        ],
        ids=["pdf", "png", "jpeg", "other ending", "no ending", "line before"],
    )
    def test_a_file_is_known_by_what_is_in_it(self, services, kept, data, name, expected):
        proof = kept(data, name)
        (row,) = services.deliveries.card(1).proofs
        assert (row.file_name, row.media_type) == expected
        assert (row.size, row.sha256) == (len(data), hashlib.sha256(data).hexdigest())
        assert services.proofs.file(proof) == (expected[0], data)

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", ProblemCode.NOT_A_SCAN),
            (b"MZ\x90", ProblemCode.NOT_A_SCAN),
            (b"GIF89a", ProblemCode.NOT_A_SCAN),
            (b"%PDF-1.7 and nothing after it", ProblemCode.BROKEN_FILE),
            (pdf()[:200], ProblemCode.BROKEN_FILE),
            (pdf("secret"), ProblemCode.ENCRYPTED_FILE),
            (picture()[:30], ProblemCode.BROKEN_FILE),
            (picture()[:-20], ProblemCode.BROKEN_FILE),
            (picture("JPEG")[:20], ProblemCode.BROKEN_FILE),
            (picture(size=(MOST_PIXELS // 8000 + 1, 8000)), ProblemCode.PICTURE_TOO_LARGE),
            (picture(size=(15000, 15000)), ProblemCode.PICTURE_TOO_LARGE),
        ],
        ids=[
            "empty", "program", "gif", "no pdf", "half a pdf", "locked", "head of a picture", "half a picture",
            "half a photograph", "too many points", "far too many points",
        ],
    )  # fmt: skip
    def test_what_cannot_be_opened_again_is_not_kept(self, add, refused, data, code):
        assert refused(add, data) == [("file", code)]

    def test_nothing_is_read_of_80_megabytes(self, services, form, tmp_path, refused):
        path = tmp_path / "scan.pdf"
        with path.open("wb") as file:
            file.truncate(80_000_000)
        assert refused(services.proofs.add, form(path)) == [("file", ProblemCode.FILE_TOO_LARGE)]
        (problem,) = services.proofs.add(form(path)).problems
        assert problem.values == {"limit": 20}

    def test_20_megabytes_are_kept(self, kept):
        data = pdf()
        assert kept(data + b"\n" * (LARGEST_FILE - len(data)), "scan.pdf")

    @pytest.mark.parametrize(
        ("place", "code"),
        [
            ("nothing.pdf", ProblemCode.NOT_FOUND),
            ("no\0file.pdf", ProblemCode.NOT_FOUND),
            (".", ProblemCode.NOT_A_SCAN),
        ],
    )
    def test_what_is_no_file_is_refused(self, services, form, tmp_path, place, code):
        problems = services.proofs.add(form(tmp_path / place)).problems
        assert [(problem.field, problem.code) for problem in problems] == [("file", code)]

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
    def test_a_pipe_is_not_waited_for(self, services, form, tmp_path, refused):
        os.mkfifo(tmp_path / "pipe.pdf")
        assert refused(services.proofs.add, form(tmp_path / "pipe.pdf")) == [("file", ProblemCode.NOT_A_SCAN)]

    def test_a_file_that_may_not_be_read_is_a_fault(self, services, form, common_user):
        folder, as_common_user = common_user
        path = folder / "scan.pdf"
        path.write_bytes(pdf())
        path.chmod(0)
        with pytest.raises(ReadOnlyBook), as_common_user():
            services.proofs.add(form(path))


class TestRecords:
    def test_a_paper_kept_elsewhere_is_a_proof(self, services, paper, form, saved):
        saved(services.proofs.add(form(received_by="王丽", kept_where="green folder", note="sealed\nby the gate")))
        (row,) = services.deliveries.card(paper).proofs
        assert (row.kind, row.arrived_on, row.received_by, row.kept_where) == (
            "signed_slip", CAME, "王丽", "green folder",
        )  # fmt: skip
        assert (row.note, row.media_type, row.size) == ("sealed\nby the gate", None, 0)
        assert services.deliveries.status([paper])[paper].proved

    @pytest.mark.parametrize("kind", [ProofKind.SAID, ProofKind.TRACKING])
    def test_what_cannot_be_shown_proves_nothing(self, services, paper, form, saved, kind):
        saved(services.proofs.add(form(kind=kind)))
        status = services.deliveries.status([paper])[paper]
        assert (status.arrived_on, status.proved, status.said) == (CAME, False, kind is ProofKind.SAID)

    def test_it_says_whose_papers_changed(self, services, form, customer):
        changes = services.proofs.add(form()).changes
        assert (changes.entities, changes.customers) == ({Entity.DELIVERY}, {customer})

    @pytest.mark.parametrize(
        ("more", "problem"),
        [
            ({"arrived_on": date(2026, 11, 10)}, ("arrived_on", ProblemCode.TOO_EARLY)),
            ({"arrived_on": date(2026, 11, 22)}, ("arrived_on", ProblemCode.TOO_LATE)),
            ({"document_id": 99}, ("document_id", ProblemCode.NOT_FOUND)),
            ({"received_by": "x" * 201}, ("received_by", ProblemCode.TOO_LONG)),
            ({"kept_where": "x" * 201}, ("kept_where", ProblemCode.TOO_LONG)),
            ({"note": "x" * 1001}, ("note", ProblemCode.TOO_LONG)),
        ],
    )
    def test_what_cannot_be_is_refused(self, services, paper, refused, more, problem):
        values = {"document_id": paper, "kind": ProofKind.TRACKING, "arrived_on": CAME, **more}
        assert refused(services.proofs.add, ProofForm(**values)) == [problem]

    def test_a_voided_paper_does_not_arrive_any_more(self, services, paper, form, saved, refused):
        saved(services.archive.void(paper, "wrong sum"))
        assert refused(services.proofs.add, form()) == [("document_id", ProblemCode.PAPER_VOIDED)]

    def test_a_proof_that_was_taken_back_keeps_its_file(self, services, paper, kept, saved, refused):
        proof = kept()
        saved(services.proofs.withdraw(proof))
        assert services.deliveries.status([paper])[paper].arrived_on is None
        assert services.proofs.file(proof) == ("slip.png", picture())
        assert refused(services.proofs.withdraw, proof) == [("", ProblemCode.NOT_FOUND)]
        saved(services.proofs.restore(proof))
        assert services.deliveries.status([paper])[paper].proved
        assert refused(services.proofs.restore, proof) == [("", ProblemCode.NOT_FOUND)]


class TestKeeping:
    def test_a_file_that_was_altered_is_not_given_out(self, services, book, kept):
        proof = kept()
        with driver.connected(book.path) as connection:
            connection.execute("DROP TRIGGER proof_stays")
            connection.execute("UPDATE proof SET file = x'00'")
        with pytest.raises(AlteredPaper) as caught:
            services.proofs.file(proof)
        assert caught.value.number == "slip.png"

    def test_the_check_of_a_book_finds_it(self, services, book, kept):
        kept()
        proof = kept()
        assert services.books.check().sums == []
        with driver.connected(book.path) as connection:
            connection.execute("DROP TRIGGER proof_stays")
            connection.execute("UPDATE proof SET file = x'00' WHERE id = ?", [proof])
        findings = services.books.check()
        assert finding_lines(findings) == ["proof 2, that paper CK-2026-0001 arrived, is not as it was kept"]

    def test_there_is_no_file_where_none_was_kept(self, services, form, saved):
        proof = saved(services.proofs.add(form(kept_where="green folder")))
        with pytest.raises(KeyError):
            services.proofs.file(proof)
        with pytest.raises(KeyError):
            services.proofs.file(99)

    def test_a_full_disk_keeps_nothing_of_it(self, services, book, form, scan, everything):
        scanned = form(scan(pdf() + os.urandom(100_000)))
        before = everything()
        with book.reading():
            ((pages,),) = book.rows("PRAGMA page_count")
            book.rows(f"PRAGMA max_page_count = {pages + 4}")
        with pytest.raises(DiskFull):
            services.proofs.add(scanned)
        assert everything() == before

    def test_a_file_is_saved_under_the_number_of_its_paper(self, services, kept, tmp_path):
        folder = tmp_path / "out"
        folder.mkdir()
        first, second, third = kept(), kept(picture("JPEG")), kept()
        assert [services.proofs.save_to(each, folder).name for each in (first, second, third)] == [
            "CK-2026-0001 slip.png",
            "CK-2026-0001 slip.jpg",
            "CK-2026-0001 slip-2.png",
        ]
        assert (folder / "CK-2026-0001 slip.png").read_bytes() == picture()

    def test_a_folder_that_is_not_there_is_a_fault(self, services, kept, tmp_path):
        with pytest.raises(CannotOpenBook):
            services.proofs.save_to(kept(), tmp_path / "nowhere")

    def test_a_folder_that_may_not_be_written_is_a_fault(self, services, kept, common_user):
        folder, as_common_user = common_user
        proof = kept()
        folder.chmod(0o500)
        with pytest.raises(PaperNotWritten), as_common_user():
            services.proofs.save_to(proof, folder)
