"""The picture of a letterhead: unfolded once for all papers that show it, and no finer than a printer prints."""

from copy import copy
from functools import lru_cache
from hashlib import blake2b
from io import BytesIO
from typing import Any, NamedTuple, cast

from PIL import Image
from reportlab.lib.rl_accel import asciiBase85Decode
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFImageXObject

from desktop.documents.parts.canvas import PaperCanvas

#: Dots to the inch, and points.
_RESOLUTION, _INCH = 300, 72
_QUALITY = 90
#: So many pictures are kept for the next paper.
_KEPT = 4


class Picture(NamedTuple):
    """A picture in the size that it is drawn in, in points."""

    width: float
    height: float
    name: str
    image: Any  # as reportlab embeds it
    mask: Any  # how much of the paper shows through, or None


@lru_cache(maxsize=_KEPT)
def fitted(picture: bytes, width: float, height: float) -> Picture:
    """Unfold a PNG or JPEG that is to fit into a room, in points, and keeps its shape."""
    with Image.open(BytesIO(picture)) as found:
        scale = min(width / found.width, height / found.height)
        across, down = found.width * scale, found.height * scale
        needed = tuple(max(round(length * _RESOLUTION / _INCH), 1) for length in (across, down))
        shown = _reduced(found, needed) if found.width > needed[0] and found.height >= needed[1] else picture
    name = blake2b(picture, digest_size=16).hexdigest()
    image: Any = PDFImageXObject(name, ImageReader(BytesIO(shown)), mask="auto")
    mask = image.__dict__.pop("_smask", None)
    for part in filter(None, (image, mask)):
        _unwrap(part)
    return Picture(across, down, name, image, mask)


def draw(canvas: PaperCanvas, picture: Picture, x: float, y: float) -> None:
    """Draw a picture with its left lower corner at a point."""
    canvas.show(picture.name, copy(picture.image), copy(picture.mask), (x, y, picture.width, picture.height))


def _unwrap(image: Any) -> None:  # noqa: ANN401 - reportlab's images have no types
    """Take off the coat of ASCII that reportlab puts around a picture: it is a quarter larger with it."""
    if image._filters[0] == "ASCII85Decode":  # noqa: SLF001
        image._filters = image._filters[1:]  # noqa: SLF001
        image.streamContent = asciiBase85Decode(image.streamContent)


def _reduced(picture: Image.Image, size: tuple[int, ...]) -> bytes:
    stream = BytesIO()
    small = _in_bytes(picture).resize(cast("tuple[int, int]", size), Image.Resampling.LANCZOS)
    if picture.format == "JPEG":
        small.save(stream, "JPEG", quality=_QUALITY)
    else:
        small.save(stream, "PNG")
    return stream.getvalue()


def _in_bytes(picture: Image.Image) -> Image.Image:
    """Give a picture in shades that can be mixed: without a palette, a byte a colour."""
    if picture.mode.startswith("I"):  # 16 bits
        return picture.convert("I").point(lambda shade: shade * (1 / 256)).convert("L")
    if picture.format == "JPEG":
        return picture if picture.mode == "L" else picture.convert("RGB")
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
