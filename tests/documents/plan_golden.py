"""The whole text of agreements and forms, read back from their PDFs and kept beside this file; lines may break anew.

After a change of words that is meant: `python -m tests.documents.plan_golden`, and look at the difference.
"""

from pathlib import Path

from desktop.domain.instalments import DayShift
from tests.documents.plan_samples import BOTH, agreement, printed, proposal_form

FOLDER = Path(__file__).with_name("golden")
PAPERS = {
    **{f"agreement-{texts.language}": (agreement(texts, shift=DayShift.FOLLOWING), texts) for texts in BOTH},
    **{f"proposal-form-{texts.language}": (proposal_form(texts), texts) for texts in BOTH},
}


def text(name: str) -> str:
    """Print a paper and read its text back, a form feed between pages."""
    _made, pages = printed(*PAPERS[name])
    return "\n\f\n".join(pages) + "\n"


def kept(name: str) -> Path:
    """Give the file with the text that a paper is to have."""
    return FOLDER / f"{name}.txt"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for paper in PAPERS:
        kept(paper).write_text(text(paper), encoding="utf-8", newline="\n")
