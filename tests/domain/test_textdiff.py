"""What two wordings differ in: nothing is lost of either."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.textdiff import Change, differences

_TEXTS = st.text("ab {}c请于前付款。 \n", max_size=40)


def shown(before, after):
    marks = {Change.SAME: "{}", Change.GONE: "[-{}]", Change.NEW: "[+{}]"}
    return "".join(marks[change].replace("{}", text) for change, text in differences(before, after))


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("Please pay.", "Please pay.", "Please pay."),
        ("Please pay soon.", "Please pay now.", "Please pay [-soon][+now]."),
        ("Pay {total} now", "Pay by {pay_by} now", "Pay [-{total}][+by {pay_by}] now"),
        ("请于本周付款。", "请于下周付款。", "请于[-本][+下]周付款。"),
        ("", "Pay", "[+Pay]"),
        ("Pay", "", "[-Pay]"),
        ("one of two", "three of four", "[-one of two][+three of four]"),
    ],
)
def test_what_changed_is_marked_word_by_word(before, after, marked):
    assert shown(before, after) == marked


@given(_TEXTS, _TEXTS)
def test_both_wordings_can_be_read_from_the_pieces(before, after):
    pieces = differences(before, after)
    assert "".join(text for change, text in pieces if change is not Change.NEW) == before
    assert "".join(text for change, text in pieces if change is not Change.GONE) == after
    assert all(text for _change, text in pieces)


@given(_TEXTS)
def test_equal_wordings_have_no_change(text):
    assert {change for change, _text in differences(text, text)} <= {Change.SAME}
