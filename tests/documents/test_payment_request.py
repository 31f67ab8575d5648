"""Payment requests, read back from their PDFs: what they say, the papers ticked, and how they fall on pages."""

import re
from dataclasses import replace

import pytest

from desktop import documents
from desktop.documents.keys import PAYMENT_REQUEST
from desktop.documents.parts.dates import figure
from desktop.documents.texts import Texts
from desktop.domain.capitals import in_capitals
from desktop.domain.customers import LetterLanguage
from desktop.domain.decency import found_words
from desktop.domain.payrequests import PaperCount, PayStage
from desktop.domain.process import PaperForm, PaperKind
from tests.documents import reading, request_samples, request_scenes, samples, statement_golden

CHINESE = Texts(LetterLanguage.CHINESE)
ENGLISH = Texts(LetterLanguage.ENGLISH)
NAMES = [name for name in statement_golden.NAMES if name.startswith("request")]


def boxes(pdf):
    """Count the boxes and the ticks that are drawn: squares of some points, and what is drawn with round ends."""
    document = reading.open_pdf(pdf)
    try:
        bounds = [found.get_bounds() for page in document for found in page.get_objects() if found.type == _PATH]
    finally:
        document.close()
    sizes = [(right - left, top - bottom) for left, bottom, right, top in bounds]
    return sum(6 < wide < 10 and abs(wide - high) < 0.5 for wide, high in sizes)


_PATH = 2


@pytest.mark.parametrize("name", NAMES)
def test_a_request_says_what_was_agreed_on(name):
    assert statement_golden.text(name) == statement_golden.kept(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("scene", request_scenes.SCENES, ids=lambda scene: scene.name)
def test_no_request_threatens(scene):
    assert found_words(reading.flat(scene.paper, scene.texts)) == ()


@pytest.mark.parametrize("scene", request_scenes.SCENES, ids=lambda scene: scene.name)
def test_nothing_is_printed_into_the_margins(scene):
    assert reading.beyond_margins(documents.make(scene.paper, scene.texts).pdf) == []


@pytest.mark.parametrize(
    ("paper", "texts"), [(request_samples.request(), CHINESE), (request_samples.british(), ENGLISH)]
)
def test_sums_of_the_contract_and_of_the_request_are_told(paper, texts):
    text = reading.flat(paper, texts)
    contract = paper.contract
    sums = (contract.amount, contract.delivered, contract.invoiced, contract.paid, paper.total)
    assert [sum_ for sum_ in sums if figure(sum_, "CNY") not in text] == []
    assert "29.9%" in text
    assert figure(contract.amount - contract.paid - paper.total, "CNY") in text


def test_the_sum_is_repeated_in_capitals_in_yuan_alone():
    paper = request_samples.request()
    assert in_capitals(paper.total) in reading.flat(paper, CHINESE)
    assert "大写" not in reading.flat(request_samples.request(2, samples.heading(currency="USD")), CHINESE)


@pytest.mark.parametrize(
    ("paper", "line"),
    [
        (PaperCount(PaperKind.VAT_INVOICE, PaperForm.ORIGINAL, 3), "增值税专用发票（原件）3份"),
        (PaperCount(PaperKind.STATEMENT), "对账单1份"),
        (PaperCount(PaperKind.SIGNED_RECEIPT, PaperForm.COPY, 2, "收货人签字"), "签收单（复印件）2份"),
        (PaperCount(PaperKind.OTHER, PaperForm.COPY, 2, "装箱单"), "装箱单（复印件）2份"),
        (PaperCount(PaperKind.OTHER), "其他资料1份"),
    ],
)
def test_a_paper_is_named_with_form_and_number(paper, line):
    text = reading.flat(request_samples.request(papers=(paper,)), CHINESE)
    assert text.count(line) == 2


def test_notes_and_long_names_of_papers_stand_in_the_letter_alone():
    noted = PaperCount(PaperKind.SIGNED_RECEIPT, PaperForm.COPY, 2, "收货人签字")
    named = PaperCount(PaperKind.OTHER, note="装" * 60)
    text = reading.flat(request_samples.request(papers=(noted, named)), CHINESE)
    assert text.count("收货人签字") == 1
    assert text.count("装" * 60) == 1
    assert text.count("装" * 40 + "…") == 1


def test_what_is_enclosed_is_ticked_and_stands_on_the_slip_to_be_ticked_again():
    enclosed = PaperCount(PaperKind.STATEMENT)
    follows = PaperCount(PaperKind.ORDER, enclosed=False)
    both = request_samples.request(papers=(enclosed, follows))
    text = reading.flat(both, CHINESE)
    assert (text.count("对账单1份"), text.count("订单1份")) == (2, 1)
    assert boxes(documents.make(both, CHINESE).pdf) == 3 + 1  # two in the letter, one on the slip, and one tick
    assert "未打勾的资料备齐后另行提交" in text
    assert "未打勾" not in reading.flat(request_samples.request(papers=(enclosed,)), CHINESE)


def test_without_a_slip_there_is_none():
    text = reading.flat(request_samples.request(with_slip=False), CHINESE)
    assert "资料签收回执" not in text


def test_every_kind_form_and_stage_has_its_words():
    stages = [f"stage.{stage}" for stage in PayStage if stage is not PayStage.OTHER]
    named = [*stages, *(f"paper.{kind}" for kind in PaperKind), *(f"form.{form}" for form in PaperForm)]
    assert [name for name in named if f"payment_request.{name}" not in PAYMENT_REQUEST] == []


@pytest.mark.parametrize("stage", [stage for stage in PayStage if stage is not PayStage.OTHER])
def test_the_stage_is_named(stage):
    assert CHINESE.say(f"payment_request.stage.{stage}") in reading.flat(request_samples.request(stage=stage), CHINESE)


def test_what_nobody_knows_is_not_spoken_of():
    text = reading.flat(request_samples.bare(), CHINESE)
    for word in ("合同编号", "款项性质", "参考号", "代收人", "据我公司了解", "随函提交", "下列资料", "现金"):
        assert word not in text


@pytest.mark.parametrize(("count", "pages"), [(3, 2), (60, 4)])
def test_many_items_are_listed_behind_the_letter_each_once(count, pages):
    paper = request_samples.request(count)
    found = reading.pages(paper, CHINESE)
    assert len(found) == pages
    assert "付款申请函" in found[0]
    assert re.findall(r"26332\d{15}", "".join(found)) == [item.number for item in paper.items]
    assert "特此申请" in found[0]


def test_a_note_stands_in_the_letter():
    assert "请走加急流程" in reading.flat(replace(request_samples.bare(), note="请走加急流程。"), CHINESE)
