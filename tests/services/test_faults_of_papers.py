"""What goes wrong with any kind of paper: missing facts, broken words, hard names, no room, two programs at once."""

import io
import os
import subprocess
import sys
import zipfile
from datetime import date
from email import message_from_bytes

import pytest
from PIL import Image
from python_calamine import CalamineWorkbook

from db import models
from desktop.app import App
from desktop.documents.texts import originals
from desktop.domain.bundles import BundleChoices, ForWhom
from desktop.domain.company import BankAccount, DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.deliveries import DeliveryChannel, ProofKind
from desktop.domain.papers import WarningCode
from desktop.domain.problems import ProblemCode
from desktop.services.account_changes import AccountChangeChoices
from desktop.services.bundles import free_place
from desktop.services.clock import FixedClock
from desktop.services.deliveries import DeliveryForm
from desktop.services.faults import DiskFull
from desktop.services.letters import LetterChoices
from desktop.services.payment_requests import RequestChoices
from desktop.services.payments import PaymentForm, Share
from desktop.services.proofs import ProofForm
from desktop.services.receipts import ReceiptChoices
from desktop.services.statements import StatementChoices
from desktop.services.thanks import ThanksChoices
from desktop.wording.bundles import BundleVoice
from desktop.wording.follow_up import follow_up_sheets
from tests.conftest import ROOT
from tests.services.scans import picture

OLD = BankAccount("CNY", "安顺设备有限公司", "中国农业银行上海分行", "0000 1111")
KINDS = (
    DocumentKind.REMINDER, DocumentKind.STATEMENT, DocumentKind.PAYMENT_REQUEST, DocumentKind.THANKS,
    DocumentKind.RECEIPT, DocumentKind.ACCOUNT_CHANGE,
)  # fmt: skip
#: Names that a folder, a header of a mail or a spreadsheet would take for something else.
HARD_NAMES = (
    "../../etc/passwd", 'a\\b:c*d?e"f<g>h|i', "first\nsecond", "שלום בע״מ", "好😀👨‍👩‍👧公司", "长" * 300, "x" * 300,
    "CON", "...", '=HYPERLINK("http://x")', "-2+3", "@SUM(A1)",
)  # fmt: skip


def texts_of(path):
    """All texts in the cells of a workbook."""
    workbook = CalamineWorkbook.from_path(str(path))
    tables = [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]
    return {cell for table in tables for row in table for cell in row if isinstance(cell, str)}


@pytest.fixture
def order(services, add_item, today, saved):
    """Give the order of a paper of a kind to a customer for whom it can be made."""

    def ordered(kind, customer, currency="CNY"):
        if kind is DocumentKind.THANKS:
            for n in range(3):
                item = add_item(f"T-{n}", 1_000, due=n, to=customer, currency=currency)
                shares = (Share(item, 1_000),)
                form = PaymentForm(customer, currency, 1_000, today, shares=shares, reference=f"T-{n}")
                saved(services.payments.add(form, asked=("twice",)))
            return ThanksChoices(customer, currency)
        item = add_item("A-1", 10_000, due=-40, to=customer, currency=currency)
        if kind is DocumentKind.RECEIPT:
            form = PaymentForm(customer, currency, 500, today, shares=(Share(item, 500),))
            return ReceiptChoices(saved(services.payments.add(form)))
        return {
            DocumentKind.REMINDER: LetterChoices(customer, currency),
            DocumentKind.STATEMENT: StatementChoices(customer, currency),
            DocumentKind.PAYMENT_REQUEST: RequestChoices(customer, currency),
            DocumentKind.ACCOUNT_CHANGE: AccountChangeChoices(customer, currency, OLD),
        }[kind]

    return ordered


@pytest.fixture
def service_of(services):
    return lambda kind: {
        DocumentKind.REMINDER: services.letters,
        DocumentKind.STATEMENT: services.statements,
        DocumentKind.PAYMENT_REQUEST: services.payment_requests,
        DocumentKind.THANKS: services.thanks,
        DocumentKind.RECEIPT: services.receipts,
        DocumentKind.ACCOUNT_CHANGE: services.account_changes,
    }[kind]


@pytest.fixture
def warned(service_of):
    """The codes that a paper is warned of, once it is seen that it can be printed all the same."""

    def codes(kind, choices):
        _draft, preview = service_of(kind).draft_and_preview(choices)
        assert preview.pdf is not None, preview.problems
        return {warning.code for warning in preview.warnings}

    return codes


class TestMissing:
    @pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not DocumentKind.RECEIPT])
    def test_nobody_and_nowhere_to_send_it_to_is_told(self, our_company, order, warned, add_customer, kind):
        found = warned(kind, order(kind, add_customer()))
        assert {WarningCode.NO_ADDRESS, WarningCode.NO_CONTACT} <= found

    @pytest.mark.parametrize("kind", [DocumentKind.REMINDER, DocumentKind.PAYMENT_REQUEST])
    def test_a_currency_without_an_account_is_told(self, our_company, order, warned, add_customer, kind):
        assert WarningCode.NO_ACCOUNT in warned(kind, order(kind, add_customer(), "EUR"))

    def test_there_is_no_notice_of_an_account_that_we_do_not_have(self, services, add_customer, refused):
        choices = AccountChangeChoices(add_customer(), "EUR", OLD)
        assert ("new", ProblemCode.REQUIRED) in refused(services.account_changes.make, choices)

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_run_makes_it_all_the_same(self, services, our_company, order, saved, *, add_customer, kind):
        made = saved(services.print_runs.make([order(kind, add_customer())]))
        assert len(made.documents) == 1


class TestBroken:
    @pytest.mark.parametrize("language", LetterLanguage)
    @pytest.mark.parametrize("kind", KINDS)
    def test_words_that_cannot_be_filled_give_way_to_ours(
        self, book, our_company, order, service_of, *, add_customer, kind, language
    ):
        choices = order(kind, add_customer(letter_language=language))
        plain = service_of(kind).draft_and_preview(choices)[1]
        with book.transaction():
            for key in originals(language):
                models.PaperText.insert(language=language, key=key, text="{nobody}", updated_at="2026-01-01").execute()
        found = service_of(kind).draft_and_preview(choices)[1]
        assert WarningCode.NO_TEXT in {warning.code for warning in found.warnings}
        assert found.pages == plain.pages

    @pytest.mark.parametrize("language", LetterLanguage)
    def test_a_mail_whose_words_cannot_be_filled_has_ours(
        self, book, services, our_company, order, *, add_customer, saved, language
    ):
        customer = add_customer(letter_language=language)
        paper = saved(services.letters.make(order(DocumentKind.REMINDER, customer)))
        plain = message_from_bytes(services.mail_drafts.draft([paper]))
        with book.transaction():
            for key in originals(language):
                models.PaperText.insert(language=language, key=key, text="{nobody}", updated_at="2026-01-01").execute()
        assert message_from_bytes(services.mail_drafts.draft([paper]))["Subject"] == plain["Subject"]

    @pytest.mark.parametrize(
        "logo", [b"", b"\x89PNG\r\n\x1a\nno more", picture()[:40], picture("JPEG")[:60]], ids=range(4)
    )
    def test_a_broken_logo_is_refused(self, services, refused, logo):
        assert refused(services.company.set_logo, logo) == [("logo", ProblemCode.NOT_A_PICTURE)]

    def test_a_logo_of_40_megapixels_is_refused_whatever_its_size_in_bytes(self, services, refused):
        stream = io.BytesIO()
        Image.new("1", (8_000, 5_000)).save(stream, "PNG")
        assert len(stream.getvalue()) < 100_000
        assert refused(services.company.set_logo, stream.getvalue()) == [("logo", ProblemCode.NOT_A_PICTURE)]


class TestHardNames:
    @pytest.fixture
    def paper(self, services, our_company, add_customer, add_item, saved):
        """Make a letter to a customer of some name, sent and proved; give its id and the customer's."""

        def made(name):
            customer = add_customer(name)
            add_item("A-1", 10_000, due=-40, to=customer)
            return saved(services.letters.make(LetterChoices(customer, "CNY"))), customer

        return made

    @pytest.mark.parametrize("name", HARD_NAMES, ids=range(len(HARD_NAMES)))
    def test_every_file_stays_in_its_folder(self, services, paper, saved, tmp_path, *, today, name):
        document, customer = paper(name)
        out, scan = tmp_path / "out", tmp_path / "slip.png"
        out.mkdir()
        scan.write_bytes(picture())
        saved(services.deliveries.send(DeliveryForm((document,), DeliveryChannel.POST, today)))
        proof = saved(services.proofs.add(ProofForm(document, ProofKind.SIGNED_SLIP, today, file=scan)))
        voice = BundleVoice(LetterLanguage.ENGLISH)
        bundle = free_place(out, voice.file_name(services.customers.get(customer).customer.name, today))
        files = [
            *services.print_runs.save_files([document], out),
            services.mail_drafts.write([document], out),
            services.proofs.save_to(proof, out),
            saved(services.bundles.make(BundleChoices(customer, ForWhom.LAWYER), voice, bundle)).path,
        ]
        assert sorted(out.iterdir()) == sorted({*files, bundle.with_suffix(".xlsx")})
        assert all(len(file.name.encode()) <= 255 for file in out.iterdir())

    @pytest.mark.parametrize("text", ["=1+1", "+1+1", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x")'])
    def test_no_text_is_a_formula_in_a_workbook(
        self, services, add_customer, add_item, saved, *, tmp_path, today, text
    ):
        customer = add_customer(text)
        add_item(text, 10_000, due=-40, to=customer)
        voice, follow_up = BundleVoice(LetterLanguage.ENGLISH), tmp_path / "table.xlsx"
        bundle = saved(services.bundles.make(BundleChoices(customer, ForWhom.LAWYER), voice, tmp_path / "bundle.pdf"))
        services.follow_up.export(follow_up_sheets(services.follow_up.table(today, today)), follow_up)
        for path in (bundle.workbook, follow_up):
            assert text in texts_of(path)
            with zipfile.ZipFile(path) as parts:
                assert not [name for name in parts.namelist() if b"<f>" in parts.read(name)]


class TestNoRoom:
    @pytest.fixture
    def made(self, services, our_company, add_customer, add_item, saved):
        orders = []
        for n in range(3):
            customer = add_customer(f"恒达{n}")
            add_item(f"A-{n}", 10_000, due=-40, to=customer)
            orders.append(LetterChoices(customer, "CNY"))
        return saved(services.print_runs.make(orders)).documents

    def fill(self, disk, left):
        room = os.statvfs(disk)
        (disk / "filler").write_bytes(b"x" * (room.f_bavail * room.f_frsize - left))

    def test_single_files_end_at_the_one_that_has_no_room(self, services, made, small_disk):
        size = len(services.archive.pdf(made[0]))
        self.fill(small_disk, size * 2)
        with pytest.raises(DiskFull):
            services.print_runs.save_files(made, small_disk)
        written = sorted(file for file in small_disk.iterdir() if file.name != "filler")
        assert 0 < len(written) < 3
        for file, document in zip(written, made, strict=False):
            assert file.read_bytes() == services.archive.pdf(document)
        (small_disk / "filler").unlink()
        assert len(services.print_runs.save_files(made, small_disk)) == 3

    def test_a_mail_draft_without_room_leaves_nothing(self, services, made, small_disk):
        self.fill(small_disk, 8_192)
        with pytest.raises(DiskFull):
            services.mail_drafts.write(made[:1], small_disk)
        assert [file.name for file in small_disk.iterdir()] == ["filler"]


class TestPaidMeanwhile:
    @pytest.mark.parametrize(
        ("kind", "seen"),
        [
            (DocumentKind.REMINDER, lambda draft: draft),
            (DocumentKind.STATEMENT, lambda draft: draft.facts),
            (DocumentKind.PAYMENT_REQUEST, lambda draft: draft.facts),
        ],
    )
    def test_between_preview_and_print(
        self, services, our_company, order, service_of, *, add_customer, refused, saved, today, kind, seen
    ):
        customer = add_customer()
        choices = order(kind, customer)
        draft, _preview = service_of(kind).draft_and_preview(choices)
        item = services.receivables.page(customer)[0].item.id
        saved(services.payments.add(PaymentForm(customer, "CNY", 4_000, today, shares=(Share(item, 4_000),))))
        assert [code for _field, code in refused(service_of(kind).make, choices, seen=seen(draft))] == [
            ProblemCode.CHANGED_MEANWHILE
        ]


class TestClockGoneBack:
    """Somebody's clock was wrong, and is put right: papers of a later day are in the book."""

    @pytest.fixture
    def earlier(self, services, our_company, at, customer, *, add_item, saved):
        add_item("A-1", 10_000, due=-40)
        saved(services.letters.make(LetterChoices(customer, "CNY")))
        return at(-5)

    def test_no_second_letter_is_proposed(self, earlier, customer, saved):
        assert [each.level for each in earlier.letters.candidates()] == [None]
        assert saved(earlier.print_runs.make([LetterChoices(customer, "CNY")])).documents == ()

    def test_what_is_made_by_hand_gets_the_next_number(self, earlier, customer, saved):
        saved(earlier.letters.make(LetterChoices(customer, "CNY")))
        assert sorted(row.number for row in earlier.archive.page()) == ["CK-2026-0001", "CK-2026-0002"]

    def test_a_paper_of_a_later_day_cannot_have_gone_out(self, services, earlier, refused, today):
        (row,) = earlier.archive.page()
        form = DeliveryForm((row.id,), DeliveryChannel.POST, today)
        assert refused(earlier.deliveries.send, form) == [("sent_on", ProblemCode.TOO_LATE)]

    def test_the_list_of_the_day_and_the_clocks_are_read(self, earlier, customer):
        assert earlier.today.count() >= 0
        assert earlier.limitation.of_customer(customer)
        assert earlier.deliveries.awaiting() == []


def test_a_run_over_new_year_is_of_the_new_year(book, our_company, add_customer, add_item, saved):
    clock = FixedClock(date(2026, 12, 31))
    services = App(book, clock).services
    orders = []
    for n in range(3):
        orders.append(LetterChoices(add_customer(f"恒达{n}"), "CNY"))
        add_item(f"A-{n}", 10_000, due=-40, to=orders[-1].customer_id)

    def strike(done, _total):
        clock.day = date(2027, 1, 1) if done == 2 else clock.day

    made = saved(services.print_runs.make(orders, progress=strike))
    rows = [services.archive.get(each).row for each in made.documents]
    assert [(row.number, row.made_on) for row in rows] == [
        (f"CK-2027-000{n}", date(2027, 1, 1)) for n in (1, 2, 3)
    ]  # fmt: skip
    assert services.archive.count() == 3


#: Makes letters one by one, or in runs of three, to some customers, waiting for nobody.
AT_ONCE = """
import sys
from pathlib import Path

from db.connection import open_book
from desktop.app import Services
from desktop.services.clock import FixedClock
from desktop.services.letters import LetterChoices
from tests.services.conftest import TODAY, saved

services = Services(open_book(Path(sys.argv[1])), FixedClock(TODAY))
orders = [LetterChoices(int(each), "CNY") for each in sys.argv[3:]]
step = int(sys.argv[2])
for begin in range(0, len(orders), step):
    if step == 1:
        saved(services.letters.make(orders[begin]))
        continue
    left = orders[begin : begin + step]
    while left:  # what changed twice while it was drawn is told, and tried again
        left = [each.order for each in saved(services.print_runs.make(left)).skipped]
"""


def test_two_programs_at_once_give_each_number_once(book, services, our_company, add_customer, add_item):
    customers = [add_customer(f"恒达{n}") for n in range(12)]
    for n, customer in enumerate(customers):
        add_item(f"A-{n}", 10_000, due=-40, to=customer)
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", AT_ONCE, str(book.path), str(step), *map(str, customers[at::2])],
            cwd=ROOT, stderr=subprocess.PIPE, text=True,
        )
        for at, step in enumerate((1, 3))
    ]  # fmt: skip
    told = [program.communicate(timeout=120)[1] for program in programs]
    assert [program.returncode for program in programs] == [0, 0], told
    rows = services.archive.page(limit=100)
    assert sorted(row.number for row in rows) == [f"CK-2026-{n + 1:04}" for n in range(len(customers))]
    assert sorted(row.customer_id for row in rows) == customers
    assert services.books.check().is_sound
