from datetime import date

import pytest

from desktop.ui.pages.today.commands import KEY_NAMES, Command, offered, text_of
from desktop.ui.pages.today.rows import RowKind, rows_of
from desktop.ui.pages.today.snooze_dialog import Back, day_back
from tests.ui.today import made


@pytest.mark.parametrize(
    ("today", "choice", "day"),
    [
        (date(2026, 11, 21), Back.TOMORROW, date(2026, 11, 22)),
        (date(2026, 11, 21), Back.IN_THREE_DAYS, date(2026, 11, 24)),
        (date(2026, 11, 21), Back.NEXT_MONDAY, date(2026, 11, 23)),
        (date(2026, 11, 23), Back.NEXT_MONDAY, date(2026, 11, 30)),
        (date(2026, 12, 30), Back.IN_THREE_DAYS, date(2027, 1, 2)),
        (date(2026, 11, 21), Back.OTHER, None),
    ],
)
def test_a_line_comes_back_on_the_day_that_is_named(today, choice, day):
    assert day_back(choice, today) == day


def rows(kind):
    return [row for row in rows_of(made.full_day(), made.put_off()) if row.kind is kind]


def test_every_command_of_a_line_has_a_word_and_a_key():
    row = rows(RowKind.LINE)[0]
    assert set(offered(row)) == set(KEY_NAMES)
    assert all(text_of(command, row) for command in offered(row))


def test_a_pinned_line_offers_to_take_the_pin_off():
    pinned = next(row for row in rows(RowKind.LINE) if row.pinned)
    assert text_of(Command.PIN, pinned) == "Take the pin off"


def test_what_was_put_off_can_be_brought_back_and_not_put_off_again():
    row = rows(RowKind.PUT_OFF)[0]
    assert text_of(Command.ACT, row) == "Bring back"
    assert Command.SNOOZE not in offered(row)


@pytest.mark.parametrize("kind", [RowKind.HEADING, RowKind.MORE, RowKind.FOLD, RowKind.UNDESCRIBED])
def test_what_is_no_customers_line_has_no_menu(kind):
    assert offered(rows(kind)[0]) == ()
