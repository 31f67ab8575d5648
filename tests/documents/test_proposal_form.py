"""The form that the customer fills in: the debt is printed, the rest is empty, and it is one page."""

from dataclasses import replace

import pypdfium2
import pytest

from desktop import documents
from desktop.documents.data import Party
from desktop.domain.capitals import in_capitals
from desktop.domain.money import LARGEST_MINOR
from tests.documents import samples
from tests.documents.plan_samples import BOTH, CHINESE, ENGLISH, printed, proposal_form, squeezed, text_of

MARKUP = "<b>A & B</b> &amp; <img src='/etc/x.png'/> {total} </para>"


@pytest.mark.parametrize("texts", BOTH)
@pytest.mark.parametrize("items", [1, 3, 5, 10, 11, 60, 500])
def test_the_form_is_one_page_however_many_items_there_are(texts, items):
    assert documents.make(proposal_form(texts, items=items), texts).pages == 1


@pytest.mark.parametrize("items", [1, 2, 5, 9])
def test_few_items_are_listed(items):
    paper = proposal_form(items=items)
    text = text_of(paper, CHINESE)
    assert "组成如下：" in text
    for item in paper.items:
        assert item.number in text
        assert f"{item.open // 100:,}.{item.open % 100:02}" in text


def test_many_items_are_counted():
    text = text_of(proposal_form(items=60), CHINESE)
    assert "共60笔，到期日自2026年9月18日至2026年11月16日；逐笔明细可向收款方索取。" in text
    assert "组成如下" not in text


def test_many_items_without_due_dates_are_counted_alone():
    paper = proposal_form(ENGLISH, items=60)
    paper = replace(paper, items=tuple(replace(item, due_date=None) for item in paper.items))
    assert squeezed("It is made up of 60 items. The list") in text_of(paper, ENGLISH)


@pytest.mark.parametrize("debt", [1, 640_902, LARGEST_MINOR])
def test_the_debt_is_printed_in_figures_and_capitals(debt):
    paper = proposal_form()
    paper = replace(paper, items=(replace(paper.items[0], amount=debt, paid=0, open=debt),))
    figures = f"{debt // 100:,}.{debt % 100:02}"
    said = f"截至2026年11月22日，付款方应付收款方的款项为¥{figures}（大写：{in_capitals(debt)}）。"
    assert said in text_of(paper, CHINESE)


@pytest.mark.parametrize("texts", BOTH)
def test_it_says_that_it_is_a_proposal_and_who_owes_whom(texts):
    paper = proposal_form(texts)
    text = text_of(paper, texts)
    for key in ("proposal.subtitle", "proposal.rights"):
        assert squeezed(texts.say(key)) in text
    payee, payer = squeezed(texts.say("proposal.payee")), squeezed(texts.say("proposal.payer"))
    assert payee + squeezed(paper.heading.company.name_in(texts.language)) in text
    assert payer + squeezed(paper.heading.customer.name) in text


@pytest.mark.parametrize("lines", [1, 6, 12])
def test_there_are_as_many_empty_rows_as_wanted_and_no_sum_is_filled_in(lines):
    _made, (page,) = printed(proposal_form(lines=lines), CHINESE)
    table = page[page.index("期次") : page.index("三、")].split("\n")
    assert table[1:-1] == ["首付款", *map(str, range(1, lines + 1)), "合计"]


@pytest.mark.parametrize("texts", BOTH)
def test_it_says_by_when_and_to_whom_it_comes_back(texts):
    text = text_of(proposal_form(texts), texts)
    by = "请于2026年12月4日或之前" if texts is CHINESE else "on or before 4 December 2026 to:"
    assert squeezed(by) in text
    company = proposal_form(texts).heading.company
    for value in (company.handler, company.handler_phone, company.handler_mail, company.address_in(texts.language)):
        assert squeezed(value) in text


@pytest.mark.parametrize("texts", BOTH)
def test_our_account_is_printed_with_its_numbers_in_one_piece(texts):
    paper = proposal_form(texts)
    account = paper.heading.account
    _made, (page,) = printed(paper, texts)
    assert account.number in page.replace("\u00a0", " ")
    assert squeezed(account.bank) in squeezed(page)


def test_without_an_account_the_room_for_it_is_left_empty():
    paper = proposal_form()
    text = text_of(replace(paper, heading=replace(paper.heading, account=None)), CHINESE)
    assert "款项付至付款银行及账号" in text


@pytest.mark.parametrize("texts", BOTH)
def test_equal_forms_have_equal_bytes(texts):
    assert documents.make(proposal_form(texts), texts) == documents.make(proposal_form(texts), texts)


@pytest.mark.parametrize("texts", BOTH)
def test_markup_is_printed_as_it_is_written(texts):
    paper = proposal_form(texts)
    fields = ("name", "name_en", "address", "address_en", "handler", "handler_mail")
    company = replace(paper.heading.company, **dict.fromkeys(fields, MARKUP))
    account = samples.BankAccount("CNY", MARKUP, MARKUP, MARKUP)
    head = replace(paper.heading, company=company, customer=Party(MARKUP), account=account, number=MARKUP)
    rows = tuple(replace(item, number=MARKUP) for item in paper.items)
    made, pages = printed(replace(paper, heading=head, items=rows), texts)
    assert squeezed("".join(pages)).count(squeezed(MARKUP)) >= 9
    assert b"/Subtype /Image" not in made.pdf


@pytest.mark.parametrize("texts", BOTH)
def test_the_longest_names_still_leave_the_signature_with_something_to_sign(texts):
    paper = proposal_form(texts, items=60, lines=12)
    name = samples.LONG_NAME[:200]
    company = replace(paper.heading.company, name=name, name_en=name, address=name * 2, address_en=name * 2)
    _made, pages = printed(replace(paper, heading=replace(paper.heading, customer=Party(name), company=company)), texts)
    signing = squeezed(next(page for page in pages if squeezed(texts.say("proposal.sign.seal")) in squeezed(page)))
    assert squeezed(texts.say("proposal.means.source")) in signing
    assert squeezed("".join(pages)).count(name) == 2 + 2


def test_an_american_form_is_on_letter_paper():
    paper = proposal_form(ENGLISH)
    head = samples.heading(samples.AMERICAN, Party("Castleton Foods LLC"), "USD")
    made = documents.make(replace(paper, heading=head), ENGLISH)
    page = pypdfium2.PdfDocument(made.pdf)[0]
    assert (round(page.get_width()), round(page.get_height()), made.pages) == (612, 792, 1)
