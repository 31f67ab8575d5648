"""Which fonts the window is set in, and our own Chinese font where the system has none."""

import logging
import sys
from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontDatabase

from desktop import paths
from desktop.ui.tokens import BODY, CAPTION

log = logging.getLogger(__name__)

#: The families of resources/fonts that are for the screen; the other one has the hanzi that the first has not.
OWN_FAMILY = "Noto Sans SC"
RARE_FAMILY = "Dunwell Rare Hanzi"
_OWN_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "RareHanzi-Regular.ttf")

#: Chinese families that systems bring, the best for a screen first.
_CHINESE = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)


def load_fonts() -> bool:
    """Bring our own Chinese fonts if the system has none at all; say whether one was brought."""
    if QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        return False
    loaded = False
    for file in _OWN_FILES:
        if QFontDatabase.addApplicationFont(str(paths.resource("fonts", file))) < 0:
            log.warning("the font %s cannot be read", file)
        else:
            loaded = True
    return loaded


def families(language: str, system: str, available: Sequence[str]) -> list[str]:
    """Order the families for a language: Chinese first for Chinese, else the system's own with Chinese behind it.

    Where only our own Chinese fonts are there (a bare Linux), they set Latin letters too: they are made to go together.
    """
    chinese = [family for family in _CHINESE if family in available]
    if chinese == [OWN_FAMILY] and sys.platform.startswith("linux"):
        return [OWN_FAMILY, RARE_FAMILY]
    if language.startswith("zh"):
        return [*chinese, system]
    return [system, *chinese]


def body_font(language: str) -> QFont:
    """Give the font of the whole window for a language, in the size of body text."""
    available = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    font = QFont(families(language, system, available))
    font.setPixelSize(BODY)
    return font


def with_tabular_figures(font: QFont) -> QFont:
    """Give the same font with figures of one width, so that amounts line up."""
    font = QFont(font)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def chip_font(base: QFont) -> QFont:
    """Give the font of chips and counts: caption size, a little heavier."""
    font = QFont(base)
    font.setPixelSize(CAPTION)
    font.setWeight(QFont.Weight.DemiBold)
    return font
