"""The words of the papers, changed as a rep would, and looked up in the book."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from desktop import i18n
from desktop.domain.customers import LetterLanguage
from desktop.services.results import Refused
from desktop.ui.context import Context
from desktop.ui.hub import Hub
from desktop.ui.jobs import Jobs
from desktop.ui.pages.settings.page import SettingsPage
from desktop.ui.pages.settings.texts.delegate import STATE_ROLE
from desktop.ui.pages.settings.texts.versions_dialog import VersionsDialog
from tests.documents.plan_samples import pages_of, squeezed

ENGLISH, CHINESE = LetterLanguage.ENGLISH, LetterLanguage.CHINESE
CLOSING, DEBT = "reminder.closing", "agreement.debt.sum"


@pytest.fixture
def service(opened):
    return opened.services.paper_texts


@pytest.fixture
def section(page):
    page.arrive(section="texts")
    return page.texts


@pytest.fixture
def own(service):
    """Give the own words of a text, '' for ours."""
    return lambda key, language=ENGLISH: next(row.own for row in service.page(language) if row.key == key)


def go_to(section, key):
    section.go_to_field(key)
    assert section.editor.row.key == key
    assert section.editor.edit.hasFocus()


def type_text(section, text):
    section.editor.edit.selectAll()
    QTest.keyClicks(section.editor.edit, text)


def save(section):
    section.window().activateWindow()
    QApplication.processEvents()
    QTest.keyClick(section.editor.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def chip(section, key):
    return section.list._items[key].data(0, STATE_ROLE)


def headings(section):
    return [section.list.topLevelItem(at).text(0) for at in range(section.list.topLevelItemCount())]


# The list


def test_every_text_is_listed_by_paper(section, service):
    assert headings(section) == [
        "Reminder before the due date", "First reminder, shared parts", "Second reminder",
        "Final notice", "Statement of account", "Payment request", "Proposal form", "Instalment agreement", "Receipt",
        "Thank-you letter", "Notice of a new account", "Mail that carries papers", "Shared by all papers",
    ]  # fmt: skip
    assert set(section.list.shown_keys()) == {row.key for row in service.page(ENGLISH)}


def test_the_first_text_is_there_to_be_changed(section):
    assert section.editor.row.key == section.list.shown_keys()[0]
    assert section.editor.text() == section.editor.original.text()


@pytest.mark.parametrize("words", ["yours faithfully", "FAITHFULLY yours", "reminder.close "])
def test_a_search_leaves_the_texts_that_hold_each_word(section, words):
    section.search.setText(words)
    assert "reminder.close" in section.list.shown_keys()
    assert "reminder.opening" not in section.list.shown_keys()
    assert section.editor.row.key in section.list.shown_keys()


def test_a_search_for_nothing_there_says_so(section):
    section.search.setText("no such word anywhere")
    assert section.list.shown_keys() == ()
    assert not section.nothing.isHidden()
    assert section.editor.isHidden()
    section.search.clear()
    assert section.nothing.isHidden()
    assert not section.editor.isHidden()


def test_keys_go_through_the_texts_and_enter_begins_to_change(qtbot, section):
    section.list.setFocus()
    first, second = section.list.shown_keys()[:2]
    qtbot.keyClick(section.list, Qt.Key.Key_J)
    assert section.editor.row.key == second
    qtbot.keyClick(section.list, Qt.Key.Key_K)
    assert section.editor.row.key == first
    qtbot.keyClick(section.list, Qt.Key.Key_Return)
    assert section.editor.edit.hasFocus()


def test_the_language_of_the_screen_comes_first(qtbot, context):
    i18n.set_language("zh_CN")
    page = SettingsPage(context)
    qtbot.addWidget(page)
    assert page.texts.language.chosen() is CHINESE


def test_another_language_has_its_own_words_and_the_same_place(section):
    go_to(section, CLOSING)
    section.language.choose(CHINESE)
    assert section.editor.row.key == CLOSING
    assert section.editor.original.text() != "We look forward to hearing from you."


# Changing


def test_own_words_are_kept_in_the_book(section, own, said):
    go_to(section, CLOSING)
    type_text(section, "We look forward to your payment.")
    assert chip(section, CLOSING) == "not saved"
    save(section)
    assert own(CLOSING) == "We look forward to your payment."
    assert own(CLOSING, CHINESE) == ""
    assert chip(section, CLOSING) == "own words"
    assert headings(section)[1] == "First reminder, shared parts: 1 in own words"
    assert said[0][0] == "1 text saved."
    assert section.bar.isHidden()
    said[0][1]()
    assert own(CLOSING) == ""
    assert section.editor.text() == section.editor.original.text()


def test_the_cursor_stays_where_it_is_when_saved(section):
    go_to(section, CLOSING)
    type_text(section, "Soon, please.")
    cursor = section.editor.edit.textCursor()
    cursor.setPosition(4)
    section.editor.edit.setTextCursor(cursor)
    save(section)
    assert section.editor.edit.textCursor().position() == 4


def test_what_is_typed_of_several_texts_is_kept_until_all_is_saved(section, own, said):
    go_to(section, CLOSING)
    type_text(section, "Soon, please.")
    go_to(section, "reminder.close")
    type_text(section, "Yours")
    section.language.choose(CHINESE)
    go_to(section, CLOSING)
    type_text(section, "thanks")
    section.language.choose(ENGLISH)
    go_to(section, CLOSING)
    assert section.editor.text() == "Soon, please."
    save(section)
    assert (own(CLOSING), own("reminder.close"), own(CLOSING, CHINESE)) == ("Soon, please.", "Yours", "thanks")
    assert said[0][0] == "3 texts saved."


def test_typing_the_original_again_is_no_change(section):
    go_to(section, "reminder.close")
    type_text(section, "Yours")
    type_text(section, "Yours faithfully")
    assert not section.is_dirty


@pytest.mark.parametrize(
    ("key", "text", "sentences"),
    [
        (DEBT, "{as_of}: {sum}", "This text has no place {sum}.\nThe place {amount} must stay in this text."),
        (CLOSING, "Pay {now}", "This text has no place {now}."),
        (CLOSING, " ", "This is needed."),
        (
            CLOSING,
            "Or we call the police.",
            "“police” has no place in a letter of ours: a threat with the police or a crime.",
        ),
        (DEBT, "{as_of} {amount} before the court", ""),
    ],
)
def test_what_is_wrong_is_said_as_it_is_typed(section, key, text, sentences):
    go_to(section, key)
    type_text(section, text)
    assert section.editor.error.text() == sentences
    assert section.editor.error.isHidden() is not bool(sentences)


def test_a_refused_text_is_gone_to_and_nothing_is_lost(section, own, said):
    go_to(section, CLOSING)
    type_text(section, "Pay {now}")
    section.search.setText("faithfully")
    section.list.select("reminder.close")
    save(section)
    assert section.editor.row.key == CLOSING
    assert section.editor.text() == "Pay {now}"
    assert section.editor.error.text() == "This text has no place {now}."
    assert section.bar.text == "Not saved. Please correct what is marked."
    assert own(CLOSING) == ""
    assert said == []


def test_a_place_is_put_where_the_cursor_is(section, own):
    go_to(section, DEBT)
    type_text(section, "On  you owe ")
    cursor = section.editor.edit.textCursor()
    as_of, amount = section.editor.places.buttons
    amount.click()
    cursor.setPosition(3)
    section.editor.edit.setTextCursor(cursor)
    as_of.click()
    assert section.editor.text() == "On {as_of} you owe {amount}"
    assert section.editor.edit.hasFocus()
    save(section)
    assert own(DEBT) == "On {as_of} you owe {amount}"


def test_places_that_must_stay_are_marked(section):
    go_to(section, DEBT)
    assert [button.text() for button in section.editor.places.buttons] == ["{as_of} *", "{amount} *"]


def test_the_tab_key_goes_from_the_text_to_its_places(section):
    go_to(section, DEBT)
    QTest.keyClick(section.editor.edit, Qt.Key.Key_Tab)
    assert section.editor.places.buttons[0].hasFocus()


@pytest.mark.parametrize(("key", "shown"), [(DEBT, True), (CLOSING, False), ("proposal.title", False)])
def test_a_lawyer_is_hinted_at_for_the_agreement(section, key, shown):
    go_to(section, key)
    assert section.editor.lawyer.isHidden() is not shown


# Back to the original


def test_the_original_comes_back_by_one_click_and_goes_by_undo(section, service, own, said):
    assert not isinstance(service.save(ENGLISH, CLOSING, "Soon, please."), Refused)
    section.reload()
    go_to(section, CLOSING)
    section.editor.original_button.click()
    assert own(CLOSING) == ""
    assert section.editor.text() == section.editor.original.text()
    assert not section.editor.original_button.isEnabled()
    said[0][1]()
    assert own(CLOSING) == "Soon, please."
    assert section.editor.text() == "Soon, please."


@pytest.mark.parametrize("kept", ["", "Soon, please."])
def test_undo_gives_back_what_was_typed_too(section, service, own, said, kept):
    if kept:
        service.save(ENGLISH, CLOSING, kept)
        section.reload()
    go_to(section, CLOSING)
    type_text(section, "Now, please.")
    section.editor.original_button.click()
    assert not section.is_dirty
    go_to(section, DEBT)
    said[0][1]()
    assert section.editor.row.key == CLOSING
    assert section.editor.text() == "Now, please."
    assert own(CLOSING) == kept


def test_of_our_own_words_there_is_nothing_to_go_back_to(section):
    go_to(section, CLOSING)
    assert not section.editor.original_button.isEnabled()


# Leaving


@pytest.mark.parametrize(("choice", "kept"), [("Save", "Soon, please."), ("Discard", ""), ("Stay here", "")])
def test_leaving_asks_about_what_is_not_saved(page, own, answer, choice, kept):
    page.arrive(section="texts")
    go_to(page.texts, CLOSING)
    type_text(page.texts, "Soon, please.")
    page.arrive(section="about")
    told = []
    page.ask_to_leave(lambda: told.append("gone"), lambda: told.append("here"))
    assert page.section is page.texts
    assert answer(page, choice) == "Save the changes to the words of papers?"
    assert told == ["here" if choice == "Stay here" else "gone"]
    assert own(CLOSING) == kept
    assert page.has_unsaved is (choice == "Stay here")


def test_both_sections_are_asked_about_one_after_the_other(page, section, answer, calls):
    go_to(section, CLOSING)
    type_text(section, "Soon, please.")
    page.arrive(section="company")
    page.company.form.field("name").setText("Dunwell")
    page.ask_to_leave(lambda: calls("gone"))
    assert answer(page, "Save") == "Save the changes to our company?"
    assert calls == []
    assert answer(page, "Discard") == "Save the changes to the words of papers?"
    assert calls == [("gone",)]


def test_texts_are_read_checked_and_saved_in_threads(qtbot, opened, clock, own):
    hub = Hub()
    jobs = Jobs(hub, lambda _error: False)
    page = SettingsPage(Context(opened.services, jobs, hub, clock))
    qtbot.addWidget(page)
    page.arrive(section="texts")
    page.show()
    section = page.texts
    qtbot.waitUntil(lambda: bool(section.list.shown_keys()))
    go_to(section, CLOSING)
    type_text(section, "Pay {now}")
    qtbot.waitUntil(lambda: section.editor.error.text() == "This text has no place {now}.")
    type_text(section, "Soon, please.")
    section.save()
    type_text(section, "Now, please.")
    qtbot.waitUntil(section.bar.save_button.isEnabled)
    assert own(CLOSING) == "Soon, please."
    assert section.editor.text() == "Now, please."
    assert section.is_dirty
    section.discard()
    jobs.close()


# The preview


@pytest.fixture
def narrow(page, section):
    page.resize(1096, 716)
    QApplication.processEvents()
    return section


@pytest.fixture
def wide(page, section):
    page.resize(1736, 996)
    QApplication.processEvents()
    return section


def paper_text(section):
    view = section.preview.view
    return squeezed("".join(pages_of(view))) if view.pdf else ""


def test_a_narrow_window_shows_words_or_paper_and_a_wide_one_both(page, narrow):
    assert narrow.editor.isVisible()
    assert not narrow.preview.isVisible()
    narrow.sides.tabs.setCurrentIndex(1)
    assert not narrow.editor.isVisible()
    assert narrow.preview.isVisible()
    page.resize(1736, 996)
    QApplication.processEvents()
    assert narrow.editor.isVisible()
    assert narrow.preview.isVisible()
    assert not narrow.sides.tabs.isVisible()


def test_the_paper_says_what_is_typed_a_moment_later(qtbot, wide):
    go_to(wide, CLOSING)
    type_text(wide, "Soon, please.")
    qtbot.waitUntil(lambda: "Soon,please." in paper_text(wide))
    assert wide.preview.notice.text().endswith("The text is marked.")
    assert [page for page, _place in wide.preview.view.area._marks] == [0]


def test_with_something_wrong_the_paper_stays_as_it_was(qtbot, wide):
    go_to(wide, CLOSING)
    type_text(wide, "Soon, please.")
    qtbot.waitUntil(lambda: "Soon,please." in paper_text(wide))
    type_text(wide, "Soon, {please")
    qtbot.waitUntil(lambda: "the words before it" in wide.preview.notice.text())
    assert "Soon,please." in paper_text(wide)


def test_what_nobody_sees_is_not_set(qtbot, narrow):
    go_to(narrow, CLOSING)
    type_text(narrow, "Soon, please.")
    assert narrow.preview.view.pdf == b""
    narrow.sides.show_preview()
    qtbot.waitUntil(lambda: "Soon,please." in paper_text(narrow))


def test_going_to_a_text_shows_its_words_in_front(narrow):
    narrow.sides.show_preview()
    go_to(narrow, CLOSING)
    assert narrow.editor.isVisible()


def test_a_text_of_a_mail_is_told_to_be_on_no_paper(qtbot, wide):
    go_to(wide, "mail.body")
    qtbot.waitUntil(lambda: "mail that carries papers" in wide.preview.view.text)


def test_the_paper_speaks_the_chosen_language(qtbot, wide):
    go_to(wide, "reminder.title")
    wide.language.choose(CHINESE)
    qtbot.waitUntil(lambda: "示例食品" in paper_text(wide))


# What was changed, and what it said before


def test_only_changed_texts_are_left_by_the_filter(section, service):
    assert not isinstance(service.save(ENGLISH, CLOSING, "Soon, please."), Refused)
    section.reload()
    go_to(section, DEBT)
    type_text(section, "{as_of}: {amount}")
    section.changed_only.click()
    assert section.list.shown_keys() == (CLOSING, DEBT)
    section.search.setText("soon")
    assert section.list.shown_keys() == (CLOSING,)


def test_where_nothing_was_changed_the_filter_says_so(section):
    section.changed_only.click()
    assert section.nothing.text() == "All texts are the original ones."
    assert section.editor.isHidden()


def test_a_refused_text_is_found_whatever_the_filter(section):
    go_to(section, CLOSING)
    type_text(section, "Pay {now}")
    section.changed_only.click()
    section.list.select(DEBT)
    save(section)
    assert section.editor.row.key == CLOSING
    assert not section.changed_only.isChecked()


@pytest.fixture
def dialog(section, service):
    for text in ("One day, please.", "Soon, please."):
        assert not isinstance(service.save(ENGLISH, CLOSING, text), Refused)
    section.reload()
    QApplication.processEvents()  # so that the window is in front
    go_to(section, CLOSING)
    section.editor.versions_button.click()
    opened = section.findChild(VersionsDialog)
    yield opened
    if isValid(opened):
        opened.close()


def test_every_version_is_listed_with_its_first_words(dialog):
    lines = [dialog.list.item(row).text().split("\n") for row in range(dialog.list.count())]
    assert [words for _when, words in lines] == [
        "Soon, please.", "One day, please.", "We look forward to hearing from you.",
    ]  # fmt: skip
    assert lines[0][0].startswith("Now")
    assert lines[-1][0] == "The original"
    assert dialog.version.text == "One day, please."
    assert dialog.said.toPlainText() == "SoonOne day, please."


def test_enter_takes_a_version_up_and_undo_gives_it_back(qtbot, section, dialog, own, said):
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert own(CLOSING) == "One day, please."
    assert section.editor.text() == "One day, please."
    assert said[-1][0] == "The earlier version is in use again."
    said[-1][1]()
    assert own(CLOSING) == "Soon, please."
    assert section.editor.text() == "Soon, please."


def test_what_was_typed_gives_way_to_a_version_and_comes_back_by_undo(section, dialog, own, said):
    type_text(section, "Now, please.")
    dialog.list.setCurrentRow(2)
    dialog.restore_button.click()
    assert own(CLOSING) == ""
    assert section.editor.text() == section.editor.original.text()
    said[-1][1]()
    assert own(CLOSING) == "Soon, please."
    assert section.editor.text() == "Now, please."


def test_the_words_of_now_cannot_be_restored(dialog):
    dialog.list.setCurrentRow(0)
    assert not dialog.restore_button.isEnabled()


def test_escape_closes_the_versions_and_changes_nothing(qtbot, dialog, own):
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert own(CLOSING) == "Soon, please."


def test_the_paper_is_set_in_threads_while_typing_goes_on(qtbot, opened, clock):
    hub = Hub()
    jobs = Jobs(hub, lambda _error: False)
    page = SettingsPage(Context(opened.services, jobs, hub, clock))
    qtbot.addWidget(page)
    page.resize(1736, 996)
    page.arrive(section="texts")
    page.show()
    section = page.texts
    qtbot.waitUntil(lambda: bool(section.list.shown_keys()))
    go_to(section, CLOSING)
    for text in ("Soon", "Soon, please.", "Very soon, please."):
        type_text(section, text)
    qtbot.waitUntil(lambda: "Verysoon,please." in paper_text(section))
    section.discard()
    jobs.close()
