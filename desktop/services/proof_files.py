"""Files that are to be kept as proofs: known by their content, small enough, and to be opened again in years."""

import hashlib
import io
import stat
from dataclasses import dataclass
from pathlib import Path

from db.faults import translated_files
from desktop.domain.deliveries import MediaType
from desktop.domain.filenames import file_name
from desktop.domain.problems import Problem, ProblemCode

_MEGABYTE = 1_000_000
#: The largest file, in bytes: a book is copied whole at each backup.
LARGEST_FILE = 20 * _MEGABYTE
#: The most points of a picture: a small file may unfold to one that fills the memory. Phones make no more.
MOST_PIXELS = 80_000_000

#: Readers of PDFs find its beginning up to here.
_PDF_WITHIN = 1024
_SUFFIXES = {MediaType.PDF: ".pdf", MediaType.PNG: ".png", MediaType.JPEG: ".jpg"}


@dataclass(frozen=True, slots=True)
class ProofFile:
    """A file as it is kept; its name has the suffix of what it is, whatever it was called."""

    name: str
    media_type: MediaType
    data: bytes

    @property
    def sha256(self) -> str:
        """The sum by which one sees later that no byte has changed."""
        return hashlib.sha256(self.data).hexdigest()


def read_proof(path: Path) -> ProofFile | Problem:
    """Read a PDF, PNG or JPEG; a problem of `file` where it is none, too large, damaged or locked by a password.

    Nothing is read of a file that is too large. Raises the faults of files where it may not be read.
    """
    with translated_files(path):
        data = _read(path)
    if isinstance(data, Problem):
        return data
    media_type = _media_type(data)
    if media_type is None:
        return Problem("file", ProblemCode.NOT_A_SCAN)
    problem = _pdf_problem(data) if media_type is MediaType.PDF else _picture_problem(data)
    return problem or ProofFile(file_name(path.stem, _SUFFIXES[media_type]), media_type, data)


def _read(path: Path) -> bytes | Problem:
    too_large = Problem("file", ProblemCode.FILE_TOO_LARGE, {"limit": LARGEST_FILE // _MEGABYTE})
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a name that no file can have
        return Problem("file", ProblemCode.NOT_FOUND)
    if not stat.S_ISREG(status.st_mode):  # a folder, or a pipe that would be waited for
        return Problem("file", ProblemCode.NOT_A_SCAN)
    if status.st_size > LARGEST_FILE:
        return too_large
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    return too_large if len(data) > LARGEST_FILE else data  # it may grow while it is read


def _media_type(data: bytes) -> MediaType | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return MediaType.PNG
    if data.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    return MediaType.PDF if b"%PDF-" in data[:_PDF_WITHIN] else None


def _pdf_problem(data: bytes) -> Problem | None:
    import pypdfium2  # loaded with the first proof

    from desktop import pdfium

    with pdfium.LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
            return Problem("file", ProblemCode.ENCRYPTED_FILE if locked else ProblemCode.BROKEN_FILE)
        try:
            document[0].close()  # one that has no page, or a page that cannot be found, is of no use
        except (pypdfium2.PdfiumError, IndexError):
            return Problem("file", ProblemCode.BROKEN_FILE)
        finally:
            document.close()
    return None


def _picture_problem(data: bytes) -> Problem | None:
    """Look at what a picture says of itself, without unfolding it."""
    from PIL import Image, UnidentifiedImageError  # it comes with reportlab

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height <= MOST_PIXELS:
                picture.verify()  # a PNG has a sum over each of its parts
                return None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        pass
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return Problem("file", ProblemCode.BROKEN_FILE)
    return Problem("file", ProblemCode.PICTURE_TOO_LARGE, {"limit": MOST_PIXELS // 1_000_000})
