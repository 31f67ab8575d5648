"""Whose a payment is and what it is for: tables of cases, and properties that no proposal may break."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.imports.payment_rows import PaymentRow
from desktop.domain.ledger import Debt, Share
from desktop.domain.payment_files.matches import propose, whose_rows
from desktop.domain.payment_files.numbers import named_debts, number_words
from desktop.domain.payment_files.present import KnownReceipt, presences
from desktop.domain.payment_files.sureness import Presence, Sureness, WhereReason, WhoReason, least_sure
from desktop.domain.payment_files.wherefore import choose_items, spread
from desktop.domain.payment_files.whose import KnownCustomer, Payers
from desktop.domain.process import PayMeans
from desktop.domain.text import number_key

DAY = date(2026, 11, 20)
NONE = number_words("")

HENGDA, RUIFENG, NAMESAKE, OLD = 1, 2, 3, 4
CUSTOMERS = (
    KnownCustomer(HENGDA, "深圳市恒达食品有限公司", "Hengda Foods Co., Ltd.", "恒达", "C-001", is_archived=False),
    KnownCustomer(RUIFENG, "瑞丰纸业有限公司", "", "", "C-002", is_archived=False),
    KnownCustomer(NAMESAKE, "瑞丰纸业股份有限公司", "", "", "", is_archived=False),
    KnownCustomer(OLD, "旧日贸易有限公司", "", "", "", is_archived=True),
)
NUMBERS = (
    ("inv-4711", HENGDA),
    ("inv-4712", RUIFENG),
    ("0912", HENGDA),
    ("shared-100", HENGDA),
    ("shared-100", RUIFENG),
)


def debt(number: int, open_: int, days: int = 0, disputed: int = 0) -> Debt:
    due = DAY + timedelta(days=days)
    return Debt(number, f"INV-{number:04}", due - timedelta(days=30), due, "CNY", open_, disputed)


def row(amount: int = 100, day: date = DAY, **more) -> PaymentRow:
    start = PaymentRow("s", 1, day, "CNY", amount, "", "", "", "", "", PayMeans.TRANSFER, None)
    return start._replace(**more)


@pytest.mark.parametrize(
    ("payer", "code", "words", "expected"),
    [
        ("随便谁", "c-001", "", (HENGDA, WhoReason.CODE, Sureness.CERTAIN)),
        ("深圳市恒达食品有限公司", "", "", (HENGDA, WhoReason.NAME, Sureness.CERTAIN)),
        ("深圳市恒达食品（有限公司）", "", "", (HENGDA, WhoReason.NAME, Sureness.CERTAIN)),
        ("HENGDA FOODS LIMITED", "", "", (HENGDA, WhoReason.NAME, Sureness.CERTAIN)),
        ("恒达", "", "", (HENGDA, WhoReason.SHORT_NAME, Sureness.LIKELY)),
        ("深圳市恒达食品有", "", "", (HENGDA, WhoReason.SIMILAR, Sureness.LIKELY)),
        ("深圳恒达食品有限公司", "", "", (HENGDA, WhoReason.SIMILAR, Sureness.LIKELY)),
        ("瑞丰纸业股份有限公", "", "INV-4712", (RUIFENG, WhoReason.NUMBER, Sureness.CERTAIN)),
        ("旧日贸易有限责", "", "", (OLD, WhoReason.SIMILAR, Sureness.LIKELY)),
        ("", "", "收深圳市恒达食品货款", (HENGDA, WhoReason.MENTIONED, Sureness.LIKELY)),
        ("", "", "收瑞丰纸业11月货款", (None, WhoReason.SEVERAL, Sureness.UNCLEAR)),
        ("", "", "收深圳市恒达食品 INV-4711", (HENGDA, WhoReason.MENTIONED, Sureness.CERTAIN)),
        ("王小明二", "", "代深圳市恒达食品付", (None, WhoReason.NOBODY, Sureness.NONE)),
        ("深圳恒达食品有限公司", "", "货款 INV-4711", (HENGDA, WhoReason.SIMILAR, Sureness.CERTAIN)),
        ("旧日贸易有限公司", "", "", (OLD, WhoReason.NAME, Sureness.LIKELY)),
        ("王小明", "", "", (HENGDA, WhoReason.EARLIER, Sureness.LIKELY)),
        ("瑞丰纸业有限公司", "", "", (None, WhoReason.SEVERAL, Sureness.UNCLEAR)),
        ("瑞丰纸业有限公司", "", "付 INV-4712", (RUIFENG, WhoReason.NUMBER, Sureness.CERTAIN)),
        ("深圳市恒达食品有限公司", "", "代付 INV-4712", (None, WhoReason.SEVERAL, Sureness.UNCLEAR)),
        ("陌生公司", "", "付 INV-4711", (HENGDA, WhoReason.NUMBER, Sureness.LIKELY)),
        ("", "", "付 INV-4711", (HENGDA, WhoReason.NUMBER, Sureness.CERTAIN)),
        ("", "", "付 INV-4711 INV-4712", (None, WhoReason.SEVERAL, Sureness.UNCLEAR)),
        ("", "", "付 SHARED-100", (None, WhoReason.NOBODY, Sureness.NONE)),
        ("", "", "付 0912", (None, WhoReason.NOBODY, Sureness.NONE)),
        ("电力公司", "", "退款", (None, WhoReason.NOBODY, Sureness.NONE)),
        ("", "X-9", "", (None, WhoReason.NOBODY, Sureness.NONE)),
    ],
)
def test_whose_a_payment_is(payer, code, words, expected):
    payers = Payers(CUSTOMERS, NUMBERS, [("王小明", HENGDA), ("李四", HENGDA), ("李四", RUIFENG)])
    found = payers.find(payer, code, number_words(words), words)
    assert (found.customer_id, found.reason, found.sureness) == expected


def test_a_number_in_its_own_column_names_the_customer_however_short():
    found = Payers(CUSTOMERS, NUMBERS).find("", "", number_words("", "0912"))
    assert (found.customer_id, found.reason) == (HENGDA, WhoReason.NUMBER)


@pytest.mark.parametrize(
    ("words", "column", "named"),
    [
        ("货款INV-4711", "", {4711}),
        ("货款 inv4711", "", set()),
        ("INV-4711、INV-4712", "", {4711, 4712}),
        ("INV-4711/INV-4712", "", {4711, 4712}),
        ("inv-4711 inv-4712.", "", {4711, 4712}),
        ("ＩＮＶ－４７１１", "", {4711}),
        ("2026年11月货款", "", set()),
        ("4711元", "", set()),
        ("尾号 4711", "", set()),
        ("", "4711", {4711}),
        ("", "4711,4712", {4711, 4712}),
    ],
)
def test_named_debts(words, column, named):
    debts = [debt(4711, 1), debt(4712, 1), debt(2026, 1)]
    assert {each.id for each in named_debts(number_words(words, column), debts)} == named


def test_the_end_of_a_number_names_an_item_only_where_no_other_ends_so():
    long_numbers = [replace(debt(1, 1), number="2444200000012345"), replace(debt(2, 1), number="2444200000099999")]
    assert [each.id for each in named_debts(number_words("票号12345"), long_numbers)] == [1]
    twins = [long_numbers[0], replace(debt(2, 1), number="9912345")]
    assert named_debts(number_words("票号12345"), twins) == []


@pytest.mark.parametrize(
    ("amount", "words", "shares", "reason", "sureness"),
    [
        (200, "INV-0002", {2: 200}, WhereReason.NAMED, Sureness.CERTAIN),
        (500, "INV-0002 INV-0003", {2: 200, 3: 300}, WhereReason.NAMED, Sureness.CERTAIN),
        (400, "INV-0004", {4: 400}, WhereReason.NAMED, Sureness.CERTAIN),
        (50, "INV-0002", {2: 50}, WhereReason.NAMED_PART, Sureness.CERTAIN),
        (250, "INV-0002 INV-0003", {2: 200, 3: 50}, WhereReason.NAMED_PART, Sureness.LIKELY),
        (250, "INV-0002", {2: 200}, WhereReason.NAMED_MORE, Sureness.LIKELY),
        (300, "", {3: 300}, WhereReason.EXACT, Sureness.CERTAIN),
        (400, "", {4: 400}, WhereReason.UNDISPUTED, Sureness.LIKELY),
        (301, "", {1: 101, 2: 200}, WhereReason.OLDEST_SUM, Sureness.CERTAIN),
        (401, "", {1: 101, 3: 300}, WhereReason.SEVERAL_SUM, Sureness.LIKELY),
        (800, "", {3: 300, 4: 500}, WhereReason.SEVERAL_SUM, Sureness.LIKELY),
        (777, "", None, WhereReason.OLDEST_DUE, Sureness.LIKELY),
        (9999, "", None, WhereReason.MORE_THAN_OWED, Sureness.UNCLEAR),
    ],
)
def test_what_a_payment_is_for(amount, words, shares, reason, sureness):
    debts = [debt(4, 500, 40, disputed=100), debt(1, 101, 10), debt(3, 300, 30), debt(2, 200, 20)]
    found = choose_items(amount, debts, number_words(words))
    given_ = None if found.shares is None else {share.receivable_id: share.amount for share in found.shares}
    assert (given_, found.reason, found.sureness) == (shares, reason, sureness)


def test_of_items_of_one_sum_the_oldest_is_meant():
    same = [debt(2, 100, 20), debt(1, 100, 10), debt(3, 70, 5)]
    found = choose_items(100, same, NONE)
    assert (found.shares, found.sureness) == ((Share(1, 100),), Sureness.LIKELY)
    assert choose_items(100, same[:2], NONE).sureness is Sureness.CERTAIN


def test_two_sets_of_items_that_come_to_a_sum_are_unclear():
    found = choose_items(60, [debt(1, 99, 1), debt(2, 20, 2), debt(3, 40, 3), debt(4, 10, 4), debt(5, 50, 5)], NONE)
    assert (found.reason, found.sureness) == (WhereReason.SEVERAL_SUM, Sureness.UNCLEAR)


def test_nothing_owed_leaves_all_unapplied():
    found = choose_items(100, [debt(1, -50)], NONE)
    assert (found.reason, spread(found, 100, []).unapplied) == (WhereReason.NOTHING_OWED, 100)


def test_many_items_are_searched_for_no_longer_than_some_steps():
    many = [debt(n, 1_000_003 + 7 * n, n) for n in range(1, 3000)]
    assert choose_items(5_123_457, many, NONE).reason in set(WhereReason)


amounts = st.integers(1, 400)
debts_lists = st.lists(st.tuples(st.integers(1, 200), st.integers(-40, 40), st.integers(0, 60)), max_size=8).map(
    lambda rows: [debt(n, open_, days, min(part, open_)) for n, (open_, days, part) in enumerate(rows, 1)]
)


@given(amounts, debts_lists, st.lists(st.integers(1, 8), max_size=3))
def test_no_proposal_gives_an_item_more_than_is_open_or_more_than_came(amount, debts, named):
    found = choose_items(amount, debts, number_words(" ".join(f"INV-{n:04}" for n in named)))
    allocated = spread(found, amount, debts)
    opened = {each.id: each.open for each in debts}
    assert all(0 < share.amount <= opened[share.receivable_id] for share in allocated.shares)
    assert sum(share.amount for share in allocated.shares) + allocated.unapplied == amount
    assert allocated.unapplied >= 0
    if found.reason in {WhereReason.EXACT, WhereReason.OLDEST_SUM, WhereReason.SEVERAL_SUM, WhereReason.NAMED}:
        assert allocated.unapplied == 0


@given(st.lists(st.tuples(amounts, st.integers(0, 2), st.sampled_from(["", "INV-0001", "INV-0003"])), max_size=8))
def test_rows_of_one_file_never_take_an_item_twice(payments):
    debts = [debt(1, 100, 1), debt(2, 200, 2), debt(3, 300, 3, disputed=100)]
    rows = [
        row(amount, DAY + timedelta(days=days), words=words, row=n) for n, (amount, days, words) in enumerate(payments)
    ]
    who = whose_rows(rows, Payers(CUSTOMERS), dict.fromkeys(range(len(rows)), HENGDA))
    matches = propose(rows, who, [], lambda _customer, _currency: debts)
    taken = {each.id: 0 for each in debts}
    for match in matches:
        assert sum(share.amount for share in match.shares) + match.unapplied == match.row.amount
        for share in match.shares:
            taken[share.receivable_id] += share.amount
    assert all(taken[each.id] <= each.open for each in debts)


def test_the_surest_row_takes_its_item_first():
    debts = [debt(1, 100, 1), debt(2, 200, 2)]
    rows = [row(100), row(100, DAY + timedelta(days=1), words="INV-0001")]
    who = whose_rows(rows, Payers(CUSTOMERS), {0: HENGDA, 1: HENGDA})
    first, second = propose(rows, who, [], lambda _customer, _currency: debts)
    assert (second.where.reason, second.shares) == (WhereReason.NAMED, (Share(1, 100),))
    assert first.shares == (Share(2, 100),)


@pytest.mark.parametrize(
    ("receipt", "file_row", "presence"),
    [
        ({}, {}, Presence.THERE),
        (
            {"reference": "f 1", "customer_id": RUIFENG, "received_on": date(2026, 1, 1)},
            {"reference": "F1"},
            Presence.THERE,
        ),
        ({"reference": "F2", "is_from_file": True}, {"reference": "F1"}, Presence.NEW),
        ({"reference": "slip 12"}, {"reference": "F1"}, Presence.NEARBY),
        ({"reference": "slip 12"}, {}, Presence.THERE),
        ({"received_on": DAY - timedelta(days=3)}, {}, Presence.NEARBY),
        ({"received_on": DAY - timedelta(days=4)}, {}, Presence.NEW),
        ({"amount": 101}, {}, Presence.NEW),
        ({"currency": "USD"}, {}, Presence.NEW),
        ({"customer_id": RUIFENG}, {}, Presence.NEW),
        ({"amount": 7}, {"same_as": 3}, Presence.TWICE),
    ],
)
def test_whether_the_book_has_a_payment(receipt, file_row, presence):
    known = KnownReceipt(1, HENGDA, "CNY", 100, DAY, "")._replace(**receipt)
    assert presences([row(**file_row)], [HENGDA], [known]) == [presence]


def test_one_receipt_stands_for_one_row():
    rows = [row(row=1), row(row=2, reference="F1"), row(row=3, received_on=DAY + timedelta(days=1))]
    known = [KnownReceipt(1, HENGDA, "CNY", 100, DAY, "F1"), KnownReceipt(2, HENGDA, "CNY", 100, DAY, "")]
    assert presences(rows, [HENGDA] * 3, known) == [Presence.THERE, Presence.THERE, Presence.NEW]


def test_what_the_book_has_is_not_proposed_and_what_it_may_have_is_not_certain():
    debts = [debt(1, 100, 1), debt(2, 100, 2)]
    rows = [row(row=1), row(row=2, received_on=DAY + timedelta(days=2))]
    known = [KnownReceipt(1, HENGDA, "CNY", 100, DAY, ""), KnownReceipt(2, HENGDA, "CNY", 100, DAY, "")]
    there, nearby = propose(
        rows, whose_rows(rows, Payers(CUSTOMERS), {0: HENGDA, 1: HENGDA}), known, lambda _customer, _currency: debts
    )
    assert (there.where, there.may_be_booked) == (None, False)
    assert (nearby.presence, nearby.sureness, nearby.may_be_booked) == (Presence.NEARBY, Sureness.UNCLEAR, True)


def test_a_row_of_nobody_says_so():
    (match,) = propose([row()], whose_rows([row()], Payers(CUSTOMERS), {}), [], lambda _customer, _currency: [])
    assert (match.sureness, match.may_be_booked) == (Sureness.NONE, False)


def test_a_customer_taken_away_by_the_user_stays_away():
    rows = [row(code="C-001")]
    (match,) = propose(rows, whose_rows(rows, Payers(CUSTOMERS), {0: None}), [], lambda _customer, _currency: [])
    assert match.who.reason is WhoReason.NOBODY


def test_least_sure():
    assert least_sure([Sureness.CERTAIN, Sureness.UNCLEAR, Sureness.LIKELY]) is Sureness.UNCLEAR


def test_number_key_is_what_numbers_are_compared_by():
    assert number_key("INV-4711") in number_words("付 INV-4711 款").words
