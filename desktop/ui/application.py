"""Starts Qt around an open book: language, theme, fonts, one window a book, and what happens when it cannot open."""

import logging
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop import NAME, i18n, paths, preferences
from desktop.app import BOOK_NAME, App, open_app
from desktop.i18n import _
from desktop.services.clock import Clock, FixedClock
from desktop.services.faults import BookFault
from desktop.services.results import Refused
from desktop.ui.collector import Collector
from desktop.ui.desk import Desk
from desktop.ui.fonts import body_font, load_fonts
from desktop.ui.notifications import Notifier, SystemNotifier
from desktop.ui.program import Program
from desktop.ui.single_instance import SingleInstance
from desktop.ui.surroundings import QtWords, environment, prepare_input_method
from desktop.ui.theme import STYLE, Theme
from desktop.ui.trouble import BugWatch, show_fault

log = logging.getLogger(__name__)

#: A book of up to so many bytes is checked in three milliseconds; a larger one behind the first picture.
_CHECKED_AT_ONCE = 1024 * 1024


def run_window(
    book: Path | None = None, day: date | None = None, *, sample: bool = False, language: str | None = None
) -> int:
    """Open the window and stay until it is closed; give the exit code.

    `book` is the one of the preferences unless it is given, `day` stands for today when trying things out, `language`
    goes before that of the preferences. A book that is open already has its window brought to the front.
    """
    ibus = prepare_input_method(environment())
    qt = QApplication([sys.argv[0], *STYLE])
    qt.setApplicationName(NAME)
    qt.setDesktopFileName(NAME.lower())
    qt.setWindowIcon(QIcon(str(paths.resource("icons", "dunwell.svg"))))
    application = Application(qt, FixedClock(day) if day else Clock(), language, SystemNotifier())
    if not (application.open_sample() if sample else application.open(book)):
        return application.code
    if ibus:
        application.say(_("Chinese input: fcitx is reached through its ibus door (QT_IM_MODULE=ibus)."))
    return qt.exec()


class Application(QObject):
    """The running program: at most one book is open at a time."""

    def __init__(self, qt: QApplication, clock: Clock, language: str | None, notifier: Notifier) -> None:
        super().__init__(qt)
        self.code = 0
        self._qt = qt
        qt.setQuitOnLastWindowClosed(False)
        self._clock = clock
        self._notifier = notifier
        self._program = Program(preferences.load(), self)
        self._words = QtWords(qt)
        self._bugs = BugWatch(self)
        self._bugs.install()
        self._collector = Collector(self)
        self._collector.start()
        load_fonts()
        self._speak(language or self._program.preferences.language)
        self._theme = Theme(qt, self._program.theme)
        self._instance: SingleInstance | None = None
        self.desk: Desk | None = None
        self._connect()

    def _connect(self) -> None:
        later = Qt.ConnectionType.QueuedConnection
        self._program.language_chosen.connect(self._on_language_chosen, later)
        self._program.theme_chosen.connect(self._on_theme_chosen, later)
        self._program.book_chosen.connect(self._on_book_chosen, later)
        self._program.sample_wanted.connect(self._on_sample_wanted, later)
        self._qt.aboutToQuit.connect(self.close)

    def open(self, book: Path | None = None) -> bool:
        """Open a book, the usual one unless it is given, instead of the one that is open.

        False when it is open in another window, which is brought to the front, or when it cannot be opened and the
        user wants no other; what was open then stays open.
        """
        path: Path | None = book or self._usual_book()
        while path is not None:
            if self.desk is not None and path.resolve() == self.desk.path.resolve():
                self.desk.come_forward()
                return True
            instance = SingleInstance(path, paths.state_folder(), self)
            if not instance.claim():
                return False
            try:
                app = open_app(path, self._clock, check_limit=_CHECKED_AT_ONCE)
            except BookFault as fault:
                instance.release()
                path = self._ask_for_another(fault)
            else:
                self._show(app, instance)
                return True
        self.code = 1
        return False

    def open_sample(self) -> bool:
        """Open the sample book around today, made when there is none of today yet; else the book that is there."""
        from desktop.app import make_sample

        folder = paths.data_folder() / "sample" / self._clock.today().isoformat()
        found = sorted(folder.glob("*.book"))
        if found:
            return self.open(found[0])
        self._qt.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            made = make_sample(folder, self._clock)
        except (BookFault, OSError) as fault:
            show_fault(fault)
            return self.desk is None and self.open()
        finally:
            self._qt.restoreOverrideCursor()
        return self.open(None if isinstance(made, Refused) else made.book)

    def say(self, text: str) -> None:
        """Tell something in passing."""
        if self.desk is not None:
            self.desk.window.toast.say(text)

    def close(self) -> None:
        """Close the book that is open and keep the preferences."""
        if self.desk is not None:
            self.desk.close()
            self.desk.deleteLater()
            self.desk = None
        if self._instance is not None:
            self._instance.release()
            self._instance = None
        preferences.save(self._program.preferences)
        self._collector.stop()

    # Private

    def _show(self, app: App, instance: SingleInstance) -> None:
        """Put an open book on the screen, then put the book before it away."""
        earlier, lock = self.desk, self._instance
        self.desk = Desk(self._qt, app, self._program, self._notifier)
        self.desk.closed.connect(self._qt.quit)
        self.desk.leave_sample_requested.connect(self._on_leave_sample, Qt.ConnectionType.QueuedConnection)
        self._instance = instance
        instance.called.connect(self.desk.come_forward)
        self.desk.settled.connect(instance.listen)
        self.desk.show()
        if not self.desk.is_sample:
            self._program.remember(book="" if app.book_path == _own_book() else str(app.book_path))
        if earlier is not None:
            earlier.close()
            earlier.deleteLater()
        if lock is not None:
            lock.release()
            lock.deleteLater()

    def _speak(self, language: str) -> None:
        spoken = i18n.set_language(language or None)
        self._words.speak(spoken)
        self._qt.setFont(body_font(spoken))

    def _ask_for_another(self, fault: BookFault) -> Path | None:
        """Say why a book cannot be opened; give the file that the user chose instead."""
        from desktop.ui.widgets.book_trouble import ask_for_another

        log.warning("the book cannot be opened: %s", type(fault).__name__)
        return ask_for_another(self.desk.window if self.desk else None, fault)

    def _usual_book(self) -> Path:
        """Give the book that was open last, unless it is gone, else the one in the user's data folder."""
        last = self._program.preferences.book
        return Path(last) if last and Path(last).exists() else _own_book()

    def _on_language_chosen(self) -> None:
        preferences.save(self._program.preferences)
        self._speak(self._program.preferences.language)
        if self.desk is not None:
            self.desk.rebuild()

    def _on_theme_chosen(self) -> None:
        preferences.save(self._program.preferences)
        self._theme.choose(self._program.theme)

    def _on_book_chosen(self, path: Path) -> None:
        self.open(path)

    def _on_sample_wanted(self) -> None:
        self.open_sample()

    def _on_leave_sample(self) -> None:
        self.open()


def _own_book() -> Path:
    return paths.data_folder() / BOOK_NAME
