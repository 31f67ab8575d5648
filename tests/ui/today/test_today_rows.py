from datetime import date

import pytest

from desktop.domain.agenda import Group, ReasonCode
from desktop.domain.confirmation import Phase
from desktop.services.today_lines import Said
from desktop.ui.pages.today.rows import Key, RowKind, mark_of, rows_of
from tests.ui.today import made

CONFIRM = made.visit(ReasonCode.CONFIRM_VISIT, ahead=5, time="14:00", confirmation=made.confirmation())


@pytest.fixture
def rows():
    return rows_of(made.full_day())


def of(rows, kind):
    return [row for row in rows if row.kind is kind]


def one(*reasons, **rest):
    """Give the row of a day with a single line."""
    (row,) = of(rows_of(made.agenda([made.line(0, reasons, **rest)])), RowKind.LINE)
    return row


def test_the_groups_come_in_the_order_of_the_day(rows):
    assert [row.key.of for row in of(rows, RowKind.HEADING)] == list(Group)


def test_a_heading_counts_what_is_not_shown_too(rows):
    headings = {row.key.of: row.title for row in of(rows, RowKind.HEADING)}
    assert headings[Group.CONFIRM] == "Confirm by phone (2)"
    assert headings[Group.URGENT] == "Urgent (22)"


def test_a_heading_says_what_its_group_is_about(rows):
    notes = {row.key.of: row.note for row in of(rows, RowKind.HEADING)}
    assert notes[Group.URGENT] == "overdue by more than a third of the term"
    assert notes[Group.PROMISES] == ""


def test_each_customer_has_one_line(rows):
    ids = [row.key.of for row in of(rows, RowKind.LINE)]
    assert len(ids) == len(set(ids))


def test_a_call_says_when_how_much_whom_and_what_was_said():
    row = one(CONFIRM, ask=made.ASK, said=Said("2026-11-12", "王丽", "月底一起付"))
    assert (row.title, row.action) == ("恒达食品有限公司", "Confirm...")
    assert (row.when, row.amount) == ("Thu 26 Nov 14:00", "¥128,500.00")
    assert row.whom == "Ask 王丽  138 0000 0000, best 15:30 · 会计"
    assert row.said == "Last said 12 Nov: 月底一起付"


@pytest.mark.parametrize(
    ("at", "text", "said"),
    [
        ("2026-11-12", "statement agreed", "Last said 12 Nov: statement agreed"),
        ("2025-11-12", "statement agreed", "Last said 12 Nov 2025: statement agreed"),
        ("2026-11-12", "", "Last in touch 12 Nov"),
    ],
)
def test_what_was_said_last_has_its_day(at, text, said):
    assert one(CONFIRM, said=Said(at, "Wang Li", text)).said == said


def test_a_moment_has_its_time():
    said = one(CONFIRM, said=Said("2026-11-12T07:32:00+00:00", "", "agreed")).said
    assert said.startswith("Last said ")
    assert said.endswith(":32: agreed")


@pytest.mark.parametrize(
    ("reason", "when"),
    [
        (made.visit(ReasonCode.VISIT_TODAY, readiness=made.ready()), "today, 10:30"),
        (made.visit(ReasonCode.VISIT_TODAY, time=None, readiness=made.ready()), "today"),
        (made.visit(ReasonCode.VISIT_SOON, ahead=2, readiness=made.ready()), "Mon 23 Nov 10:30"),
        (made.reason(ReasonCode.PROMISE_DUE, ahead=0), "today"),
        (made.reason(ReasonCode.HAND_OVER, ahead=-400), "Fri 17 Oct 2025"),
        (made.ASKED, ""),
    ],
)
def test_the_day_is_that_of_the_strongest_reason(reason, when):
    assert one(reason).when == when


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (made.BROKEN, "Promised ¥50,000.00 by Fri 20 Nov, nothing came: second broken promise"),
        (made.URGENT, "30 + 42, limit 40"),
        (made.STEP, "送对账函并确认付款日: was due on Fri 20 Nov, 1 day late"),
    ],
)
def test_the_reason_is_one_sentence(reason, sentence):
    assert one(reason).reason == sentence


def test_papers_among_the_others_have_their_last_day():
    assert one(CONFIRM, made.PAPERS).others == "also: papers by Wed 25 Nov"


def test_the_other_reasons_stand_behind_the_first_in_few_words():
    row = one(CONFIRM, made.URGENT, made.ASKED)
    assert row.others == "also: urgent: 30 + 42, limit 40 · questions to ask"
    assert one(CONFIRM).others == ""


@pytest.mark.parametrize(
    ("reason", "mark"),
    [
        (CONFIRM, "info"),
        (made.visit(ReasonCode.CONFIRM_VISIT, late=2, confirmation=made.confirmation(Phase.LATE, 2)), "danger"),
        (made.visit(ReasonCode.VISIT_TODAY, readiness=made.NOT_READY), "warn"),
        (made.visit(ReasonCode.VISIT_SOON, ahead=2, readiness=made.ready()), "good"),
        (made.visit(ReasonCode.VISIT_NOT_RECORDED, ahead=-2, late=2), "warn"),
        (made.BROKEN, "danger"),
        (made.reason(ReasonCode.PROMISE_DUE, ahead=0), "info"),
        (made.reason(ReasonCode.PROMISE_DUE, ahead=-1, late=1), "warn"),
        (made.URGENT, "danger"),
        (made.PAPERS, "info"),
        (made.STEP, "warn"),
        (made.reason(ReasonCode.NO_NEXT_STEP, late=12), "neutral"),
        (made.ASKED, "neutral"),
    ],
)
def test_the_mark_is_the_state_of_the_reason(reason, mark):
    assert mark_of(reason) == mark


def test_the_rest_of_a_group_is_one_row_behind_its_lines(rows):
    (more,) = of(rows, RowKind.MORE)
    assert (more.key, more.title) == (Key(RowKind.MORE, Group.URGENT), "12 more")
    assert rows[rows.index(more) - 1].line.group is Group.URGENT


def test_every_action_has_a_word(rows):
    assert all(row.action for row in of(rows, RowKind.LINE))


def test_customers_without_a_process_are_counted_in_one_row(rows):
    (row,) = of(rows, RowKind.UNDESCRIBED)
    assert row.title == "2 customers with open items and no payment process"


def test_they_have_a_heading_where_nobody_else_is_to_be_asked():
    rows = rows_of(made.agenda([], without_process=1000))
    assert [row.title for row in rows] == [
        "Questions to ask",
        "1,000 or more customers with open items and no payment process",
    ]


class TestPutOff:
    def test_it_is_counted_at_the_foot(self, rows):
        assert rows[-1].key == Key(RowKind.FOLD)
        assert rows[-1].title == "4 put off"

    def test_it_is_shown_with_the_day_it_comes_back_and_the_reason(self):
        row = rows_of(made.full_day(), made.put_off())[-1]
        assert (row.kind, row.action) == (RowKind.PUT_OFF, "Bring back")
        assert (row.when, row.reason) == ("back Wed 25 Nov", "Put off: 老板出差，周三回来")

    def test_no_row_is_there_when_nothing_is_put_off(self):
        assert rows_of(made.agenda([made.line(0, [CONFIRM])]))[-1].kind is RowKind.LINE


def test_the_whole_line_can_be_listened_to():
    spoken = one(CONFIRM, made.ASKED, pin_id=3, ask=made.ASK).spoken
    for part in ("恒达食品有限公司", "pinned", "Thu 26 Nov 14:00", "¥128,500.00", "138 0000 0000", "also: "):
        assert part in spoken


def test_a_year_that_is_not_this_one_is_told():
    back = made.put_off()[0]
    later = back._replace(snooze=back.snooze._replace(until=date(2027, 1, 1)))
    assert rows_of(made.full_day(), (later,))[-1].when == "back Fri 1 Jan 2027"
