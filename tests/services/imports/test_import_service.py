"""A checked file in a real book: what it adds and changes, that it does so wholly or not at all, and undoing it."""

from dataclasses import asdict, replace
from datetime import date

import pytest
import xlsxwriter

from desktop.domain.customers import Contact, Customer
from desktop.domain.imports.dates import DateOrder
from desktop.domain.imports.fields import Field
from desktop.domain.imports.mapping import assign
from desktop.domain.limitation import ClockEventKind
from desktop.domain.problems import Problem, ProblemCode
from desktop.services.imports.applying import STEP
from desktop.services.limitation import ClockEventForm
from desktop.services.results import Entity, Refused, Saved

HENGDA = ["C1", "恒达食品有限公司", "INV-1", "2026-09-01", "2026-10-31", "￥1,234.50", "￥1,000.00"]
RUIFENG = ["C2", "瑞丰纸业", "INV-2", "2026-09-02", "2026-11-30", "500.00", "500.00"]


def items(book, columns="number, amount, open"):
    return book.rows(f"SELECT {columns} FROM receivable ORDER BY id")


def test_apply_brings_customers_and_items_in(book, bring_in, a_file) -> None:
    summary = bring_in(a_file(HENGDA, RUIFENG))
    assert (summary.new_customers, summary.new_items, summary.refused_rows) == (2, 2, 0)
    assert book.rows("SELECT name, code, name_key, sort_key, letter_language, currency FROM customer ORDER BY id") == [
        ("恒达食品有限公司", "C1", "恒达食品", "heng da shi pin you xian gong si", "zh_CN", "CNY"),
        ("瑞丰纸业", "C2", "瑞丰纸业", "rui feng zhi ye", "zh_CN", "CNY"),
    ]
    assert items(book, "number, number_key, kind, document_date, due_date, currency, amount, open, closed_at") == [
        ("INV-1", "inv-1", "invoice", "2026-09-01", "2026-10-31", "CNY", 123450, 100000, None),
        ("INV-2", "inv-2", "invoice", "2026-09-02", "2026-11-30", "CNY", 50000, 50000, None),
    ]


def test_customers_brought_in_are_found_by_pinyin_and_phone(services, bring_in, a_file) -> None:
    head = ["客户名称", "联系人", "电话", "地址"]
    bring_in(a_file(["单义机械", "王丽", "138-0000-1234", "上海"], head=head))
    assert [services.customers.count(query) for query in ("shanyi", "dyjx", "wangli", "1234")] == [1, 1, 1, 1]


def test_apply_says_what_changed(imports, a_file) -> None:
    workbook = imports.read(a_file(HENGDA))
    mapping = imports.recognise(workbook)
    result = imports.apply(workbook, mapping, imports.check(workbook, mapping))
    assert isinstance(result, Saved)
    assert result.changes.entities >= {Entity.CUSTOMER, Entity.RECEIVABLE, Entity.IMPORT}


def test_the_same_file_again_changes_nothing(bring_in, planned, a_file, everything) -> None:
    path = a_file(HENGDA, RUIFENG)
    bring_in(path)
    before = everything()
    assert planned(path).changes_nothing
    summary = bring_in(path)
    after = everything()
    assert (summary.run_id, summary.unchanged_items) == (None, 2)
    assert {table for table in after if after[table] != before[table]} <= {"import_mapping"}


def test_a_weekly_file_updates_adds_and_leaves_what_is_gone(book, bring_in, planned, a_file) -> None:
    bring_in(a_file(HENGDA, RUIFENG))
    weekly = a_file([*HENGDA[:2], "inv-1 ", *HENGDA[3:6], "400.00"], ["C1", "", "INV-3", "", "", "7", "7"])
    plan = planned(weekly)
    assert [item.values for item in plan.changed_items] == [{"open": 40000, "booked": 40000}]
    assert [(item.customer, item.number, item.open, item.customer_in_file) for item in plan.gone] == [
        ("瑞丰纸业", "INV-2", 50000, False)
    ]
    summary = bring_in(weekly)
    assert (summary.new_items, summary.changed_items, summary.closed_items) == (1, 1, 0)
    assert items(book) == [("INV-1", 123450, 40000), ("INV-2", 50000, 50000), ("INV-3", 700, 700)]


def test_what_is_gone_is_closed_when_the_user_says_so(book, bring_in, a_file) -> None:
    bring_in(a_file(HENGDA, RUIFENG))
    summary = bring_in(a_file(HENGDA), close_gone=True)
    assert summary.closed_items == 1
    assert items(book, "number, open, closed_at IS NULL") == [("INV-1", 100000, 1), ("INV-2", 0, 0)]


def test_an_item_paid_in_full_is_closed_and_opened_again_when_it_comes_back(book, bring_in, a_file) -> None:
    bring_in(a_file(HENGDA))
    bring_in(a_file([*HENGDA[:6], "0.00"]))
    assert items(book, "open, closed_at IS NULL") == [(0, 0)]
    bring_in(a_file(HENGDA))
    assert items(book, "open, closed_at IS NULL") == [(100000, 1)]


def test_rows_that_were_refused_are_not_taken_for_gone(planned, bring_in, a_file) -> None:
    bring_in(a_file(HENGDA, RUIFENG))
    known = planned(a_file(HENGDA, [*RUIFENG[:6], "abc"]))
    unreadable = planned(a_file(HENGDA, [*RUIFENG[:2], "", *RUIFENG[3:]]))
    assert (known.gone, known.gone_unclear) == ([], False)
    assert (unreadable.gone, unreadable.gone_unclear) == ([], True)


def test_a_file_without_items_leaves_no_item_gone(planned, bring_in, a_file) -> None:
    bring_in(a_file(HENGDA))
    assert planned(a_file(["恒达食品有限公司", "上海"], head=["客户名称", "地址"])).gone == []


def test_what_the_rep_knows_is_never_overwritten(book, services, bring_in, add_customer, a_file) -> None:
    customer = add_customer("恒达（我的叫法）", code="C1", address="my own address")
    services.customers.save_contact(customer, Contact("王丽", phone="138"))
    head = ["客户编码", "客户名称", "地址", "税号", "账期", "联系人", "电话", "邮箱"]
    summary = bring_in(a_file(["C1", "恒达", "theirs", "91X", "30天", "王丽", "139", "a@b.cn"], head=head))
    assert (summary.new_customers, summary.filled_customers, summary.filled_contacts) == (0, 1, 1)
    card = services.customers.get(customer)
    assert (card.customer.name, card.customer.address) == ("恒达（我的叫法）", "my own address")
    assert (card.customer.tax_id, card.customer.credit_term_days) == ("91X", 30)
    assert book.rows("SELECT phone, mail FROM contact") == [("138", "a@b.cn")]
    assert services.customers.count("91x") == 1


def test_a_contact_tells_where_it_comes_from(book, bring_in, a_file) -> None:
    bring_in(a_file(["恒达", "王丽"], head=["客户名称", "联系人"], name="people.csv"))
    assert book.rows("SELECT source, source_on FROM contact") == [("people.csv", "2026-11-21")]


@pytest.mark.parametrize(
    ("name", "code", "row", "found"),
    [
        ("瑞丰", "c1", ["C1", "恒达", "1", "5"], True),
        ("恒达 食品", "", ["C1", "恒达食品", "1", "5"], True),
        ("恒达食品", "C9", ["C1", "恒达食品", "1", "5"], False),
        ("恒达食品", "", ["", "恒达食品有限公司", "1", "5"], True),
        ("恒达集团", "", ["", "恒达食品有限公司", "1", "5"], False),
        ("A & B Co., Ltd.", "", ["", "a&b", "1", "5"], True),
    ],
)
def test_customers_are_matched_by_code_and_else_by_name(services, a_file, name, code, row, found) -> None:  # noqa: PLR0917
    services.customers.save(Customer(name, code=code))
    workbook = services.imports.read(a_file(row, head=["客户编码", "客户名称", "发票号", "金额"]))
    checked = services.imports.check(workbook, services.imports.recognise(workbook))
    assert services.imports.plan(checked).customer_ids == [1 if found else None]


def test_a_customer_taken_for_a_similar_one_is_told(planned, add_customer, a_file) -> None:
    add_customer("恒达食品")
    plan = planned(a_file(["恒达食品有限公司", "1", "5"], head=["客户名称", "发票号", "金额"]))
    assert [problem.problem for problem in plan.similar] == [
        Problem(Field.CUSTOMER_NAME, ProblemCode.SIMILAR_NAME, {"name": "恒达食品"})
    ]


def test_two_similar_names_in_the_file_are_not_put_together(planned, add_customer, a_file) -> None:
    add_customer("恒达食品")
    head = ["客户名称", "发票号", "金额"]
    plan = planned(a_file(["恒达食品有限公司", "1", "5"], ["恒达食品股份有限公司", "1", "5"], head=head))
    assert len(plan.new_customers) == 2


def test_a_name_the_book_has_twice_brings_nothing(bring_in, planned, add_customer, a_file, book) -> None:
    add_customer("恒达", code="C1")
    add_customer("恒达", code="C2")
    path = a_file(["恒达", "1", "5"], ["瑞丰", "2", "5"], head=["客户名称", "发票号", "金额"])
    plan = planned(path)
    assert [problem.problem.code for problem in plan.problems] == [ProblemCode.SIMILAR_NAME]
    assert (plan.gone, plan.gone_unclear) == ([], True)
    assert bring_in(path, skip_bad=True).refused_rows == 1
    assert items(book, "number") == [("2",)]


def test_items_of_an_archived_customer_go_to_the_one_in_use(book, services, add_customer, bring_in, a_file) -> None:
    services.customers.archive(add_customer("恒达"))
    used = add_customer("恒达")
    bring_in(a_file(["恒达", "1", "5"], head=["客户名称", "发票号", "金额"]))
    assert items(book, "customer_id") == [(used,)]


def test_bad_rows_refuse_the_whole_file_unless_told_otherwise(imports, a_file, everything) -> None:
    workbook = imports.read(a_file(HENGDA, [*RUIFENG[:6], "abc"]))
    mapping = imports.recognise(workbook)
    checked = imports.check(workbook, mapping)
    before = everything()
    result = imports.apply(workbook, mapping, checked)
    assert isinstance(result, Refused)
    assert result.problems == (Problem("rows", ProblemCode.BAD_ROWS, {"count": 1}),)
    assert everything() == before
    assert imports.apply(workbook, mapping, checked, skip_bad=True).value.refused_rows == 1


def test_a_sheet_that_lacks_a_column_is_refused_by_name(imports, a_file) -> None:
    workbook = imports.read(a_file(["恒达", "5"], head=["客户名称", "金额"]))
    mapping = imports.recognise(workbook)
    result = imports.apply(workbook, mapping, imports.check(workbook, mapping))
    assert isinstance(result, Refused)
    assert [problem.field for problem in result.problems] == [Field.ITEM_NUMBER, "rows"]


def test_a_file_of_nothing_known_is_refused(imports, a_file, refused) -> None:
    workbook = imports.read(a_file(["1", "2"], head=["foo", "bar"]))
    mapping = imports.recognise(workbook)
    checked = imports.check(workbook, mapping)
    assert refused(imports.apply, workbook, mapping, checked) == [(Field.CUSTOMER_NAME, ProblemCode.REQUIRED)]


def test_a_workbook_of_several_sheets_is_brought_in(book, bring_in, tmp_path) -> None:
    with xlsxwriter.Workbook(tmp_path / "week.xlsx") as office:
        day = office.add_format({"num_format": "yyyy-mm-dd"})
        sheet = office.add_worksheet("应收")
        sheet.merge_range("A1:E1", "应收账款明细（单位：万元）")
        sheet.write_row("A2", ["客户编码", "发票号", "到期日", "应收金额", "未收金额"])
        sheet.write_row("A3", [1001, "0012", "", 1.2345, 0.1])
        sheet.write_datetime("C3", date(2026, 3, 4), day)
        sheet.write_row("A4", ["合计", "", "", 1.2345, 0.1])
        sheet = office.add_worksheet("客户")
        sheet.write_row("A1", ["客户编码", "客户名称", "账期", "联系人", "手机"])
        sheet.write_row("A2", ["1001", "恒达食品", "30天", "王丽", 13800001234])
    bring_in(tmp_path / "week.xlsx")
    assert book.rows("SELECT code, name, credit_term_days FROM customer") == [("1001", "恒达食品", 30)]
    assert book.rows("SELECT name, phone FROM contact") == [("王丽", "13800001234")]
    assert items(book, "number, due_date, amount, open") == [("0012", "2026-03-04", 1234500, 100000)]


def test_giving_up_halfway_leaves_the_book_as_it_was(imports, a_file, everything) -> None:
    rows = ([f"C{n % 50}", f"客户{n % 50}", str(n), "", "", "5", "5"] for n in range(STEP + 100))
    workbook = imports.read(a_file(*rows))
    mapping = imports.recognise(workbook)
    checked = imports.check(workbook, mapping)
    before = everything()
    told = []

    def give_up(done: int, total: int) -> None:
        told.append((done, total))
        if done >= STEP:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        imports.apply(workbook, mapping, checked, progress=give_up)
    assert told[-1] == (STEP, STEP + 150)
    assert everything() == before


def test_a_fault_halfway_leaves_the_book_as_it_was(imports, a_file, everything, monkeypatch) -> None:
    workbook = imports.read(a_file(HENGDA))
    mapping = imports.recognise(workbook)
    checked = imports.check(workbook, mapping)
    checked = replace(checked, items=[*checked.items, checked.items[0]])  # breaks the book's own rule
    before = everything()
    with pytest.raises(Exception, match="UNIQUE"):
        imports.apply(workbook, mapping, checked)
    assert everything() == before


def test_undo_takes_an_import_back_as_a_whole(services, bring_in, a_file, everything) -> None:
    imports = services.imports
    bring_in(a_file(RUIFENG))
    services.customers.save_contact(1, Contact("李雷"))
    before = everything()
    head = ["客户编码", "客户名称", "联系人", "电话", "发票号", "金额", "未收金额"]
    path = a_file(
        ["C1", "恒达", "王丽", "138", "1", "5", "5"], ["C2", "瑞丰纸业", "李雷", "139", "INV-2", "500", "3"], head=head
    )
    run = bring_in(path, close_gone=True).run_id
    assert isinstance(imports.undo(run), Saved)
    after = everything()
    kept = {"import_run", "import_change", "import_mapping"}
    changed = {table for table in after if without_time(after[table]) != without_time(before[table])}
    assert changed <= kept
    assert [entry.undone != "" for entry in imports.runs()] == [True, False]
    assert services.customers.count("139") == 0


def without_time(rows):
    """Rows but for the moment they were last written."""
    return [row[:-1] for row in rows]


def test_undo_twice_or_of_nothing_is_refused(imports, bring_in, a_file, refused) -> None:
    run = bring_in(a_file(HENGDA)).run_id
    imports.undo(run)
    assert refused(imports.undo, run) == [("", ProblemCode.NOT_FOUND)]
    assert refused(imports.undo, 99) == [("", ProblemCode.NOT_FOUND)]


def edit_customer(services, book):
    (id_,) = book.rows("SELECT id FROM customer")[0]
    card = services.customers.get(id_)
    services.customers.save(Customer(**{**asdict(card.customer), "note": "knows the boss"}), id_)


def add_person(services, book):
    (id_,) = book.rows("SELECT id FROM customer")[0]
    services.customers.save_contact(id_, Contact("王丽"))


def dispute_item(services, book):
    with book.transaction():
        book.run("UPDATE receivable SET disputed = 5")


def note_for_the_clock(services, book):
    (customer, item) = book.rows("SELECT customer_id, id FROM receivable")[0]
    services.limitation.add_event(ClockEventForm(customer, ClockEventKind.LAWSUIT, date(2026, 11, 1), item))


def place_customer(services, book):
    (id_,) = book.rows("SELECT id FROM customer")[0]
    card = services.customers.get(id_)
    services.customers.save(Customer(**{**asdict(card.customer), "country": "GB"}), id_)


@pytest.mark.parametrize("work", [edit_customer, add_person, dispute_item, note_for_the_clock, place_customer])
def test_undo_that_would_lose_later_work_is_refused(services, bring_in, a_file, refused, work) -> None:
    run = bring_in(a_file(HENGDA)).run_id
    work(services, services.imports._book)
    assert refused(services.imports.undo, run) == [("", ProblemCode.ROWS_CHANGED)]


def test_imports_are_undone_in_turn(imports, book, bring_in, a_file, refused) -> None:
    first = bring_in(a_file(HENGDA)).run_id
    second = bring_in(a_file([*HENGDA[:6], "1.00"], RUIFENG)).run_id
    assert refused(imports.undo, first) == [("", ProblemCode.ROWS_CHANGED)]
    assert isinstance(imports.undo(second), Saved)
    assert items(book) == [("INV-1", 123450, 100000)]
    assert isinstance(imports.undo(first), Saved)
    assert items(book) == []


def test_runs_tell_what_each_file_did(imports, bring_in, a_file) -> None:
    bring_in(a_file(HENGDA, name="one.csv"))
    bring_in(a_file(RUIFENG, name="two.csv"))
    runs = imports.runs()
    assert [(run.file_name, run.summary.new_items, run.undone) for run in runs] == [
        ("two.csv", 1, ""),
        ("one.csv", 1, ""),
    ]
    assert len(runs[0].sha256) == 64


def test_a_mapping_is_remembered_for_its_headings(imports, a_file, bring_in) -> None:
    head = ["客户名称", "发票号", "foo", "Due"]
    path = a_file(["恒达", "1", "5", "03/04/2026"], head=head)
    workbook = imports.read(path)
    proposed = imports.recognise(workbook)
    changed = replace(
        proposed, sheets=(assign(proposed.sheets[0], 2, Field.OPEN_AMOUNT),), date_order=DateOrder.MDY, currency="USD"
    )
    assert isinstance(imports.apply(workbook, changed, imports.check(workbook, changed)), Saved)
    again = imports.recognise(imports.read(a_file(["瑞丰", "2", "6", "05/06/2026"], head=head, name="next.csv")))
    assert [column.field for column in again.sheets[0].columns] == [
        Field.CUSTOMER_NAME, Field.ITEM_NUMBER, Field.OPEN_AMOUNT, Field.DUE_DATE,
    ]  # fmt: skip
    assert (again.currency, again.date_order) == ("USD", DateOrder.MDY)


def test_largest_and_smallest_sums_come_through(book, bring_in, a_file) -> None:
    bring_in(a_file(["C1", "恒达", "1", "", "", "99,999,999,999.99", "0.01"]))
    assert items(book) == [("1", 9999999999999, 1)]


@pytest.mark.parametrize(
    "name", ["<b>Bold</b>", "A & B <Ltd>", 'Say "hi"', "😀 Foods", "恒" * 300, "O'Neil; DROP TABLE", "镕喆翯㛃𠮷"]
)
def test_any_name_comes_through(services, bring_in, a_file, name) -> None:
    bring_in(a_file([name, "1", "5"], head=["Customer", "Invoice", "Open"], encoding="utf-8"))
    assert [row.name for row in services.customers.page()] == [name]
