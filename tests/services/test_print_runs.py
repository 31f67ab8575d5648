"""Print runs on a real book: all papers or none, numbered without gaps, and each as it would be alone."""

import re
from itertools import count

import pypdfium2
import pytest

from desktop.domain.company import BankAccount
from desktop.domain.problems import ProblemCode
from desktop.services.account_changes import AccountChangeChoices
from desktop.services.faults import AlteredPaper
from desktop.services.letters import LetterChoices
from desktop.services.payments import PaymentForm, Share
from desktop.services.print_runs import NOTE_LIMIT, RunResult
from desktop.services.receipts import ReceiptChoices
from desktop.services.request_choices import RequestChoices
from desktop.services.results import Changes, Entity
from desktop.services.statement_choices import StatementChoices
from desktop.services.thanks import ThanksChoices
from tests.services.conftest import TODAY

FEW = 4


def texts_of(pdf):
    """The text of each page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


@pytest.fixture
def debtors(our_company, add_customer, add_item):
    """Some customers with an item of 100.00 each that is 40 days overdue, by their ids, and the id of the item."""
    return {
        (customer := add_customer(f"杭州恒达{n}食品有限公司")): add_item(f"A-{n}", 10_000, due=-40, to=customer)
        for n in range(FEW)
    }


@pytest.fixture
def orders(debtors):
    return [LetterChoices(customer, "CNY") for customer in debtors]


@pytest.fixture
def run(services, saved):
    """Make a run and give what came of it."""
    return lambda orders, **more: saved(services.print_runs.make(orders, **more))


@pytest.fixture
def pay(services, saved):
    """Pay the whole of an item."""

    def paid(customer, item, amount=10_000):
        shares = (Share(item, amount),)
        return saved(services.payments.add(PaymentForm(customer, "CNY", amount, TODAY, shares=shares)))

    return paid


@pytest.fixture
def numbers(services):
    """The numbers of papers by their ids."""
    return lambda ids: [services.archive.get(each).row.number for each in ids]


def once(act):
    """A progress that does something once: when the first paper is drawn."""
    times = count()

    def progress(_done, _total):
        if next(times) == 1:
            act()

    return progress


class TestWhole:
    def test_papers_are_numbered_in_the_order_of_their_orders(self, services, run, orders, numbers):
        made = run(orders)
        assert numbers(made.documents) == [f"CK-2026-{n + 1:04}" for n in range(FEW)]
        rows = [services.archive.get(each).row for each in made.documents]
        assert [row.customer_id for row in rows] == [order.customer_id for order in orders]
        assert {row.run_id for row in rows} == {made.run_id}
        assert not made.skipped
        assert not made.cancelled

    def test_a_paper_of_a_run_is_the_paper_that_was_shown(self, services, run, orders):
        shown = services.letters.preview(orders[0])
        made = run(orders)
        assert services.archive.pdf(made.documents[0]) == shown.pdf

    def test_a_paper_of_a_run_is_kept_like_one_that_is_made_alone(self, services, run, orders, saved):
        card = services.archive.get(run(orders[:1]).documents[0])
        services.archive.void(card.row.id, "again")
        alone = services.archive.get(saved(services.letters.make(orders[0])))
        assert alone.items == card.items
        assert alone.choices == card.choices
        strange = {"id", "number", "run_id", "sha256", "made_at", "voided_at", "void_reason"}
        for name in set(card.row._fields) - strange:
            assert getattr(alone.row, name) == getattr(card.row, name), name

    def test_each_paper_has_its_line_in_the_timeline(self, services, run, orders, book):
        made = run(orders)
        lines = book.rows("SELECT customer_id, entity_id FROM event WHERE kind = 'document_made' ORDER BY id")
        wanted = zip((order.customer_id for order in orders), made.documents, strict=True)
        assert lines == list(wanted)

    def test_pages_that_show_papers_of_these_customers_are_told(self, services, orders, debtors):
        changes = services.print_runs.make(orders).changes
        assert changes == Changes(frozenset({Entity.DOCUMENT}), frozenset(debtors))

    def test_progress_counts_every_order_to_the_end(self, run, orders):
        told = []
        run(orders, progress=lambda done, total: told.append((done, total)))
        assert told == [(done, FEW) for done in range(FEW + 1)]

    def test_the_archive_is_sound(self, services, run, orders):
        made = run(orders)
        for each in made.documents:
            assert services.archive.pdf(each).startswith(b"%PDF")

    def test_a_second_run_goes_on_counting(self, run, orders, numbers):
        run(orders[:2])
        assert numbers(run(orders[2:]).documents) == ["CK-2026-0003", "CK-2026-0004"]


class TestMixed:
    @pytest.fixture
    def mixed(self, orders, debtors, pay):
        """Orders of every kind for some customers, one after the other, with some that cannot be made."""
        paid = pay(orders[3].customer_id, debtors[orders[3].customer_id], 4_000)
        old = BankAccount("CNY", "安顺设备有限公司", "中国农业银行上海分行", "0000 1111")
        ordered = []
        for order in orders[:3]:
            customer = order.customer_id
            ordered += [
                order,
                StatementChoices(customer, "CNY"),
                RequestChoices(customer, "CNY"),
                ThanksChoices(customer, "CNY"),
                AccountChangeChoices(customer, "CNY", old),
            ]
        return [*ordered, ReceiptChoices(paid), ReceiptChoices(999_999)]

    def test_each_kind_has_its_own_numbers_without_a_gap(self, services, run, mixed, numbers):
        made = run(mixed)
        series = {}
        for number in numbers(made.documents):
            kind, _year, serial = number.split("-")
            series.setdefault(kind, []).append(int(serial))
        assert {"CK", "DZ", "SJ", "ZH"} <= set(series)
        assert all(found == list(range(1, len(found) + 1)) for found in series.values())
        assert len(made.documents) + len(made.skipped) == len(mixed)
        assert mixed[-1] in [each.order for each in made.skipped]
        assert all(each.problems for each in made.skipped)

    def test_the_run_tells_its_kinds(self, services, run, mixed):
        run(mixed)
        (row,) = services.print_runs.page()
        assert {"reminder", "statement", "receipt", "account_change"} <= set(row.kinds)

    def test_papers_of_every_kind_go_into_one_file(self, services, run, mixed):
        made = run(mixed)
        pages = texts_of(services.print_runs.one_pdf(made.documents))
        assert len(pages) == sum(services.archive.get(each).row.pages for each in made.documents)

    def test_what_is_paid_meanwhile_moves_the_numbers_of_its_own_kind_alone(self, run, mixed, debtors, pay, numbers):
        customer = mixed[0].customer_id
        made = run(mixed, progress=once(lambda: pay(customer, debtors[customer])))
        found = numbers(made.documents)
        assert found[0] == "DZ-2026-0001"
        assert [number for number in found if number.startswith("CK")] == ["CK-2026-0001", "CK-2026-0002"]


class TestLeftOut:
    def test_what_cannot_be_made_is_told_and_the_rest_is_made(self, run, orders, debtors, pay, numbers):
        pay(orders[1].customer_id, debtors[orders[1].customer_id])
        made = run([*orders, LetterChoices(999_999, "CNY")])
        assert [each.order for each in made.skipped] == [orders[1], LetterChoices(999_999, "CNY")]
        assert [[problem.code for problem in each.problems] for each in made.skipped] == [
            [ProblemCode.NOTHING_TO_ASK],
            [ProblemCode.NOT_FOUND],
        ]
        assert numbers(made.documents) == ["CK-2026-0001", "CK-2026-0002", "CK-2026-0003"]

    def test_a_customer_gets_one_letter_however_often_it_is_ordered(self, run, orders):
        made = run([orders[0], orders[1], orders[0]])
        assert len(made.documents) == 2
        (skipped,) = made.skipped
        assert [(problem.code, problem.values) for problem in skipped.problems] == [
            (ProblemCode.DUPLICATE_ROW, {"row": 1})
        ]

    def test_a_customer_gets_a_letter_in_each_currency(self, run, add_item, orders):
        add_item("U-1", 5_000, due=-40, to=orders[0].customer_id, currency="USD")
        assert len(run([orders[0], LetterChoices(orders[0].customer_id, "USD")]).documents) == 2

    def test_who_is_archived_meanwhile_gets_no_paper(self, services, run, orders, numbers):
        gone = orders[1].customer_id
        wanted = [*orders, StatementChoices(gone, "CNY")]
        made = run(wanted, progress=once(lambda: services.customers.archive(gone)))
        assert [(each.order, [problem.code for problem in each.problems]) for each in made.skipped] == [
            (orders[1], [ProblemCode.CUSTOMER_ARCHIVED]),
            (wanted[-1], [ProblemCode.CUSTOMER_ARCHIVED]),
        ]
        assert numbers(made.documents) == ["CK-2026-0001", "CK-2026-0002", "CK-2026-0003"]

    @pytest.mark.parametrize("ordered", [[], [LetterChoices(999_999, "CNY")]])
    def test_where_nothing_can_be_made_nothing_is_written(self, services, everything, ordered):
        before = everything()
        result = services.print_runs.make(ordered)
        assert result.value.run_id is None
        assert not result.changes.entities
        assert everything() == before


class TestGivenUp:
    @pytest.mark.parametrize("polls", range(FEW + 2))  # the last is after the last paper was drawn
    def test_nothing_is_kept_wherever_it_is_given_up(self, run, orders, everything, polls):
        before, asked = everything(), count()
        assert run(orders, cancelled=lambda: next(asked) >= polls) == RunResult(None, cancelled=True)
        assert everything() == before

    @pytest.mark.parametrize("done", range(FEW + 1))
    def test_nothing_is_kept_where_the_report_of_progress_stops_it(self, services, orders, everything, done):
        class StopError(Exception):
            pass

        def progress(so_far, _total):
            if so_far == done:
                raise StopError

        before = everything()
        with pytest.raises(StopError):
            services.print_runs.make(orders, progress=progress)
        assert everything() == before

    def test_what_was_given_up_can_be_made_again_under_the_same_numbers(self, run, orders, numbers):
        run(orders, cancelled=lambda: True)
        assert numbers(run(orders).documents)[0] == "CK-2026-0001"


class TestChangedMeanwhile:
    def test_an_item_that_is_paid_while_letters_are_drawn_is_in_none(self, run, orders, debtors, pay, numbers):
        late = orders[1].customer_id
        made = run(orders, progress=once(lambda: pay(late, debtors[late])))
        assert [each.order for each in made.skipped] == [orders[1]]
        assert [problem.code for problem in made.skipped[0].problems] == [ProblemCode.NOTHING_TO_ASK]
        assert numbers(made.documents) == ["CK-2026-0001", "CK-2026-0002", "CK-2026-0003"]

    def test_every_paper_says_the_number_under_which_it_is_kept(self, services, run, orders, debtors, pay):
        late = orders[0].customer_id
        made = run(orders, progress=once(lambda: pay(late, debtors[late])))
        for each in made.documents:
            number = services.archive.get(each).row.number
            assert re.findall(r"CK-2026-\d{4}", "".join(texts_of(services.archive.pdf(each)))).count(number) >= 1

    def test_a_part_that_is_paid_meanwhile_is_no_part_of_the_letter(self, services, run, orders, debtors, pay):
        late = orders[1].customer_id
        made = run(orders, progress=once(lambda: pay(late, debtors[late], 4_000)))
        assert services.archive.get(made.documents[1]).row.total == 6_000
        assert len(made.documents) == FEW

    def test_a_number_that_somebody_else_takes_is_not_given_again(self, services, run, orders, numbers, saved):
        alone = []
        taken = once(lambda: alone.append(saved(services.letters.make(orders[-1]))))
        made = run(orders[:-1], progress=taken)
        assert numbers(alone) == ["CK-2026-0001"]
        assert numbers(made.documents) == [f"CK-2026-{n + 2:04}" for n in range(FEW - 1)]

    def test_what_never_comes_to_rest_is_refused_by_name(self, run, orders, debtors, pay, book):
        restless, amounts = orders[2].customer_id, count(100)

        def progress(done, total):
            if done == total:
                pay(restless, debtors[restless], next(amounts))

        made = run(orders, progress=progress)
        assert (made.run_id, made.documents) == (None, ())
        assert [(each.order, [problem.code for problem in each.problems]) for each in made.skipped] == [
            (orders[2], [ProblemCode.CHANGED_MEANWHILE])
        ]
        assert book.rows("SELECT count(*) FROM document") == [(0,)]
        assert book.rows("SELECT count(*) FROM print_run") == [(0,)]


class TestRuns:
    def test_a_run_tells_what_it_is_made_of(self, services, run, orders, today):
        made = run(orders, note="  November  letters ")
        services.archive.void(made.documents[0], "wrong address")
        (row,) = services.print_runs.page()
        pages = sum(services.archive.get(each).row.pages for each in made.documents)
        assert row[:2] == (made.run_id, today)
        assert row[3:] == ("November letters", FEW, 1, pages, ("reminder",))
        assert services.print_runs.count() == 1

    def test_the_latest_run_is_the_first_listed(self, services, run, orders):
        first, second = run(orders[:1]), run(orders[1:])
        assert [row.id for row in services.print_runs.page()] == [second.run_id, first.run_id]
        assert [row.id for row in services.print_runs.page(offset=1, limit=1)] == [first.run_id]

    def test_the_papers_of_a_run_come_in_the_order_in_which_they_were_made(self, services, run, orders):
        made = run(orders)
        assert [row.id for row in services.print_runs.documents(made.run_id)] == list(made.documents)

    def test_a_long_note_is_refused(self, services, orders, refused):
        assert refused(services.print_runs.make, orders, note="x" * (NOTE_LIMIT + 1)) == [
            ("note", ProblemCode.TOO_LONG)
        ]


class TestManyFiles:
    @pytest.fixture
    def made(self, run, orders):
        return run(orders).documents

    @pytest.fixture
    def folder(self, tmp_path):
        folder = tmp_path / "papers"
        folder.mkdir()
        return folder

    def test_one_file_has_the_pages_of_all_papers_in_their_order(self, services, made, folder):
        file = services.print_runs.save_one_pdf(made, folder / "all.pdf")
        assert list(folder.iterdir()) == [file]
        assert texts_of(file.read_bytes()) == [text for each in made for text in texts_of(services.archive.pdf(each))]
        assert services.print_runs.one_pdf(made) == file.read_bytes()

    def test_one_file_looks_like_its_papers(self, services, made):
        joined = pypdfium2.PdfDocument(services.print_runs.one_pdf(made))
        own = pypdfium2.PdfDocument(services.archive.pdf(made[1]))
        assert bytes(joined[1].render().buffer) == bytes(own[0].render().buffer)

    def test_papers_may_be_in_any_order_and_twice(self, services, made, numbers):
        pages = texts_of(services.print_runs.one_pdf([made[2], made[0], made[2]]))
        found = [re.search(r"CK-2026-\d{4}", page)[0] for page in pages]
        assert found == numbers([made[2], made[0], made[2]])

    def test_an_older_file_is_replaced(self, services, made, folder):
        (folder / "all.pdf").write_bytes(b"older")
        file = services.print_runs.save_one_pdf(made, folder / "all.pdf")
        assert file.read_bytes().startswith(b"%PDF")

    @pytest.mark.parametrize("polls", range(FEW))
    def test_an_older_file_stays_where_it_is_given_up(self, services, made, folder, polls):
        (folder / "all.pdf").write_bytes(b"older")
        asked = count()
        stop = {"cancelled": lambda: next(asked) >= polls}
        assert services.print_runs.save_one_pdf(made, folder / "all.pdf", **stop) is None
        assert [file.read_bytes() for file in folder.iterdir()] == [b"older"]
        asked = count()
        assert services.print_runs.one_pdf(made, **stop) is None

    def test_a_paper_that_was_altered_is_in_no_file(self, services, made, folder, book):
        with book.transaction():
            book.run("DROP TRIGGER document_stays")
            book.run("UPDATE document SET pdf = x'00' WHERE id = ?", [made[2]])
        with pytest.raises(AlteredPaper):
            services.print_runs.save_one_pdf(made, folder / "all.pdf")
        assert list(folder.iterdir()) == []

    def test_each_paper_is_written_under_its_own_name(self, services, made, folder):
        files = services.print_runs.save_files(made, folder)
        assert sorted(files) == sorted(folder.iterdir())
        assert [file.name for file in files] == [services.archive.file_name(each) for each in made]
        assert [file.read_bytes() for file in files] == [services.archive.pdf(each) for each in made]

    def test_files_that_were_written_are_told_where_it_is_given_up(self, services, made, folder):
        asked = count()
        files = services.print_runs.save_files(made, folder, cancelled=lambda: next(asked) >= 2)
        assert sorted(files) == sorted(folder.iterdir())
        assert len(files) == 2
