"""In which papers texts stand."""

import pytest

from desktop.domain.company import DocumentKind
from desktop.domain.dunning import Level
from desktop.domain.textgroups import TextGroup


@pytest.mark.parametrize(
    ("group", "kind", "level"),
    [
        (TextGroup.UPCOMING, DocumentKind.REMINDER, Level.UPCOMING),
        (TextGroup.FINAL, DocumentKind.REMINDER, Level.FINAL),
        (TextGroup.RECEIPT, DocumentKind.RECEIPT, None),
        (TextGroup.MAIL, None, None),
        (TextGroup.SHARED, None, None),
    ],
)
def test_a_group_tells_its_paper(group, kind, level):
    assert (group.kind, group.level) == (kind, level)


def test_every_paper_and_every_level_has_its_group():
    assert {group.kind for group in TextGroup} == {None, *DocumentKind}
    assert {group.level for group in TextGroup} == {None, *Level}
