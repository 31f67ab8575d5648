"""What the places of texts give, in words."""

import pytest

from desktop.documents import keys
from desktop.wording import text_places
from desktop.wording.text_places import gives


@pytest.mark.parametrize(
    ("key", "place"), sorted({(key, place) for key, known in keys.ALL.items() for place in known.allowed})
)
def test_every_place_says_what_it_gives(key, place):
    assert gives(key, place) != place


@pytest.mark.parametrize("name", sorted(text_places._GIVES))
def test_nothing_is_said_of_a_place_that_no_text_has(name):
    key, _blank, place = name.rpartition(" ")
    assert any(place in known.allowed for each, known in keys.ALL.items() if key in {"", each})


def test_a_text_may_mean_something_of_its_own_by_a_place():
    assert gives("reminder.request", "number") == "the number of the paper"
    assert gives("reminder.second.cited.letter", "number") == "the number of the earlier letter"
