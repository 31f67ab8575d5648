"""Files to bring in, and one short way to do it."""

import csv

import pytest

from desktop.services.imports.service import ImportService
from desktop.services.results import Saved

HEAD = ["客户编码", "客户名称", "发票号", "开票日期", "到期日", "金额", "未收金额"]


@pytest.fixture
def imports(services) -> ImportService:
    return services.imports


@pytest.fixture
def a_file(tmp_path):
    """Write rows of cells as a semicolon-separated file, in GBK as a finance office would."""

    def write(*rows, name="items.csv", head=HEAD, encoding="gb18030"):
        path = tmp_path / name
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=";").writerows((head, *rows))
        return path

    return write


@pytest.fixture
def planned(imports):
    """Read, recognise, check and plan one file."""

    def plan(path):
        workbook = imports.read(path)
        return imports.plan(imports.check(workbook, imports.recognise(workbook)))

    return plan


@pytest.fixture
def bring_in(imports):
    """Bring one file in; what it is refused for fails the test."""

    def apply(path, **more):
        workbook = imports.read(path)
        mapping = imports.recognise(workbook)
        result = imports.apply(workbook, mapping, imports.check(workbook, mapping), **more)
        assert isinstance(result, Saved), result.problems
        return result.value

    return apply
