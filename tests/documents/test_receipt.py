"""Receipts read back from their PDFs: what they add up to, under which condition they stand, and how copies fall."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import documents
from desktop.domain.capitals import in_capitals
from desktop.domain.money import LARGEST_MINOR
from desktop.domain.process import PayMeans
from desktop.domain.receipts import ReceiptPart
from tests.documents import reading
from tests.documents.kind_samples import CHINESE, ENGLISH, american, british, numbered, parts, receipt

CLEARED = date(2027, 4, 30)
BOTH = [pytest.param(texts, id=texts.language) for texts in (CHINESE, ENGLISH)]


def flat(paper, texts):
    return reading.flat(paper, texts).replace("\u00a0", " ")


def part(number="A-1", share=60_000, left=40_000):
    return ReceiptPart(1, number, date(2026, 9, 1), date(2026, 10, 1), share + left, share, left)


def halves(paper, texts):
    """Give the text of the two copies on the one page that there is."""
    (page,) = reading.pages(paper, texts)
    return page.split(texts.say("receipt.cut"))


def _labelled(theirs, ours):
    return (theirs, "copy_theirs"), (ours, "copy_ours")


@pytest.mark.parametrize("texts", BOTH)
def test_a_short_receipt_is_printed_twice_on_one_sheet(texts):
    theirs, ours = halves(receipt(6), texts)
    assert texts.say("receipt.copy_theirs") in theirs
    assert texts.say("receipt.copy_ours") in ours
    without = (text.replace(texts.say(f"receipt.{label}"), "") for text, label in _labelled(theirs, ours))
    assert len({"".join(text.split()) for text in without}) == 1


def test_a_longer_one_has_a_sheet_for_each_copy_and_each_counts_its_own_pages():
    pages = reading.pages(receipt(60), CHINESE)
    assert [re.findall(r"第\d页 共\d页", page) for page in pages] == [["第1页 共2页"], ["第2页 共2页"]] * 2
    assert "第一联" in pages[0]
    assert "第二联" in pages[2]


def test_one_copy_alone_has_no_label_and_no_line_to_cut_along():
    (page,) = reading.pages(receipt(3, with_copy=False), CHINESE)
    assert "联" not in page.replace("联系", "").replace("联行", "")
    assert CHINESE.say("receipt.cut") not in page


@pytest.mark.parametrize("texts", BOTH)
def test_each_item_has_its_part_and_what_stays_open_of_it(texts):
    text = flat(receipt(parts=(part("A-1", 60_000, 40_000), part("B-2", 5_000, 0))), texts)
    assert re.search(r"A-1 .{8,12} 600\.00 400\.00", text)
    assert re.search(r"B-2 .{8,12} 50\.00 0\.00", text)
    assert "650.00 400.00" in text


@pytest.mark.parametrize(
    ("name", "chinese", "english"),
    [
        ("unapplied", "未核销款项 70.00", "Not yet applied to an item 70.00"),
        ("interest", "协议约定的利息 70.00", "Interest under the agreement 70.00"),
        ("paid_back", "已退还贵公司 70.00", "Paid back to you 70.00"),
    ],
)
def test_what_is_no_item_s_is_a_row_of_its_own_and_part_of_the_sum(name, chinese, english):
    paper = receipt(parts=(part(),), **{name: 7_000})
    assert chinese in flat(paper, CHINESE)
    assert english in flat(paper, ENGLISH)
    assert "670.00" in flat(paper, ENGLISH)


@given(shares=st.lists(st.integers(1, LARGEST_MINOR // 8), min_size=1, max_size=5))
@settings(max_examples=15, deadline=None)
def test_the_sum_is_that_of_the_rows_in_figures_and_capitals(shares):
    rows = tuple(replace(part(f"N-{place}", share, 0), receivable_id=place) for place, share in enumerate(shares))
    text = "".join(flat(receipt(parts=rows), CHINESE).split())
    assert in_capitals(sum(shares)) in text


@pytest.mark.parametrize(
    ("texts", "head", "figure"),
    [
        (CHINESE, None, "¥600.00（大写：人民币陆佰元整）"),
        (ENGLISH, None, "Amount RMB 600.00"),
        (ENGLISH, british("SJ-2026-0007"), "Amount £600.00"),
        (ENGLISH, american("SJ-2026-0007"), "Amount USD 600.00"),
        (CHINESE, british("SJ-2026-0007"), "收款金额 GBP 600.00"),
    ],
)
def test_the_sum_is_written_with_its_currency(texts, head, figure):
    assert figure in flat(receipt(head=head, parts=(part(),)), texts)


@pytest.mark.parametrize("means", PayMeans)
@pytest.mark.parametrize("texts", BOTH)
def test_only_what_has_to_be_cleared_stands_under_that_condition(texts, means):
    is_bill = means in {PayMeans.BANK_BILL, PayMeans.COMMERCIAL_BILL, PayMeans.CHEQUE}
    condition = "".join(texts.say("receipt.clearing").split())
    for cleared_on in (None, CLEARED):
        paper = receipt(means=means, maturity_on=CLEARED if is_bill else None, cleared_on=cleared_on)
        assert (condition in "".join(flat(paper, texts).split())) == (is_bill and cleared_on is None)


@pytest.mark.parametrize(
    ("fields", "texts", "head", "expected"),
    [
        ({"means": PayMeans.CASH}, CHINESE, None, "收款方式 现金"),
        ({"means": PayMeans.CHEQUE}, ENGLISH, british("1"), "Method Cheque"),
        ({"means": PayMeans.CHEQUE}, ENGLISH, american("1"), "Method Check"),
        ({"means": PayMeans.BANK_BILL, "maturity_on": CLEARED}, CHINESE, None, "银行承兑汇票，2027年4月30日到期"),
        (
            {"means": PayMeans.COMMERCIAL_BILL, "maturity_on": CLEARED, "cleared_on": CLEARED},
            ENGLISH,
            british("1"),
            "Commercial acceptance bill, due on 30 April 2027, cleared on 30 April 2027",
        ),
    ],
)
def test_it_says_by_what_the_money_came(fields, texts, head, expected):
    assert expected in flat(receipt(head=head, **fields), texts)


@pytest.mark.parametrize(
    ("means", "signs"), [(PayMeans.CASH, True), (PayMeans.CHEQUE, True), (PayMeans.TRANSFER, False)]
)
def test_who_hands_money_over_signs_for_it(means, signs):
    assert ("交款人（签字）" in flat(receipt(means=means), CHINESE)) == signs


@pytest.mark.parametrize(
    ("owed", "waiting", "expected"),
    [
        (120_000, 0, "未付款项合计¥1,200.00"),
        (0, 0, "没有未付款项"),
        (-500, 0, "贷方余额¥5.00"),
        (120_000, 3_000, "已收未核销的款项共¥30.00"),
    ],
)
def test_it_says_how_the_account_stands(owed, waiting, expected):
    assert expected in flat(receipt(owed=owed, waiting=waiting), CHINESE)


@pytest.mark.parametrize(
    ("plan", "instalments", "texts", "expected"),
    [
        ("FQ-2026-0001", (0, 1, 2), CHINESE, "分期协议 FQ-2026-0001（首付款、第1期、第2期）"),
        ("FQ-2026-0001", (), CHINESE, "分期协议 FQ-2026-0001\n"),
        ("FQ-2026-0001", (2,), ENGLISH, "Instalment agreement FQ-2026-0001 (instalment 2)"),
        ("", (0,), ENGLISH, "Instalment agreement Agreed instalment plan (down payment)"),
    ],
)
def test_what_was_paid_under_a_plan_names_it_and_its_instalments(plan, instalments, texts, expected):
    paper = receipt(1, is_under_plan=True, plan=plan, instalments=instalments)
    assert expected in reading.pages(paper, texts)[0]


def test_who_paid_is_named_where_it_is_somebody_else():
    assert "实际付款人 杭州万家连锁超市有限公司" in flat(receipt(payer="杭州万家连锁超市有限公司"), CHINESE)
    assert "实际付款人" not in flat(receipt(), CHINESE)


def test_nothing_is_said_of_what_is_not_known():
    text = flat(receipt(received_by="", reference="", parts=(), unapplied=5_000), CHINESE)
    assert "收款人：" not in text
    assert "附言" not in text


def test_a_british_company_says_on_each_copy_where_it_is_registered():
    for copy in halves(receipt(2, british("SJ-2026-0007")), ENGLISH):
        assert "Company number: 01234567." in copy


@pytest.mark.parametrize("count", range(1, 12))
@pytest.mark.parametrize("head", [None, british("SJ-2026-0007"), american("SJ-2026-0007")])
def test_copies_of_any_length_keep_to_their_half_or_get_a_sheet(count, head):
    paper = receipt(count, head, means=PayMeans.CASH, unapplied=100, waiting=100)
    made = documents.make(paper, ENGLISH if head else CHINESE)
    assert reading.beyond_margins(made.pdf) == []
    assert made.pages in ({1} if count <= 4 else {2} if count > 6 else {1, 2})


def test_equal_receipts_are_equal_bytes():
    assert documents.make(receipt(), CHINESE) == documents.make(receipt(), CHINESE)


def test_a_receipt_tells_what_it_is():
    pdf = reading.open_pdf(documents.make(receipt(head=numbered("SJ-2026-0007"), parts=parts(1)), CHINESE).pdf)
    assert pdf.get_metadata_dict()["Title"] == "收据 SJ-2026-0007"
    pdf.close()
