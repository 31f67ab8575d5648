"""What a lawyer, an agency or a colleague gets of a customer: in order, numbered through, and nothing private."""

import os
import re
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from db import driver
from db.faults import DiskFull
from desktop.domain.bundle_pages import Damage, LeftOut
from desktop.domain.bundles import (
    BundleChoices,
    BundlePart,
    ForWhom,
    allowed_parts,
    usual_parts,
)
from desktop.domain.customers import LetterLanguage
from desktop.domain.deliveries import ProofKind
from desktop.domain.problems import ProblemCode
from desktop.domain.timeline import EventGroup
from desktop.services.bundles import free_place
from desktop.services.payment_forms import PaymentForm
from desktop.services.proofs import ProofForm
from desktop.wording.bundles import BundleVoice
from desktop.wording.timeline import event_line
from tests.documents.reading import pages_of
from tests.services import bundle_story as story
from tests.services.scans import picture

LAWYER, AGENCY, COLLEAGUE = ForWhom
ENGLISH, CHINESE = BundleVoice(LetterLanguage.ENGLISH), BundleVoice(LetterLanguage.CHINESE)
PRIVATE = (story.NOTE, story.PERSONAL_NOTE, story.REPLY_NOTE, story.SIGNAL_NOTE, story.EVIDENCE)
PERSONAL = (story.PHONE, story.MAIL)


@pytest.fixture
def told(at, tmp_path):
    """The customer of the story."""
    (tmp_path / "scans").mkdir()
    return story.tell(at, tmp_path / "scans")


@pytest.fixture
def bundle(services, told, tmp_path, saved):
    """Make a bundle; gives what was made."""

    def made(for_whom=LAWYER, voice=ENGLISH, parts=None, **more):
        choices = BundleChoices(told, for_whom, story.LAWYER, parts=parts)
        return saved(services.bundles.make(choices, voice, tmp_path / "bundle.pdf", **more))

    return made


def texts(made):
    return [" ".join(page.split()) for page in pages_of(made.path.read_bytes())]


def cells(made):
    book = CalamineWorkbook.from_path(made.workbook)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def everything_said(made):
    return " ".join([*texts(made), repr(cells(made))])


def test_pages_are_numbered_through(bundle):
    made = bundle()
    pages = texts(made)
    assert len(pages) == made.pages
    for place, page in enumerate(pages, start=1):
        assert f"Page {place} of {made.pages}" in page


def test_the_list_of_contents_names_the_page_on_which_each_paper_begins(bundle):
    pages = texts(bundle())
    found = re.findall(r"((?:CK|FQ)-2026-\d{4}) of \d+ \w+ 2026 (\d+)", pages[0])
    assert [number for number, _page in found] == ["CK-2026-0001", "CK-2026-0002", "FQ-2026-0001"]
    for number, page in found:
        assert f"编号：{number}" in pages[int(page) - 1].replace(": ", "：").replace("： ", "：")


def test_proofs_follow_their_letters(bundle):
    pages = texts(bundle())
    parts = [re.search(r"Part \d · (?:(\S+) · )?Page", page) for page in pages[1:]]
    numbers = [found[1] for found in parts]
    assert numbers[:3] == [None, None, None]
    assert numbers[3:7] == ["CK-2026-0001", "CK-2026-0001", "CK-2026-0002", "CK-2026-0002"]
    assert "Delivered, signed for" in pages[5]


def test_a_stranger_reads_the_whole_story(bundle):
    page = texts(bundle())[1]
    in_order = (
        "Contract HT-2026-18 signed",
        "Due: ¥100,000.00 under FP-501. Of it ¥75,000.00 is still open.",
        "They promise to pay ¥100,000.00 by",
        "broken promise, nothing came in",
        "They paid ¥25,000.00",
        "First reminder CK-2026-0001 over ¥75,000.00",
        "CK-2026-0001 was sent by post (1234567890123)",
        "CK-2026-0001 arrived: print of the tracking",
        "They dispute ¥5,000.00 of FP-502: quality",
        "The dispute about FP-502 ends",
        "Second reminder CK-2026-0002",
        "They answer CK-2026-0002: Agrees to pay ¥50,000.00",
        "Instalment plan signed: ¥60,000.00 in 3 instalments",
        "Instalment of ¥20,000.00 due; nothing of it is paid.",
        "We decide that a final notice may be sent",
        f"We hand over to {story.LAWYER}: FP-501",
        "Today ¥175,000.00 is open, all of it overdue.",
    )
    places = [page.find(text) for text in in_order]
    assert -1 not in places, in_order[places.index(-1)]
    assert places == sorted(places)


def test_the_story_is_told_in_the_language_that_was_chosen(bundle):
    page = texts(bundle(voice=CHINESE))[1]
    assert "事件经过" in page
    assert "Due:" not in page


@pytest.mark.parametrize("for_whom", [LAWYER, AGENCY])
def test_nothing_private_leaves_the_house(bundle, for_whom):
    said = everything_said(bundle(for_whom, parts=frozenset(BundlePart) - {BundlePart.PEOPLE}))
    assert [text for text in (*PRIVATE, *PERSONAL) if text in said] == []
    assert "财务经理" in said  # who signed, with the position


def test_what_is_private_is_not_even_read_for_others(services, told):
    contents = services.bundles.contents(told, for_whom=LAWYER)
    assert (contents.judgement, contents.note) == (None, "")
    assert not any(person.note for person in contents.people)


def test_telephones_go_out_where_they_are_ticked(bundle):
    said = everything_said(bundle(LAWYER, parts=usual_parts(LAWYER) | {BundlePart.PEOPLE}))
    assert all(text in said for text in PERSONAL)


def test_a_colleague_sees_signals_but_notes_only_where_they_are_ticked(bundle):
    said = everything_said(bundle(COLLEAGUE))
    assert story.SIGNAL_NOTE in said
    assert story.NOTE not in said
    assert story.NOTE in everything_said(bundle(COLLEAGUE, parts=frozenset(BundlePart)))


@pytest.mark.parametrize("for_whom", list(ForWhom))
def test_what_is_ticked_at_first_is_allowed(for_whom):
    assert usual_parts(for_whom) < allowed_parts(for_whom)


def test_a_part_that_is_not_ticked_has_no_page_and_no_line_in_the_story(bundle):
    parts = usual_parts(LAWYER) - {BundlePart.PROMISES, BundlePart.LETTERS, BundlePart.PROOFS}
    pages = texts(bundle(parts=parts))
    assert not any("They promise" in page or "CK-2026-0001 was sent" in page for page in pages)
    assert not any("· CK-2026" in page for page in pages)


def test_papers_of_the_archive_are_as_they_were_printed(services, bundle):
    made = bundle()
    first = services.archive.find("CK-2026-0001")
    (printed,) = pages_of(services.archive.pdf(first))
    bound = pages_of(made.path.read_bytes())[4]
    assert "".join(printed.split()) in "".join(bound.split())


def test_the_workbook_has_items_money_letters_and_contacts(bundle):
    tables = cells(bundle())
    assert list(tables) == ["Items", "Payments", "Letters and proofs", "Contacts"]
    assert [row[0] for row in tables["Items"][1:]] == ["FP-501", "FP-502", "FP-503"]
    assert tables["Items"][1][7] == 75_000
    assert tables["Payments"][1][2:7] == [25_000, "Bank transfer", "0811", "FP-501", 25_000]
    assert [row[0] for row in tables["Letters and proofs"][1:]] == ["CK-2026-0001", "CK-2026-0002", "FQ-2026-0001"]


def test_it_is_told_in_the_timeline(services, told, bundle):
    made = bundle()
    newest = services.customers.events(told, groups=[EventGroup.PAPERS])[0]
    assert event_line(newest) == f"Papers put together, {made.pages} pages: {story.LAWYER}"


def test_a_voided_letter_is_left_out_and_named(services, bundle, saved):
    saved(services.archive.void(services.archive.find("CK-2026-0001"), "wrong"))
    pages = texts(bundle())
    assert "Declared void and not in it: CK-2026-0001." in pages[0]
    assert not any("· CK-2026-0001 ·" in page for page in pages)


@pytest.mark.parametrize(("table", "column"), [("proof", "file"), ("document", "pdf")])
def test_what_was_altered_is_left_out_and_named(book, bundle, table, column):
    with driver.connected(book.path) as connection:
        connection.execute(f"DROP TRIGGER {table}_stays")
        connection.execute(f"UPDATE {table} SET {column} = x'25504446' WHERE id = 1")
    made = bundle()
    assert made.left_out == (LeftOut("CK-2026-0001", Damage.ALTERED, is_proof=table == "proof"),)
    assert "its bytes are not those that were kept" in texts(made)[0]


def test_a_damaged_picture_is_left_out_and_named(services, told, tmp_path, bundle, saved):
    letter = services.archive.find("CK-2026-0001")
    cut_off = tmp_path / "photo.jpg"
    cut_off.write_bytes(picture("JPEG", (900, 600))[:2_000])
    saved(services.proofs.add(ProofForm(letter, ProofKind.SIGNED_SLIP, story.TODAY, file=cut_off)))
    made = bundle()
    assert made.left_out == (LeftOut("CK-2026-0001", Damage.UNREADABLE, is_proof=True),)
    assert "the file is damaged" in texts(made)[0]


def test_giving_up_leaves_nothing(services, told, tmp_path, everything):
    before = everything()
    pieces = iter([False, False, False])
    choices = BundleChoices(told, LAWYER)
    path = tmp_path / "bundle.pdf"
    assert services.bundles.make(choices, ENGLISH, path, cancelled=lambda: next(pieces, True)) is None
    assert everything() == before
    assert [file.name for file in tmp_path.iterdir() if file.suffix in {".pdf", ".xlsx", ".part"}] == []


def test_a_full_disk_is_a_fault_that_leaves_nothing(services, told, small_disk, everything):
    before = everything()
    room = os.statvfs(small_disk)
    (small_disk / "filler").write_bytes(b"x" * (room.f_bavail * room.f_frsize - 40_000))
    with pytest.raises(DiskFull):
        services.bundles.make(BundleChoices(told, LAWYER), ENGLISH, small_disk / "bundle.pdf")
    assert everything() == before
    assert [file.name for file in small_disk.iterdir()] == ["filler"]


def test_refused_without_customer_part_or_with_a_long_name(services, told, tmp_path, refused):
    make, path = services.bundles.make, tmp_path / "bundle.pdf"
    assert refused(make, BundleChoices(777, LAWYER), ENGLISH, path) == [("", ProblemCode.NOT_FOUND)]
    nothing = BundleChoices(told, LAWYER, parts=frozenset({BundlePart.NOTES}))
    assert refused(make, nothing, ENGLISH, path) == [("parts", ProblemCode.REQUIRED)]
    assert refused(make, BundleChoices(told, LAWYER, "x" * 201), ENGLISH, path) == [("to", ProblemCode.TOO_LONG)]


def test_one_currency_alone(services, told, add_item):
    add_item("US-1", 9_900, -5, to=told, currency="USD")
    assert set(services.bundles.contents(told).accounts) == {"CNY", "USD"}
    only = services.bundles.contents(told, "USD")
    assert [item.number for item in only.items] == ["US-1"]
    assert only.letters == ()


def test_hand_overs_of_another_currency_stay_out(services, customer, add_item, today, saved):
    ours, theirs = add_item("CN-1", due=-90), add_item("US-1", due=-90, currency="USD")
    saved(services.handover.hand_over(customer, [ours, theirs], story.LAWYER, today))
    saved(services.handover.take_back(customer, [theirs]))
    assert [each.numbers for each in services.bundles.contents(customer, "CNY").decisions] == [("CN-1",)]
    assert len(services.bundles.contents(customer).decisions) == 2


class TestInShort:
    @pytest.fixture
    def said(self, services, customer, our_company, tmp_path, saved):
        """Give cover and story."""

        def made():
            choices = BundleChoices(customer, LAWYER, parts=frozenset({BundlePart.STORY}))
            return texts(saved(services.bundles.make(choices, ENGLISH, tmp_path / "bundle.pdf")))

        return made

    def test_letters_about_what_was_settled_long_ago_did_not_ask_for_it(self, said, add_item, add_paper):
        old, new = add_item("FP-1", 0, -400, amount=10_000), add_item("FP-2", due=-40)
        add_paper(days=-380, items=[old])
        add_paper(days=-20, items=[new])
        assert "We have asked for it in 1 letter." in said()[1]

    def test_not_more_is_overdue_than_is_owed(self, said, add_item, services, customer, today):
        add_item("FP-1", 10_000, -40)
        add_item("FP-2", 5_000, 40)
        services.payments.add(PaymentForm(customer, "CNY", 7_000, today, shares=()))
        cover, page = said()
        assert "Of it overdue ¥30.00" in cover
        assert "owes Anshun Equipment Co., Ltd. ¥80.00. ¥30.00 of it is overdue" in page
        assert "Today ¥80.00 is open. Of it ¥30.00 is overdue." in page


def test_a_customer_of_whom_nothing_is_known_has_a_cover_and_a_story(services, customer, tmp_path, saved):
    made = saved(services.bundles.make(BundleChoices(customer, LAWYER), ENGLISH, tmp_path / "bundle.pdf"))
    assert made.pages == 2
    assert "Today nothing is open." in texts(made)[1]


def test_another_bundle_of_the_day_lies_beside_the_first(tmp_path):
    name = ENGLISH.file_name("A/B", date(2026, 11, 21))
    first = free_place(tmp_path, name)
    first.with_suffix(".xlsx").touch()
    assert first.parent == tmp_path
    assert free_place(tmp_path, name).name == f"{first.stem} (2).pdf"
