"""The check finds what is wrong, and nothing where nothing is."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import driver
from db.check import LooseRow, SumCode, check
from db.connection import open_book
from desktop.domain.confirmation import CONFIRM_DAYS, AmountAnswer, Answer, TimeAnswer, fold, missing_parts


def codes(book):
    return {(finding.code, finding.entity, finding.id) for finding in check(book).sums}


@pytest.fixture
def customer(book, add):
    return add(book, "customer")


def test_a_new_book_is_sound(book):
    assert check(book).is_sound


def test_a_used_book_is_sound(book, add, customer):
    add(book, "receivable", customer_id=customer)
    visit = add(
        book, "visit", customer_id=customer, amount=100, time_answer="agreed", amount_answer="differs", confirmed=1
    )
    talk = add(book, "confirmation", visit_id=visit, amount_answer="differs", amount_theirs=90)
    add(book, "reconciliation", customer_id=customer, visit_id=visit, confirmation_id=talk)
    add(book, "import_change", run_id=add(book, "import_run"), entity_id=customer)
    assert check(book).is_sound


def test_a_row_that_points_nowhere_is_found(book):
    with driver.connected(book.path) as connection:
        connection.execute("PRAGMA foreign_keys = 0")
        connection.execute("INSERT INTO event (customer_id, at, kind) VALUES (17, '', '')")
    assert check(book).foreign_keys == [LooseRow("event", 1, "customer")]


def test_damage_is_told_in_sqlite_s_words(path, add):
    book = open_book(path)
    add(book, "customer", note="x" * 3000)
    book.close()
    book = open_book(path)
    with path.open("rb+") as file:
        file.seek(-4096, 2)
        file.write(b"\xff" * 4096)
    found = check(book)
    assert found.quick_check
    assert not found.is_sound
    book.close()


def test_a_book_that_cannot_be_read_through_is_told_too(book):
    size = book.path.stat().st_size
    book.path.write_bytes(b"\xff" * size)
    found = check(book)
    assert found.quick_check == ["file is not a database"]
    assert not found.is_sound


def test_two_open_reconciliations_of_a_visit_are_one_too_many(book, add, customer):
    visit = add(book, "visit", customer_id=customer)
    talk = add(book, "confirmation", visit_id=visit, revision=2)
    for status in ("open", "open", "withdrawn"):
        closed_on = None if status == "open" else "2026-11-21"
        add(book, "reconciliation", customer_id=customer, visit_id=visit, confirmation_id=talk, status=status,
            closed_on=closed_on)  # fmt: skip
    assert codes(book) == {(SumCode.SEVERAL_OPEN_RECONCILIATIONS, "visit", visit)}


@pytest.mark.parametrize("entity", ["customer", "contact", "receivable"])
def test_an_import_of_a_row_that_is_gone_is_found(book, add, entity):
    change = add(book, "import_change", run_id=add(book, "import_run"), entity=entity, entity_id=99)
    assert codes(book) == {(SumCode.IMPORT_OF_NOTHING, "import_change", change)}


def test_an_import_that_was_undone_may_point_to_what_is_gone(book, add):
    run = add(book, "import_run", undone_at="2026-11-21T10:00:00+00:00")
    add(book, "import_change", run_id=run, entity_id=99)
    assert check(book).is_sound


@pytest.mark.parametrize(("days_before", "is_late"), [(CONFIRM_DAYS + 1, False), (CONFIRM_DAYS, False), (4, True)])
def test_a_confirmation_is_due_five_days_before(book, add, customer, days_before, is_late):
    day = date(2026, 11, 26)
    confirm_from = day - timedelta(days=days_before)
    visit = add(book, "visit", customer_id=customer, day=day.isoformat(), confirm_from=confirm_from.isoformat())
    assert ((SumCode.CONFIRMED_TOO_LATE, "visit", visit) in codes(book)) is is_late


def test_the_table_itself_refuses_a_closed_receivable_that_is_open(book, add, customer):
    with pytest.raises(Exception, match="CHECK"):
        add(book, "receivable", customer_id=customer, closed_at="2026-11-21T10:00:00+00:00", open=1)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"time_answer": "no_reply", "confirmed": 0}, SumCode.TIME_ANSWER),
        ({"time_answer": None, "confirmed": 0}, SumCode.TIME_ANSWER),
        ({"amount_answer": "differs"}, SumCode.AMOUNT_ANSWER),
        ({"confirmed": 0}, SumCode.CONFIRMED),
    ],
)
def test_a_visit_that_forgets_an_answer_is_found(book, add, customer, wrong, code):
    right = {"amount": 100, "time_answer": "agreed", "amount_answer": "agreed", "confirmed": 1}
    visit = add(book, "visit", customer_id=customer, **right | wrong)
    add(book, "confirmation", visit_id=visit)
    assert codes(book) == {(code, "visit", visit)}


def clear(book):
    with book.transaction():
        for table in ("confirmation", "visit"):
            book.run(f"DELETE FROM {table}")


talks = st.lists(
    st.tuples(st.sampled_from(TimeAnswer), st.sampled_from(AmountAnswer), st.sampled_from([1, 2]), st.booleans()),
    max_size=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(talks=talks, amount=st.sampled_from([None, 100]), skew=st.sampled_from(["", "time", "amount", "confirmed"]))
def test_the_check_and_the_rule_fold_answers_alike(book, add, talks, amount, skew):
    clear(book)
    state = fold(Answer(time, answer) for time, answer, revision, withdrawn in talks if revision == 2 and not withdrawn)
    confirmed = not missing_parts(state, amount_asked=amount is not None)
    stored = {"time_answer": state.time, "amount_answer": state.amount, "confirmed": int(confirmed)}
    if skew == "confirmed":
        stored["confirmed"] = 1 - stored["confirmed"]
    elif skew:
        column = f"{skew}_answer"
        stored[column] = "no_reply" if stored[column] != "no_reply" else None
    visit = add(book, "visit", customer_id=add(book, "customer"), amount=amount, revision=2, **stored)
    for time, answer, revision, withdrawn in talks:
        add(
            book,
            "confirmation",
            visit_id=visit,
            revision=revision,
            time_answer=time,
            new_day="2026-12-01" if time is TimeAnswer.CHANGED else None,
            amount_answer=answer,
            amount_theirs=90 if answer is AmountAnswer.DIFFERS else None,
            withdrawn_at="2026-11-21T10:00:00+00:00" if withdrawn else None,
        )
    found = {code for code, _, _ in codes(book)}
    expected = {"time": SumCode.TIME_ANSWER, "amount": SumCode.AMOUNT_ANSWER, "confirmed": SumCode.CONFIRMED}.get(skew)
    assert (expected in found) if skew else not found
