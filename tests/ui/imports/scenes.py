"""Scenes of bringing in a file: the beginning, files of every kind, what is asked, what is wrong."""

import tempfile
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.app import open_app
from desktop.services.clock import FixedClock
from desktop.ui.context import Context
from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs
from desktop.ui.pages.imports.page import ImportPage
from tests.pictures import Scene, Stage
from tests.ui.scenes import window_of

TODAY = date(2026, 11, 21)
NAMES = (
    "恒达食品有限公司", "瑞丰纸业", "锦和贸易有限公司", "蓝海物流（华东）有限责任公司", "Oushang Retail",
    "Bohai Steel & Sons", "北京吉野家供应链管理与国际贸易发展股份有限公司华北区第一分公司", "Anders <Import> ApS",
)  # fmt: skip


def make_page() -> ImportPage:
    """Make the page around a fresh book that can be forgotten."""
    clock = FixedClock(TODAY)
    app = open_app(Path(tempfile.mkdtemp(prefix="dunwell-scene-")) / "rep-north.book", clock)
    hub = Hub()
    page = ImportPage(Context(app.services, InlineJobs(hub), hub, clock))
    window_of(page)
    return page


def chinese_file(rows: int = 60, *, bad: bool = False, paid: int = 0) -> Path:
    """Write a file in the style of a Chinese finance office: GBK, semicolons, amounts with a sign."""
    lines = ["客户名称;客户编码;发票号;开票日期;到期日;金额;未收金额;备注"]
    for n in range(paid, rows):
        amount = 128_500 + n * 917_13 % 500_000
        due = f"2026-{n % 9 + 2:02}-15"
        left = amount if n % 3 else amount // 2
        name = NAMES[n % len(NAMES)]
        lines.append(f"{name};KH{n % len(NAMES):03};FP2026{n:04};2026-{n % 9 + 1:02}-15;{due};￥{amount:,};￥{left:,};")
    if bad:
        lines.append(";;FP20269001;2026-01-01;2026-02-30;￥1,234.50;￥1,234.50;没有客户，也没有这一天")
        lines.append("瑞丰纸业;KH001;FP20269002;2026-01-01;2026-03-01;一千;;金额写成文字")
    lines.append("合计;;;;;￥99,999.00;￥99,999.00;")
    return _write("应收账款2026-11.csv", "\r\n".join(lines).encode("gbk"))


def ambiguous_file() -> Path:
    lines = ["Customer,Invoice No,Due date,Amount,Paid,Salesman"]
    lines += [f"Acme {n % 3},INV-{n:03},{n % 11 + 1:02}/{(n + 3) % 12 + 1:02}/2026,{n + 1}.234,0,Li" for n in range(12)]
    return _write("open items.csv", "\n".join(lines).encode())


def unclear_file() -> Path:
    text = (
        "Débiteur;Facture No;Échéance;Montant\nSociété d'Électricité;F1;2026-12-01;1234,50\nCafé de l'Été;F2;;99,00\n"
    )
    return _write("encours.csv", text.encode("cp1252"))


def _write(name: str, content: bytes) -> Path:
    path = Path(tempfile.mkdtemp(prefix="dunwell-scene-")) / name
    path.write_bytes(content)
    return path


def start(_stage: Stage) -> QWidget:
    page = make_page()
    page.reload()
    return page


def good(_stage: Stage) -> QWidget:
    page = make_page()
    page.open(chinese_file())
    return page


def bad(_stage: Stage) -> QWidget:
    page = make_page()
    page.open(chinese_file(bad=True))
    page.outcome.tabs.setCurrentIndex(3)
    return page


def week_after(_stage: Stage) -> QWidget:
    page = make_page()
    page.open(chinese_file())
    page.outcome.bring_in_button.click()
    page.open(chinese_file(70, paid=5, bad=True))
    page.outcome.tabs.setCurrentIndex(2)
    return page


def done(_stage: Stage) -> QWidget:
    page = make_page()
    page.open(chinese_file(bad=True))
    page.outcome.skip_bad.click()
    page.outcome.bring_in_button.click()
    page.reload()
    page.start.history.table.setCurrentIndex(page.start.history.table.table.index(0, 0))
    return page


def questions(_stage: Stage) -> QWidget:
    page = make_page()
    page.open(ambiguous_file())
    return page


def encoding(_stage: Stage) -> QWidget:
    page = make_page()
    page.open(unclear_file())
    return page


def fault(_stage: Stage) -> QWidget:
    page = make_page()
    page.open(_write("report.pdf", b"%PDF-1.7 ..."))
    return page


SCENES = (
    Scene("imports-start", start),
    Scene("imports-good", good),
    Scene("imports-bad", bad),
    Scene("imports-week-after", week_after),
    Scene("imports-done", done),
    Scene("imports-questions", questions),
    Scene("imports-encoding", encoding),
    Scene("imports-fault", fault),
)
