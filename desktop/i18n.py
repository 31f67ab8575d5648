"""The words of the program in the user's language, by gettext.

English is the source: what stands in the code is what an English reader sees. Each other language is one catalogue,
`resources/locale/<language>/LC_MESSAGES/<domain>.po`, compiled by `packaging/translations.py`. Until `set_language`
is called everything is English.
"""

import contextlib
import functools
import gettext as _gettext
import logging
import os
import re
import sys
from collections.abc import Iterator
from contextvars import ContextVar

from desktop import paths

log = logging.getLogger(__name__)

#: The language that the code is written in.
SOURCE = "en"
#: The text domain of the screens; letters have their own.
DOMAIN = "dunwell"


def _found_languages() -> tuple[str, ...]:
    folder = paths.resource("locale")
    found = {path.name for path in folder.iterdir() if path.is_dir()} if folder.is_dir() else set()
    return (SOURCE, *sorted(found - {SOURCE}))


#: Every language there is a catalogue of, the source first: ("en", "zh_CN").
LANGUAGES = _found_languages()

_language = SOURCE
_texts = _gettext.NullTranslations()
#: What one thread speaks for a while, None for what all speak.
_aside: ContextVar[str | None] = ContextVar("aside", default=None)


def set_language(language: str | None = None) -> str:
    """Speak the language nearest to `language` (any form: zh, zh-Hans-CN, zh_CN.UTF-8); None asks the system.

    Returns the one of `LANGUAGES` that is spoken from now on. Texts already on the screen do not change.
    """
    global _language, _texts  # noqa: PLW0603  one language for the whole program, as gettext's own install() has
    _language = closest(language or system_language())
    _texts = translation(_language)
    return _language


def language() -> str:
    """Return the language spoken now, one of `LANGUAGES`."""
    return _aside.get() or _language


@contextlib.contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another one of `LANGUAGES` in a block, in this thread alone: for a paper that is not for the screen."""
    token = _aside.set(language)
    try:
        yield
    finally:
        _aside.reset(token)


def _spoken() -> _gettext.NullTranslations:
    aside = _aside.get()
    return _texts if aside is None else translation(aside)


def _(message: str) -> str:
    """Translate a text."""
    return _spoken().gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Translate a text that depends on a count, with the plural rules of the language."""
    return _spoken().ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """Translate a short text that means different things in different places ("open": to open, is open)."""
    return _spoken().pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802  the name gettext's tools know
    """Mark a constant for translation; whoever shows it calls `_` on it."""
    return message


@functools.cache
def translation(language: str, domain: str = DOMAIN) -> _gettext.NullTranslations:
    """Return the texts of a domain in one of `LANGUAGES`, whatever the screen speaks (a letter to a customer).

    A catalogue that is not compiled or not readable gives English and a warning in the log.
    """
    if language == SOURCE:
        return _gettext.NullTranslations()
    compiled = paths.resource("locale", language, "LC_MESSAGES", f"{domain}.mo")
    try:
        with compiled.open("rb") as file:
            return _gettext.GNUTranslations(file)
    except OSError as error:
        log.warning("%s: English instead. Compile: python packaging/translations.py compile", error)
        return _gettext.NullTranslations()


def closest(tag: str) -> str:
    """Return the one of `LANGUAGES` nearest to a language tag; `SOURCE` when none is near."""
    name = re.split(r"[.@]", tag.replace("-", "_"), maxsplit=1)[0]
    for known in LANGUAGES:
        if known.casefold() == name.casefold():
            return known
    spoken = name.split("_", maxsplit=1)[0].casefold()
    return next((known for known in LANGUAGES if known.split("_")[0].casefold() == spoken), SOURCE)


def system_language() -> str:
    """Return the language tag the user's system asks for; "en" when it does not say."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return os.environ[variable]
    if sys.platform == "win32":
        return _windows_language()
    if sys.platform == "darwin":
        return _macos_language()
    return SOURCE


def _windows_language() -> str:
    import ctypes
    import locale

    code: int = ctypes.windll.kernel32.GetUserDefaultUILanguage()  # type: ignore[attr-defined,unused-ignore]
    return locale.windows_locale.get(code, SOURCE)


def _macos_language() -> str:
    """Ask for the first of the preferred languages: a program started from the Finder has no LANG."""
    import subprocess

    command = ["/usr/bin/defaults", "read", "-g", "AppleLanguages"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=2, check=True).stdout  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return SOURCE
    first = re.search(r"[A-Za-z][A-Za-z0-9-]+", answer)
    return first.group() if first else SOURCE
