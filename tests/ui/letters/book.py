"""A book with customers that could get letters, on Saturday 21 November 2026, for tests and pictures."""

from datetime import date

from desktop.domain.company import BankAccount, Company
from desktop.domain.customers import Customer, LetterLanguage
from desktop.domain.visits import Outcome
from desktop.services.letters import LetterChoices
from desktop.services.payments import PaymentForm
from desktop.services.promises import PromiseForm
from desktop.services.visits import VisitResult
from tests.ui.visits.book import (
    EARLIER,
    LONG_NAME,
    TODAY,
    add_contact,
    add_customer,
    add_item,
    add_process,
    add_visit,
    new_book,
    saved,
    set_day,
)

__all__ = ["TODAY", "add_contact", "add_customer", "add_item", "company", "fill_in", "full_book", "new_book", "saved"]


def company():
    return Company(
        name="宁波北仑通达五金有限公司",
        name_en="Ningbo Beilun Tongda Hardware Co., Ltd",
        address="浙江省宁波市北仑区明州西路 488 号",
        address_en="488 Mingzhou West Road, Beilun, Ningbo, Zhejiang, China",
        tax_id="91330206MA2AGXXX5K",
        phone="0574-8688 0000",
        mail="office@tongda.example",
        legal_representative="陆建国",
        signatory="陆建国",
        handler="周敏",
        handler_phone="138 5740 0000",
        signing_place="宁波",
        accounts=(
            BankAccount("CNY", "宁波北仑通达五金有限公司", "中国工商银行宁波北仑支行", "3901 1800 0920 0123 456"),
            BankAccount("CNY", "宁波北仑通达五金有限公司", "宁波银行北仑支行", "5201 0122 0000 8888 12"),
        ),
    )


def fill_in(app):
    saved(app.services.company.save(company()))


def add_hengda(app):
    """Add a customer with two items overdue, one disputed in part, one promised and one not due."""
    address = "宁波市海曙区中山西路 12 号"
    card = Customer("恒达食品有限公司", code="KH-0012", address=address, credit_term_days=30)
    hengda = saved(app.services.customers.save(card))
    wang = add_contact(app, hengda, "王丽", "会计", "138 0000 0000")
    add_contact(app, hengda, "孙总", "总经理")
    add_process(app, hengda, wang)
    for number, minor, due, disputed in (
        ("FP-2026-0871", 4_200_000, date(2026, 10, 20), 0),
        ("FP-2026-0912", 6_650_000, date(2026, 11, 12), 0),
        ("FP-2026-0899", 2_180_000, date(2026, 11, 2), 380_000),
        ("FP-2026-0930", 2_000_000, date(2026, 12, 25), 0),
    ):
        add_item(app, hengda, number, minor, due, disputed=disputed)
    promised = add_item(app, hengda, "FP-2026-0880", 1_500_000, date(2026, 10, 28))
    promise(app, hengda, promised, 1_500_000)
    return hengda


def promise(app, customer, item, amount, until=date(2026, 11, 27)):
    today = app.clock.day
    set_day(app, EARLIER)
    visit = add_visit(app, customer, EARLIER, "10:00", items=(item,))
    promised = PromiseForm(customer, "CNY", amount, until)
    saved(app.services.visits.finish(visit, VisitResult(Outcome.PROMISED, "", "等待付款", until, promised)))
    set_day(app, today)


def full_book(path):
    """Fill a book with candidates of every kind, and one letter that is made, one that is void."""
    app = new_book(path, EARLIER)
    fill_in(app)
    hengda = add_hengda(app)
    paper_mill = Customer("Ruifeng Paper & Pulp <Shanghai> Ltd", currency="USD", letter_language=LetterLanguage.ENGLISH)
    ruifeng = saved(app.services.customers.save(paper_mill))
    add_item(app, ruifeng, "RF-1180", 8_600_000, date(2026, 9, 30), currency="USD")
    long = add_customer(app, LONG_NAME)
    add_contact(app, long, "欧阳慕容雪晴", "采购与供应链管理中心副总监兼财务对接人")
    for number in range(24):
        add_item(app, long, f"KL-2026-{number:05d}", 9_999_999_99 + number, date(2026, 8, 1 + number))
    lanhai = add_customer(app, "蓝海物流（华东）有限责任公司")
    add_item(app, lanhai, "LH-77", 3_690_000, date(2026, 10, 9), disputed=3_690_000)
    jinhe = add_customer(app, "锦和贸易")
    promise(app, jinhe, add_item(app, jinhe, "FP-2026-0455", 5_420_000, date(2026, 11, 1)), 5_420_000)
    oushang = add_customer(app, "Oushang")
    add_item(app, oushang, "OS-1", 5_000_000, date(2026, 11, 4))
    first = saved(app.services.letters.make(LetterChoices(oushang, "CNY")))
    saved(app.services.archive.void(first, "合同号写错了"))
    set_day(app, date(2026, 11, 16))
    saved(app.services.letters.make(LetterChoices(oushang, "CNY")))
    set_day(app, TODAY)
    saved(app.services.payments.add(PaymentForm(hengda, "CNY", 1_000_000, TODAY, reference="PB-1121")))
    return app
