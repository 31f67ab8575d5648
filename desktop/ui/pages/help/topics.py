"""The texts of the help: `resources/help/<language>/<topic>.md`, titled by their first heading."""

from dataclasses import dataclass

from desktop import i18n, paths

#: Topics in reading order, and the pages, or `page/part`, from which each is opened.
TOPICS: dict[str, tuple[str, ...]] = {
    "getting-started": ("customers",),
    "import": ("import", "imports"),
    "customers": ("customer", "settings/collecting"),
    "payment-process": ("process", "customer/process"),
    "today": ("today",),
    "visits": ("visits", "visit", "customer/visits"),
    "money": ("money", "settings/law"),
    "plans": ("plans", "customer/plans"),
    "letters": ("letters", "customer/letters", "settings/letters"),
    "company": ("settings/company", "settings/texts"),
    "working-days": ("settings/days",),
    "keyboard": (),
    "safety": ("settings",),
}
FIRST = next(iter(TOPICS))


@dataclass(frozen=True, slots=True)
class Topic:
    """One text: `key` names its file, `text` is Markdown and begins with `title` as its heading."""

    key: str
    title: str
    text: str


def read_topics(language: str) -> tuple[Topic, ...]:
    """Read all texts in a language; what is not translated is given in English."""
    return tuple(_read(key, language) for key in TOPICS)


def topic_of_page(page: str, part: str = "") -> str:
    """Give the topic that helps on a part of a page, or else on the page; the first one where none is about it."""
    wanted = (f"{page}/{part}", page)
    return next((topic for place in wanted for topic, places in TOPICS.items() if place in places), FIRST)


def _read(key: str, language: str) -> Topic:
    own = paths.resource("help", language, f"{key}.md")
    text = (own if own.is_file() else paths.resource("help", i18n.SOURCE, f"{key}.md")).read_text("utf-8")
    return Topic(key, text.partition("\n")[0].removeprefix("#").strip(), text)
