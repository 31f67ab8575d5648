"""Services on a real book in a real file, on a Saturday in November, and short ways to fill it."""

from datetime import date, timedelta

import pytest

from db import models
from db.connection import open_book
from desktop.app import App
from desktop.documents.data import Heading, Made, PaperItem, Party
from desktop.domain.company import BankAccount, Company, DocumentKind
from desktop.domain.confirmation import AmountAnswer, DifferenceReason, TimeAnswer
from desktop.domain.customers import Contact, Customer, LetterLanguage
from desktop.domain.dunning import Level
from desktop.domain.text import number_key
from desktop.domain.visits import Purpose
from desktop.services.archive import NewDocument
from desktop.services.clock import FixedClock
from desktop.services.confirmations import Talk
from desktop.services.results import Refused
from desktop.services.visits import VisitForm

TODAY = date(2026, 11, 21)


@pytest.fixture
def today():
    """A Saturday; the Thursday after it, 26 November, is five days away."""
    return TODAY


@pytest.fixture
def book(tmp_path):
    opened = open_book(tmp_path / "rep.book")
    yield opened
    opened.close()


@pytest.fixture
def app(book):
    return App(book, FixedClock(TODAY))


@pytest.fixture
def services(app):
    return app.services


@pytest.fixture
def at(app):
    """The services of the same book on another day, named by a date or by its distance from today in days."""

    def services_at(day):
        return app.at(FixedClock(day if isinstance(day, date) else TODAY + timedelta(days=day)))

    return services_at


@pytest.fixture
def everything(book):
    """All that the book holds, to see that nothing was written."""

    tables = [model._meta.table_name for model in models.ALL_MODELS]

    def snapshot():
        return {table: sorted(book.rows(f"SELECT * FROM {table}"), key=repr) for table in tables}

    return snapshot


@pytest.fixture
def add_customer(services):
    def add(name="恒达食品有限公司", **fields):
        return saved(services.customers.save(Customer(name, **fields)))

    return add


@pytest.fixture
def customer(add_customer):
    return add_customer(code="C-001", credit_term_days=30)


@pytest.fixture
def the_customer(request):
    """The customer that is meant when a test names none."""
    return lambda to: request.getfixturevalue("customer") if to is None else to


@pytest.fixture
def add_contact(services, the_customer):
    def add(name="王丽", to=None, **fields):
        return saved(services.customers.save_contact(the_customer(to), Contact(name, **fields)))

    return add


@pytest.fixture
def add_item(book, the_customer):
    """Add an open item as an import would; `due` and `issued` are days from today."""

    def add(number, open_amount=10_000, due=None, *, to=None, amount=None, currency="CNY", issued=None, **more):
        with book.transaction():
            row = models.Receivable.insert(
                customer=the_customer(to),
                number=number,
                number_key=number_key(number),
                kind=more.pop("kind", "invoice"),
                currency=currency,
                amount=open_amount if amount is None else amount,
                open=open_amount,
                due_date=None if due is None else TODAY + timedelta(days=due),
                document_date=None if issued is None else TODAY + timedelta(days=issued),
                created_at="2026-11-01T00:00:00+00:00",
                updated_at="2026-11-01T00:00:00+00:00",
                **more,
            )
            return int(row.execute())

    return add


@pytest.fixture
def plan(services, the_customer, at):
    """Plan a visit `days` from today; `on` is the day on which it was planned, counted the same way."""

    def planned(days=5, time="14:00", amount=12_850_000, *, on=0, to=None, **more):
        form = VisitForm(the_customer(to), TODAY + timedelta(days=days), time, amount=amount, **more)
        return saved((services if not on else at(on)).visits.plan(form))

    return planned


@pytest.fixture
def visit(plan):
    """A visit that is due to be confirmed today."""
    return plan(5, on=-10)


@pytest.fixture
def talk(services):
    """Record what came of a call about a visit, by default that everything is agreed."""

    def said(visit_id, time=TimeAnswer.AGREED, amount=AmountAnswer.AGREED, *, by=services, **more):
        if amount is AmountAnswer.DIFFERS:
            more = {"theirs": 10_000_000, "cause": DifferenceReason.TIMING, **more}
        if time is TimeAnswer.CHANGED:
            more = {"new_day": TODAY + timedelta(days=12), "new_time": "09:30", **more}
        revision = more.pop("revision", None) or by.visits.get(visit_id).visit.revision
        return by.confirmations.record(Talk(visit_id, revision, time, amount, **more))

    return said


@pytest.fixture
def our_company(services):
    """Our own company with all that a paper wants of it, and an account in CNY and in USD."""
    accounts = (
        BankAccount("CNY", "安顺设备有限公司", "中国银行上海分行", "4321 0000 8765", "104290003033"),
        BankAccount("USD", "Anshun Equipment Co., Ltd.", "Bank of China, Shanghai", "4321 0000 9999", "BKCHCNBJ300"),
    )
    ours = Company(
        name="安顺设备有限公司",
        name_en="Anshun Equipment Co., Ltd.",
        address="上海市静安区江场路8号",
        address_en="8 Jiangchang Road, Shanghai",
        tax_id="91310000MA1K00000X",
        phone="021-55550100",
        legal_representative="陈安",
        signatory="陈安",
        handler="李明",
        handler_phone="13900000000",
        accounts=accounts,
    )
    return saved(services.company.save(ours))


@pytest.fixture
def add_paper(services, the_customer):
    """Keep a paper about some items, each for its whole open sum, made `days` from today; give its id."""

    def add(kind=DocumentKind.REMINDER, days=-10, *, items=(), to=None, level=Level.FIRST, currency="CNY", **more):
        language = more.pop("language", LetterLanguage.CHINESE)
        day = TODAY + timedelta(days=days)
        heading = Heading(
            services.archive.next_number(kind, day),
            day,
            day,
            Company(handler="李明"),
            Party("恒达食品有限公司"),
            currency,
        )
        found = [services.receivables.get(item) for item in items]
        rows = [(row.id, PaperItem(row.number, None, row.due_date, row.open, 0, row.open, 0, 40)) for row in found]
        paper = NewDocument(
            kind,
            the_customer(to),
            language,
            heading,
            tuple(rows),
            Made(b"%PDF-1.7 a paper", 1),
            level=level if kind is DocumentKind.REMINDER else None,
            **more,
        )
        return saved(services.archive.keep(paper))

    return add


@pytest.fixture
def care():
    """A purpose at which no amount is asked for."""
    return Purpose.CARE


def saved(result):
    """The value of what was saved; what was refused fails the test with its problems."""
    assert not isinstance(result, Refused), result.problems
    return result.value


@pytest.fixture(name="saved")
def _saved():
    return saved


@pytest.fixture
def refused(everything):
    """Do something that is refused: field and code of each problem, once it is seen that nothing was written."""

    def problems_of(act, *args, **more):
        before = everything()
        result = act(*args, **more)
        assert isinstance(result, Refused), result
        assert everything() == before
        return [(problem.field, problem.code) for problem in result.problems]

    return problems_of
