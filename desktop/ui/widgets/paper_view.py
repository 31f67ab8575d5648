"""A paper on the screen: the PDF itself, with zoom and pages.

view = PaperView(jobs)
view.wait_for(choices.customer_id)            # newer bytes of it are on their way
view.show_paper(preview.pdf, choices.customer_id)
"""

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.paper_area import PaperArea
from desktop.ui.widgets.paper_bar import PaperBar
from desktop.ui.widgets.paper_layout import Fit
from desktop.ui.widgets.paper_pages import page_sizes

#: Milliseconds after which a paper that is on its way is said to be.
_SIGN_OF_LIFE = 150
_LEAST_WIDTH = 280


class PaperView(QWidget):
    """Shows one paper at a time; newer bytes of the same paper come where the reader was.

    view.wait_for(customer_id)  # newer bytes are on their way
    view.show_paper(pdf, customer_id)
    """

    #: A paper is on the screen, or it turned out that it cannot be shown.
    shown = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._of: Hashable = None
        self._name = _("Preview")
        self._waiting = False
        self._pdf = b""
        self._wish = 0  # counts what was asked for, so that an answer to anything older is dropped
        self.area = PaperArea(jobs)
        self.bar = PaperBar()
        self._words = EmptyState(self.area.viewport())
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_SIGN_OF_LIFE)
        self._patience.timeout.connect(self._on_patience_over)
        self._build()
        self._connect()
        self.show_nothing("")

    def _build(self) -> None:
        self.setMinimumWidth(_LEAST_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.area, 1)
        self.area.viewport().installEventFilter(self)

    def _connect(self) -> None:
        self.area.page_changed.connect(self._tell)
        self.area.zoom_changed.connect(self._tell)
        self.bar.zoom_wanted.connect(self.area.set_zoom)
        self.bar.step_wanted.connect(lambda larger: self.area.zoom_by_step(larger=larger))
        self.bar.fit_wanted.connect(self.area.set_fit)
        self.bar.page_wanted.connect(lambda by: self.area.go_to_page(self.area.page + by))
        zooms: dict[str, Callable[[], object]] = {
            "Ctrl++": partial(self.area.zoom_by_step, larger=True),
            "Ctrl+=": partial(self.area.zoom_by_step, larger=True),
            "Ctrl+-": partial(self.area.zoom_by_step, larger=False),
            "Ctrl+0": partial(self.area.set_fit, Fit.WIDTH),
        }
        for keys, run in zooms.items():
            QShortcut(QKeySequence(keys), self, run, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # What a page uses

    def set_name(self, name: str) -> None:
        """Say what paper this is, for those who listen to it."""
        self._name = name
        self._tell()

    def show_paper(self, pdf: bytes, of: Hashable) -> None:
        """Show the pages of a PDF; where `of` is what it was before, the reader stays where they are."""
        self._wish += 1
        then = partial(self._on_measured, self._wish, pdf, of)
        self._jobs.latest(self, page_sizes, pdf, then=then, owner=self)

    def wait_for(self, of: Hashable) -> None:
        """Show that newer bytes are on their way; the paper of something else is taken away at once."""
        self._waiting = True
        self._wish += 1
        if of != self._of:
            self.area.clear()
            self._words.hide()
        self._patience.start()

    def show_nothing(self, text: str) -> None:
        """Show no paper, and say why there is none."""
        self._end_waiting()
        self._wish += 1
        self._of = None
        self.area.clear()
        self._say(text)
        self._tell()

    def take_focus(self) -> None:
        """Have the keys scroll the paper; a focus proxy instead would make Tab leave out the bar above it."""
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_current(self) -> bool:
        """Whether what is on the screen is the paper that was handed over last."""
        return not self._waiting and self.area.page_count > 0

    @property
    def pdf(self) -> bytes:
        """The bytes of the paper that is on the screen; none where there is no current one."""
        return self._pdf if self.is_current else b""

    @property
    def text(self) -> str:
        """What is said in the place of a paper; '' where there is one."""
        return self._words.text if self._words.isVisibleTo(self.area.viewport()) else ""

    # What Qt calls

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the words in the middle of the view."""
        if watched is self.area.viewport() and event.type() == QEvent.Type.Resize:
            self._words.setGeometry(self.area.viewport().rect())
        return False

    # Private

    def _on_measured(self, wish: int, pdf: bytes, of: Hashable, sizes: Sequence[QSizeF] | None) -> None:
        if wish != self._wish:
            return
        if not sizes:
            self.show_nothing(_("This paper cannot be shown. Save it and open it with another program."))
        else:
            self._end_waiting()
            self._words.hide()
            self.area.show_pages(pdf, sizes, keep_place=of == self._of)
            self._of, self._pdf = of, pdf
            self._tell()
        self.shown.emit()

    def _on_patience_over(self) -> None:
        if self.area.page_count:
            self.area.set_stale(stale=True)
        else:
            self._say(_("Setting the paper..."))

    def _end_waiting(self) -> None:
        self._waiting = False
        self._patience.stop()
        self.area.set_stale(stale=False)

    def _say(self, text: str) -> None:
        if text:
            self._words.say(text)
        self._words.setVisible(bool(text))

    def _tell(self) -> None:
        area = self.area
        self.bar.show_state(area.page, area.page_count, area.zoom, area.fit)
        place = self.bar.place_text
        area.setAccessibleName(f"{self._name}, {place}" if place else self._name)
