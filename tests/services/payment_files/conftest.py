"""Statements to bring in, and one short way to propose and book them."""

import csv

import pytest

HEAD = ["交易日期", "借方金额", "贷方金额", "对方户名", "用途", "流水号"]


@pytest.fixture
def payment_files(services):
    return services.payment_files


@pytest.fixture
def a_statement(tmp_path):
    """Write rows as a bank would give them: comma-separated, in GB 18030, with a title above."""

    def write(*rows, name="statement.csv", head=HEAD, encoding="gb18030"):
        path = tmp_path / name
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows((["账户交易明细"], head, *rows))
        return path

    return write


class Look:
    """A file as it is read and proposed."""

    def __init__(self, service, path, chosen=None):
        self.service = service
        self.workbook = service.read(path)
        self.mapping = service.recognise(self.workbook)
        self.checked = service.check(self.workbook, self.mapping)
        self.proposed = service.propose(self.checked, chosen)

    def book(self, picks, **more):
        return self.service.book(self.workbook, self.mapping, self.checked, picks, **more)


@pytest.fixture
def look(payment_files):
    return lambda path, chosen=None: Look(payment_files, path, chosen)
