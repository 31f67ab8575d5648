"""Draw scenes of the window as pictures, in both languages, both themes and two sizes, for people to look at.

    python tests/pictures.py [--only NAME] [--lang zh_CN] [--theme dark] [--size 1280x800] [--out pictures]

A scene is a function that gets a `Stage` and returns the widget to be drawn; the size is that of the window unless the
scene asks for its own. Each `scenes.py` under tests/ui has a list SCENES.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# dialogs keep within the screen: that of the smallest window that is drawn (relative, as a drive has a colon)
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={os.path.relpath(ROOT / 'tests' / 'screen.json')}")
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEvent, QSize, Qt  # noqa: E402 - the platform is chosen before
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from desktop import i18n  # noqa: E402
from desktop.ui import fonts, theme  # noqa: E402
from desktop.ui.surroundings import QtWords  # noqa: E402

SIZES = ((1280, 800), (1920, 1080))
THEMES = {"light": theme.LIGHT, "dark": theme.DARK}


@dataclass(frozen=True, slots=True)
class Stage:
    """What a scene is drawn with."""

    app: QApplication
    language: str
    tokens: theme.Tokens


@dataclass(frozen=True, slots=True)
class Scene:
    """A name and what is drawn; `own_size` keeps the widget at the size it wants, once and not in two sizes."""

    name: str
    build: Callable[[Stage], QWidget]
    own_size: bool = False


def scenes() -> Iterator[Scene]:
    for file in sorted(ROOT.glob("tests/ui/**/scenes.py")):
        module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        yield from importlib.import_module(module).SCENES


def draw(scene: Scene, stage: Stage, size: QSize, file: Path) -> None:
    widget = scene.build(stage)
    if not scene.own_size:
        widget.resize(size)
    widget.show()
    settle(stage.app)
    widget.grab().save(str(file))
    widget.close()
    widget.deleteLater()
    settle(stage.app)


def settle(app: QApplication) -> None:
    """Let layouts, deferred deletions and single shots of no delay happen."""
    for _round in range(6):
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="scenes whose name contains this")
    parser.add_argument("--lang", choices=i18n.LANGUAGES, action="append")
    parser.add_argument("--theme", choices=THEMES, action="append")
    parser.add_argument("--size", help="WIDTHxHEIGHT instead of the two usual ones")
    parser.add_argument("--out", type=Path, default=ROOT / "pictures")
    options = parser.parse_args(arguments)
    sizes = [tuple(map(int, options.size.split("x")))] if options.size else SIZES
    options.out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([sys.argv[0], *theme.STYLE])
    app.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu, False)
    fonts.load_fonts()
    words = QtWords(app)
    drawn = 0
    for language, colours in product(options.lang or i18n.LANGUAGES, options.theme or THEMES):
        i18n.set_language(language)
        words.speak(language)
        app.setFont(fonts.body_font(language))
        theme.apply_tokens(app, THEMES[colours])
        stage = Stage(app, language, THEMES[colours])
        for scene in scenes():
            if options.only not in scene.name:
                continue
            for width, height in sizes[:1] if scene.own_size else sizes:
                suffix = "" if scene.own_size else f"-{width}x{height}"
                draw(scene, stage, QSize(width, height), options.out / f"{scene.name}-{language}-{colours}{suffix}.png")
                drawn += 1
    print(f"{drawn} pictures in {options.out}")
    return 0 if drawn else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
