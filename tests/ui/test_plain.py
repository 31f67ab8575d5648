import pytest
from PySide6.QtCore import Qt

from desktop.ui.widgets.plain import ElidedLabel, plain_label, plain_mnemonic, plain_tooltip

NASTY = "<b>A & B</b> <img src='/etc/x.png'>"


def test_label_shows_markup_as_typed(qtbot):
    label = plain_label(NASTY)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == NASTY


def test_tooltip_escapes_markup():
    assert "<b>" not in plain_tooltip(NASTY)
    assert "&lt;b&gt;" in plain_tooltip(NASTY)


def test_no_tooltip_for_no_text():
    assert plain_tooltip("") == ""


def test_ampersand_is_no_shortcut():
    assert plain_mnemonic("Smith & Sons") == "Smith && Sons"


@pytest.mark.parametrize(("width", "has_tooltip"), [(60, True), (2000, False)])
def test_elided_label_has_a_tooltip_only_when_cut(qtbot, width, has_tooltip):
    label = ElidedLabel("A name that is longer than the place for it")
    qtbot.addWidget(label)
    label.resize(width, 24)
    label.show()
    assert bool(label.toolTip()) == has_tooltip


def test_elided_label_is_one_line(qtbot):
    label = ElidedLabel("one\ntwo")
    qtbot.addWidget(label)
    assert label.text() == "one two"
