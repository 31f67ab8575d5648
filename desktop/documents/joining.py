"""Many papers in one file, page for page as they are; what several have in common (fonts, a logo) is in it once.

Papers come one by one and go to the file as they come, so that a thousand take no more memory than ten. PDFium would
hold them all. Only what our own canvas writes is understood: one table of plain objects, and a flat list of pages.
"""

import re
from collections.abc import Iterable
from hashlib import blake2b
from io import BytesIO
from typing import BinaryIO

__all__ = ["NotOursError", "join", "joined"]

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_ENTRY_BYTES = 20
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_PAGES = re.compile(rb"/Pages (\d+) 0 R")
_KIDS = re.compile(rb"/Kids \[([^\]]*)\]")
_OBJECT = re.compile(rb"(\d+) 0 obj\s")
_STREAM = re.compile(rb">>\s*stream\r?\n")
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_IS_PAGE = re.compile(rb"/Type /Page\b")

#: The numbers of the first objects of a joined file.
_CATALOG_NUMBER, _PAGES_NUMBER, _FIRST_FREE = 1, 2, 3
_HEAD = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"


class NotOursError(ValueError):
    """The bytes are no PDF that our canvas wrote."""


def joined(pdfs: Iterable[bytes]) -> bytes:
    """Give papers behind each other in the bytes of one."""
    stream = BytesIO()
    join(pdfs, stream)
    return stream.getvalue()


def join(pdfs: Iterable[bytes], file: BinaryIO) -> int:
    """Write papers behind each other into a new file, and give the number of pages.

    Raises NotOursError, and ValueError where there is no paper: a PDF has a page.
    """
    writer = _Writer(file)
    for pdf in pdfs:
        paper = _Paper(pdf)
        for page in paper.pages():
            writer.add_page(paper, page)
    if not writer.pages:
        raise ValueError("nothing to join")
    writer.finish()
    return len(writer.pages)


class _Paper:
    """The objects of one PDF, by their numbers; `placed` tells the numbers of those that were written already."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        start = _START.search(pdf, max(len(pdf) - 1024, 0))
        table = _TABLE.match(pdf, int(start[1])) if start else None
        if start is None or table is None:
            raise NotOursError("no table of objects")
        begins = [
            int(pdf[at : at + 10])
            for at in range(table.end() + _ENTRY_BYTES, table.end() + int(table[1]) * _ENTRY_BYTES, _ENTRY_BYTES)
        ]
        self._trailer = pdf[table.end() + int(table[1]) * _ENTRY_BYTES :]
        ends = dict(zip(ordered := sorted(begins), [*ordered[1:], int(start[1])], strict=True))
        self._spans = {number: (begin, ends[begin]) for number, begin in enumerate(begins, start=1)}
        self.placed: dict[int, int] = {}

    def pages(self) -> list[int]:
        """Give the numbers of the pages in their order."""
        catalog = self.body(_number(_ROOT, self._trailer))[0]
        root = _number(_PAGES, catalog)
        self.placed[root] = _PAGES_NUMBER
        kids = _KIDS.search(self.body(root)[0])
        if kids is None:
            raise NotOursError("no list of pages")
        return [int(kid[1]) for kid in _REFERENCE.finditer(kids[1])]

    def body(self, number: int) -> tuple[bytes, bytes]:
        """Give an object in two parts: what may refer to others, and its stream, b"" where it has none."""
        begin, end = self._spans.get(number, (0, 0))
        head = _OBJECT.match(self._pdf, begin, end)
        if head is None or int(head[1]) != number:
            raise NotOursError("an object is not where it should be")
        stream = _STREAM.search(self._pdf, head.end(), end)
        middle = stream.end() if stream else end
        return self._pdf[head.end() : middle], self._pdf[middle:end]


def _number(pattern: re.Pattern[bytes], text: bytes) -> int:
    found = pattern.search(text)
    if found is None:
        raise NotOursError("a part is missing")
    return int(found[1])


class _Writer:
    """Writes the objects of a new PDF; what is there already is not written again."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._at = file.write(_HEAD)
        self._begins: dict[int, int] = {}
        self._known: dict[bytes, int] = {}
        self.pages: list[int] = []

    def add_page(self, paper: _Paper, page: int) -> None:
        """Write a page with all that it is made of."""
        if not _IS_PAGE.search(paper.body(page)[0]):
            raise NotOursError("the pages are not in a flat list")
        self.pages.append(self._place(paper, page))

    def finish(self) -> None:
        """Write what holds the pages together."""
        kids = b" ".join(b"%d 0 R" % page for page in self.pages)
        self._write(_PAGES_NUMBER, b"<< /Type /Pages /Count %d /Kids [%s] >>\nendobj\n" % (len(self.pages), kids))
        self._write(_CATALOG_NUMBER, b"<< /Type /Catalog /Pages %d 0 R >>\nendobj\n" % _PAGES_NUMBER)
        count, start = len(self._begins) + 1, self._at
        entries = b"".join(b"%010d 00000 n \n" % self._begins[number] for number in range(1, count))
        self._file.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, entries))
        root = b"<< /Size %d /Root %d 0 R >>" % (count, _CATALOG_NUMBER)
        self._file.write(b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (root, start))

    def _place(self, paper: _Paper, number: int) -> int:
        """Write an object after those that it refers to, and give its new number."""
        if number in paper.placed:
            return paper.placed[number]
        told, stream = paper.body(number)
        told = _REFERENCE.sub(lambda found: b"%d 0 R" % self._place(paper, int(found[1])), told)
        is_page = bool(_IS_PAGE.search(told))
        key = blake2b(told + stream, digest_size=16).digest()
        new = None if is_page else self._known.get(key)  # the same page twice is two pages
        if new is None:
            new = _FIRST_FREE + len(self._begins)
            self._write(new, told + stream)
            self._known[key] = new
        paper.placed[number] = new
        return new

    def _write(self, number: int, body: bytes) -> None:
        self._begins[number] = self._at
        self._at += self._file.write(b"%d 0 obj\n%s" % (number, body))
