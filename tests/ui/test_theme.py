import re

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QListWidget, QPushButton

from desktop import paths
from desktop.ui.icons import icon, set_icon
from desktop.ui.theme import DARK, LIGHT, Theme, ThemeChoice, apply_tokens, qt_palette, stylesheet, tokens_of

READABLE = 4.5
DISCERNIBLE = 3.0

#: What is written on what.
TEXTS = [
    *[("text", ground) for ground in ("window", "surface", "rail", "raised", "hover", "line", "accent_soft")],
    *[("muted", ground) for ground in ("window", "surface", "rail", "raised", "accent_soft", "line")],
    *[("on_accent", ground) for ground in ("accent", "accent_hover", "accent_press")],
    *[("accent", ground) for ground in ("surface", "raised", "accent_soft")],
    *[("danger", ground) for ground in ("surface", "window", "raised")],
    *[(kind, f"{kind}_soft") for kind in ("info", "good", "warn", "danger", "neutral")],
    *[(kind, "surface") for kind in ("info", "good", "warn", "danger", "neutral")],
    ("text", "danger_soft"),
    ("danger_soft", "danger"),
]
EDGES = [
    ("control", "surface"), ("control", "raised"), ("focus", "surface"), ("focus", "rail"), ("focus", "accent_soft")
]  # fmt: skip


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue, _alpha = QColor(colour).getRgbF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read(tokens, text, ground):
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= READABLE


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_can_be_told_from_their_ground(tokens, edge, ground):
    assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= DISCERNIBLE


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_stylesheet_knows_every_name_and_picture(tokens):
    sheet = stylesheet(tokens)
    assert "@" not in sheet
    pictures = re.findall(r"url\(([^)]+)\)", sheet)
    assert pictures
    assert [name for name in pictures if not paths.resource("icons", name).is_file()] == []


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_tokens_are_told_from_the_palette(tokens):
    assert tokens_of(qt_palette(tokens)) is tokens


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_tokens_are_told_where_the_stylesheet_makes_a_widget_transparent(qtbot, qapp, tokens):
    apply_tokens(qapp, tokens)
    popup = QFrame()
    qtbot.addWidget(popup)
    popup.setProperty("role", "popup")
    inner = QListWidget(popup)
    popup.show()
    assert tokens_of(inner.palette()) is tokens


def test_stylesheet_is_the_only_place_with_colours():
    sheet = paths.resource("styles", "base.qss").read_text("utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet) == []


def test_theme_can_be_chosen_and_tells(qapp, calls):
    theme = Theme(qapp)
    theme.changed.connect(calls)
    theme.choose(ThemeChoice.DARK)
    assert tokens_of(qapp.palette()) is DARK
    theme.choose(ThemeChoice.LIGHT)
    assert tokens_of(qapp.palette()) is LIGHT
    assert len(calls) == 2
    theme.choose(ThemeChoice.SYSTEM)
    theme.deleteLater()


def test_theme_follows_the_system(qapp, monkeypatch):
    theme = Theme(qapp)
    monkeypatch.setattr(Theme, "_system_is_dark", lambda _self: True)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    theme.deleteLater()
    assert tokens_of(qapp.palette()) is DARK


def test_icons_take_the_colours_of_the_theme(qtbot, qapp):
    button = QPushButton()
    qtbot.addWidget(button)
    set_icon(button, "check")
    before = centre_colour(button)
    apply_tokens(qapp, DARK)
    assert before == QColor(LIGHT.text)
    assert centre_colour(button) == QColor(DARK.text)


def centre_colour(button, mode=QIcon.Mode.Normal) -> QColor:
    """Find the fullest colour of a button's icon."""
    image = button.icon().pixmap(QSize(48, 48), mode).toImage()
    return max((image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())), key=QColor.alpha)


def test_an_icon_on_a_faded_primary_action_is_seen(qtbot, qapp):
    button = QPushButton()
    qtbot.addWidget(button)
    set_icon(button, "check", role="on_accent")
    assert centre_colour(button, QIcon.Mode.Disabled) == QColor(LIGHT.disabled)


@pytest.mark.parametrize("file", sorted(paths.resource("icons").glob("*.svg")), ids=lambda file: file.stem)
def test_every_icon_draws_something(qapp, file):
    image = icon(file.stem, "#000000").pixmap(24, 24).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))
    if file.stem != "dunwell":
        assert "currentColor" in file.read_text("utf-8")


def test_unknown_icon_is_a_mistake_of_ours(qapp):
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", "#000000")


def test_what_stands_in_a_row_is_of_one_height(qtbot, qapp):
    apply_tokens(qapp, LIGHT)
    row = QFrame()
    qtbot.addWidget(row)
    layout = QHBoxLayout(row)
    typed = QComboBox()
    typed.setEditable(True)
    fields = [QLineEdit(), QComboBox(), typed, QPushButton("Save")]
    for field in fields:
        layout.addWidget(field)
    row.show()
    qtbot.waitExposed(row)
    assert {field.height() for field in fields} == {36}
    assert len({field.y() for field in fields}) == 1
