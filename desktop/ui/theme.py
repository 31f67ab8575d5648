"""Colours, sizes and the one stylesheet, light and dark.

A widget that paints itself asks `tokens_of(self.palette())`; everything else is said in resources/styles/base.qss,
where `@name` stands for a field of `Tokens`. The theme follows the system unless the user chose one.
"""

import dataclasses
import re
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.ui.icons import refresh_icons

#: Pixels of the four text sizes, of a row, and of the grid that spacing keeps to.
CAPTION, BODY, SECTION, TITLE = 12, 14, 18, 24
ROW_HEIGHT = 36
GRID = 8

#: The words for Qt's command line that choose the style which palette and stylesheet are made for.
STYLE = ("-style", "fusion")


@dataclasses.dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme; each `on` pair and each text on its surface has a contrast of 4.5 or more."""

    name: str
    window: str  # behind everything
    surface: str  # content: tables, forms
    rail: str
    raised: str  # menus, toasts, popups
    hover: str
    line: str  # hairlines
    control: str  # borders of what can be typed in or pressed
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    accent_soft: str  # behind what is selected
    focus: str
    info: str
    info_soft: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    danger: str
    danger_soft: str
    neutral: str
    neutral_soft: str
    shade: str  # over what is behind a popup


LIGHT = Tokens(
    name="light",
    window="#f5f6f8",
    surface="#ffffff",
    rail="#eceef2",
    raised="#ffffff",
    hover="#eef1f6",
    line="#e2e5eb",
    control="#878f9d",
    text="#1a212c",
    muted="#555f6f",
    disabled="#8d95a2",
    accent="#2353bd",
    accent_hover="#1c449e",
    accent_press="#163780",
    on_accent="#ffffff",
    accent_soft="#dfe9fc",
    focus="#2353bd",
    info="#1c4aa8",
    info_soft="#e2ebfc",
    good="#17613a",
    good_soft="#def2e6",
    warn="#744700",
    warn_soft="#fdeecd",
    danger="#a3211b",
    danger_soft="#fce4e1",
    neutral="#4a5362",
    neutral_soft="#e8ebf0",
    shade="#1a212c",
)

DARK = Tokens(
    name="dark",
    window="#14171c",
    surface="#1b1f26",
    rail="#171a20",
    raised="#262b34",
    hover="#262b34",
    line="#2d333d",
    control="#747f90",
    text="#e6e9ef",
    muted="#a2abb9",
    disabled="#6d7685",
    accent="#84abff",
    accent_hover="#9dbcff",
    accent_press="#b3ccff",
    on_accent="#0b1a36",
    accent_soft="#273b63",
    focus="#84abff",
    info="#a3c1ff",
    info_soft="#1f2f50",
    good="#80d8a6",
    good_soft="#163626",
    warn="#f2c46d",
    warn_soft="#3b2d10",
    danger="#ffa199",
    danger_soft="#48211e",
    neutral="#c2c9d4",
    neutral_soft="#2e343e",
    shade="#000000",
)


class ThemeChoice(StrEnum):
    """What the user chose, as the preferences keep it; SYSTEM follows the system."""

    SYSTEM = ""
    LIGHT = "light"
    DARK = "dark"


def tokens_of(palette: QPalette) -> Tokens:
    """Give the colours that go with a palette, told by its accent: the one role that the stylesheet never changes."""
    return DARK if palette.color(QPalette.ColorRole.Accent) == QColor(DARK.accent) else LIGHT


def colour(palette: QPalette, token: str) -> QColor:
    """Give one colour by its name in `Tokens`, as fits the palette."""
    return QColor(getattr(tokens_of(palette), token))


def stylesheet(tokens: Tokens) -> str:
    """Give base.qss with the colours and sizes of a theme; an unknown name raises KeyError."""
    source = paths.resource("styles", "base.qss").read_text("utf-8")
    values = dataclasses.asdict(tokens) | {
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
