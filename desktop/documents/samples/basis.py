"""What all samples are made from: our own company, an invented customer, and some invoices."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from desktop.documents.data import Heading, Paper, PaperItem, Party
from desktop.domain.company import BankAccount, Company, DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.papers import paper_number

#: So many days before the paper each of the items fell due; a month before that it was made out.
_LATE = (52, 38, 17)
_AMOUNTS = (4_860_000, 2_315_000, 1_274_500)
_PAID = (1_000_000, 0, 0)
_DISPUTED = 150_000
_CREDIT = 120_000
_SERIAL = 12

#: What stands in the place of what our company has not filled in yet; a sample shows where it goes.
_COMPANY = {
    LetterLanguage.CHINESE: Company(
        name="（本公司名称）",
        address="（本公司地址）",
        tax_id="（统一社会信用代码）",
        phone="010-8888 0000",
        legal_representative="（法定代表人）",
        signatory="（签署人）",
        handler="（经办人）",
        handler_phone="010-8888 0001",
        signing_place="（签订地）",
    ),
    LetterLanguage.ENGLISH: Company(
        name_en="(our company)",
        address_en="(our address)",
        tax_id="(our company number)",
        phone="+44 20 7946 0000",
        legal_representative="(our representative)",
        signatory="(who signs)",
        handler="(our contact)",
        handler_phone="+44 20 7946 0001",
        signing_place="(place)",
    ),
}
_CUSTOMER = {
    LetterLanguage.CHINESE: Party(
        "示例食品（杭州）有限公司",
        "91330100MA0000000X",
        "浙江省杭州市示例路1号",
        "张三",
        "0571-8888 0002",
        "财务部 李四",
    ),
    LetterLanguage.ENGLISH: Party(
        "Example Foods Ltd", "01234567", "1 Sample Street, Leeds LS1 1AA", "Jane Doe", "+44 113 496 0002", "John Doe"
    ),
}
_ACCOUNT = {
    LetterLanguage.CHINESE: BankAccount("CNY", "（户名）", "（开户银行）", "0000 0000 0000 0000 000", "000000000000"),
    LetterLanguage.ENGLISH: BankAccount("GBP", "(account name)", "(bank)", "00000000", "00-00-00"),
}


@dataclass(frozen=True, slots=True)
class Basis:
    """Whose papers they are, in which language and made on which day."""

    language: LetterLanguage
    company: Company
    logo: bytes | None
    today: date

    @property
    def is_chinese(self) -> bool:
        """Whether the papers are Chinese."""
        return self.language is LetterLanguage.CHINESE

    def in_words(self, chinese: str, english: str) -> str:
        """Give the one in the language of the papers."""
        return chinese if self.is_chinese else english

    @property
    def currency(self) -> str:
        """The currency of the papers: that of our first account, for Chinese ones yuan if we have one in it."""
        usual = _ACCOUNT[self.language].currency
        accounts = self.company.accounts
        return usual if not accounts or self.company.account_for(usual) else accounts[0].currency

    def days(self, count: int) -> date:
        """Give the day so many days from that of the paper."""
        return self.today + timedelta(days=count)

    def heading(self, kind: DocumentKind) -> Heading:
        """Begin a paper; what our company has not filled in yet is named in its place."""
        account = self.company.account_for(self.currency) or _ACCOUNT[self.language]
        return Heading(
            paper_number(kind, self.today.year, _SERIAL),
            self.today,
            self.days(-1),
            self._whole_company(),
            _CUSTOMER[self.language],
            self.currency,
            account,
            self.logo,
        )

    def _whole_company(self) -> Company:
        standing_in = _COMPANY[self.language]
        names = ("tax_id", "phone", "legal_representative", "signatory", "handler", "handler_phone", "signing_place")
        lacking = {name: getattr(standing_in, name) for name in names if not getattr(self.company, name)}
        if not self.company.name_in(self.language):
            lacking |= {"name": standing_in.name, "name_en": standing_in.name_en}
        if not self.company.address_in(self.language):
            lacking |= {"address": standing_in.address, "address_en": standing_in.address_en}
        return replace(self.company, **lacking)

    def items(self) -> tuple[PaperItem, ...]:
        """Give three invoices: one of them paid in part, one disputed in part."""
        first, second, third = (self._item(place) for place in range(len(_LATE)))
        return first, replace(second, open=second.open - _DISPUTED, disputed=_DISPUTED), third

    def credit_note(self) -> PaperItem:
        """Give a credit note."""
        number = self.in_words("红字26332000000000000099", "CN-1009")
        return PaperItem(number, self.days(-9), None, -_CREDIT, 0, -_CREDIT, 0, None)

    def _item(self, place: int) -> PaperItem:
        due = self.days(-1 - _LATE[place])
        amount, paid = _AMOUNTS[place], _PAID[place]
        return PaperItem(
            number=self.in_words(f"2633200000000000010{place}", f"INV-100{place + 1}"),
            document_date=due - timedelta(days=30),
            due_date=due,
            amount=amount,
            paid=paid,
            open=amount - paid,
            disputed=0,
            days_overdue=_LATE[place],
            contract=self.in_words("HT-2026-018", "HT/2026/018"),
        )


#: Makes one paper.
Sample: TypeAlias = Callable[[Basis], Paper]
