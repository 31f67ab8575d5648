"""What Ctrl+K finds in the book leads to the page that shows it."""

from datetime import date

import pytest

from desktop.services.letters import LetterChoices
from desktop.ui.finding import find
from desktop.ui.hits import Hit
from desktop.ui.pages import PAGES
from tests.ui.letters import book


@pytest.fixture
def letter(opened):
    """A reminder to Hengda, the first of the year."""
    hengda = book.add_customer(opened, "恒达食品有限公司")
    book.add_item(opened, hengda, "FP-1", 4_200_000, date(2026, 10, 20))
    return book.saved(opened.services.letters.make(LetterChoices(hengda, "CNY")))


@pytest.mark.parametrize("text", ["ck-2026", "恒达"])
def test_a_letter_is_found_and_leads_to_the_letters(context, letter, text):
    hit = Hit("CK-2026-0001", "letters", "letters", {"document": letter}, "恒达食品有限公司")
    assert find(context.services, text)[-1] == hit


def test_a_letter_that_is_chosen_is_shown(qtbot, context, letter):
    (hit,) = find(context.services, "CK-2026-0001")
    page = next(spec for spec in PAGES if spec.key == hit.page).factory(context)
    qtbot.addWidget(page)
    page.show()
    page.arrive(**hit.arguments)
    assert page.issued.details.isVisible()
