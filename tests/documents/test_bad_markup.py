"""What looks like markup or like a command is printed as it was typed, whichever field it was typed into."""

import builtins
import io
import os
import re
import socket

import pytest

from desktop import documents
from desktop.documents.texts import Texts, originals
from tests.documents import reading
from tests.documents.every_field import CHINESE, ENGLISH, american, filled, papers, paths

CASES = [(texts, paper) for texts in (CHINESE, ENGLISH) for paper in papers(texts)]
IDS = [f"{texts.language}-{type(paper).__name__}" for texts, paper in CASES]
ALL_CASES = CASES + [(ENGLISH, american(paper)) for paper in papers(ENGLISH)]
ALL_IDS = IDS + [f"american-{type(paper).__name__}" for _texts, paper in ALL_CASES[len(CASES) :]]

#: Whatever asks a reader of PDFs to go, to fetch, to run or to show something else than the page.
COMMANDS = (
    b"/Subtype /Image", b"/Annots", b"/Annot", b"/URI", b"/Link", b"/JavaScript", b"/JS", b"/Launch", b"/OpenAction",
    b"/AA ", b"/EmbeddedFile", b"/AcroForm", b"/GoTo",
)  # fmt: skip

MARKUP = [
    "Smith & Sons <Ltd",
    "<customer>",
    '<img src="/etc/hostname.png">',
    '<img src="http://127.0.0.1:9/x.png" width="9"/>',
    '<a href="http://127.0.0.1:9/">x</a>',
    "&amp; &lt; &#65; &",
    "%s %(name)s {total} {0} {}",
    "<para><b>x</para></b><br/>",
    "<!-- x --> <![CDATA[x]]> ]]>",
    r"\\ ( \( ) \n \101 )) ((",
    "endstream endobj << /S /URI >> Tj ET",
    "${HOME} $(id) `id` ; --",
]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def printed(paper, texts):
    made = documents.make(paper, texts)
    return made, squeezed("".join(reading.pages_of(made.pdf)))


def commands(pdf):
    """Find commands among the names of a PDF, which are neither in its streams nor in its strings."""
    names = re.sub(rb"stream\r?\n.*?endstream", b"", pdf, flags=re.DOTALL)
    names = re.sub(rb"\((?:\\.|[^\\()])*\)", b"", names, flags=re.DOTALL)
    no_font = rb"(?![A-Z]*\+)"  # the name of a font may begin so: /JSGJRS+Noto
    return [command for command in COMMANDS if re.search(re.escape(command) + no_font, names)]


def marked(paper, markup):
    """Put a text of its own into each field; give the paper and the texts by field."""
    own = {path: f"«{place}{markup}»" for place, path in enumerate(paths(paper))}
    return filled(paper, own.__getitem__), own


def is_shown_alone(paper, texts, field, word):
    only_one = filled(paper, lambda path: word if path == field else "1")
    return squeezed(word) in printed(only_one, texts)[1]


def shown_fields(paper, texts):
    """Find the fields that a paper shows."""
    harmless, own = marked(paper, "x")
    _made, text = printed(harmless, texts)
    return [path for path, word in own.items() if word in text]


@pytest.mark.parametrize("markup", MARKUP)
@pytest.mark.parametrize(("texts", "paper"), ALL_CASES, ids=ALL_IDS)
def test_markup_is_printed_as_typed_in_every_field_that_is_shown(texts, paper, markup):
    shown = shown_fields(paper, texts)
    assert len(shown) >= 12
    bad, own = marked(paper, markup)
    made, text = printed(bad, texts)
    lost = [path for path in shown if squeezed(own[path]) not in text]
    # a form leaves its table of items out where there is no room for it
    assert [path for path in lost if not is_shown_alone(paper, texts, path, own[path])] == []
    assert commands(made.pdf) == []
    assert reading.pictures_and_links(made.pdf) == 0


def test_every_field_is_on_some_paper():
    shown = {path for texts, paper in ALL_CASES for path in shown_fields(paper, texts)}
    everything = {path for texts, paper in ALL_CASES for path in paths(paper)}
    # a paper shows the account that was chosen for it, and the others stay in the book
    assert {path for path in everything - shown if ".company.accounts." not in path} == set()


@pytest.mark.parametrize("markup", MARKUP)
@pytest.mark.parametrize(("texts", "paper"), CASES, ids=IDS)
def test_markup_is_printed_as_typed_in_a_firm_s_own_texts(texts, paper, markup):
    markup = re.sub(r"[{}]", "", markup)  # braces are places, which are checked when a text is saved
    own = {key: f"{original.text}«{markup}»" for key, original in originals(texts.language).items()}
    made, text = printed(paper, Texts(texts.language, own))
    assert text.count(squeezed(f"«{markup}»")) > 12
    assert commands(made.pdf) == []


@pytest.mark.parametrize("markup", MARKUP)
def test_what_a_pdf_tells_of_itself_is_what_was_typed(markup):
    paper = next(papers(CHINESE))
    bad = filled(paper, lambda path: markup)
    document = reading.open_pdf(documents.make(bad, CHINESE).pdf)
    told = document.get_metadata_dict()
    document.close()
    assert (told["Author"], told["Subject"]) == (markup, markup)


@pytest.mark.parametrize(("texts", "paper"), CASES, ids=IDS)
def test_nothing_is_opened_or_fetched_for_a_paper(texts, paper, monkeypatch):
    bad, _own = marked(paper, "<img src='/etc/hostname'><a href='http://127.0.0.1:9/x'>")
    expected = documents.make(bad, texts)  # fonts and texts are read from now on

    def refuse(*args, **_more):
        raise AssertionError(f"a paper asked for {args[:1]}")

    for module, name in ((builtins, "open"), (io, "open"), (os, "open"), (socket, "socket"), (socket, "getaddrinfo")):
        monkeypatch.setattr(module, name, refuse)
    assert documents.make(bad, texts) == expected
