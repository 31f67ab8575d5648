"""The whole text of receipts, letters of thanks and notices of a new account, kept beside this file.

After a change of words that is meant: `python -m tests.documents.kind_golden`, and look at the difference.
"""

from pathlib import Path

from tests.documents import kind_scenes, reading

FOLDER = Path(__file__).with_name("golden")
NAMES = (
    "receipt-zh", "receipt-zh-bill", "receipt-zh-plan", "receipt-zh-usd", "receipt-uk-waiting", "receipt-us-check",
    "receipt-en-plan", "thanks-zh", "thanks-zh-promises", "thanks-uk", "thanks-us", "account-change-zh",
    "account-change-zh-usd", "account-change-uk", "account-change-us",
)  # fmt: skip
SCENES = {scene.name: scene for scene in kind_scenes.SCENES if scene.name in NAMES}


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
