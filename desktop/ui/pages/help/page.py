"""F1: the texts of the help, opened at the one about the page that was left."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from desktop import i18n
from desktop.i18n import _
from desktop.ui.context import Context
from desktop.ui.pages.help.text_view import MarkdownView
from desktop.ui.pages.help.topics import FIRST, Topic, read_topics, topic_of_page
from desktop.ui.widgets.page import Page

_LIST_WIDTH = 272


class HelpPage(Page):
    """Topics at the left, the text at the right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Help"), parent)
        self.set_summary(_("How to do things in Dunwell, in a few words each"))
        self._wanted = FIRST
        self._topics: tuple[Topic, ...] = ()
        self.topics = QListWidget()
        self.text = MarkdownView()
        self._build_body()
        self.topics.currentRowChanged.connect(self._on_chosen)
        self.topics.itemActivated.connect(lambda _item: self.text.setFocus(Qt.FocusReason.OtherFocusReason))
        self.text.topic_wanted.connect(self.show_topic)

    def _build_body(self) -> None:
        self.topics.setFixedWidth(_LIST_WIDTH)
        self.topics.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.topics.setAccessibleName(_("Topics"))
        self.text.setAccessibleName(_("Help text"))
        body = QWidget()
        layout = QHBoxLayout(body)
        layout.setContentsMargins(16, 0, 0, 0)
        layout.setSpacing(24)
        layout.addWidget(self.topics)
        layout.addWidget(self.text, 1)
        self.set_body(body)
        self.begin_at(self.topics)

    def arrive(self, **arguments: object) -> None:
        """Open at `topic`, or at what helps on the page `page` or its `part`."""
        if "topic" in arguments:
            self.show_topic(str(arguments["topic"]))
        elif "page" in arguments:
            self.show_topic(topic_of_page(str(arguments["page"]), str(arguments.get("part", ""))))

    def reload(self) -> None:
        """Read the texts; they are small and lie on this computer."""
        if not self._topics:
            self.context.jobs.aside(read_topics, i18n.language(), then=self._fill, owner=self)

    def show_topic(self, key: str) -> None:
        """Go to a topic; one that there is not is as good as the first."""
        self._wanted = key
        for row in range(self.topics.count()):
            if self.topics.item(row).data(Qt.ItemDataRole.UserRole) == key:
                self.topics.setCurrentRow(row)

    def _fill(self, topics: tuple[Topic, ...]) -> None:
        self._topics = topics
        for topic in topics:
            item = QListWidgetItem(topic.title)
            item.setData(Qt.ItemDataRole.UserRole, topic.key)
            self.topics.addItem(item)
        self.topics.setCurrentRow(0)
        self.show_topic(self._wanted)

    def _on_chosen(self, row: int) -> None:
        if row >= 0:
            self.text.show_text(self._topics[row].text)
