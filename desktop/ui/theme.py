"""The one stylesheet and Qt's palette, light and dark, made of the colours and sizes of `tokens`.

A widget that paints itself asks `tokens_of(self.palette())`; everything else is said in resources/styles/base.qss,
where `@name` stands for a field of `Tokens`. The theme follows the system unless the user chose one.
"""

import re
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.ui.icons import refresh_icons
from desktop.ui.tokens import (
    BODY,
    CAPTION,
    DARK,
    LIGHT,
    ROW_HEIGHT,
    SECTION,
    TITLE,
    Tokens,
    colour,
    tokens_of,
)

__all__ = [
    "BODY",
    "CAPTION",
    "DARK",
    "LIGHT",
    "ROW_HEIGHT",
    "SECTION",
    "STYLE",
    "TITLE",
    "Theme",
    "ThemeChoice",
    "Tokens",
    "apply_tokens",
    "colour",
    "qt_palette",
    "stylesheet",
    "tokens_of",
]

#: The words for Qt's command line that choose the style which palette and stylesheet are made for.
STYLE = ("-style", "fusion")


class ThemeChoice(StrEnum):
    """What the user chose, as the preferences keep it; SYSTEM follows the system."""

    SYSTEM = ""
    LIGHT = "light"
    DARK = "dark"


def stylesheet(tokens: Tokens) -> str:
    """Give base.qss with the colours and sizes of a theme; an unknown name raises KeyError."""
    source = paths.resource("styles", "base.qss").read_text("utf-8")
    values = tokens._asdict() | {
        "caption": f"{CAPTION}px",
        "section": f"{SECTION}px",
        "title": f"{TITLE}px",
        "icons": paths.resource("icons").as_posix(),
    }
    return re.sub(r"@([a-z_]+)", lambda found: values[found[1]], source)


def qt_palette(tokens: Tokens) -> QPalette:
    """Give Qt's own palette, for what the stylesheet leaves to the style."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, value in {
        roles.Window: tokens.window,
        roles.WindowText: tokens.text,
        roles.Base: tokens.surface,
        roles.AlternateBase: tokens.window,
        roles.ToolTipBase: tokens.raised,
        roles.ToolTipText: tokens.text,
        roles.PlaceholderText: tokens.muted,
        roles.Text: tokens.text,
        roles.Button: tokens.raised,
        roles.ButtonText: tokens.text,
        roles.BrightText: tokens.danger,
        roles.Link: tokens.accent,
        roles.LinkVisited: tokens.accent,
        roles.Highlight: tokens.accent_soft,
        roles.HighlightedText: tokens.text,
        roles.Accent: tokens.accent,
        roles.Light: tokens.surface,
        roles.Midlight: tokens.hover,
        roles.Mid: tokens.line,
        roles.Dark: tokens.control,
        roles.Shadow: tokens.shade,
    }.items():
        palette.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    return palette


def apply_tokens(app: QApplication, tokens: Tokens) -> None:
    """Dress the whole application, which was started with `STYLE`."""
    app.setPalette(qt_palette(tokens))
    app.setStyleSheet(stylesheet(tokens))
    refresh_icons(tokens)


class Theme(QObject):
    """Keeps the application dressed as the user chose or as the system says."""

    #: The colours changed; what caches them paints anew.
    changed = Signal()

    def __init__(self, app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._tokens: Tokens | None = None
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self.choose(choice)

    @property
    def choice(self) -> ThemeChoice:
        """What the user chose."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Dress as chosen from now on; title bars of the system follow where it lets them."""
        self._choice = choice
        hints = self._app.styleHints()
        if choice is ThemeChoice.SYSTEM:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if choice is ThemeChoice.DARK else Qt.ColorScheme.Light)
        self._dress()

    def _on_scheme_changed(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        dark = self._choice is ThemeChoice.DARK or (self._choice is ThemeChoice.SYSTEM and self._system_is_dark())
        tokens = DARK if dark else LIGHT
        if tokens is not self._tokens:
            self._tokens = tokens
            apply_tokens(self._app, tokens)
            self.changed.emit()

    def _system_is_dark(self) -> bool:
        return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
