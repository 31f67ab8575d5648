"""The colours and sizes that everything is drawn with, in one place."""

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

#: Pixels of the four text sizes and of a row; spacing keeps to a grid of 8.
CAPTION, BODY, SECTION, TITLE = 12, 14, 18, 24
ROW_HEIGHT = 36


class Tokens(NamedTuple):
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


def tokens_of(palette: QPalette) -> Tokens:
    """Give the colours that go with a palette, told by its accent: the one role that the stylesheet never changes."""
    return DARK if palette.color(QPalette.ColorRole.Accent) == QColor(DARK.accent) else LIGHT


def colour(palette: QPalette, token: str) -> QColor:
    """Give one colour by its name in `Tokens`, as fits the palette."""
    return QColor(getattr(tokens_of(palette), token))
