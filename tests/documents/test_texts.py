"""The words of the papers: complete in each language, with the places they may have, and decent."""

import re

import pytest
from babel.messages.pofile import read_po

from desktop import paths
from desktop.documents.keys import ALL
from desktop.documents.texts import DOMAIN, Texts, UnknownTextError, originals
from desktop.domain.customers import LetterLanguage
from desktop.domain.decency import found_words
from desktop.domain.templates import template_problems

LANGUAGES = list(LetterLanguage)
EVERY_TEXT = [(language, key) for language in LANGUAGES for key in ALL]

#: Papers that have to name a court or an arbitration body.
SPEAKS_OF_LAW = ("agreement.",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_exactly_the_texts_that_papers_ask_for(language):
    assert set(originals(language)) == set(ALL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_read_as_babel_reads_it(language):
    with paths.resource("locale", language.value, "LC_MESSAGES", f"{DOMAIN}.po").open("rb") as stream:
        messages = [message for message in read_po(stream, locale=language.value, abort_invalid=True) if message.id]
    assert originals(language) == {each.id: (each.string, " ".join(each.auto_comments)) for each in messages}


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
