import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QTextLayout

from desktop.ui import fonts

FOUND = QFontDatabase.WritingSystem.SimplifiedChinese


@pytest.fixture
def bare_system(monkeypatch):
    """A system without any Chinese font."""
    monkeypatch.setattr(QFontDatabase, "families", lambda *_args: [])


def test_own_font_is_brought_where_there_is_none(qapp, bare_system):
    assert fonts.load_fonts()


def test_own_fonts_have_names_and_signs(qapp, bare_system):
    fonts.load_fonts()
    text = QTextLayout("镕喆翯㛃𠮷𬭚Łğ☐☑₹", QFont([fonts.OWN_FAMILY, fonts.RARE_FAMILY]))
    text.beginLayout()
    text.createLine()
    text.endLayout()
    drawn = text.glyphRuns()
    assert {run.rawFont().familyName() for run in drawn} == {fonts.OWN_FAMILY, fonts.RARE_FAMILY}
    assert all(glyph for run in drawn for glyph in run.glyphIndexes())


def test_font_that_is_gone_is_told(qapp, bare_system, monkeypatch, tmp_path, caplog):
    monkeypatch.setattr(fonts.paths, "resource", tmp_path.joinpath)
    assert not fonts.load_fonts()
    assert "RareHanzi-Regular.ttf" in caplog.text


def test_own_font_stays_away_where_there_is_one(qapp, monkeypatch):
    monkeypatch.setattr(QFontDatabase, "families", lambda *_args: ["PingFang SC"])
    added = []
    monkeypatch.setattr(QFontDatabase, "addApplicationFont", added.append)
    assert not fonts.load_fonts()
    assert added == []


@pytest.mark.parametrize(
    ("language", "available", "families"),
    [
        (
            "zh_CN",
            ["SimSun", "Microsoft YaHei", "Microsoft YaHei UI"],
            ["Microsoft YaHei UI", "Microsoft YaHei", "Sys"],
        ),
        ("en", ["Microsoft YaHei"], ["Sys", "Microsoft YaHei"]),
        ("en", [], ["Sys"]),
        ("zh_CN", ["PingFang SC"], ["PingFang SC", "Sys"]),
    ],
)
def test_family_by_language(language, available, families):
    assert fonts.families(language, "Sys", available) == families


def test_bare_linux_is_set_in_our_own_font(monkeypatch):
    monkeypatch.setattr(fonts.sys, "platform", "linux")
    assert fonts.families("en", "DejaVu Sans", [fonts.OWN_FAMILY]) == [fonts.OWN_FAMILY, fonts.RARE_FAMILY]


def test_body_text_has_its_size(qapp):
    assert fonts.body_font("en").pixelSize() == 14


def test_figures_are_of_one_width(qapp):
    metrics = QFontMetrics(fonts.with_tabular_figures(fonts.body_font("en")))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")
