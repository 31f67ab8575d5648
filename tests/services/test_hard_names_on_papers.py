"""Names that a paper cannot print are warned of before it is printed, whichever paper it is and wherever they stand."""

from datetime import date

import pypdfium2
import pytest

from desktop.domain.debtor import DebtAnalysis
from desktop.domain.instalments import Terms
from desktop.domain.papers import WarningCode
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.services.agreements import FormChoices, PaperChoices
from desktop.services.letters import LetterChoices
from desktop.services.plans import PlanForm
from desktop.wording.papers import warning_line


@pytest.fixture
def previews(services, add_customer, add_item, our_company, saved):
    """Preview a paper of each kind to a customer of some name."""

    def shown(name):
        customer = add_customer(name)
        item = add_item("A-1", due=-40, to=customer)
        said = DebtAnalysis(DebtCause.CASH, DebtNature.BREACH, DebtTerm.SHORT)
        plan = PlanForm(customer, "CNY", (item,), Terms(0, parts=3, first_on=date(2026, 12, 11)), analysis=said)
        return [
            services.letters.preview(LetterChoices(customer, "CNY")),
            services.agreements.form_preview(FormChoices(customer, "CNY")),
            services.agreements.agreement_preview(saved(services.plans.add(plan)), PaperChoices()),
        ]

    return shown


def told(preview):
    """What was warned of the characters of a paper."""
    codes = {WarningCode.NO_GLYPH, WarningCode.RIGHT_TO_LEFT}
    return {warning.code: dict(warning.values) for warning in preview.warnings if warning.code in codes}


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()


@pytest.mark.parametrize("name", ["镕喆翯㛃𠮷有限公司", "Łódź Şahin Doğan Ltd", "Smith & Sons <Ltd", "No. 1 \\ (50%)"])
def test_a_name_that_can_be_printed_is_not_warned_of(previews, name):
    for preview in previews(name):
        assert "".join(name.split()) in text_of(preview.pdf)
        assert told(preview) == {}


@pytest.mark.parametrize(("name", "characters"), [("好😀公司", "😀"), ("김철수", "김 철 수"), ("A👨‍👩‍👧B", "👨 👩 👧")])
def test_characters_without_a_font_are_named_before_printing(previews, name, characters):
    for preview in previews(name):
        assert preview.pdf
        assert told(preview) == {WarningCode.NO_GLYPH: {"characters": characters}}


@pytest.mark.parametrize("name", ["שלום בע״מ", "شركة علي"])
def test_letters_that_run_from_right_to_left_are_warned_of(previews, name):
    for preview in previews(name):
        assert set(told(preview)) == {WarningCode.NO_GLYPH, WarningCode.RIGHT_TO_LEFT}


def test_a_warning_names_the_characters_in_its_sentence(previews):
    preview = previews("好😀公司")[0]
    (warning,) = (each for each in preview.warnings if each.code is WarningCode.NO_GLYPH)
    assert "😀" in warning_line(warning)


@pytest.mark.parametrize("name", ["abc\u202egnp.exe", "abc\x07\x00gnp.exe", "abc\u200b\u2066gnp.exe"])
def test_what_nobody_sees_gets_into_no_paper(previews, name):
    for preview in previews(name):
        text = text_of(preview.pdf)
        assert "abcgnp.exe" in text
        assert not set(name) - set("abcgnp.exe") & set(text)
        assert told(preview) == {}
