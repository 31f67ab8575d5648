"""Statements of account, read back from their PDFs: what they say, what they add up to, how they fall on pages."""

import re
from dataclasses import replace

import pytest

from desktop import documents
from desktop.documents.parts.dates import figure
from desktop.documents.texts import Texts, originals
from desktop.domain.capitals import in_capitals
from desktop.domain.customers import LetterLanguage
from desktop.domain.decency import found_words
from tests.documents import reading, samples, statement_golden, statement_samples, statement_scenes

CHINESE = Texts(LetterLanguage.CHINESE)
ENGLISH = Texts(LetterLanguage.ENGLISH)
NAMES = [name for name in statement_golden.NAMES if name.startswith("statement")]
#: What asks for money, or says that it is late.
DEMANDS = (
    "催",
    "逾期",
    "拖欠",
    "立即",
    "尽快",
    "违约",
    "overdue",
    "past due",
    "late",
    "immediately",
    "must pay",
    "demand",
)


def test_everything_on_the_golden_list_is_a_scene():
    assert set(statement_golden.SCENES) == set(statement_golden.NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_statement_says_what_was_agreed_on(name):
    assert statement_golden.text(name) == statement_golden.kept(name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "scene", [scene for scene in statement_scenes.SCENES if not scene.paper.interest], ids=lambda scene: scene.name
)
def test_no_statement_demands_anything(scene):
    text = reading.flat(scene.paper, scene.texts)
    assert found_words(text) == ()
    assert [word for word in DEMANDS if word in text.lower()] == []


@pytest.mark.parametrize("language", LetterLanguage)
def test_no_text_takes_silence_for_agreement(language):
    said = " ".join(each.text for key, each in originals(language).items() if key.startswith("statement."))
    assert not re.search("视为|默认|未回复|不回复|no reply|silence|deemed|unless we hear", said)


@pytest.mark.parametrize(
    ("paper", "texts", "rows"),
    [
        (statement_samples.statement(), CHINESE, ["贵公司欠我公司", "35,857.66"]),
        (statement_samples.statement(1, unapplied=5_000_000), CHINESE, ["我公司欠贵公司", "37,517.89"]),
        (statement_samples.statement(0), CHINESE, ["双方无欠款", "往来余额为零"]),
        (statement_samples.british(0, unapplied=99), ENGLISH, ["We owe you", "you owed us £0.99"]),
        (statement_samples.american(0), ENGLISH, ["nothing is owed on either side", "no open items"]),
    ],
)
def test_the_balance_stands_on_the_side_of_who_owes_it(paper, texts, rows):
    text = reading.flat(paper, texts)
    assert [row for row in rows if row not in text] == []


def test_yuan_are_repeated_in_capitals_and_other_money_is_not():
    paper = statement_samples.statement()
    assert in_capitals(paper.total) in reading.flat(paper, CHINESE)
    assert "大写" not in reading.flat(statement_samples.statement(2, samples.heading(currency="USD")), CHINESE)


def test_a_disputed_part_is_marked_and_stays_in_the_sum():
    text = reading.flat(statement_samples.special(), CHINESE)
    assert "其中有异议" in text
    assert "其中贵公司有异议：¥500.00" in text
    assert "其中有异议" not in reading.flat(statement_samples.statement(), CHINESE)


def test_money_put_to_nothing_has_a_row_of_its_own():
    paper = statement_samples.statement(2, unapplied=120_050)
    text = reading.flat(paper, CHINESE)
    assert "减：已收未核销款项 — — 0.00 1,200.50 −1,200.50" in text
    assert figure(paper.total, "CNY") in text


def test_days_overdue_are_not_told():
    assert CHINESE.say("common.items.days_overdue") not in reading.flat(statement_samples.statement(), CHINESE)
    assert ENGLISH.say("common.items.days_overdue") not in reading.flat(statement_samples.british(), ENGLISH)


def test_rights_are_reserved_unless_that_was_not_wanted():
    assert "权利均予保留" in reading.flat(statement_samples.statement(), CHINESE)
    assert "保留" not in reading.flat(statement_samples.statement(reserve_rights=False), CHINESE)
    assert "rights under the contract are reserved" in reading.flat(statement_samples.british(), ENGLISH)


def test_interest_is_told_beside_the_balance_and_is_no_part_of_it():
    paper = statement_samples.statement(2)
    told = statement_samples.with_interest(paper)
    assert told.total == paper.total
    text = reading.flat(told, CHINESE)
    assert figure(told.interest.total, "CNY") in text
    assert "不改变合同关于逾期付款责任的约定" in text
    assert "权利均予保留" in text


def test_the_slip_has_two_answers_each_with_who_gives_it():
    (page,) = reading.pages(statement_samples.statement(), CHINESE)
    slip = page[page.index("回　执") :]
    assert "信息证明无误" in slip
    assert "信息不符，请列明金额及原因" in slip
    assert [slip.count(field) for field in ("单位（盖章）", "经办人（签字）", "日期：")] == [2, 2, 2]
    assert samples.CUSTOMER.name in slip


def test_who_owes_something_can_announce_a_payment_on_an_english_slip():
    assert "A payment of" in reading.flat(statement_samples.british(), ENGLISH)
    assert "A payment of" not in reading.flat(statement_samples.british(0), ENGLISH)


def test_the_row_of_ages_adds_up_to_the_balance():
    paper = statement_samples.special()
    taken_off = sum(min(item.open, 0) for item in paper.items) - paper.unapplied
    assert sum(each.amount for each in paper.ageing) + taken_off == paper.total
    text = reading.flat(paper, ENGLISH)
    assert all(figure(each.amount, "CNY") in text for each in paper.ageing)
    assert figure(taken_off, "CNY") in text


def test_movements_are_shown_as_they_add_up():
    paper = statement_samples.with_movements(statement_samples.statement())
    moved = paper.movements
    assert moved.closing == paper.total
    text = reading.flat(paper, CHINESE)
    shown = (moved.opening, moved.invoices, -moved.receipts, -moved.credit_notes, moved.closing)
    assert [sum_ for sum_ in shown if figure(sum_, "CNY") not in text] == []
    assert "退款" not in text
    assert "退款" in reading.flat(replace(paper, movements=replace(moved, refunds=5)), CHINESE)


@pytest.mark.parametrize(
    ("paper", "texts", "pages"),
    [
        (statement_samples.statement(4), CHINESE, 1),
        (statement_samples.british(3), ENGLISH, 1),
        (statement_samples.american(2), ENGLISH, 1),
        (statement_samples.statement(30), CHINESE, 2),
    ],
)
def test_letter_and_slip_stand_on_one_sheet(paper, texts, pages):
    found = reading.pages(paper, texts)
    assert len(found) == pages
    assert texts.say("statement.slip.right") in found[0]


def test_a_long_list_follows_behind_the_slip_with_every_item_once():
    paper = statement_samples.statement(60)
    first, *others = reading.pages(paper, CHINESE)
    assert "明细见本函后附清单" in first
    assert re.findall(r"26332\d{15}", "".join(others)) == [item.number for item in paper.items]


@pytest.mark.parametrize("scene", statement_scenes.SCENES, ids=lambda scene: scene.name)
def test_nothing_is_printed_into_the_margins(scene):
    assert reading.beyond_margins(documents.make(scene.paper, scene.texts).pdf) == []
