"""What Qt needs to know of the system before and after it starts: input methods, its own translations."""

import logging
import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

log = logging.getLogger(__name__)


def prepare_input_method(environment: MutableMapping[str, str], plugins: Path | None = None) -> bool:
    """Reach fcitx through its ibus door where Qt has no fcitx module; say whether that was needed.

    Qt's own wheels bring none, and without it no Chinese can be typed. To be called before Qt starts.
    """
    wanted = environment.get("QT_IM_MODULE") or environment.get("XMODIFIERS", "").partition("@im=")[2]
    if not sys.platform.startswith("linux") or not wanted.startswith("fcitx"):
        return False
    folder = plugins or Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    if any((folder / "platforminputcontexts").glob("*fcitx*")):
        return False
    environment["QT_IM_MODULE"] = "ibus"
    log.info("Qt has no fcitx module here: QT_IM_MODULE=ibus is used instead")
    return True


class QtWords:
    """Qt's own words (Cancel, the months of a calendar) in the language of the screen."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._translator: QTranslator | None = None

    def speak(self, language: str) -> None:
        """Use the words of a language; English needs none."""
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
        QLocale.setDefault(QLocale(language))
        translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if not language.startswith("en") and translator.load(f"qtbase_{language}", folder):
            self._app.installTranslator(translator)
            self._translator = translator


def environment() -> MutableMapping[str, str]:
    """Give the environment of this process."""
    return os.environ
