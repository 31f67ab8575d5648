"""The words of papers: ours, a firm's own in their place, and the way back."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import models
from desktop.documents import keys
from desktop.documents.texts import originals
from desktop.domain.company import DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.problems import ProblemCode
from desktop.domain.templates import LABEL_LIMIT, TEXT_LIMIT, places
from desktop.services.results import Entity

ENGLISH, CHINESE = LetterLanguage.ENGLISH, LetterLanguage.CHINESE

#: One text without a place, and one that must keep its places.
PLAIN = "reminder.title"
FILLED = next(key for key, allowed in keys.REMINDER.items() if allowed.needed)


@pytest.fixture
def row(services):
    return lambda key, language=ENGLISH: next(each for each in services.paper_texts.page(language) if each.key == key)


def with_places(key, words="Please pay"):
    return " ".join([words, *("{" + name + "}" for name in keys.ALL[key].needed)])


@pytest.mark.parametrize("language", LetterLanguage)
def test_every_text_of_a_language_is_listed_once(services, language):
    page = services.paper_texts.page(language)
    assert sorted(each.key for each in page) == sorted(key for key in keys.ALL if keys.is_used_in(language, key))
    assert all(each.original and each.note and each.own == "" for each in page)
    assert {each.group for each in page} <= {None, *DocumentKind}


def test_a_text_names_the_places_it_may_have_and_must_keep(row):
    assert (row(FILLED).places, row(FILLED).needed) == keys.ALL[FILLED]


def test_an_own_text_takes_the_place_of_ours_in_its_language(services, row, saved):
    own = with_places(FILLED)
    assert saved(services.paper_texts.save(ENGLISH, FILLED, own)) == own
    assert row(FILLED).own == own
    assert row(FILLED).original == originals(ENGLISH)[FILLED].text
    values = dict.fromkeys(keys.ALL[FILLED].allowed, "x")
    assert services.paper_texts.texts(ENGLISH).say(FILLED, **values).startswith("Please pay x")
    assert row(FILLED, CHINESE).own == ""


def test_saving_again_replaces(services, row, saved):
    saved(services.paper_texts.save(ENGLISH, PLAIN, "Payment reminder, first"))
    saved(services.paper_texts.save(ENGLISH, PLAIN, "A first reminder"))
    assert row(PLAIN).own == "A first reminder"


def test_one_click_goes_back_to_ours(services, row, saved):
    saved(services.paper_texts.save(ENGLISH, PLAIN, "A first reminder"))
    result = services.paper_texts.reset(ENGLISH, PLAIN)
    assert result.value == row(PLAIN).original
    assert result.changes.entities == {Entity.PAPER_TEXT}
    assert row(PLAIN).own == ""


@pytest.mark.parametrize("language", LetterLanguage)
def test_our_text_saved_unchanged_is_no_own_text(services, saved, language, row):
    for each in services.paper_texts.page(language):
        saved(services.paper_texts.save(language, each.key, each.original))
    assert {each.own for each in services.paper_texts.page(language)} == {""}


@pytest.mark.parametrize(
    ("key", "text", "problem"),
    [
        (PLAIN, "  ", ("text", ProblemCode.REQUIRED)),
        (PLAIN, "Pay {nobody}", ("text", ProblemCode.UNKNOWN_PLACE)),
        (PLAIN, "Pay {", ("text", ProblemCode.UNKNOWN_PLACE)),
        ("reminder.overlooked", "x" * (TEXT_LIMIT + 1), ("text", ProblemCode.TOO_LONG)),
        ("common.seal", "x" * (LABEL_LIMIT + 1), ("text", ProblemCode.TOO_LONG)),
        (PLAIN, "We will call the police", ("text", ProblemCode.HARSH_WORD)),
        (PLAIN, "See you in court", ("text", ProblemCode.HARSH_WORD)),
        ("reminder.no_such_text", "x", ("key", ProblemCode.NOT_FOUND)),
    ],
)
def test_a_text_that_cannot_be_is_refused(services, refused, key, text, problem):
    assert refused(services.paper_texts.save, ENGLISH, key, text) == [problem]


def test_a_place_that_must_stay_is_named(services):
    (problem, *_more) = services.paper_texts.save(ENGLISH, FILLED, "Please pay").problems
    assert (problem.code, problem.values) == (
        ProblemCode.MISSING_PLACE,
        {"name": "{" + keys.ALL[FILLED].needed[0] + "}"},
    )


def test_an_agreement_may_speak_of_courts_and_never_of_the_police(services, saved, refused):
    key = "agreement.disputes.talk"
    saved(services.paper_texts.save(ENGLISH, key, "The parties talk before either goes to court."))
    assert refused(services.paper_texts.save, ENGLISH, key, "We call the police.") == [("text", ProblemCode.HARSH_WORD)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(text=st.text(max_size=60))
def test_what_is_kept_can_always_be_printed(services, text):
    services.paper_texts.reset(ENGLISH, FILLED)
    services.paper_texts.save(ENGLISH, FILLED, text + with_places(FILLED))
    values = dict.fromkeys(keys.ALL[FILLED].allowed, "x")
    assert places(services.paper_texts.texts(ENGLISH).say(FILLED, **values)) == ()


def test_a_text_with_a_place_that_is_filled_no_more_is_kept_and_ours_is_printed(services, book, row):
    with book.transaction():
        models.PaperText.insert(language="en", key=PLAIN, text="About {invoice}", updated_at="2026-01-01").execute()
    assert services.paper_texts.texts(ENGLISH).say(PLAIN) == originals(ENGLISH)[PLAIN].text
    assert row(PLAIN).own == "About {invoice}"
