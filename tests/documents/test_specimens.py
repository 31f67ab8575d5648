"""What stands in the sample for scans: small, of the kind its name says, the same each time."""

from io import BytesIO

import pypdfium2
from PIL import Image

from desktop.documents.specimens import signed_slip, tracking_print

SMALL = 20_000


def test_a_signed_slip_is_a_small_picture_in_grey():
    slip = signed_slip("CK-2026-0012")
    with Image.open(BytesIO(slip)) as picture:
        picture.load()
        assert (picture.format, picture.mode) == ("PNG", "L")
    assert len(slip) < SMALL
    assert slip == signed_slip("CK-2026-0012") != signed_slip("CK-2026-0013")


def test_a_print_of_the_tracking_is_a_small_pdf_that_names_paper_and_number():
    printed = tracking_print("CK-2026-0012", "SF 1030 0551 7", "16:20")
    document = pypdfium2.PdfDocument(printed)
    try:
        text = document[0].get_textpage().get_text_bounded()
    finally:
        document.close()
    assert "CK-2026-0012" in text
    assert "SF 1030 0551 7" in text
    assert len(printed) < SMALL
    assert printed == tracking_print("CK-2026-0012", "SF 1030 0551 7", "16:20")
