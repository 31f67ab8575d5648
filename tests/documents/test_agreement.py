"""The agreement on its pages: all of it is there, exact to the cent, and what belongs together stays together."""

import re
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from desktop import documents
from desktop.documents.data import Party
from desktop.domain.capitals import in_capitals
from desktop.domain.clauses import Clauses, Security
from desktop.domain.instalments import DayShift, Interest
from desktop.domain.money import LARGEST_MINOR
from tests.documents import plan_golden, samples
from tests.documents.plan_samples import BOTH, CHINESE, ENGLISH, agreement, bare, pages_of, printed, squeezed, text_of

GUARANTEED = Clauses(security=Security.GUARANTOR, guarantor="丰泰 Holdings", copies=3)
#: A block of signatures, and the last clause, which stands above it.
SIGNING = {"zh_CN": ("乙方（盖章）", "附件一：欠款明细"), "en": ("on behalf of the Debtor", "Schedule A: list")}


def items_of(*open_sums):
    one = samples.items(1)[0]
    return tuple(replace(one, number=f"N{n}", amount=sum_, paid=0, open=sum_) for n, sum_ in enumerate(open_sums))


@pytest.mark.parametrize("name", plan_golden.PAPERS)
def test_the_whole_text_is_as_it_was_last_agreed_on(name):
    kept = plan_golden.kept(name).read_text(encoding="utf-8")
    assert squeezed(plan_golden.text(name)) == squeezed(kept)


@pytest.mark.parametrize(
    ("parts", "items", "pages"),
    [(3, 5, (4, 4)), (6, 5, (4, 4)), (12, 5, (4, 4)), (60, 5, (6, 5)), (6, 60, (6, 6)), (60, 60, (7, 7))],
)
def test_an_agreement_has_as_many_pages_as_its_tables_need(parts, items, pages):
    assert tuple(documents.make(agreement(texts, parts, items=items), texts).pages for texts in BOTH) == pages


@pytest.mark.parametrize("texts", BOTH)
@pytest.mark.parametrize("clauses", [Clauses(), GUARANTEED], ids=["two", "three"])
@pytest.mark.parametrize("parts", range(1, 25))
def test_signatures_share_their_page_with_the_last_clause(texts, clauses, parts):
    block, last_clause = SIGNING[texts.language]
    _made, pages = printed(agreement(texts, parts, clauses=clauses, shift=DayShift.FOLLOWING), texts)
    signing = [page for page in pages if block in page]
    assert len(signing) == 1
    assert last_clause in signing[0]
    if clauses is GUARANTEED:
        assert ("丙方（盖章）" if texts is CHINESE else "on behalf of the Guarantor") in signing[0]


@pytest.mark.parametrize("texts", BOTH)
def test_each_page_says_which_of_how_many_it_is(texts):
    made, pages = printed(agreement(texts, 30), texts)
    for place, page in enumerate(pages, start=1):
        assert texts.say("common.page", page=str(place), pages=str(made.pages)) in page


def edges_of(made):
    """Give the right and the lower edge of all that is written on each page, in millimetres from the sheet's."""
    document = pypdfium2.PdfDocument(made.pdf)
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_charbox(place) for place in range(text.count_chars())]
        width = page.get_width()
        yield (width - max(box[2] for box in boxes)) / 72 * 25.4, min(box[1] for box in boxes) / 72 * 25.4
    document.close()


@pytest.mark.parametrize("texts", BOTH)
def test_the_right_margin_stays_free_for_the_seal_across_the_edges(texts):
    paper = agreement(texts, 12, interest=Interest.EQUAL_PAYMENT, clauses=GUARANTEED)
    assert all(right >= 25.5 for right, _bottom in edges_of(documents.make(paper, texts)))


@pytest.mark.parametrize("texts", BOTH)
def test_the_longest_details_there_may_be_stay_on_the_sheet(texts):
    name, address = samples.LONG_NAME * 2, samples.LONG_NAME * 3
    paper = agreement(texts, clauses=replace(GUARANTEED, guarantor=name[:200]))
    company = replace(
        paper.heading.company,
        **dict.fromkeys(("name", "name_en"), name[:300]),
        **dict.fromkeys(("address", "address_en"), address[:500]),
    )
    head = replace(paper.heading, company=company, customer=Party(name[:300], "", address[:500], name[:100]))
    made = documents.make(replace(paper, heading=head), texts)
    assert all(right >= 25.5 and bottom >= 7 for right, bottom in edges_of(made))


@pytest.mark.parametrize("texts", BOTH)
def test_equal_agreements_have_equal_bytes(texts):
    assert documents.make(agreement(texts), texts) == documents.make(agreement(texts), texts)


@pytest.mark.parametrize("debt", [1, 100, 33_333_33, 99_999_999, LARGEST_MINOR])
def test_the_debt_is_the_same_in_figures_in_capitals_and_as_the_sum_of_both_tables(debt):
    paper = agreement(parts=1 if debt == 1 else 3, items=items_of(debt))
    text = text_of(paper, CHINESE)
    figures = f"{debt // 100:,}.{debt % 100:02}"
    assert f"乙方尚欠甲方款项¥{figures}（大写：{in_capitals(debt)}）（以下称“欠款”）" in text
    assert f"合计{figures}2.2" in text
    assert f"合计（人民币元）{figures}0.00{figures}" in text
    assert sum(row.principal for row in paper.instalments) == debt == paper.total


def test_the_rows_of_the_table_come_to_its_sum():
    paper = agreement(parts=60, interest=Interest.EQUAL_PAYMENT, down_payment=1_000_000)
    text = squeezed("".join(printed(paper, CHINESE)[1]))
    rows = re.findall(r"(?:首付|\d{1,2}?)(\d{4}-\d\d-\d\d)([\d,]+?\.\d\d)([\d,]+?\.\d\d)([\d,]+?\.\d\d)", text)[
        : 60 + 1
    ]
    cents = [[int(figure.replace(",", "").replace(".", "")) for figure in row[1:]] for row in rows]
    assert [tuple(row) for row in cents] == [(row.principal, row.interest, row.total) for row in paper.instalments]
    assert all(principal + interest == total for principal, interest, total in cents)
    assert sum(principal for principal, _interest, _total in cents) == paper.total


def test_the_balance_falls_to_nothing():
    _made, pages = printed(agreement(parts=3, items=items_of(10_000_00)), CHINESE)
    rows = re.findall(r"^\d \d{4}-\d\d-\d\d ([\d,.]+) ([\d,.]+)$", pages[0], re.MULTILINE)
    assert rows == [("3,333.33", "6,666.67"), ("3,333.33", "3,333.34"), ("3,333.34", "0.00")]


def test_a_day_that_was_moved_is_shown_beside_the_one_before():
    paper = agreement(parts=1, shift=DayShift.FOLLOWING)
    assert (paper.instalments[0].nominal_on, paper.instalments[0].pay_on) == (date(2026, 12, 25), date(2026, 12, 29))
    text = text_of(paper, CHINESE)
    assert "期次原定日期付款日应付金额" in text
    assert "12026-12-252026-12-29" in text
    assert "表中“付款日”一栏已按前款调整" in text


def test_days_that_stay_have_one_column():
    text = text_of(agreement(parts=2, shift=DayShift.NONE), CHINESE)
    assert "期次付款日应付金额" in text
    assert "已按前款调整" not in text


@pytest.mark.parametrize("texts", BOTH)
def test_a_down_payment_is_said_and_stands_in_the_table(texts):
    text = text_of(agreement(texts, down_payment=1_000_000), texts)
    if texts is CHINESE:
        assert "首付款：乙方应在2026年11月27日或之前支付¥10,000.00。" in text
        assert "其余欠款¥51,781.65分6期支付" in text
        assert "首付2026-11-2710,000.0051,781.65" in text
    else:
        assert squeezed("the Debtor will pay £10,000.00 on or before 27 November 2026.") in text
        assert squeezed("Down payment 27 Nov 2026 10,000.00 51,781.65") in text


def test_american_days_are_written_the_american_way():
    paper = agreement(ENGLISH)
    paper = replace(paper, heading=samples.heading(samples.AMERICAN, currency="USD"))
    made = documents.make(paper, ENGLISH)
    assert "At the close of November 22, 2026 the Debtor owes the Creditor USD\u00a061,781.65" in " ".join(
        pages_of(made)[0].split("\n")
    ).replace("USD 61", "USD\u00a061")
    assert round(pypdfium2.PdfDocument(made.pdf)[0].get_height()) == 792


def test_another_currency_has_no_capitals():
    paper = agreement()
    paper = replace(paper, heading=replace(paper.heading, currency="USD"))
    text = text_of(paper, CHINESE)
    assert "乙方尚欠甲方款项USD61,781.65（以下称“欠款”）" in text
    assert "大写" not in text


@pytest.mark.parametrize("texts", BOTH)
def test_the_agreement_that_is_replaced_is_named(texts):
    assert "FQ-2026-0001" not in text_of(agreement(texts), texts)
    assert "FQ-2026-0001" in text_of(replace(agreement(texts), replaces="FQ-2026-0001"), texts)


@pytest.mark.parametrize(
    ("reason", "said"), [("回款放缓。", "原因是：回款放缓。甲方"), ("  ", "分期支付上述款项。甲方")]
)
def test_the_reason_ends_its_sentence_once(reason, said):
    assert said in text_of(replace(agreement(), reason=reason), CHINESE)


def test_what_is_in_dispute_is_left_out_and_said():
    one = samples.items(1)[0]
    text = text_of(agreement(items=[replace(one, open=one.amount - 50_000, disputed=50_000)]), CHINESE)
    assert "双方尚有争议的部分共计¥500.00，未计入欠款" in text
    assert "争议的部分" not in text_of(agreement(), CHINESE)


@pytest.mark.parametrize("texts", BOTH)
def test_a_guarantor_is_a_party_with_a_block_and_a_resolution(texts):
    text = text_of(agreement(texts, clauses=GUARANTEED), texts)
    assert text.count("丰泰Holdings") == 2
    for key in ("agreement.party_c.head", "agreement.party.identity", "agreement.annexes.resolution"):
        assert squeezed(texts.say(key)) in text
        assert squeezed(texts.say(key)) not in text_of(agreement(texts), texts)


@pytest.mark.parametrize("texts", BOTH)
def test_what_is_not_known_is_left_to_be_written(texts):
    made, pages = printed(bare(agreement(texts, 3, items=1)), texts)
    assert made.pages <= 4
    assert "None" not in "".join(pages)
    assert "\N{WHITE VERTICAL RECTANGLE}" not in "".join(pages)


MARKUP = "<b>A & B</b> &amp; <img src='/etc/x.png'/> <a href='http://x.example'>x</a> {total} %(x)s </para><br/>"


@pytest.mark.parametrize("texts", BOTH)
def test_markup_is_printed_as_it_is_written_in_every_field(texts):
    paper = agreement(texts, items=[replace(samples.items(1)[0], number=MARKUP)], clauses=_marked_clauses())
    head = paper.heading
    fields = ("name", "name_en", "address", "address_en", "phone", "legal_representative", "handler", "signing_place")
    company = replace(head.company, **dict.fromkeys(fields, MARKUP), handler_phone="", handler_mail=MARKUP)
    account = samples.BankAccount("CNY", MARKUP, MARKUP, MARKUP, MARKUP)
    head = replace(head, company=company, customer=Party(*[MARKUP] * 6), account=account, number=MARKUP)
    made, pages = printed(replace(paper, heading=head, contract=MARKUP, reason=MARKUP, replaces=MARKUP), texts)
    printed_markup = squeezed("".join(pages)).count(squeezed(MARKUP))
    assert printed_markup >= 30
    assert b"/Subtype /Image" not in made.pdf
    assert b"/URI" not in made.pdf
    assert b"/Annots" not in made.pdf


def _marked_clauses():
    return replace(GUARANTEED, guarantor=MARKUP, arbitrator=MARKUP, law_named=MARKUP)


@pytest.mark.parametrize("texts", BOTH)
def test_long_names_are_printed_in_full(texts):
    name = samples.LONG_NAME[:200]
    paper = agreement(texts)
    paper = replace(paper, heading=replace(paper.heading, customer=Party(name, "", name * 2, name)))
    made, pages = printed(paper, texts)
    assert squeezed("".join(pages)).count(name) == 2 + 2 + 2 + 1
    assert made.pages <= 6


def test_what_no_font_has_is_told():
    paper = agreement()
    paper = replace(paper, heading=replace(paper.heading, customer=Party("张\U0001f600有限公司 שלום")))
    made = documents.make(paper, CHINESE)
    assert made.missing == ("\U0001f600", *dict.fromkeys("שלום"))
    assert made.right_to_left
