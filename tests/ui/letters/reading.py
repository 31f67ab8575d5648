"""Reading papers back."""

import pypdfium2


def text_of(pdf):
    """Read the words of all pages."""
    with pypdfium2.PdfDocument(pdf) as paper:
        return "\n".join(page.get_textpage().get_text_range() for page in paper).replace("\r", "")
