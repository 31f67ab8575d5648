"""Samples of papers, printed with the words as they are being typed."""

from dataclasses import replace

import pytest

from desktop.documents import keys
from desktop.documents.texts import words
from desktop.domain.company import BankAccount, Company, EnglishHabit
from desktop.domain.customers import LetterLanguage
from desktop.domain.textgroups import TextGroup
from tests.documents.plan_samples import pages_of, squeezed

ENGLISH, CHINESE = LetterLanguage.ENGLISH, LetterLanguage.CHINESE
CLOSING, REQUEST = "reminder.closing", "reminder.request"
COMPANY = Company(
    name="深圳市登门精密机械有限公司",
    name_en="Dunwell Precision Ltd",
    address_en="1 Harbour Road, London SE1 2AB",
    accounts=(BankAccount("GBP", "Dunwell Precision Ltd", "Example Bank", "12345678", "20-00-00"),),
)
#: Titles that are the name of the file, and are printed nowhere.
_UNPRINTED = {"thanks.title", "account_change.title"}


@pytest.fixture
def preview(services):
    return services.text_previews.preview


def said(preview):
    return squeezed("".join(pages_of(preview)))


def used(language):
    mails = keys.GROUPS[TextGroup.MAIL]
    return [key for key in keys.ALL if keys.is_used_in(language, key) and key not in mails]


@pytest.mark.parametrize("language", LetterLanguage)
def test_every_text_of_a_paper_is_seen_on_a_sample_and_marked_there(preview, language):
    found = {key: preview(language, key) for key in used(language)}
    assert [key for key, made in found.items() if made is None] == []
    unmarked = {key for key, made in found.items() if not made.marks and words(language)[key].strip("{}").isprintable()}
    assert {key for key in unmarked if not words(language)[key].startswith("{")} <= _UNPRINTED
    assert all(0 <= mark.page < made.pages for made in found.values() for mark in made.marks)


@pytest.mark.parametrize("habit", EnglishHabit)
@pytest.mark.parametrize("key", ["reminder.salutation", "reminder.salutation_us", "receipt.means.cheque_us"])
def test_a_firm_of_either_habit_sees_the_words_of_both(services, saved, preview, habit, key):
    saved(services.company.save(replace(COMPANY, english_habit=habit)))
    assert preview(ENGLISH, key).marks


def test_what_is_typed_stands_on_the_paper(preview):
    made = preview(ENGLISH, CLOSING, {CLOSING: "We wait for your money in London."})
    assert "WewaitforyourmoneyinLondon." in said(made)
    assert made.left_out == frozenset()


def test_what_is_typed_counts_before_what_is_saved(services, saved, preview):
    saved(services.paper_texts.save(ENGLISH, CLOSING, "Saved before."))
    assert "Savedbefore." in said(preview(ENGLISH, CLOSING))
    made = preview(ENGLISH, CLOSING, {CLOSING: "Typed now."})
    assert "Typednow." in said(made)
    assert "Savedbefore." not in said(made)


def test_drafts_of_other_texts_show_too(preview):
    assert "Soon,please." in said(preview(ENGLISH, REQUEST, {CLOSING: "Soon, please."}))


@pytest.mark.parametrize("typed", ["", "Pay {now}", "Pay {", "Or we call the police.", "x" * 5000])
def test_of_a_draft_with_something_wrong_the_saved_words_are_printed(services, saved, preview, typed):
    saved(services.paper_texts.save(ENGLISH, CLOSING, "Saved before."))
    made = preview(ENGLISH, CLOSING, {CLOSING: typed, REQUEST: "Pay {total} by {pay_by}, please."})
    assert "Savedbefore." in said(made)
    assert ",please." in said(made)
    assert made.left_out == {CLOSING}


def test_the_mark_goes_round_the_text(preview):
    made = preview(ENGLISH, CLOSING, {CLOSING: "We wait for your money. " * 8})
    assert len(made.marks) > 1
    assert len({mark.page for mark in made.marks}) == 1
    for mark in made.marks:
        assert 0 < mark.left < mark.right < 1
        assert 0 < mark.top < mark.bottom < 1
    assert [mark.top for mark in made.marks] == sorted(mark.top for mark in made.marks)


def test_the_paper_comes_from_our_company(services, saved, preview):
    saved(services.company.save(COMPANY))
    text = said(preview(ENGLISH, REQUEST))
    assert "DunwellPrecisionLtd" in text
    assert "12345678" in text
    assert "(ourcompany)" not in text


@pytest.mark.parametrize(("language", "name"), [(ENGLISH, "(ourcompany)"), (CHINESE, "（本公司名称）")])
def test_what_our_company_has_not_filled_in_is_named_in_its_place(preview, language, name):
    assert name in said(preview(language, REQUEST))


@pytest.mark.parametrize(
    ("language", "key"), [(CHINESE, "reminder.subject"), (ENGLISH, "no.such.text"), (ENGLISH, "mail.body")]
)
def test_what_no_paper_says_has_no_preview(preview, language, key):
    assert preview(language, key) is None


def test_nothing_of_a_sample_is_kept(services, preview):
    preview(ENGLISH, REQUEST, {REQUEST: "Pay {total} by {pay_by}."})
    assert services.archive.page() == []
    assert services.paper_texts.texts(ENGLISH).own == {}
