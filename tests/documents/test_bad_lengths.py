"""Papers of far too many rows and with far too long names: nothing is cut, lost, or drawn over something else."""

import re
from dataclasses import replace

import pytest

from desktop import documents
from desktop.documents.data import Reminder, Statement
from desktop.documents.parts.dates import figure, short_date
from desktop.documents.texts import Texts, originals
from desktop.domain.company import LIMITS, BankAccount, Company
from desktop.domain.templates import TEXT_LIMIT
from tests.documents import plan_samples, reading, samples
from tests.documents.every_field import CHINESE, ENGLISH, KINDS, american, collisions, filled, outside, papers

BOTH = [pytest.param(texts, id=texts.language) for texts in (CHINESE, ENGLISH)]
_NUMBER = re.compile(r"26332\d{15}")
#: What every printer leaves white at the edges, in points.
_EDGE = 12


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def letter(rows, texts):
    return replace(samples.reminder(rows) if texts is CHINESE else samples.british(rows))


def listing(rows, texts):
    """Give a paper of each kind that lists its items."""
    return [letter(rows, texts), plan_samples.agreement(texts, items=rows)]


def row_text(item, texts, *, overdue):
    days = [str(item.days_overdue)] if overdue else []
    day = [short_date(each, texts.language) for each in (item.document_date, item.due_date)]
    sums = [figure(sum_, "CNY") for sum_ in (item.amount, item.paid, item.open)]
    return squeezed("".join((item.number, *day, *sums, *days)))


@pytest.mark.parametrize("rows", [60, 500])
@pytest.mark.parametrize("texts", BOTH)
def test_each_row_is_printed_once_and_whole_under_a_head(texts, rows):
    for paper in listing(rows, texts):
        pages = [squeezed(page) for page in reading.pages(paper, texts)]
        found = [_NUMBER.findall(page) for page in pages]
        assert [number for numbers in found for number in numbers] == [item.number for item in paper.items]
        whole = [row_text(item, texts, overdue=isinstance(paper, Reminder)) for item in paper.items]
        assert [row for row in whole if not any(row in page for page in pages)] == []
        head = squeezed(texts.say("common.items.number") + texts.say("common.items.document_date"))
        assert [
            place
            for place, (page, numbers) in enumerate(zip(pages, found, strict=True))
            if numbers and not 0 <= page.find(head) < page.find(numbers[0])
        ] == []


@pytest.mark.parametrize("rows", [60, 500])
@pytest.mark.parametrize("texts", BOTH)
def test_each_page_says_which_of_how_many_it_is(texts, rows):
    for paper in listing(rows, texts):
        pages = reading.pages(paper, texts)
        for place, page in enumerate(pages, start=1):
            assert squeezed(texts.say("common.page", page=str(place), pages=str(len(pages)))) in squeezed(page)


@pytest.mark.parametrize("texts", BOTH)
def test_the_sum_is_never_alone_and_the_slip_is_below_the_end_or_alone_wherever_the_table_ends(texts):
    total = squeezed(texts.say("common.items.total", currency=texts.say("common.currency_cny")))
    if texts is ENGLISH:
        total = squeezed(texts.say("common.items.total", currency="GBP"))
    slip = squeezed(texts.say("reminder.slip.title"))
    for rows in range(1, 46):
        paper = letter(rows, texts)
        for page in map(squeezed, reading.pages(paper, texts)):
            assert total not in page or _NUMBER.search(page), rows
            above, is_there, below = page.partition(slip)
            # a sheet of its own says to which letter it belongs
            assert not is_there or len(above) > 100 or (not above and paper.heading.number in below), rows


@pytest.mark.parametrize("name", ["龘" * 200, "W" * 200, "Ünterföhring-Straßenbahn " * 8, "（有限）合伙。" * 28])
@pytest.mark.parametrize(
    ("texts", "place"),
    [(texts, place) for texts in (CHINESE, ENGLISH) for place in range(KINDS)],
    ids=[f"{texts.language}-{type(paper).__name__}" for texts in (CHINESE, ENGLISH) for paper in papers(texts)],
)
def test_names_of_200_characters_in_every_field_are_drawn_beside_each_other(texts, place, name):
    paper = filled(list(papers(texts))[place], lambda path: _within_limits(path, name))
    for each in (paper, american(paper)):
        document = reading.open_pdf(documents.make(each, texts).pdf)
        for number, page in enumerate(document, start=1):
            assert outside(page, _EDGE) == "", number
            assert collisions(page) == [], number
        document.close()


def _within_limits(path, name):
    """Cut a name to what its field may hold: those of codes, numbers and phones are shorter."""
    field = path.rpartition(".")[2]
    if ".company." in path or ".account" in path:
        return name[: {"holder": 200, "bank": 200, "number": 60, "code": 60}.get(field, LIMITS.get(field, 200))]
    if ".customer." in path:
        return name[: {"tax_id": 60, "phone": 60, "legal_representative": 100}.get(field, 200)]
    return name[:100] if ".items." in path else name


@pytest.mark.parametrize("texts", BOTH)
@pytest.mark.parametrize("number", ["A" * 100, "发" * 100, "2026/11/" * 12])
def test_a_document_number_of_100_characters_is_printed_whole(texts, number):
    for paper in listing(2, texts):
        long = replace(paper, items=(replace(paper.items[0], number=number), paper.items[1]))
        assert squeezed(number) in squeezed("".join(reading.pages(long, texts)))


@pytest.mark.parametrize("texts", BOTH)
def test_twenty_long_enclosures_are_all_listed(texts):
    enclosures = ("鑫" * 200,) * 20
    paper = replace(samples.reminder(3), enclosures=enclosures)
    made = documents.make(paper, texts)
    text = "".join(reading.pages_of(made.pdf))
    assert text.count("鑫") == 200 * 20
    document = reading.open_pdf(made.pdf)
    assert [(outside(page, _EDGE), collisions(page)) for page in document] == [("", [])] * made.pages
    document.close()


@pytest.mark.parametrize("texts", BOTH)
def test_the_account_that_was_chosen_of_many_is_the_only_one_printed(texts):
    accounts = tuple(BankAccount("CNY", f"户名{n:02}", f"开户行{n:02}", f"62220000{n:04}") for n in range(20))
    for paper in papers(texts):
        company = replace(paper.heading.company, accounts=accounts)
        chosen = replace(paper, heading=replace(paper.heading, company=company, account=accounts[7]))
        found = re.findall(r"62220000\d{4}", squeezed("".join(reading.pages(chosen, texts))))
        # a Chinese statement asks for nothing and names no account
        names_none = isinstance(paper, Statement) and texts is CHINESE
        assert set(found) == (set() if names_none else {"622200000007"})


@pytest.mark.parametrize("texts", BOTH)
def test_papers_of_a_firm_and_a_customer_of_whom_nothing_is_known(texts):
    for paper in papers(texts):
        empty = filled(paper, lambda _path: "")
        nothing = replace(empty, heading=replace(empty.heading, company=Company(), account=None))
        made = documents.make(nothing, texts)
        text = "".join(reading.pages_of(made.pdf))
        assert figure(paper.total, "CNY") in text
        assert "None" not in text
        assert "{" not in text


@pytest.mark.parametrize(
    "key", ["common.registration.office", "reminder.opening", "reminder.slip.title", "common.seal"]
)
def test_the_longest_text_of_one_s_own_makes_no_more_pages_than_it_fills(key):
    own = {key: (originals(ENGLISH.language)[key].text + " word" * TEXT_LIMIT)[:TEXT_LIMIT]}
    paper = next(papers(ENGLISH))
    assert documents.make(paper, Texts(ENGLISH.language, own)).pages <= 8
