"""Mails that carry papers: in the language of the paper, to whom it is for, and safe with any name."""

import email
from dataclasses import replace
from email import policy

import pytest

from desktop.domain.company import DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.dunning import Level
from desktop.domain.process import PaymentProcess, Step, StepKind
from desktop.services.faults import AlteredPaper, CannotOpenBook

PDF = b"%PDF-1.7 a paper"


@pytest.fixture
def paper(add_paper, our_company):
    return add_paper(choices={"attention": "王丽"})


@pytest.fixture
def draft(services):
    """Read a draft as a mail program does."""

    def read(*papers, **more):
        return email.message_from_bytes(services.mail_drafts.draft(papers, **more), policy=policy.default)

    return read


def attached(mail):
    return [(part.get_filename(), part.get_content_type(), part.get_content()) for part in mail.iter_attachments()]


def body(mail):
    return mail.get_body(("plain",)).get_content().replace("\r\n", "\n")


def test_a_draft_carries_its_paper_and_is_not_sent(draft, paper):
    mail = draft(paper)
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == "安顺设备有限公司：催款函（第一次），编号CK-2026-0001"
    assert attached(mail) == [("CK-2026-0001 恒达食品有限公司.pdf", "application/pdf", PDF)]
    assert body(mail) == (
        "王丽：您好！\n\n随信附上编号为CK-2026-0001的催款函（第一次），日期为2026年11月11日，请查收。\n\n"
        "收到后请简单回复确认。如应由其他同事处理，请告知联系人，谢谢。\n\n"
        "顺祝商祺！\n李明\n安顺设备有限公司\n13900000000\n"
    )


def test_an_english_paper_gets_an_english_mail(draft, add_paper, our_company):
    mail = draft(add_paper(DocumentKind.STATEMENT, language=LetterLanguage.ENGLISH))
    assert mail["Subject"] == "Statement of account DZ-2026-0001 from Anshun Equipment Co., Ltd."
    assert body(mail).startswith("Dear Sir or Madam,\n\nPlease find attached: Statement of account, reference DZ-2026-")
    assert "11\N{NO-BREAK SPACE}November 2026" in body(mail)


@pytest.mark.parametrize("kind", DocumentKind)
def test_a_paper_of_any_kind_has_a_title(draft, add_paper, our_company, kind):
    assert draft(add_paper(kind))["Subject"].count("：") == 1


@pytest.mark.parametrize("level", Level)
def test_a_reminder_of_any_level_has_a_title(draft, add_paper, our_company, level):
    assert draft(add_paper(level=level))["Subject"].count("：") == 1


def test_several_papers_go_in_one_mail(draft, paper, add_paper):
    mail = draft(paper, add_paper(DocumentKind.STATEMENT), paper)
    assert mail["Subject"] == "安顺设备有限公司：函件2份"
    assert "\n催款函（第一次），编号CK-2026-0001，日期2026年11月11日\n对账函，编号DZ-2026-0001，" in body(mail)
    assert [name for name, *_ in attached(mail)] == [
        "CK-2026-0001 恒达食品有限公司.pdf",
        "DZ-2026-0001 恒达食品有限公司.pdf",
    ]


class TestReaders:
    def test_the_person_that_the_paper_names(self, draft, paper, add_contact):
        add_contact("王丽", mail="wang@hengda.cn")
        assert draft(paper)["To"] == "王丽 <wang@hengda.cn>"

    @pytest.mark.parametrize("named", ["王丽 财务经理", "王丽"])
    def test_the_person_whom_it_names_with_the_position(self, draft, add_paper, add_contact, our_company, named):
        add_contact("王丽", position="财务经理", mail="wang@hengda.cn")
        add_contact("Chen", mail="chen@hengda.cn")
        mail = draft(add_paper(choices={"attention": named}))
        assert mail["To"] == "王丽 <wang@hengda.cn>"
        assert body(mail).startswith("王丽：您好！")

    def test_or_who_takes_papers_in(self, services, draft, add_paper, add_contact, customer):
        add_contact("王丽", mail="wang@hengda.cn")
        chen = add_contact("Chen", mail="chen@hengda.cn")
        steps = (Step(StepKind.RECEIVE, person="Chen", contact_id=chen),)
        services.processes.save(customer, PaymentProcess(steps))
        mail = draft(add_paper())
        assert mail["To"] == "Chen <chen@hengda.cn>"
        assert body(mail).startswith("Chen：您好！")

    def test_or_the_only_one_with_an_address(self, draft, add_paper, add_contact, our_company):
        add_contact("王丽", mail="wang@hengda.cn")
        add_contact("Chen")
        assert draft(add_paper())["To"] == "王丽 <wang@hengda.cn>"

    def test_or_none_of_several(self, draft, add_paper, add_contact, our_company):
        add_contact("王丽", mail="wang@hengda.cn")
        add_contact("Chen", mail="chen@hengda.cn")
        assert draft(add_paper())["To"] is None

    def test_or_nobody(self, draft, paper, add_contact):
        add_contact("王丽")
        assert draft(paper)["To"] is None

    def test_or_somebody_else(self, draft, paper, add_contact):
        add_contact("王丽", mail="wang@hengda.cn")
        assert draft(paper, to="post@hengda.cn")["To"] == "post@hengda.cn"


@pytest.mark.parametrize(
    "to",
    ["a@b.cn\r\nBcc: c@d.cn", "a@b.cn, c@d.cn", "<a@b.cn", "nobody", "a b@c.cn", "@", "王@hengda.cn", "a@恒达.cn", "("],
)
def test_what_is_no_address_is_left_out(draft, paper, to):
    mail = draft(paper, to=to)
    assert (mail["To"], mail["Bcc"]) == (None, None)


@pytest.mark.parametrize("name", ["A\r\nBcc: x@y.cn", '"A" <x@y.cn>', "王丽; 李雷", "=?utf-8?q?x?=", "镕喆" * 40])
def test_no_name_writes_headers(draft, add_paper, add_contact, our_company, name):
    add_contact(name, mail="wang@hengda.cn")
    mail = draft(add_paper(choices={"attention": name}))
    assert mail["To"].addresses[0].display_name
    assert [each.addr_spec for each in mail["To"].addresses] == ["wang@hengda.cn"]
    assert mail["Bcc"] is None
    assert set(mail.keys()) == {"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"}


def test_a_firms_name_writes_no_headers(services, draft, paper, our_company):
    services.company.save(replace(services.company.get(), name="安顺\nBcc: x@y.cn"))
    mail = draft(paper)
    assert mail["Bcc"] is None
    assert mail["Subject"].startswith("安顺 Bcc: x@y.cn：")


def test_papers_of_several_customers_go_in_no_mail(services, paper, add_paper, add_customer):
    other = add_paper(to=add_customer("万家超市有限公司"))
    with pytest.raises(ValueError, match="one customer"):
        services.mail_drafts.draft([paper, other])
    with pytest.raises(ValueError, match="one customer"):
        services.mail_drafts.draft([])
    with pytest.raises(KeyError):
        services.mail_drafts.draft([paper, 99])


def test_an_altered_paper_goes_in_no_mail(services, book, paper):
    with book.transaction():
        book.run("DROP TRIGGER document_stays")
        book.run("UPDATE document SET pdf = x'00'")
    with pytest.raises(AlteredPaper):
        services.mail_drafts.draft([paper])


def test_a_draft_is_written_under_the_name_of_its_paper(services, paper, tmp_path):
    path = services.mail_drafts.write([paper], tmp_path)
    assert path == tmp_path / "CK-2026-0001 恒达食品有限公司.eml"
    assert path.read_bytes().startswith(b"X-Unsent: 1\r\n")
    with pytest.raises(CannotOpenBook):
        services.mail_drafts.write([paper], tmp_path / "nowhere")
