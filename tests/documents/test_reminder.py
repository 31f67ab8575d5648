"""Reminders, read back from their PDFs: what the first one says and adds up to, and how all fall on pages."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import documents
from desktop.documents.data import PaperItem, Party
from desktop.documents.parts.dates import figure
from desktop.documents.parts.letterhead import letterhead
from desktop.documents.parts.setting import setting_for
from desktop.documents.parts.sheets import MM
from desktop.documents.texts import Texts
from desktop.domain.capitals import in_capitals
from desktop.domain.company import BankAccount, EnglishHabit
from desktop.domain.customers import LetterLanguage
from desktop.domain.decency import found_words
from desktop.domain.money import LARGEST_MINOR
from tests.documents import reading, reminder_golden, reminder_scenes, samples

CHINESE = Texts(LetterLanguage.CHINESE)
ENGLISH = Texts(LetterLanguage.ENGLISH)
BOTH = [(samples.reminder(), CHINESE), (samples.british(), ENGLISH)]
MARKUP = "<b>&amp;</b><img src='/x.png'/><a href='http://x.example'>{total}</a> %s \\n 'O'Neill' ]]>"


def item(place: int, amount: int, **more) -> PaperItem:
    return replace(samples.items(1)[0], number=f"N{place:04}", amount=amount, paid=0, open=amount, **more)


def _upper_edge(paper, texts):
    """Give the room above the first line of a letter, in points."""
    pdf = reading.open_pdf(documents.make(paper, texts).pdf)
    page = pdf[0]
    edge = page.get_height() - max(found.get_bounds()[3] for found in page.get_objects())
    pdf.close()
    return edge


@pytest.mark.parametrize("name", reminder_golden.NAMES)
def test_a_letter_says_what_it_said_when_somebody_read_it(name):
    assert reminder_golden.text(name) == reminder_golden.kept(name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("rows", "chinese", "british", "american"),
    [(1, 1, 1, 1), (4, 1, 1, 1), (5, 1, 1, 2), (8, 2, 2, 2), (12, 2, 2, 2), (60, 3, 3, 3), (500, 16, 14, 16)],
)
def test_a_letter_has_as_many_pages_as_its_items_need(rows, chinese, british, american):
    assert documents.make(samples.reminder(rows), CHINESE).pages == chinese
    assert documents.make(samples.british(rows), ENGLISH).pages == british
    assert documents.make(samples.american(rows), ENGLISH).pages == american


@pytest.mark.parametrize("with_slip", [True, False])
@pytest.mark.parametrize(("paper", "texts"), [*BOTH, (samples.american(), ENGLISH)])
def test_an_ordinary_letter_is_one_page_without_a_page_number(paper, texts, with_slip):
    (page,) = reading.pages(replace(paper, with_slip=with_slip), texts)
    assert not re.search(r"第1页|Page 1", page)
    assert ("□" in page) == with_slip


@pytest.mark.parametrize(("paper", "texts"), BOTH)
def test_a_letter_is_set_close_only_where_that_saves_a_page(paper, texts):
    first_line = [_upper_edge(replace(paper, items=samples.items(rows), with_slip=False), texts) for rows in (1, 8, 60)]
    usual, close = 25 * MM, 16 * MM
    assert first_line == [pytest.approx(edge, abs=8) for edge in (usual, close, usual)]


@pytest.mark.parametrize(("paper", "texts"), BOTH)
def test_a_slip_without_room_below_the_letter_has_a_page_of_its_own(paper, texts):
    letter, slip = reading.pages(replace(paper, items=samples.items(10)), texts)
    assert ("特此函告" if texts is CHINESE else "Yours faithfully") in letter
    assert slip.startswith(texts.say("reminder.slip.title"))
    assert texts.say("common.slip.tear") not in slip
    for named in ("CK-2026-0012", figure(sum(item.open for item in samples.items(10)), "CNY")):
        assert named in slip


@pytest.mark.parametrize("texts", [CHINESE, ENGLISH])
def test_no_line_ends_between_a_label_and_its_value(texts):
    company = replace(samples.BRITISH, name=samples.COMPANY.name, handler="Anna Maria Clarke-Featherstonehaugh")
    text = "\n".join(reading.pages(samples.reminder(head=samples.heading(company)), texts))
    assert not re.search(r"(邮箱：|E-mail:|Telephone:)\s*$", text, re.MULTILINE)


@pytest.mark.parametrize(("paper", "texts"), BOTH)
@pytest.mark.parametrize("rows", [60, 500])
def test_each_page_of_a_table_begins_with_its_head(paper, texts, rows):
    pages = reading.pages(replace(paper, items=samples.items(rows)), texts)
    head = "到期日" if texts is CHINESE else "Due date"
    for page in pages[1:]:
        if re.search(r"^26332", page, re.MULTILINE):
            assert head in page.split("\n")[0] + page.split("\n")[1]
    assert sum(page.count("\n26332") for page in pages) == rows


@pytest.mark.parametrize(("paper", "texts"), BOTH)
def test_the_sum_and_the_end_are_never_alone_on_a_page(paper, texts):
    total, seal = ("合计（", "特此函告") if texts is CHINESE else ("Total (", "Yours faithfully")
    for rows in range(1, 75):
        pages = reading.pages(replace(paper, items=samples.items(rows)), texts)
        (with_total,) = (page for page in pages if total in page)
        assert re.search(rf"^26332.*\n(.*\n)?{re.escape(total)}", with_total, re.MULTILINE), rows
        (with_end,) = (page for page in pages if seal in page)
        assert ("如贵公司在收到" if texts is CHINESE else "already paid") in with_end
        (with_slip,) = (page for page in pages if "□" in page)
        assert with_slip is with_end or with_slip.startswith(texts.say("reminder.slip.title"))
        assert (with_slip is with_end) == (texts.say("common.slip.tear") in with_slip)


@given(st.lists(st.integers(1, LARGEST_MINOR), min_size=1, max_size=8), st.integers(0, 10_000))
@settings(max_examples=25)
def test_the_total_is_the_sum_of_the_rows_and_of_the_capitals(amounts, credit):
    rows = [item(place, amount) for place, amount in enumerate(amounts)]
    if 0 < credit < sum(amounts):
        rows.append(replace(item(99, -credit), due_date=None, days_overdue=None))
    text = reading.flat(replace(samples.reminder(), items=tuple(rows)), CHINESE)
    figures = re.findall(r"N\d{4} \S+ \S+ \S+ \S+ ([−\d,.]+) [\d—]", text)
    total = sum(int(re.sub(r"[,.]", "", figure).replace("−", "-")) for figure in figures)
    assert total == sum(amounts) - (credit if credit < sum(amounts) else 0)
    stated = re.search(r"合计：¥([\d,.]+)（大写：(人民币\w+)）", text)
    assert int(re.sub(r"[,.]", "", stated[1])) == total
    assert stated[2] == in_capitals(total)


@pytest.mark.parametrize(
    ("amount", "figure", "capitals"),
    [
        (1, "¥0.01", "人民币壹分"),
        (LARGEST_MINOR, "¥99,999,999,999.99", "人民币玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_the_smallest_and_the_largest_sum_are_printed(amount, figure, capitals):
    text = reading.flat(replace(samples.reminder(), items=(item(1, amount),)), CHINESE)
    assert figure in text
    assert capitals in text


@pytest.mark.parametrize(
    ("currency", "texts", "figure"),
    [
        ("CNY", ENGLISH, "RMB 12,345.67"),
        ("USD", CHINESE, "USD 12,345.67"),
        ("GBP", ENGLISH, "£12,345.67"),
        ("JPY", ENGLISH, "JPY 1,234,567"),
        ("KWD", CHINESE, "KWD 1,234.567"),
    ],
)
def test_a_sum_is_written_with_its_currency(currency, texts, figure):
    head = replace(samples.heading(), currency=currency, account=None)
    text = reading.flat(replace(samples.reminder(head=head), items=(item(1, 1_234_567),)), texts)
    assert figure in text.replace("\u00a0", " ")
    assert "大写" not in text


@pytest.mark.parametrize(
    ("texts", "habit", "expected"),
    [
        (CHINESE, EnglishHabit.UK, "2028年2月29日"),
        (ENGLISH, EnglishHabit.UK, "29 February 2028"),
        (ENGLISH, EnglishHabit.US, "February 29, 2028"),
    ],
)
def test_days_are_written_as_the_reader_writes_them(texts, habit, expected):
    head = samples.heading(replace(samples.COMPANY, english_habit=habit))
    paper = replace(samples.reminder(head=head), pay_by=date(2028, 2, 29))
    assert expected in reading.flat(paper, texts).replace("\u00a0", " ")


@pytest.mark.parametrize(("paper", "texts"), BOTH)
def test_to_have_received_and_to_agree_are_two_boxes(paper, texts):
    last = reading.pages(paper, texts)[-1]
    received, agreed = re.findall(r"□ (.*)", last)
    assert ("收到" if texts is CHINESE else "received") in received
    assert ("同意" if texts is CHINESE else "agree") in agreed
    assert not re.search(r"35,857\.66", received)


def test_a_letter_without_a_slip_has_no_box():
    assert "□" not in reading.flat(samples.reminder(with_slip=False), CHINESE)


def test_a_part_in_dispute_is_named_below_the_table_and_not_asked_for():
    disputed = replace(item(1, 100_000), open=70_000, disputed=30_000)
    text = reading.flat(replace(samples.reminder(), items=(disputed,)), CHINESE)
    assert "N0001另有¥300.00" in text
    assert "合计：¥700.00" in text


def test_a_credit_note_is_taken_off_and_has_no_days():
    credit = replace(item(2, -30_000), due_date=None, days_overdue=None)
    text = reading.flat(replace(samples.reminder(), items=(item(1, 100_000), credit)), CHINESE)
    assert re.search(r"N0002 \S+ — −300.00 0.00 −300.00 —", text)
    assert "合计：¥700.00" in text


@pytest.mark.parametrize(
    ("contracts", "named"),
    [(("A-1",), "合同（编号：A-1）"), (("A-1", "A-2", "A-1"), "合同（编号：A-1、A-2）"), (("1", "2", "3", "4"), "")],
)
def test_the_contracts_are_named_when_they_are_few(contracts, named):
    rows = tuple(item(place, 100, contract=contract) for place, contract in enumerate(contracts))
    text = reading.flat(replace(samples.reminder(), items=rows), CHINESE)
    assert named in text
    assert ("合同（" in text) == bool(named)


def test_a_firm_without_an_account_sends_to_its_invoices():
    head = replace(samples.heading(), account=None)
    assert "我公司发票载明的账户" in reading.flat(samples.reminder(head=head), CHINESE)


def test_what_the_firm_has_not_said_leaves_no_empty_label():
    company = samples.Company(name="同禾")
    paper = samples.reminder(head=samples.heading(company, Party("恒达")), with_slip=False)
    text = reading.flat(paper, CHINESE)
    for label in ("电话：", "邮箱：", "联系人：", "收件人："):
        assert label not in text


@pytest.mark.parametrize(
    ("known", "lines"),
    [
        ({}, 0),
        ({"phone": "1"}, 1),
        ({"address": "甲", "phone": "1"}, 1),
        ({"address": "甲" * 45, "mail": "a@b.example"}, 2),
        ({"phone": "1234567890" * 8, "mail": "a@b.example"}, 2),
    ],
)
def test_a_letterhead_has_a_line_for_what_is_known(known, lines):
    setting = setting_for(LetterLanguage.CHINESE, EnglishHabit.UK)
    name_alone, given = (
        letterhead(samples.heading(samples.Company(name="同禾", **fields)), CHINESE, setting).height
        for fields in ({}, known)
    )
    assert given - name_alone == pytest.approx(lines * setting.styles.small.leading)


@pytest.mark.parametrize("texts", [CHINESE, ENGLISH])
def test_markup_in_any_field_is_printed_as_it_is_written(texts):
    account = BankAccount("CNY", *(f"{MARKUP}{place}" for place in range(4)))
    fields = dict.fromkeys(
        ("name", "name_en", "address", "address_en", "phone", "mail", "handler", "handler_phone", "handler_mail",
         "signatory", "signatory_position", "registered_number", "registered_in", "registered_office"), MARKUP,
    )  # fmt: skip
    head = replace(
        samples.heading(replace(samples.COMPANY, **fields), Party(*[MARKUP] * 6)), account=account, number=MARKUP
    )
    rows = (replace(samples.items(1)[0], number=MARKUP, contract=MARKUP, disputed=5),)
    paper = replace(samples.reminder(head=head), items=rows, enclosures=(MARKUP, MARKUP))
    made = documents.make(paper, texts)
    text = re.sub(r"\s", "", "".join(reading.pages_of(made.pdf)))
    assert text.count(re.sub(r"\s", "", MARKUP)) >= 14
    assert reading.pictures_and_links(made.pdf) == 0
    assert b"/URI" not in made.pdf
    assert made.missing == ()


def test_a_logo_is_the_only_picture():
    made = documents.make(samples.reminder(1, samples.heading(logo=samples.logo())), CHINESE)
    assert reading.pictures_and_links(made.pdf) == 1


def test_equal_letters_are_equal_bytes():
    first, second = (documents.make(samples.reminder(5, samples.heading(logo=samples.logo())), CHINESE) for _ in "ab")
    assert first == second


def test_letters_made_at_one_time_are_equal_too():
    papers = [samples.reminder(rows) for rows in range(1, 7)]
    alone = [documents.make(paper, CHINESE) for paper in papers]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(lambda paper: documents.make(paper, CHINESE), papers)) == alone


@pytest.mark.parametrize("texts", [CHINESE, ENGLISH])
def test_many_enclosures_are_all_listed_within_their_page(texts):
    enclosures = tuple(f"发票复印件 E{place:03}" for place in range(60))
    made = documents.make(replace(samples.reminder(), enclosures=enclosures), texts)
    pages = reading.pages_of(made.pdf)
    assert reading.beyond_margins(made.pdf) == []
    assert re.findall(r"E\d{3}", "".join(pages)) == [f"E{place:03}" for place in range(60)]
    assert "□" in pages[-1]


def test_a_pdf_tells_what_it_is():
    pdf = reading.open_pdf(documents.make(samples.reminder(), CHINESE).pdf)
    told = pdf.get_metadata_dict()
    pdf.close()
    assert told["Title"] == "催款函（第一次） CK-2026-0012"
    assert told["Author"] == samples.COMPANY.name
    assert told["Subject"] == samples.CUSTOMER.name
    assert told["CreationDate"].startswith("D:20261123")


@pytest.mark.parametrize(("habit", "size"), [(EnglishHabit.UK, (595, 842)), (EnglishHabit.US, (612, 792))])
def test_english_letters_are_on_the_paper_of_their_country(habit, size):
    head = samples.heading(replace(samples.BRITISH, english_habit=habit), samples.BRITISH_CUSTOMER, "GBP")
    pdf = reading.open_pdf(documents.make(samples.reminder(head=head), ENGLISH).pdf)
    assert tuple(round(length) for length in pdf[0].get_size()) == size
    pdf.close()


def test_long_and_rare_names_are_printed_in_full():
    customer = Party(samples.LONG_NAME[:200], attention=samples.HARD_NAME)
    made = documents.make(samples.reminder(head=samples.heading(customer=customer)), CHINESE)
    text = "".join("".join(reading.pages_of(made.pdf)).split())
    assert samples.LONG_NAME[:200] in text
    assert "".join(samples.HARD_NAME.split()) in text
    assert made.missing == ()


def test_characters_that_no_font_has_are_named():
    customer = Party("恒达😀有限公司", attention="שלום")
    made = documents.make(samples.reminder(head=samples.heading(customer=customer)), CHINESE)
    assert "😀" in made.missing
    assert made.right_to_left


def test_what_is_not_printed_is_not_missing():
    company = replace(samples.COMPANY, name_en="Tonghe 😀")
    assert documents.make(samples.reminder(head=samples.heading(company)), CHINESE).missing == ()


def test_a_text_of_our_own_stands_in_the_letter():
    texts = Texts(LetterLanguage.CHINESE, {"reminder.request": "请于{pay_by}前付清{total}。<b>"})
    assert "请于2026年11月30日前付清¥35,857.66。<b>" in reading.flat(samples.reminder(), texts)


@pytest.mark.parametrize("scene", reminder_scenes.SCENES, ids=lambda scene: scene.name)
def test_nothing_is_printed_where_printers_cannot(scene):
    assert reading.beyond_margins(documents.make(scene.paper, scene.texts).pdf) == []


@pytest.mark.parametrize("name", reminder_golden.NAMES)
def test_no_letter_threatens(name):
    assert found_words(reminder_golden.text(name), allow_law=name in reminder_golden.FINAL) == ()
