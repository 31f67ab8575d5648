"""The page around an empty book, files to bring in, and the book to look them up in."""

import pytest

from desktop.ui.pages.imports.page import ImportPage

HEAD = "Customer,Invoice No,Due date,Open\n"
TWO = HEAD + "Hengda,A1,2026-12-01,100.00\nRuifeng,A2,2026-12-02,250.50\n"


@pytest.fixture
def page(qtbot, context):
    page = ImportPage(context)
    qtbot.addWidget(page)
    page.resize(1096, 716)
    page.show()
    return page


@pytest.fixture
def said(page):
    heard = []
    page.done.connect(lambda text, undo: heard.append((text, undo)))
    return heard


@pytest.fixture
def find(opened):
    """Read from the book: how many rows there are, or one value."""

    def find(sql):
        return opened.services._book.rows(sql)

    return find


@pytest.fixture
def write(tmp_path):
    def write(text, name="items.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write
