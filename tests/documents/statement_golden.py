"""The whole text of statements and payment requests, read back from their PDFs and kept beside this file.

After a change of words that is meant: `python -m tests.documents.statement_golden`, and look at the difference.
"""

from pathlib import Path

from tests.documents import reading, request_scenes, statement_scenes

FOLDER = Path(__file__).with_name("golden")
NAMES = (
    "statement-zh", "statement-zh-special", "statement-zh-we-owe", "statement-zh-nothing", "statement-zh-usd",
    "statement-zh-interest", "statement-uk-interest",
    "statement-uk", "statement-uk-special", "statement-us", "statement-us-nothing",
    "request-zh", "request-zh-special", "request-zh-bare", "request-zh-usd", "request-uk", "request-us",
)  # fmt: skip
SCENES = {scene.name: scene for scene in (*statement_scenes.SCENES, *request_scenes.SCENES) if scene.name in NAMES}


def text(name: str) -> str:
    """Print a paper and read its text back, a form feed between pages."""
    scene = SCENES[name]
    return "\n\f\n".join(reading.pages(scene.paper, scene.texts)) + "\n"


def kept(name: str) -> Path:
    """Give the file with the text that a paper is to have."""
    return FOLDER / f"{name}.txt"


if __name__ == "__main__":
    for paper in NAMES:
        kept(paper).write_text(text(paper), encoding="utf-8", newline="\n")
