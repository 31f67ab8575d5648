"""Print papers of every kind as pictures, a file a page, for people to look at.

    python tests/papers.py [--only NAME] [--dpi 150] [--out pictures/papers]

Each `*_scenes.py` under tests/documents has a list SCENES. The PDF of each scene is put beside its pictures.
"""

import argparse
import importlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import pypdfium2  # noqa: E402 - our own modules are found from here on

from desktop import documents  # noqa: E402
from desktop.documents.data import Paper  # noqa: E402
from desktop.documents.texts import Texts  # noqa: E402
from desktop.domain.worksheets import WorkSheet  # noqa: E402

_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Scene:
    """A name, and a paper in a language."""

    name: str
    paper: Paper | WorkSheet
    texts: Texts


def scenes() -> Iterator[Scene]:
    for file in sorted((ROOT / "tests" / "documents").glob("*_scenes.py")):
        yield from importlib.import_module(f"tests.documents.{file.stem}").SCENES


def draw(scene: Scene, folder: Path, dpi: int) -> int:
    """Print a scene; return how many pages it has."""
    made = documents.make(scene.paper, scene.texts)
    (folder / f"{scene.name}.pdf").write_bytes(made.pdf)
    document = pypdfium2.PdfDocument(made.pdf)
    for place, page in enumerate(document, start=1):
        page.render(scale=dpi / _POINTS_PER_INCH).to_pil().save(folder / f"{scene.name}-{place}.png")
    document.close()
    return made.pages


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="scenes whose name contains this")
    parser.add_argument("--dpi", type=int, default=150)
    parser.add_argument("--out", type=Path, default=ROOT / "pictures" / "papers")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    pages = {scene.name: draw(scene, options.out, options.dpi) for scene in scenes() if options.only in scene.name}
    for name, count in pages.items():
        print(f"{name}: {count} pages")
    return 0 if pages else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
