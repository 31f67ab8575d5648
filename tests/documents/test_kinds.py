"""Receipts, letters of thanks and notices of a new account: their whole texts, and what no field may do to them."""

import re
from dataclasses import replace

import pytest

from desktop import documents
from desktop.domain.company import ACCOUNT_LIMITS, LIMITS, Company
from desktop.domain.decency import found_words
from tests.documents import kind_golden, kind_scenes, reading
from tests.documents.every_field import american, collisions, filled, outside, paths
from tests.documents.kind_samples import CHINESE, ENGLISH, account_change, british, receipt, thanks

#: One paper of each kind in which every field is shown that such a paper can show.
PAPERS = [
    receipt(2, payer="1", unapplied=1, interest=1, paid_back=1, is_under_plan=True, plan="1", instalments=(0, 1)),
    thanks(benefit="1"),
    account_change(),
]
CASES = [
    pytest.param(paper, texts, id=f"{type(paper).__name__}-{texts.language}")
    for paper in PAPERS
    for texts in (CHINESE, ENGLISH)
]
MARKUP = "<b>&amp;</b><img src='/x.png'/><a href='http://x.example'>{total}</a> %s ) ( \\ endobj"
#: What every printer leaves white at the edges, in points.
_EDGE = 12


def squeezed(text):
    return re.sub(r"\s+", "", text)


def cut(path, name):
    """Cut a text to what its field may hold."""
    field = path.rpartition(".")[2]
    if ".company." in path or ".account" in path or ".old." in path or ".new." in path:
        return name[: {**LIMITS, **ACCOUNT_LIMITS}.get(field, 200)]
    if ".customer." in path:
        return name[: {"tax_id": 60, "phone": 60, "legal_representative": 100}.get(field, 200)]
    return name[:100] if ".parts." in path or field == "received_by" else name


@pytest.mark.parametrize("name", kind_golden.NAMES)
def test_a_paper_says_what_was_read_and_found_good(name):
    assert kind_golden.text(name) == kind_golden.kept(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", kind_golden.NAMES)
def test_no_paper_threatens(name):
    assert found_words(kind_golden.text(name)) == ()


@pytest.mark.parametrize("scene", kind_scenes.SCENES, ids=lambda scene: scene.name)
def test_nothing_is_printed_where_printers_cannot(scene):
    assert reading.beyond_margins(documents.make(scene.paper, scene.texts).pdf) == []


@pytest.mark.parametrize("name", ["龘" * 200, "W" * 200, "Ünterföhring-Straßenbahn " * 8, "（有限）合伙。" * 28])
@pytest.mark.parametrize(("paper", "texts"), CASES)
def test_names_of_200_characters_in_every_field_are_drawn_beside_each_other(paper, texts, name):
    long = filled(paper, lambda path: cut(path, name))
    for each in (long, american(long)):
        document = reading.open_pdf(documents.make(each, texts).pdf)
        for number, page in enumerate(document, start=1):
            assert outside(page, _EDGE) == "", number
            assert collisions(page) == [], number
        document.close()


@pytest.mark.parametrize(("paper", "texts"), CASES)
def test_markup_in_any_field_is_printed_as_it_is_written(paper, texts):
    marked = filled(paper, lambda _path: MARKUP)
    made = documents.make(marked, texts)
    text = squeezed("".join(reading.pages_of(made.pdf)))
    assert text.count(squeezed(MARKUP)) >= min(len(paths(paper)) // 6, 5)
    assert reading.pictures_and_links(made.pdf) == 0
    assert b"/URI" not in made.pdf


@pytest.mark.parametrize(("paper", "texts"), CASES)
def test_papers_of_a_firm_and_a_customer_of_whom_nothing_is_known(paper, texts):
    empty = filled(paper, lambda _path: "")
    nothing = replace(empty, heading=replace(empty.heading, company=Company(), account=None))
    text = "".join(reading.pages_of(documents.make(nothing, texts).pdf))
    assert "None" not in text
    assert "{" not in text


@pytest.mark.parametrize(
    "paper",
    [receipt(2, british("1")), thanks(head=british("1")), account_change(british("1"))],
    ids=lambda p: type(p).__name__,
)
def test_english_papers_of_a_british_firm_name_its_registration(paper):
    assert "Registered in England and Wales." in reading.flat(paper, ENGLISH)
    assert "Registered in" not in reading.flat(paper, CHINESE)
    assert "Registered in" not in reading.flat(american(paper), ENGLISH)


def test_characters_that_no_font_has_are_named():
    made = documents.make(receipt(1, payer="😀", reference="שלום"), CHINESE)
    assert "😀" in made.missing
    assert made.right_to_left
