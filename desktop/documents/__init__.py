"""The papers: plain data and texts in, a PDF out."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.documents.data import Made, Paper
    from desktop.documents.texts import Texts
    from desktop.domain.worksheets import WorkSheet


def make(paper: "Paper | WorkSheet", texts: "Texts") -> "Made":
    """Print a paper. Equal paper and texts make equal bytes; any thread may ask.

    Raises UnknownTextError for a text that the catalogue lacks, OSError where a font or the catalogue is not there.
    """
    from desktop.documents.data import Agreement, ProposalForm
    from desktop.domain.worksheets import WorkSheet

    # what a paper is set with is loaded when the first one is made
    if isinstance(paper, Agreement):
        from desktop.documents.plans import agreement

        return agreement.make(paper, texts)
    if isinstance(paper, ProposalForm):
        from desktop.documents.plans import proposal_form

        return proposal_form.make(paper, texts)
    if isinstance(paper, WorkSheet):
        from desktop.documents import worksheet

        return worksheet.make(paper, texts)
    from desktop.documents.letters import reminder

    return reminder.make(paper, texts)
