"""Scenes of letters: proposals of each kind, a print run, the papers issued, empty, and what asks."""

import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.domain.company import DocumentKind
from desktop.domain.deliveries import DeliveryChannel, ProofKind, ReplyKind
from desktop.domain.dunning import Level
from desktop.domain.lateinterest import InterestBasis
from desktop.services.deliveries import DeliveryForm
from desktop.services.proofs import ProofForm
from desktop.services.replies import ReplyForm
from desktop.ui import printing
from desktop.ui.context import Context
from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs
from desktop.ui.main_window import MainWindow
from desktop.ui.pages import PAGES
from desktop.ui.pages.letters.issued.void_dialog import VoidPaperDialog
from desktop.ui.pages.letters.making.dialog import RunDialog
from desktop.ui.pages.letters.making.left_out_dialog import LeftOutDialog
from desktop.ui.pages.letters.making.wish import RunWish
from desktop.ui.pages.letters.new_paper import NewPaperDialog
from desktop.ui.pages.letters.way.arrival_dialog import ArrivalDialog
from desktop.ui.pages.letters.way.reply_dialog import ReplyDialog
from desktop.ui.pages.letters.way.send_dialog import SendDialog
from desktop.ui.pages.paper_parts.deciding import Debtor, DecideDialog
from tests.pictures import Scene, Stage
from tests.ui.letters import book


def opened(make=book.full_book) -> MainWindow:
    """Give the real window with the page of letters, around a book of its own."""
    app = make(Path(tempfile.mkdtemp()) / "north.book")
    hub = Hub()
    window = MainWindow(Context(app.services, InlineJobs(hub), hub, app.clock), PAGES)
    window.resize(1280, 800)
    window.show()
    window.navigate("letters")
    return window


def bare_book(path):
    """Make a book in which nothing is filled in for our company."""
    app = book.new_book(path)
    book.add_hengda(app)
    return app


def proposals(_stage: Stage) -> QWidget:
    return opened()


def chosen(_stage: Stage) -> QWidget:
    window = opened()
    part = window.page.proposals
    part.view.select((1, "CNY"))
    part.pane.form.pay_by.setText("2026-11-29")
    part.pane._read()
    return window


def final(_stage: Stage) -> QWidget:
    """Show a final notice that was decided, with late interest."""
    window = opened()
    services, part = window.context.services, window.page.proposals
    services.escalations.decide(1, "CNY", "三次承诺均未履行，电话不接")
    part.view.select((1, "CNY"))
    part.pane.form.level.choose(Level.FINAL)
    part.pane.form.interest.basis.choose(InterestBasis.CONTRACT_DAILY)
    part.pane.form.interest.rate.setText("0.05")
    part.pane._read()
    return window


def selected(key):
    def scene(_stage: Stage) -> QWidget:
        window = opened()
        window.page.proposals.view.select(key)
        return window

    return scene


def kind(which, customer=1):
    def scene(_stage: Stage) -> QWidget:
        window = opened()
        window.navigate("letters", customer=customer, currency="CNY", kind=which)
        return window

    return scene


def receipt(_stage: Stage) -> QWidget:
    window = opened()
    window.navigate("letters", customer=1, currency="CNY", kind="receipt", payment=1)
    return window


def no_company(_stage: Stage) -> QWidget:
    return opened(bare_book)


def after_run(_stage: Stage) -> QWidget:
    window = opened()
    make_run(window)
    return window


def make_run(window, note="十一月催款") -> None:
    page = window.page
    page.run_control.start(RunWish(page.proposals.chosen, Path(tempfile.mkdtemp()), one_pdf=True, note=note))


def running(_stage: Stage) -> QWidget:
    window = opened()
    window.page.run_control.progressed.emit("Making the papers", 412, 1000)
    return window


def runs(_stage: Stage) -> QWidget:
    window = opened()
    make_run(window)
    window.page.run_bar.hide()
    window.navigate("letters", part="runs")
    return window


def issued(_stage: Stage) -> QWidget:
    window = opened()
    make_run(window)
    window.page.run_bar.hide()
    services, today = window.context.services, window.context.clock.today()
    first, second, *_others = window.page.run_bar.outcome.result.documents
    services.deliveries.send(DeliveryForm((first, second), DeliveryChannel.COURIER, today, tracking="SF1234567890"))
    services.proofs.add(ProofForm(first, ProofKind.SIGNED_SLIP, today, "王丽", kept_where="文件夹 3"))
    window.navigate("letters", part="issued")
    window.page.reload()
    return window


def issued_details(stage: Stage) -> QWidget:
    window = issued(stage)
    window.page.issued.details.tabs.setCurrentWidget(window.page.issued.details.details)
    return window


def issued_many(stage: Stage) -> QWidget:
    window = issued(stage)
    stage.app.processEvents()
    window.page.issued.view.selectAll()
    return window


def void(_stage: Stage) -> QWidget:
    window = opened()
    window.navigate("letters", document=1)
    return window


def empty(part):
    def scene(_stage: Stage) -> QWidget:
        window = opened(book.new_book)
        window.navigate("letters", part=part)
        return window

    return scene


def void_dialog(_stage: Stage) -> QWidget:
    context = opened().context
    return VoidPaperDialog(context, context.services.archive.get(2).row)


def print_dialog(stage: Stage) -> QWidget:
    window = opened()
    pdf = window.context.services.archive.pdf(2)
    dialog = printing.open_print_dialog(window, pdf, "CK-2026-0002", lambda _printer: None)
    stage.app.processEvents()
    return dialog


def run_dialog(_stage: Stage) -> QWidget:
    window = opened()
    return RunDialog(window.context, window.page.proposals.chosen, 3)


def left_out(_stage: Stage) -> QWidget:
    window = opened()
    window.context.services.archive.page()
    page = window.page
    wanted = page.proposals.chosen
    page.run_control.start(RunWish((*wanted, *wanted)))
    return LeftOutDialog(page.run_bar.outcome)


def send_dialog(_stage: Stage) -> QWidget:
    return SendDialog(opened().context, (1, 2))


def decide_dialog(_stage: Stage) -> QWidget:
    return DecideDialog(opened().context, Debtor(1, "CNY", "恒达食品有限公司"))


def new_dialog(_stage: Stage) -> QWidget:
    return NewPaperDialog(opened().context, DocumentKind.RECEIPT)


def issued_way(_stage: Stage) -> QWidget:
    window = opened()
    page, services = window.page, window.context.services
    paper = services.archive.page()[0].id
    today = window.context.clock.today()
    services.deliveries.send(DeliveryForm((paper,), DeliveryChannel.POST, today, "周敏", "王丽", "EA 123 456 789 CN"))
    services.proofs.add(ProofForm(paper, ProofKind.TRACKING, today, "门卫", "催款档案 3 号夹", "由门卫代收，转财务"))
    services.replies.add(ReplyForm(paper, ReplyKind.RECEIVED, today, signed_by="王丽", position="会计"))
    page.choose("issued")
    page.refresh()
    page.issued.show_document(paper)
    page.issued.details.tabs.setCurrentWidget(page.issued.details.way)
    return window


def arrival_dialog(_stage: Stage) -> QWidget:
    context = opened().context
    return ArrivalDialog(context, context.services.archive.page()[0])


def reply_dialog(_stage: Stage) -> QWidget:
    context = opened().context
    dialog = ReplyDialog(context, context.services.archive.page()[0])
    dialog.kind.choose(ReplyKind.WILL_PAY)
    return dialog


_KINDS = {
    "statement": partial(kind, "statement"),
    "request": partial(kind, "payment_request"),
    "thanks": partial(kind, "thanks"),
    "account-change": partial(kind, "account_change"),
}

SCENES = (
    Scene("letters-proposals", proposals),
    Scene("letters-chosen", chosen),
    Scene("letters-final", final),
    Scene("letters-english", selected((2, "USD"))),
    Scene("letters-long", selected((3, "CNY"))),
    Scene("letters-no-letter", selected((4, "CNY"))),
    Scene("letters-no-company", no_company),
    *(Scene(f"letters-{name}", make()) for name, make in _KINDS.items()),
    Scene("letters-receipt", receipt),
    Scene("letters-running", running),
    Scene("letters-after-run", after_run),
    Scene("letters-runs", runs),
    Scene("letters-issued", issued),
    Scene("letters-issued-details", issued_details),
    Scene("letters-issued-way", issued_way),
    Scene("letters-issued-many", issued_many),
    Scene("letters-void", void),
    *(Scene(f"letters-empty-{part}", empty(part)) for part in ("proposals", "runs", "issued")),
    Scene("letters-void-dialog", void_dialog, own_size=True),
    Scene("letters-print-dialog", print_dialog, own_size=True),
    Scene("letters-run-dialog", run_dialog, own_size=True),
    Scene("letters-left-out-dialog", left_out, own_size=True),
    Scene("letters-send-dialog", send_dialog, own_size=True),
    Scene("letters-arrival-dialog", arrival_dialog, own_size=True),
    Scene("letters-reply-dialog", reply_dialog, own_size=True),
    Scene("letters-decide-dialog", decide_dialog, own_size=True),
    Scene("letters-new-dialog", new_dialog, own_size=True),
)
