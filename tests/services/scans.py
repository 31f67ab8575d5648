"""Files as they come from a scanner or a phone."""

import io

from PIL import Image
from reportlab.pdfgen.canvas import Canvas


def pdf(password=None):
    """One page, locked by a password where one is given."""
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=password)
    canvas.drawString(100, 700, "received")
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def picture(kind="PNG", size=(40, 30)):
    """A grey picture."""
    file = io.BytesIO()
    Image.new("L", size, 128).save(file, kind)
    return file.getvalue()
