"""The help: whole in both languages, opened where it helps, and shown without fetching anything."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl

from desktop import i18n, paths
from desktop.services.clock import FixedClock
from desktop.ui.context import Context
from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs, Jobs
from desktop.ui.pages.help.page import HelpPage
from desktop.ui.pages.help.text_view import MarkdownView
from desktop.ui.pages.help.topics import TOPICS, read_topics, topic_of_page
from tests.ui.scenes import TODAY

#: What the window and its lists listen to.
KEYS = ("Ctrl+K", "Ctrl+1 ... Ctrl+9", "Esc, Alt+Left", "J, K", "Enter", "Space", "Ctrl+Enter", "F5", "F1")


def make(qtbot, jobs):
    page = HelpPage(Context(None, jobs, Hub(), FixedClock(TODAY)))
    qtbot.addWidget(page)
    page.resize(1000, 700)
    return page


@pytest.fixture
def page(qtbot):
    return make(qtbot, InlineJobs())


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_topic_is_written_in_every_language(language):
    folder = paths.resource("help", language)
    assert {file.stem for file in folder.iterdir()} == set(TOPICS)
    assert all(topic.title and topic.text.startswith("# ") for topic in read_topics(language))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_link_leads_to_a_topic(language):
    links = [link for topic in read_topics(language) for link in re.findall(r"\]\(([^)]*)\)", topic.text)]
    assert links
    assert {link for link in links if link.removesuffix(".md") not in TOPICS} == set()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_key_of_the_window_is_explained(language):
    keyboard = next(topic.text for topic in read_topics(language) if topic.key == "keyboard")
    assert [keys for keys in KEYS if f"| {keys} |" not in keyboard] == []


def test_both_languages_have_the_same_sections():
    english, *others = (
        [re.findall("^#+", topic.text, re.MULTILINE) for topic in read_topics(language)] for language in i18n.LANGUAGES
    )
    assert all(other == english for other in others)


def test_a_language_without_texts_gets_english():
    assert read_topics("xx") == read_topics("en")


@pytest.mark.parametrize(
    ("page", "topic"), [("visits", "visits"), ("imports", "import"), ("somewhere", "getting-started")]
)
def test_each_page_has_its_topic(page, topic):
    assert topic_of_page(page) == topic


@pytest.mark.parametrize(
    ("page", "part", "topic"),
    [
        ("settings", "company", "company"),
        ("settings", "texts", "company"),
        ("settings", "days", "working-days"),
        ("settings", "book", "safety"),
        ("customer", "process", "payment-process"),
        ("customer", "plans", "plans"),
        ("customer", "letters", "letters"),
        ("customer", "visits", "visits"),
    ],
)
def test_a_part_of_a_page_has_the_topic_about_it(page, part, topic):
    assert topic_of_page(page, part) == topic


def test_opens_at_the_topic_of_the_page_that_was_left(page):
    page.arrive(page="visits")
    page.show()
    assert page.text.toPlainText().startswith("Visits and the five-day confirmation")
    page.arrive(page="imports")
    assert page.text.toPlainText().startswith("Bringing in a file")


def test_opens_at_a_topic_by_name(page):
    page.arrive(topic="safety")
    page.show()
    assert page.topics.currentItem().text() == "Backup and safety"


def test_arrow_keys_turn_the_topics(qtbot, page):
    page.show()
    qtbot.keyClick(page.topics, Qt.Key.Key_Down)
    assert page.text.toPlainText().startswith("Bringing in a file")


def test_a_link_turns_to_its_topic(page):
    page.show()
    page.text.anchorClicked.emit(QUrl("visits.md"))
    assert page.topics.currentItem().text() == "Visits and the five-day confirmation"


@pytest.mark.parametrize("link", ["https://example.org/visits.md", "file:///etc/passwd", "visits.html"])
def test_other_links_lead_nowhere(qtbot, link):
    view = MarkdownView()
    qtbot.addWidget(view)
    with qtbot.assertNotEmitted(view.topic_wanted):
        view.anchorClicked.emit(QUrl(link))


def test_pictures_are_not_fetched(qtbot, tmp_path):
    view = MarkdownView()
    qtbot.addWidget(view)
    picture = tmp_path / "picture.png"
    view.grab().save(str(picture))
    assert view.loadResource(2, QUrl.fromLocalFile(str(picture))) is None


def test_reads_in_a_thread(qtbot):
    jobs = Jobs(Hub(), lambda _error: False)
    page = make(qtbot, jobs)
    page.show()
    qtbot.waitUntil(lambda: page.topics.count() == len(TOPICS))
    jobs.close()
