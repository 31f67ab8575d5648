from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.ui.models.roles import CHIP_ROLE, ROW_ROLE, VALUE_ROLE
from desktop.ui.models.table import Column, PageRequest, TableModel, paged


@dataclass(frozen=True)
class Line:
    id: int
    name: str
    owed: int | None


COLUMNS = (
    Column("Customer", lambda line: line.name, sort_key="name"),
    Column("Owed", lambda line: line.owed, lambda owed: "" if owed is None else f"{owed}.00", True, "owed"),
    Column("State", lambda line: "late", chip=lambda line: "warn" if line.owed else None),
)  # fmt: skip


def lines(count: int) -> list[Line]:
    return [Line(at, f"Customer {at:04}", at * 10) for at in range(count)]


class Source:
    """Answers requests from a list and remembers them; `hold` keeps the answers back."""

    def __init__(self, rows: list[Line]) -> None:
        self.rows = rows
        self.requests: list[PageRequest[Line]] = []
        self.held = None

    def load(self, request, deliver, give_up):
        self.requests.append(request)
        answer = self.rows[request.offset : request.offset + request.limit]
        if self.held is None:
            deliver(answer)
        else:
            self.held.append((lambda: deliver(answer), give_up))


@pytest.fixture
def source():
    return Source(lines(250))


@pytest.fixture
def model(qapp, source):
    return TableModel(COLUMNS, key=lambda line: line.id, load=source.load, order="name", page=100)


def text(model, row, column):
    return model.index(row, column).data()


def test_model_keeps_qts_rules(model, source):
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.reload()
    while model.canFetchMore():
        model.fetchMore()
    source.rows = source.rows[:7]
    model.reload()
    model.replace(Line(3, "New name", 1))
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert tester.model() is model
    assert model.rowCount() == 7


def test_first_page_comes_on_reload(model):
    model.reload()
    assert model.rowCount() == 100
    assert (text(model, 3, 0), text(model, 3, 1)) == ("Customer 0003", "30.00")


def test_roles_give_row_value_chip_and_alignment(model, source):
    model.reload()
    index = model.index(2, 1)
    assert index.data(ROW_ROLE) == source.rows[2]
    assert index.data(VALUE_ROLE) == 20
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(0, 2).data(CHIP_ROLE) is None
    assert model.index(1, 2).data(CHIP_ROLE) == "warn"


def test_more_rows_come_page_by_page_until_there_are_none(model, source):
    model.reload()
    while model.canFetchMore():
        model.fetchMore()
    assert model.rows() == tuple(source.rows)
    assert [request.offset for request in source.requests] == [0, 100, 200]


def test_next_page_is_asked_for_after_the_last_row(model, source):
    model.reload()
    model.fetchMore()
    assert source.requests[-1].after == source.rows[99]


def test_a_page_on_its_way_is_not_asked_for_twice(model, source):
    model.reload()
    source.held = []
    model.fetchMore()
    model.fetchMore()
    assert len(source.requests) == 2
    assert not model.canFetchMore()


def test_a_page_that_failed_can_be_asked_for_again(model, source):
    model.reload()
    source.held = []
    model.fetchMore()
    _deliver, give_up = source.held.pop()
    give_up()
    assert model.canFetchMore()


def test_answer_to_an_older_question_is_dropped(model, source):
    source.held = []
    model.reload()
    source.rows = lines(3)
    model.restart()
    (old, _), (new, _) = source.held
    new()
    old()
    assert model.rowCount() == 3


def test_reload_keeps_as_many_rows_as_were_there(model, source):
    model.reload()
    model.fetchMore()
    model.reload()
    assert model.rowCount() == 200
    assert source.requests[-1].limit == 200


def test_reload_repaints_only_the_row_that_changed(model, source, calls):
    model.reload()
    model.dataChanged.connect(lambda top, bottom: calls(top.row(), bottom.row()))
    model.modelReset.connect(lambda: calls("reset"))
    source.rows[5] = replace(source.rows[5], owed=7)
    model.reload()
    assert calls == [(5, 5)]
    assert text(model, 5, 1) == "7.00"


def test_replace_finds_the_row_by_its_key(model):
    model.reload()
    assert model.replace(Line(9, "New name", 1))
    assert text(model, 9, 0) == "New name"
    assert not model.replace(Line(999, "Nobody", 1))


def test_sort_is_handed_to_the_query(model, source):
    model.reload()
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert (source.requests[-1].sort, source.requests[-1].descending, source.requests[-1].offset) == ("owed", True, 0)


def test_sort_as_it_is_already_reads_nothing(model, source):
    model.reload()
    model.sort(0, Qt.SortOrder.AscendingOrder)
    assert len(source.requests) == 1


def test_column_without_key_is_not_sorted_by(model, source):
    model.sort(2)
    assert source.requests == []


def test_rows_that_are_all_here_sort_by_value_with_nothing_last(qapp):
    model = TableModel(COLUMNS, key=lambda line: line.id)
    model.set_rows([Line(1, "b", None), Line(2, "a", 200), Line(3, "c", 30)])
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert [line.owed for line in model.rows()] == [30, 200, None]


def test_texts_are_made_when_a_row_is_loaded_not_when_it_is_painted(qapp):
    made = []
    columns = (Column("Name", lambda line: line.name, lambda name: made.append(name) or name),)
    model = TableModel(columns, key=lambda line: line.id)
    model.set_rows(lines(3))
    for _ in range(10):
        text(model, 0, 0)
    assert len(made) == 3


def test_paged_reads_through_jobs(qapp, jobs):
    asked = []

    def fetch(request):
        asked.append(request)
        return lines(2)

    model = TableModel(COLUMNS, key=lambda line: line.id, load=paged(jobs, fetch, jobs))
    model.reload()
    assert model.rowCount() == 2
    assert asked[0].limit == 100
