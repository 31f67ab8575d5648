"""Settings, words of papers: each text of the papers, ours or in the firm's own words."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from desktop import i18n
from desktop.domain.customers import LetterLanguage
from desktop.domain.problems import Problem
from desktop.i18n import N_, _, ngettext
from desktop.services.paper_texts import PaperTextService, TextRow, TextVersion
from desktop.services.results import Refused, Saved
from desktop.ui.context import Context
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.settings.edited_section import EditedSection
from desktop.ui.pages.settings.section import scrolled_column
from desktop.ui.pages.settings.texts.drafts import Kept, TextId, put_back, save_drafts, shown_text
from desktop.ui.pages.settings.texts.editor import TextEditor
from desktop.ui.pages.settings.texts.preview import PreviewPane
from desktop.ui.pages.settings.texts.sides import Sides
from desktop.ui.pages.settings.texts.text_list import TextList
from desktop.ui.pages.settings.texts.versions_dialog import VersionsDialog
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.tab_order import keep_reading_order, reading_order
from desktop.wording import choices

_MARGIN = 24
_LIST_WIDTH, _LEAST_LIST = 360, 280


class TextsSection(EditedSection):
    """Texts are changed one after the other and saved together; going from one to the next loses nothing."""

    summary = N_("Letters, forms and agreements in the words of your own firm")
    question = N_("Save the changes to the words of papers?")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows: dict[TextId, TextRow] = {}
        self._drafts: dict[TextId, str] = {}
        self.language = Chooser(choices.options(LetterLanguage), whole=True)
        self.search = QLineEdit()
        self.changed_only = QCheckBox(_("Only in own words"))
        self.list = TextList()
        self.editor = TextEditor()
        self.preview = PreviewPane(context)
        self.nothing = plain_label(role="muted", wrap=True)
        self.nothing.hide()
        self.editor.hide()  # until there is a text to show
        self._choose_own_language()
        self._build()
        self._connect()
        self._follow()

    def _choose_own_language(self) -> None:
        own = i18n.language()
        self.language.choose(LetterLanguage(own) if own in list(LetterLanguage) else LetterLanguage.ENGLISH)

    def _build(self) -> None:
        scroll, right = scrolled_column()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right.addSpacing(8)
        right.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignTop)
        right.addWidget(self.editor, 1)
        self.sides = Sides(scroll, self.preview)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._build_left())
        splitter.addWidget(self.sides)
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LIST_WIDTH, 2 * _LIST_WIDTH])
        bar = QHBoxLayout()
        bar.setContentsMargins(_MARGIN, 0, _MARGIN, 8)
        bar.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(splitter, 1)
        layout.addLayout(bar)

    def _build_left(self) -> QWidget:
        self.language.setAccessibleName(_("Language of the papers"))
        self.language.setToolTip(_("Language of the papers"))
        self.search.setPlaceholderText(_("Search the texts"))
        self.search.setAccessibleName(_("Search the texts"))
        self.search.setClearButtonEnabled(True)
        above = QHBoxLayout()
        above.setContentsMargins(_MARGIN, 12, 16, 4)
        above.setSpacing(8)
        above.addWidget(self.search, 1)
        above.addWidget(self.language)
        left = QWidget()
        left.setMinimumWidth(_LEAST_LIST)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        filters = QHBoxLayout()
        filters.setContentsMargins(_MARGIN, 0, 16, 8)
        filters.addWidget(self.changed_only)
        filters.addStretch(1)
        column.addLayout(filters)
        column.addWidget(self.list, 1)
        return left

    def _connect(self) -> None:
        self._keep_order()
        self.search.textChanged.connect(self._on_search)
        self.changed_only.toggled.connect(self._on_changed_only)
        self.search.returnPressed.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.language.currentIndexChanged.connect(lambda _at: self.reload())
        self.list.row_selected.connect(self._on_selected)
        self.list.row_activated.connect(self._take_up)
        self.editor.edited.connect(self._on_edited)
        self.editor.original_wanted.connect(self.back_to_original)
        self.editor.versions_wanted.connect(self.open_versions)

    def _keep_order(self) -> None:
        """Have Tab go through all as one reads it; Qt puts what is made later at the end."""
        left = [self.search, self.language, self.changed_only, self.list]
        paper = reading_order(self.preview.view)
        below = [self.bar.discard_button, self.bar.save_button]
        keep_reading_order([*left, self.sides.tabs, *self.editor.stops, *paper, *below])

    def _take_up(self) -> None:
        self.sides.show_words()
        self.editor.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _service(self) -> PaperTextService:
        return self.context.services.paper_texts

    # What the page uses

    def reload(self) -> None:
        """Read the texts of the language that is chosen; what is being typed stays."""
        language = self.language.chosen()
        self.context.jobs.latest(
            ("texts", id(self)), self._service.page, language, then=partial(self._on_rows, language), owner=self
        )

    @property
    def is_dirty(self) -> bool:
        """Whether there is something to save."""
        return bool(self._drafts)

    def go_to_field(self, name: str) -> None:
        """Show the text with this key."""
        if self.list.select(name):
            self._take_up()

    # Doing

    def save(self) -> None:
        """Keep every text that was changed, up to the first that is refused."""
        if not self.is_dirty or not self.bar.save_button.isEnabled():
            return
        self.bar.set_busy(busy=True)
        sent = dict(self._drafts)
        before = {each: self._rows[each].own for each in sent}
        self.context.jobs.write(
            save_drafts,
            self._service,
            sent,
            then=lambda answer: self._on_saved(sent, before, answer),
            failed=self._on_failed,
            owner=self,
        )

    def discard(self) -> None:
        """Go back to what is in the book."""
        self._drafts.clear()
        self._show_current()
        self._follow()

    def back_to_original(self) -> None:
        """Give the current text our words again; Undo gives back the own ones, and what was typed too."""
        row = self.editor.row
        if row is None:
            return
        here = TextId(self.language.chosen(), row.key)
        typed = self._drafts.pop(here, None)
        self._follow()
        said = _("Back to the original.")
        if not row.own:
            self._show_current()
            self.done.emit(said, partial(self._type_again, here, typed))
            return

        def undo() -> None:
            put = partial(put_back, self._service, {here: row.own})
            self.context.jobs.write(put, then=lambda _saved: self._type_again(here, typed), owner=self)

        reset = partial(self._service.reset, *here)
        self.context.jobs.write(reset, then=lambda _saved: self.done.emit(said, undo), owner=self)

    def open_versions(self) -> None:
        """Show what the current text has said before."""
        row, language = self.editor.row, self.language.chosen()
        if row is not None:
            then = partial(self._choose_version, TextId(language, row.key), row)
            self.context.jobs.read(self._service.versions, language, row.key, then=then, owner=self)

    # Private

    def _choose_version(self, here: TextId, row: TextRow, versions: tuple[TextVersion, ...]) -> None:
        dialog = VersionsDialog(row, versions, self.context.clock.today(), self)
        dialog.restore_wanted.connect(partial(self._restore, here, row))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _restore(self, here: TextId, row: TextRow, version: TextVersion) -> None:
        """Take up a version; Undo gives back the words that were saved, and what was typed."""
        typed = self._drafts.get(here)

        def undo() -> None:
            put = partial(put_back, self._service, {here: row.own})
            self.context.jobs.write(put, then=lambda _saved: self._type_again(here, typed), owner=self)

        def restored(answer: Saved[str] | Refused) -> None:
            if isinstance(answer, Refused):
                self.editor.show_problems(answer.problems)
                return
            self._drafts.pop(here, None)
            self._follow()
            self._show_current()
            self.done.emit(_("The earlier version is in use again."), undo)

        restore = partial(self._service.restore, *here, version.id)
        self.context.jobs.write(restore, then=restored, owner=self)

    def _on_rows(self, language: LetterLanguage, rows: list[TextRow]) -> None:
        if language != self.language.chosen():
            return
        self._rows.update({TextId(language, row.key): row for row in rows})
        self._drafts = {each: text for each, text in self._drafts.items() if text != shown_text(self._rows[each])}
        self.list.show_rows(rows, self._draft_keys())
        self._show_current()
        self.preview.refresh()
        self._follow()

    def _draft_keys(self) -> set[str]:
        return {each.key for each in self._drafts if each.language == self.language.chosen()}

    def _on_search(self, text: str) -> None:
        self.list.search(text)
        self._show_current()

    def _on_changed_only(self, changed_only: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.list.show_changed_only(changed_only)
        self._show_current()

    def _on_selected(self, _row: TextRow | None) -> None:
        self._show_current()

    def _show_current(self) -> None:
        row = self.list.current_row()
        nothing = not self.list.shown_keys()
        self.nothing.setText(_nothing_line(self.search.text(), changed_only=self.changed_only.isChecked()))
        self.nothing.setVisible(nothing and bool(self.nothing.text()))
        self.editor.setVisible(row is not None and not nothing)
        if row is None:
            return
        draft = self._drafts.get(TextId(self.language.chosen(), row.key))
        before = self.editor.places.buttons
        self.editor.show_text(row, shown_text(row) if draft is None else draft)
        if self.editor.places.buttons != before:
            self._keep_order()
        self._check()
        self._show_preview()

    def _on_edited(self) -> None:
        row = self.editor.row
        if row is None:
            return
        here, text = TextId(self.language.chosen(), row.key), self.editor.text()
        if text == shown_text(row):
            self._drafts.pop(here, None)
        else:
            self._drafts[here] = text
        self._follow()
        self._check()
        self._show_preview()

    def _show_preview(self) -> None:
        row, language = self.editor.row, self.language.chosen()
        if row is not None:
            drafts = {each.key: text for each, text in self._drafts.items() if each.language == language}
            self.preview.show_text(language, row, drafts)

    def _check(self) -> None:
        """Say what is wrong with what is typed, as it is typed; words of ours and those in the book are right."""
        row = self.editor.row
        if row is None or TextId(self.language.chosen(), row.key) not in self._drafts:
            self.editor.show_problems(())
            return
        key, text = row.key, self.editor.text()

        def show(found: tuple[Problem, ...]) -> None:
            if self.editor.row is not None and (self.editor.row.key, self.editor.text()) == (key, text):
                self.editor.show_problems(found)

        self.context.jobs.latest(("text", id(self)), self._service.check, key, text, then=show, owner=self)

    def _follow(self) -> None:
        """Bring the bar and the marks up to what is being typed."""
        self.list.mark_drafts(self._draft_keys())
        self._follow_bar()

    def _type_again(self, here: TextId, typed: str | None) -> None:
        """Show a text with what was typed for it before."""
        if typed is not None:
            self._drafts[here] = typed
        self.language.choose(here.language)
        self.list.select(here.key)
        self._show_current()
        self._follow()

    def _on_saved(self, sent: dict[TextId, str], before: dict[TextId, str], answer: Saved[Kept]) -> None:
        after = self._end_saving()
        kept = answer.value
        self._drafts = {
            each: text for each, text in self._drafts.items() if each not in kept.saved or text != sent[each]
        }
        self._follow()
        if kept.saved:
            said = ngettext("%(count)s text saved.", "%(count)s texts saved.", len(kept.saved))
            undo = partial(put_back, self._service, {each: before[each] for each in kept.saved})
            self.done.emit(said % {"count": len(kept.saved)}, lambda: self.context.jobs.write(undo, owner=self))
        if kept.refused is not None:
            self._refuse(kept.refused, kept.problems)
            return
        self._show_current()
        if after is not None:
            after()

    def _refuse(self, where: TextId, found: tuple[Problem, ...]) -> None:
        self.language.choose(where.language)
        self.search.clear()
        self.changed_only.setChecked(False)
        self.sides.show_words()
        self.list.select(where.key)
        self._show_current()
        self.editor.show_problems(found)
        self.editor.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say_refused()


def _nothing_line(searched: str, *, changed_only: bool) -> str:
    if searched.strip():
        return _("No text holds these words.")
    return _("All texts are the original ones.") if changed_only else ""
