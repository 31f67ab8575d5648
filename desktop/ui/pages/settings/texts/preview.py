"""The paper in which a text stands, with the words as they are typed right now."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.customers import LetterLanguage
from desktop.domain.textgroups import TextGroup
from desktop.i18n import _
from desktop.services.paper_texts import TextRow
from desktop.services.text_previews import TextPreview
from desktop.ui.context import Context
from desktop.ui.pages.settings.texts.drafts import TextId
from desktop.ui.widgets.paper_view import PaperView
from desktop.ui.widgets.plain import plain_label

#: Milliseconds without another key before the paper is set anew.
_PAUSE = 120


class PreviewPane(QWidget):
    """Sets the paper a moment after the last key, in a thread, and only while somebody can see it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted: tuple[TextId, TextGroup, dict[str, str]] | None = None
        self._is_due = False
        self._shown: tuple[TextId, TextPreview] | None = None
        self._revealed: TextId | None = None
        self.view = PaperView(context.jobs)
        self.notice = plain_label(role="caption", wrap=True)
        self.notice.setContentsMargins(16, 8, 16, 8)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read)
        self.view.set_name(_("Preview of the paper"))
        self.view.shown.connect(self._mark)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.view, 1)

    def show_text(self, language: LetterLanguage, row: TextRow, drafts: Mapping[str, str]) -> None:
        """Show the paper that says a text, with drafts of this language in the place of what is in the book."""
        wanted = (TextId(language, row.key), row.group, dict(drafts))
        if wanted == self._wanted:
            return
        is_other = self._wanted is None or self._wanted[0] != wanted[0]
        self._wanted = wanted
        self._want(0 if is_other else _PAUSE)

    def refresh(self) -> None:
        """Set the paper anew: what is in the book may be something else."""
        if self._wanted is not None:
            self._want(_PAUSE)

    def showEvent(self, event: QShowEvent) -> None:
        """Set what nobody could see before."""
        super().showEvent(event)
        if self._is_due:
            self._want(0)

    # Private

    def _want(self, pause: int) -> None:
        self._is_due = True
        if self.isVisible() and self._wanted is not None:
            where, group, _drafts = self._wanted
            self.view.wait_for((where.language, group))
            self._pause.start(pause)

    def _read(self) -> None:
        if self._wanted is None:
            return
        self._is_due = False
        where, _group, drafts = wanted = self._wanted
        self._context.jobs.latest(
            ("text preview", id(self)),
            self._context.services.text_previews.preview,
            where.language,
            where.key,
            drafts,
            then=lambda made: self._show(wanted, made),
            failed=lambda _error: self._say_none(_("The paper could not be set. Try again.")),
            owner=self,
        )

    def _show(self, wanted: tuple[TextId, TextGroup, dict[str, str]], made: TextPreview | None) -> None:
        if wanted != self._wanted:
            return  # something else was typed or chosen meanwhile
        where, group, _drafts = wanted
        if made is None:
            self._say_none(_no_paper(group))
            return
        if where.key in made.left_out and self._shown is not None and self._shown[0] == where:
            made = self._shown[1]  # the last words that were right; those in the book may be older
            self._say(_("Something is wrong with what is typed: the paper shows the words before it."))
        elif where.key in made.left_out:
            self._say(_("Something is wrong with what is typed: the paper shows the words that are saved."))
        else:
            self._say(_sample_line(has_marks=bool(made.marks)))
        self._shown = (where, made)
        self.view.show_paper(made.pdf, (where.language, group))

    def _mark(self) -> None:
        """Mark the text on the paper, and bring it into view where another one was looked at before."""
        if self._shown is None:
            return
        where, made = self._shown
        lines = [
            (mark.page, QRectF(mark.left, mark.top, mark.right - mark.left, mark.bottom - mark.top))
            for mark in made.marks
        ]
        self.view.area.show_marks(lines, reveal=self._revealed != where)
        self._revealed = where

    def _say(self, text: str) -> None:
        self.notice.setText(text)

    def _say_none(self, text: str) -> None:
        self._shown = self._revealed = None
        self._say("")
        self.view.show_nothing(text)


def _sample_line(*, has_marks: bool) -> str:
    if has_marks:
        return _("A sample to an invented customer, as it would be printed now. The text is marked.")
    return _("A sample to an invented customer, as it would be printed now.")


def _no_paper(group: TextGroup) -> str:
    if group is TextGroup.MAIL:
        return _("These words stand in the mail that carries papers, and on no paper.")
    return _("No paper says these words.")
