"""Late interest on a paper: basis, rate, days and formula stand there, and the sums come to the total."""

import re
from dataclasses import replace

import pytest

from desktop.documents.parts.dates import per_cents
from desktop.documents.texts import Texts
from desktop.domain.customers import LetterLanguage
from desktop.domain.lateinterest import InterestBasis, InterestChoice
from tests.documents import reading, reminder_samples, samples

CHINESE = Texts(LetterLanguage.CHINESE)
ENGLISH = Texts(LetterLanguage.ENGLISH)
FINAL = reminder_samples.final(samples.reminder())


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def printed(paper, texts) -> str:
    """Give the text of a paper without spaces, which come and go where its lines end."""
    return squeezed(reading.flat(paper, texts))


@pytest.mark.parametrize(
    ("choice", "chinese", "english"),
    [
        (
            InterestChoice(InterestBasis.CONTRACT_DAILY, rate_ppm=500),
            "依据：双方合同约定的日利率。利息＝未付金额×日利率×天数：",
            "Basis: the daily rate agreed in our contract. Interest = unpaid amount × daily rate × days:",
        ),
        (
            InterestChoice(InterestBasis.CONTRACT_YEARLY, rate_ppm=60_000, year_days=360),
            "依据：双方合同约定的年利率。利息＝未付金额×年利率×天数÷360：",
            "Basis: the annual rate agreed in our contract. Interest = unpaid amount × annual rate × days ÷ 360:",
        ),
        (
            InterestChoice(InterestBasis.LPR, factor=130),
            "贷款市场报价利率（2025年5月20日起3%，2026年9月21日起2.95%）的1.3倍",
            "China (3% from 20 May 2025, 2.95% from 21 September 2026), multiplied by 1.3.",
        ),
        (
            InterestChoice(InterestBasis.UK_STATUTORY),
            "英格兰银行基准利率（2025年12月18日起3.75%）加8个百分点",
            "Act 1998, Bank of England base rate (3.75% from 18 December 2025) plus 8 percentage points.",
        ),
        (
            InterestChoice(InterestBasis.EU_STATUTORY),
            "欧盟第2011/7/EU号指令，欧洲中央银行参考利率（2026年1月1日起2.15%）加8个百分点",
            "Directive 2011/7/EU, reference rate of the European Central Bank (2.15% from 1 January 2026) plus 8",
        ),
    ],
)
def test_each_basis_is_named_with_its_rates_and_its_formula(choice, chinese, english):
    currency = {InterestBasis.UK_STATUTORY: "GBP", InterestBasis.EU_STATUTORY: "EUR"}.get(choice.basis, "CNY")
    head = replace(FINAL.heading, currency=currency)
    paper = reminder_samples.with_interest(replace(FINAL, heading=head), choice)
    assert squeezed(chinese) in printed(paper, CHINESE)
    assert squeezed(english) in printed(paper, ENGLISH)


def test_a_row_says_of_what_for_how_long_and_at_which_rate():
    daily = InterestChoice(InterestBasis.CONTRACT_DAILY, rate_ppm=500)
    text = printed(reminder_samples.with_interest(FINAL, daily), CHINESE)
    assert squeezed("26332000000000000001 12,482.11 2026-09-20 2026-11-22 64 0.05% 399.43") in text


def test_an_item_paid_in_part_has_a_row_for_each_balance_and_one_sum():
    text = printed(reminder_samples.with_interest(FINAL), CHINESE)
    first = "26332000000000000003 12,756.33 2026-09-22 2026-10-01 10 3.835%"
    second = "10,756.33 2026-10-02 2026-11-22 52 3.835% 72.17"
    assert squeezed(first + second) in text


@pytest.mark.parametrize("texts", [CHINESE, ENGLISH])
@pytest.mark.parametrize("choice", [reminder_samples.LPR, InterestChoice(InterestBasis.CONTRACT_DAILY, rate_ppm=500)])
def test_the_letter_asks_for_the_sum_of_debt_and_interest(texts, choice):
    paper = reminder_samples.with_interest(FINAL, choice)
    owed, interest, total = paper.owed, paper.interest.total, paper.total
    assert (
        total
        == owed + interest
        == sum(item.open for item in paper.items) + sum(line.interest for line in paper.interest.items)
    )
    text = printed(paper, texts)
    for sum_ in (owed, interest, total):
        assert f"{sum_ / 100:,.2f}" in text
    *_letter, slip = reading.pages(paper, texts)
    assert f"{total / 100:,.2f}" in slip


def test_fixed_sums_of_the_law_are_a_column_of_their_own():
    british = reminder_samples.final(samples.british())
    by_law = reminder_samples.with_interest(british, InterestChoice(InterestBasis.UK_STATUTORY))
    assert squeezed("Late interest (GBP) 734.22 300.00") in printed(by_law, ENGLISH)
    by_contract = reminder_samples.with_interest(british, reminder_samples.LPR)
    assert squeezed("Fixed sum") not in printed(by_contract, ENGLISH)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (CHINESE, "逾期利息£734.22，法定固定补偿£300.00。"),
        (ENGLISH, "interest £734.22, fixed compensation £300.00:"),
    ],
)
def test_the_total_names_the_fixed_sums_of_the_law_beside_the_interest(texts, said):
    by_law = InterestChoice(InterestBasis.UK_STATUTORY)
    paper = reminder_samples.with_interest(reminder_samples.final(samples.british()), by_law)
    sign = "£" if texts is ENGLISH else "GBP"
    assert squeezed(said.replace("£", sign)) in printed(paper, texts)


def test_rates_below_each_other_have_as_many_decimals():
    assert per_cents([39_000, 38_350]) == {39_000: "3.900%", 38_350: "3.835%"}
    assert per_cents([117_500, 110_000]) == {117_500: "11.75%", 110_000: "11.00%"}
    assert per_cents([500, 500]) == {500: "0.05%"}
    assert per_cents([80_000]) == {80_000: "8%"}


@pytest.mark.parametrize("texts", [CHINESE, ENGLISH])
def test_interest_does_not_take_the_place_of_what_the_contract_says(texts):
    paper = reminder_samples.with_interest(reminder_samples.second(samples.reminder()))
    assert re.search("不放弃也不改变合同|neitherwaivesnorchangeswhatthecontract", printed(paper, texts))
