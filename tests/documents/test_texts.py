"""The words of the papers: complete in each language, with the places they may have, and decent."""

import re

import pytest

from desktop.documents.keys import ALL, is_used_in
from desktop.documents.texts import Texts, UnknownTextError, originals, words
from desktop.domain.customers import LetterLanguage
from desktop.domain.decency import found_words
from desktop.domain.templates import template_problems

LANGUAGES = list(LetterLanguage)
EVERY_TEXT = [(language, key) for language in LANGUAGES for key in ALL if is_used_in(language, key)]

#: Papers that have to name a court or an arbitration body.
SPEAKS_OF_LAW = ("agreement.", "reminder.final.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_exactly_the_texts_that_papers_ask_for(language):
    assert set(originals(language)) == {key for key in ALL if is_used_in(language, key)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_papers_say_what_is_written_down(language):
    assert words(language) == {key: original.text for key, original in originals(language).items()}


@pytest.mark.parametrize(("language", "key"), EVERY_TEXT)
def test_a_text_has_the_places_it_may_have_and_those_it_needs(language, key):
    assert list(template_problems(originals(language)[key].text, ALL[key].allowed, ALL[key].needed)) == []


@pytest.mark.parametrize(("language", "key"), EVERY_TEXT)
def test_a_text_has_a_note_for_who_reads_it(language, key):
    note = originals(language)[key].note
    assert note
    assert bool(re.search(r"[\u4e00-\u9fff]", note)) == (language is LetterLanguage.CHINESE)


@pytest.mark.parametrize(("language", "key"), EVERY_TEXT)
def test_no_text_threatens(language, key):
    assert found_words(originals(language)[key].text, allow_law=key.startswith(SPEAKS_OF_LAW)) == ()


@pytest.mark.parametrize(("language", "key"), EVERY_TEXT)
def test_a_text_is_set_cleanly(language, key):
    text = originals(language)[key].text
    assert text == text.strip()
    assert "  " not in text
    if language is LetterLanguage.CHINESE:
        assert not re.search(r"[\u4e00-\u9fff][,;:!?]", text), "Chinese punctuation after hanzi"


def test_a_place_that_is_needed_may_be_used():
    assert all(set(places.needed) <= set(places.allowed) for places in ALL.values())


def test_a_firms_own_words_take_the_place_of_ours():
    key = next(key for key, places in ALL.items() if not places.allowed)
    assert Texts(LetterLanguage.ENGLISH, {key: "Our own words"}).say(key) == "Our own words"
    assert Texts(LetterLanguage.ENGLISH).say(key) == originals(LetterLanguage.ENGLISH)[key].text


def test_a_text_that_nobody_declared_is_a_fault_of_the_program():
    with pytest.raises(UnknownTextError):
        Texts(LetterLanguage.ENGLISH).say("no.such.text")


@pytest.mark.parametrize(
    ("language", "key"),
    [(LetterLanguage.CHINESE, "reminder.salutation"), (LetterLanguage.ENGLISH, "reminder.total_capitals")],
)
def test_a_text_of_the_other_language_alone_is_a_fault_of_the_program(language, key):
    with pytest.raises(UnknownTextError):
        Texts(language).say(key)
