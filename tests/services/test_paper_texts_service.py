"""The words of papers: ours, a firm's own in their place, and the way back."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import models
from desktop.documents import keys
from desktop.documents.texts import originals
from desktop.domain.customers import LetterLanguage
from desktop.domain.problems import ProblemCode
from desktop.domain.templates import LABEL_LIMIT, TEXT_LIMIT, places
from desktop.domain.textgroups import TextGroup
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
    assert list(dict.fromkeys(each.group for each in page)) == list(TextGroup)


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


class TestVersions:
    """Every wording that a text has had."""

    def test_a_text_that_nobody_touched_has_ours_alone(self, services):
        (version,) = services.paper_texts.versions(ENGLISH, PLAIN)
        assert (version.id, version.is_ours, version.text) == (None, True, originals(ENGLISH)[PLAIN].text)

    def test_each_save_and_each_return_is_one_the_latest_first(self, services, saved):
        for text in ("One", "Two"):
            saved(services.paper_texts.save(ENGLISH, PLAIN, text))
        services.paper_texts.reset(ENGLISH, PLAIN)
        versions = services.paper_texts.versions(ENGLISH, PLAIN)
        ours = originals(ENGLISH)[PLAIN].text
        assert [(each.text, each.is_ours) for each in versions] == [
            (ours, True), ("Two", False), ("One", False), (ours, True),
        ]  # fmt: skip

    def test_saving_the_same_again_is_none(self, services, saved):
        for _time in range(2):
            saved(services.paper_texts.save(ENGLISH, PLAIN, "One"))
        services.paper_texts.reset(ENGLISH, PLAIN)
        services.paper_texts.reset(ENGLISH, PLAIN)
        assert len(services.paper_texts.versions(ENGLISH, PLAIN)) == 3

    def test_ours_put_back_into_a_text_nobody_touched_is_none(self, services):
        services.paper_texts.reset(ENGLISH, PLAIN)
        assert len(services.paper_texts.versions(ENGLISH, PLAIN)) == 1

    def test_an_earlier_one_is_taken_up_as_the_latest(self, services, row, saved):
        for text in ("One", "Two"):
            saved(services.paper_texts.save(ENGLISH, PLAIN, text))
        first = services.paper_texts.versions(ENGLISH, PLAIN)[1]
        saved(services.paper_texts.restore(ENGLISH, PLAIN, first.id))
        assert row(PLAIN).own == "One"
        assert [each.text for each in services.paper_texts.versions(ENGLISH, PLAIN)][:3] == ["One", "Two", "One"]
        saved(services.paper_texts.restore(ENGLISH, PLAIN, None))
        assert row(PLAIN).own == ""

    def test_each_language_and_each_text_has_its_own(self, services, saved, refused):
        saved(services.paper_texts.save(ENGLISH, PLAIN, "One"))
        version = services.paper_texts.versions(ENGLISH, PLAIN)[0]
        assert len(services.paper_texts.versions(CHINESE, PLAIN)) == 1
        problems = refused(services.paper_texts.restore, CHINESE, PLAIN, version.id)
        assert problems == [("version", ProblemCode.NOT_FOUND)]

    def test_one_whose_places_are_others_now_is_refused(self, services, book, refused):
        with book.transaction():
            book.run(
                "INSERT INTO paper_text_version (language, key, text, saved_at) VALUES ('en', ?, 'by {then}', 'x')",
                [PLAIN],
            )
        version = services.paper_texts.versions(ENGLISH, PLAIN)[0]
        assert refused(services.paper_texts.restore, ENGLISH, PLAIN, version.id) == [
            ("text", ProblemCode.UNKNOWN_PLACE)
        ]
