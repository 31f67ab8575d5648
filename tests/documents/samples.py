"""Companies, customers and items that papers are tried with."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from desktop.documents.data import Heading, PaperItem, Party, Reminder
from desktop.domain.company import BankAccount, Company, EnglishHabit

MADE_ON = date(2026, 11, 23)
AS_OF = date(2026, 11, 22)
PAY_BY = date(2026, 11, 30)

ACCOUNT = BankAccount(
    "CNY", "浙江同禾包装设备有限公司", "中国工商银行股份有限公司杭州滨江支行", "1202 0262 0990 0123 456", "102331002027"
)
DOLLARS = BankAccount(
    "USD",
    "Zhejiang Tonghe Packaging Equipment Co., Ltd.",
    "Bank of China, Hangzhou Branch",
    "3717 5836 6219",
    "BKCHCNBJ910",
)
COMPANY = Company(
    name="浙江同禾包装设备有限公司",
    name_en="Zhejiang Tonghe Packaging Equipment Co., Ltd.",
    address="浙江省杭州市滨江区江南大道588号12层",
    address_en="12th Floor, 588 Jiangnan Avenue, Binjiang District, Hangzhou 310052, China",
    tax_id="91330108MA2KTEST0X",
    phone="0571-8765 4321",
    mail="finance@tonghe.example",
    legal_representative="陆同禾",
    signatory="李明",
    signatory_position="财务经理",
    handler="李明",
    handler_phone="0571-8765 4322",
    handler_mail="li.ming@tonghe.example",
    signing_place="杭州",
    accounts=(ACCOUNT, DOLLARS),
)
BRITISH = Company(
    name_en="Hathersage Packaging Limited",
    address_en="4 Mill Lane, Leeds LS1 4AB",
    phone="+44 113 496 0000",
    mail="accounts@hathersage.example",
    signatory="Anna Clarke",
    signatory_position="Credit Controller",
    handler="Anna Clarke",
    handler_phone="+44 113 496 0001",
    handler_mail="anna.clarke@hathersage.example",
    signing_place="Leeds",
    registered_number="01234567",
    registered_in="England and Wales",
    registered_office="4 Mill Lane, Leeds LS1 4AB",
    accounts=(BankAccount("GBP", "Hathersage Packaging Limited", "Example Bank plc, Leeds", "12345678", "20-00-00"),),
)
AMERICAN = replace(
    BRITISH,
    name_en="Hathersage Packaging Inc.",
    address_en="210 Canal Street, Albany, NY 12207",
    phone="+1 518 555 0100",
    handler_phone="+1 518 555 0101",
    english_habit=EnglishHabit.US,
    registered_number="",
    registered_in="",
    registered_office="",
    accounts=(BankAccount("USD", "Hathersage Packaging Inc.", "Example Bank, Albany", "000123456789", "021000021"),),
)
CUSTOMER = Party(
    name="杭州恒达食品有限公司",
    tax_id="91330100MA2KTEST1Y",
    address="浙江省杭州市余杭区文一西路998号",
    legal_representative="王恒达",
    phone="0571-8123 4567",
    attention="财务部 王会计",
)
BRITISH_CUSTOMER = Party("Castleton Foods plc", "", "12 Station Road, Sheffield S1 2AB", attention="Accounts Payable")

#: Names that are not easily set: rare hanzi, letters of other alphabets, signs that mean something to markup.
HARD_NAME = "㛃翯镕喆𠮷（Łódź & Müller’s <b>Söhne</b>）食品有限公司"
LONG_NAME = "中华人民共和国浙江省杭州市余杭区恒达食品进出口贸易" * 8


def items(count: int, *, first: int = 1) -> tuple[PaperItem, ...]:
    """Make items that fell due one day after the other, some paid in part."""
    return tuple(_item(place) for place in range(first, first + count))


def heading(
    company: Company = COMPANY, customer: Party = CUSTOMER, currency: str = "CNY", *, logo: bytes | None = None
) -> Heading:
    """Make the heading of a paper."""
    return Heading("CK-2026-0012", MADE_ON, AS_OF, company, customer, currency, company.account_for(currency), logo)


def reminder(count: int = 3, head: Heading | None = None, *, with_slip: bool = True) -> Reminder:
    """Make a reminder of some items, with two enclosures."""
    enclosures = ("对账单1份", "发票复印件3份")
    return Reminder(head or heading(), items(count), PAY_BY, enclosures, with_slip)


def british(count: int = 3, *, with_slip: bool = True) -> Reminder:
    """Make an English reminder of a British firm."""
    head = heading(BRITISH, BRITISH_CUSTOMER, "GBP")
    return Reminder(head, items(count), PAY_BY, ("Statement of account", "Copies of invoices"), with_slip)


def american(count: int = 3) -> Reminder:
    """Make an English reminder of an American firm."""
    customer = replace(BRITISH_CUSTOMER, name="Castleton Foods LLC", address="77 Harbor Road, Boston, MA 02110")
    return Reminder(heading(AMERICAN, customer, "USD"), items(count), PAY_BY)


def _item(place: int) -> PaperItem:
    due = AS_OF - timedelta(days=65) + timedelta(days=place % 60)
    amount = 1_234_500 + place * 13_711
    paid = 200_000 if place % 3 == 0 else 0
    return PaperItem(
        number=f"26332000000{place:09}",
        document_date=due - timedelta(days=30),
        due_date=due,
        amount=amount,
        paid=paid,
        open=amount - paid,
        disputed=0,
        days_overdue=(AS_OF - due).days,
    )


def logo() -> bytes:
    """Draw a logo, with a part that lets the paper show through."""
    picture = Image.new("RGBA", (400, 200), (255, 255, 255, 0))
    drawing = ImageDraw.Draw(picture)
    drawing.rounded_rectangle((10, 10, 190, 190), 40, fill=(20, 90, 140, 255))
    drawing.ellipse((210, 10, 390, 190), fill=(220, 120, 30, 255))
    stream = BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()
