"""The whole text of reminders, read back from their PDFs and kept beside this file.

After a change of words that is meant: `python -m tests.documents.reminder_golden`, and look at the difference.
"""

from pathlib import Path

from tests.documents import reading, reminder_scenes

FOLDER = Path(__file__).with_name("golden")
#: Letters that may name a court.
FINAL = ("final-zh", "final-zh-interest", "final-zh-cites", "final-uk", "final-uk-interest", "final-us")
NAMES = (
    *("upcoming-zh", "upcoming-uk", "upcoming-us-one"),
    *("reminder-zh", "reminder-zh-special", "reminder-zh-usd", "reminder-uk", "reminder-us-one", "reminder-en-rmb"),
    *("second-zh", "second-zh-net", "second-uk", "second-us", "second-en-net"),
    *FINAL,
)
SCENES = {scene.name: scene for scene in reminder_scenes.SCENES if scene.name in NAMES}


def text(name: str) -> str:
    """Print a letter and read its text back, a form feed between pages."""
    scene = SCENES[name]
    return "\n\f\n".join(reading.pages(scene.paper, scene.texts)) + "\n"


def kept(name: str) -> Path:
    """Give the file with the text that a letter is to have."""
    return FOLDER / f"{name}.txt"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for letter in NAMES:
        kept(letter).write_text(text(letter), encoding="utf-8", newline="\n")
