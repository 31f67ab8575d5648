"""From the finance office's file to the signed agreement, in the window as a rep has it before the eyes."""

import re
from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.domain.capitals import in_capitals
from desktop.domain.money import CURRENCIES
from desktop.domain.receivables import DebtCause, DebtNature
from desktop.ui.pages.letters.issued.void_dialog import VoidPaperDialog
from desktop.ui.pages.plans.agreement_dialog import AgreementDialog
from desktop.ui.pages.plans.editor import EditPlanDialog
from desktop.ui.pages.plans.move_dialog import MovePlanDialog
from desktop.ui.pages.plans.payment_dialog import RecordPaymentDialog
from desktop.ui.pages.plans.proposal_dialog import ProposalFormDialog
from desktop.ui.pages.plans.terms_inputs import DownPayment
from tests.documents.reading import pages_of
from tests.ui.rep import ENTER, a_morning

SATURDAY = date(2026, 11, 21)
FORM_IS_BACK = date(2026, 11, 24)
FIRST_PAY_DAY = date(2026, 11, 30)
CUSTOMER = "恒达食品有限公司"
FILE = (
    "2026年11月应收账款明细表",
    "序号;往来单位;单位编号;联系人;手机;发票号码;开票日期;到期日;价税合计;未收余额",
    "1;恒达食品有限公司;C001;王丽;13800000001;A-001;2026/9/1;2026/10/1;￥128,500.00;￥128,500.00",
    "2;恒达食品有限公司;C001;王丽;13800000001;A-002;2026/9/20;2026/10/20;￥20,000.00;￥20,000.00",
    "3;恒达食品有限公司;C001;王丽;13800000001;A-003;2026/10/10;2026/11/10;￥20,000.00;￥15,000.50",
    "4;瑞丰纸业（集团）;C002;李雷;13800000002;B-001;2026/10/15;2026/11/14;￥86,000.00;￥86,000.00",
    ";合计;;;;;;;￥254,500.00;￥249,500.50",
)
OURS = {
    "name": "样例机械有限公司",
    "address": "上海市样例路1号",
    "phone": "021-5555 0000",
    "legal_representative": "陈明",
    "handler": "林捷",
    "handler_phone": "138 0000 9999",
}
#: What a Chinese screen may show in Latin letters; how English papers begin and close is shown as they do.
KEPT = {"Dunwell", "rep", "book", "csv", "PDF", "PNG", "JPEG", "SHA", "SWIFT", "CNAPS", "LPR", "English"}
KEPT |= {"Ctrl", *CURRENCIES}
IN_ENGLISH = {"January", "Letter", "Dear", "Sir", "Madam", "Yours", "faithfully", "Sincerely"}
#: A number of a paper's table, and a row of its items.
AMOUNT = r"(-?[\d,]+\.\d\d)"
ITEM = re.compile(rf"^(A-\d+) \S+ \S+ {AMOUNT} {AMOUNT} {AMOUNT}(?: \d+)?$", re.MULTILINE)
PARTIES = re.compile(r"甲方（债权人）\n名称 样例机械有限公司\n(?:.*\n)*?乙方（债务人）\n名称 恒达食品有限公司\n")
INSTALMENT = re.compile(rf"^(?:首付|\d+) (\d{{4}}-\d\d-\d\d) {AMOUNT} {AMOUNT}$", re.MULTILINE)


@pytest.fixture
def office_file(tmp_path):
    """The finance office's file in a style of its own: GB18030, semicolons, a title, ￥, a row of sums."""
    file = tmp_path / "应收账款11月.csv"
    file.write_bytes("\r\n".join(FILE).encode("gb18030"))
    return file


@pytest.fixture(autouse=True)
def _no_excepthook(monkeypatch):
    monkeypatch.setattr("sys.excepthook", lambda *_: None)


@pytest.fixture
def morning(qtbot, qapp, tmp_path):
    """Start the program with the rep's book on a day."""
    return lambda day, language="en": a_morning(qtbot, qapp, tmp_path / "rep.book", day, language)


# What a rep does


def bring_in(rep, file):
    """Bring the finance office's file in."""
    rep.press_ctrl("7")
    rep.until(lambda: rep.window.key == "import")
    rep.drop(rep.page.start.drop_zone, file)
    rep.until(lambda: rep.page.review is not None)
    rep.click(rep.page.outcome.bring_in_button)
    rep.until(lambda: rep.page.review is None and rep.page.start.result.isVisible())
    rep.come_back()


def open_customer(rep, tab):
    """Find the customer by the first letters of its name in pinyin, and look at a tab."""
    rep.press_ctrl("k")
    rep.press("hdsp")
    rep.until(lambda: rep.window.palette_box.is_open and rep.window.palette_box.list.marked().page == "customer")
    rep.press(ENTER)
    rep.until(lambda: rep.window.key == "customer" and rep.page.title == CUSTOMER)
    rep.page.show_tab(tab)


def is_seen(view):
    """Say whether a paper is on the screen, drawn as sharp as it gets."""
    return view.is_current and view.area.is_sharp


def until_set(rep):
    """Wait until the letter on the screen is the one that would be made."""
    rep.until(
        lambda: (
            rep.window.key == "letters" and rep.page.proposals.pane.choices and is_seen(rep.page.proposals.pane.view)
        )
    )


def say_who_we_are(rep):
    """Fill in our company where the letter's banner leads, and come back to the letter."""
    rep.until(lambda: rep.window.key == "settings" and rep.page.section is rep.page.company)
    section = rep.page.company
    rep.until(section.missing.text)
    for name, text in OURS.items():
        rep.fill(section.form.field(name), text)
    rep.click(section.form.accounts.add_button)
    (account,) = section.form.accounts.rows
    assert (account.currency.chosen(), account.holder.text()) == ("CNY", "样例机械有限公司")
    rep.fill(account.bank, "样例银行上海分行")
    rep.fill(account.number, "6222 0000 1111 2222")
    rep.press_ctrl("s")
    rep.until(lambda: not section.is_dirty and not section.bar.isVisible())


def come_to_terms(rep):
    """Agree on a fifth at once and the rest in three months."""
    dialog = rep.dialog(EditPlanDialog)
    put = dialog.terms.inputs
    rep.until(put.items.ticked)
    choose(rep, dialog.terms.analysis.cause, DebtCause.CASH)
    choose(rep, dialog.terms.analysis.nature, DebtNature.BREACH)
    choose(rep, put.down.chooser, DownPayment.SHARE)
    rep.fill(put.down_share, "20")
    rep.fill(put.down_on, "2026-11-30")
    rep.fill(put.parts, "3")
    rep.fill(put.first_on, "2026-12-15")
    rep.until(lambda: dialog.pane.model.rowCount() == 4)
    return dialog


def choose(rep, chooser, choice):
    """Choose in a list by the arrow keys."""
    chooser.setFocus(Qt.FocusReason.TabFocusReason)
    rep.press(Qt.Key.Key_Home)
    while chooser.chosen() is not choice:
        rep.press(Qt.Key.Key_Down)


def confirm(rep, dialog):
    """Save a dialog by the keyboard."""
    rep.press_ctrl(ENTER)
    rep.until_gone(dialog)


def accept(rep, kind, button):
    """Press a button of the plan's panel and save its dialog as it is."""
    rep.click(button, rep.page.detail)
    confirm(rep, rep.dialog(kind))


def print_to(rep, kind, folder):
    """Save the paper of a dialog as it is shown, and close it; give its text."""
    dialog = rep.dialog(kind)
    rep.until(lambda: is_seen(dialog.view) and dialog.save_button.isEnabled())
    seen = dialog.view.area._pdf
    file = rep.save_paper(dialog.save_button, folder)
    assert file.read_bytes() == seen
    rep.click(dialog.close_button)
    rep.until_gone(dialog)
    return read(seen)


def until_plan_is(rep, state):
    """Wait until the panel shows the plan in a state."""
    rep.until(lambda: rep.window.key == "plans" and rep.page.detail.card and rep.page.detail.card.state == state)
    rep.come_back()


def assert_chinese(rep, dialog=None, kept=KEPT):
    """See that everything on the screen is translated."""
    assert rep.english(dialog or rep.window) - kept == set()


def look_at(rep, kind, button):
    """Open a paper of the plan, see that its dialog is translated, and leave it."""
    rep.click(button, rep.page.detail)
    dialog = rep.dialog(kind)
    rep.until(lambda: is_seen(dialog.view))
    assert_chinese(rep, dialog)
    rep.press(Qt.Key.Key_Escape)
    rep.until_gone(dialog)


# What a reader of the papers reads


def minor(figures):
    """Read an amount as it is printed."""
    return int(re.sub(r"[,.]", "", figures))


def read(pdf):
    """Read all pages of a paper."""
    return "\n".join(pages_of(pdf))


def flat(text):
    """Take out the breaks that the width of a paper makes."""
    return text.replace("\n", "")


def schedule_of(text):
    """Read the instalments of an agreement: day, amount, and what is left then."""
    return [(day, minor(amount), minor(left)) for day, amount, left in INSTALMENT.findall(text)]


def items_of(text):
    """Read the items of a paper: number and what is open; each is its amount without what is paid."""
    rows = ITEM.findall(text)
    assert all(minor(amount) - minor(paid) == minor(still) for _number, amount, paid, still in rows)
    return {number: minor(still) for number, _amount, _paid, still in rows}


# The road


def write_a_letter(rep, folder):
    """Write to the customer, be asked for our company, leave an item out, and save the letter as it is seen."""
    open_customer(rep, "letters")
    rep.click(rep.page.letters.write_button)
    until_set(rep)
    letter = rep.page.proposals.pane
    assert "Not filled in for our company: registered name, address" in rep.words(letter.notes)
    rep.click("Fill in your company")
    say_who_we_are(rep)
    rep.press(Qt.Key.Key_Escape)
    rep.until(lambda: rep.window.key == "letters" and "our company" not in rep.words(letter.notes))
    rep.tick(letter.form.items, 1)
    rep.until(lambda: "¥143,500.50" in letter.head.line.text())
    rep.fill(letter.form.pay_by, "2026-12-03")
    until_set(rep)
    seen = letter.view.area._pdf
    file = rep.save_paper(rep.page.view.save_button, folder)
    assert file.name == "CK-2026-0001 恒达食品有限公司.pdf"
    assert file.read_bytes() == seen
    return seen


def keep_and_void(rep, letter, folder):
    """Find the letter among the papers, save it once more, and declare it void; its number is used up."""
    page = rep.page
    rep.until(lambda: page.part == "issued" and page.issued.details.row and is_seen(page.issued.details.paper.view))
    rep.until(page.issued.table.rowCount)
    (row,) = page.issued.table.rows()
    assert (row.paper.customer, row.paper.total, row.paper.number) == (CUSTOMER, 14_350_050, "CK-2026-0001")
    assert rep.save_paper(page.view.save_button, folder).read_bytes() == letter
    page.issued.details.tabs.setCurrentWidget(page.issued.details.details)
    rep.click(page.issued.details.details.void_button)
    dialog = rep.dialog(VoidPaperDialog)
    rep.fill(dialog.reason, "A-002 belongs in it")
    confirm(rep, dialog)
    rep.until(lambda: "VOID, not to be used: A-002 belongs in it" in rep.words(page.issued.details))
    rep.page.choose("proposals")
    rep.until(lambda: "CK-2026-0002" in page.proposals.pane.head.line.text())


def hand_out_a_form(rep, folder):
    """Print the form on which the customer proposes how to pay."""
    open_customer(rep, "letters")
    rep.click(rep.page.letters.form_button)
    return print_to(rep, ProposalFormDialog, folder)


def agree(rep, folder):
    """Enter what the customer proposed, agree to it, print the agreement and have it signed."""
    open_customer(rep, "plans")
    rep.click(rep.page.plans.new_button)
    dialog = come_to_terms(rep)
    assert "The instalments come to the debt exactly: ¥163,500.50" in rep.words(dialog)
    confirm(rep, dialog)
    until_plan_is(rep, "draft")
    rep.click("Proposed by the customer")
    until_plan_is(rep, "proposed")
    accept(rep, MovePlanDialog, "Agree...")
    until_plan_is(rep, "agreed")
    rep.click("Agreement...")
    text = print_to(rep, AgreementDialog, folder)
    accept(rep, MovePlanDialog, "Signed...")
    until_plan_is(rep, "signed")
    return text


def take_in(rep):
    """Find what is due today and record that it came in."""
    rep.until(lambda: rep.window.rail.button("plans").count_text == "1")
    rep.press_ctrl("5")
    rep.click("What is due")
    rep.until(lambda: rep.page.due.table.rowCount() > 0)
    rep.press(Qt.Key.Key_Home, ENTER)
    dialog = rep.dialog(RecordPaymentDialog)
    assert "Settles 1 instalment" in rep.words(dialog)
    rep.fill(dialog.reference, "B-1130")
    confirm(rep, dialog)
    rep.until_said("Payment recorded: ¥32,700.10, 恒达食品有限公司")
    rep.until(lambda: rep.page.due.table.rowCount() == 1)
    rep.press(Qt.Key.Key_Home, Qt.Key.Key_Space)
    until_plan_is(rep, "running")


def test_the_road_from_the_file_to_money_under_a_signed_agreement(morning, office_file, tmp_path):
    with morning(SATURDAY) as rep:
        bring_in(rep, office_file)
        letter = write_a_letter(rep, tmp_path / "letter")
        keep_and_void(rep, letter, tmp_path / "again")
        form = hand_out_a_form(rep, tmp_path / "form")
    text = read(letter)
    assert items_of(text) == {"A-001": 12_850_000, "A-003": 1_500_050}
    assert "合计：¥143,500.50（大写：人民币壹拾肆万叁仟伍佰元伍角整）" in flat(text)
    assert "于2026年12月3日前（含当日）" in flat(text)
    assert "付款附言 CK-2026-0001" in text
    assert "¥163,500.50（大写：人民币壹拾陆万叁仟伍佰元伍角整）" in flat(form)
    assert not schedule_of(form), "dates and amounts are the customer's to fill in"

    with morning(FORM_IS_BACK) as rep:
        text = agree(rep, tmp_path / "agreement")
    debt = sum(items_of(text).values())
    assert debt == 16_350_050
    assert f"¥163,500.50（大写：{in_capitals(debt)}）" in flat(text)
    assert schedule_of(text) == [
        ("2026-11-30", 3_270_010, 13_080_040),
        ("2026-12-15", 4_360_013, 8_720_027),
        ("2027-01-15", 4_360_013, 4_360_014),
        ("2027-02-15", 4_360_014, 0),
    ]
    assert PARTIES.search(text)

    with morning(FIRST_PAY_DAY) as rep:
        take_in(rep)
        assert "¥32,700.10 of ¥163,500.50 paid" in rep.words(rep.page.detail)


def test_a_chinese_screen_has_no_word_that_is_not_translated(morning, office_file, tmp_path):
    with morning(SATURDAY, "zh_CN") as rep:
        bring_in(rep, office_file)
        open_customer(rep, "letters")
        assert_chinese(rep)
        rep.click(rep.page.letters.write_button)
        until_set(rep)
        assert "我公司资料未填写：单位名称、地址" in rep.words(rep.page.proposals.pane.notes)
        assert_chinese(rep)
        rep.click("填写公司资料")
        say_who_we_are(rep)
        assert_chinese(rep, kept=KEPT | IN_ENGLISH)
        rep.press(Qt.Key.Key_Escape)
        until_set(rep)
        letter = rep.save_paper(rep.page.view.save_button, tmp_path / "函件")
        rep.until(lambda: rep.page.issued.details.row and is_seen(rep.page.issued.details.paper.view))
        assert_chinese(rep, rep.page.issued.details)
        assert "人民币壹拾陆万叁仟伍佰元伍角整" in flat(read(letter.read_bytes()))
        open_customer(rep, "plans")
        rep.click(rep.page.plans.new_button)
        dialog = come_to_terms(rep)
        assert_chinese(rep, dialog)
        confirm(rep, dialog)
        until_plan_is(rep, "draft")
        assert_chinese(rep)
        rep.click("客户已提出")
        until_plan_is(rep, "proposed")
        look_at(rep, ProposalFormDialog, "还款方案表…")
        rep.click("谈妥…")
        dialog = rep.dialog(MovePlanDialog)
        assert_chinese(rep, dialog)
        confirm(rep, dialog)
        until_plan_is(rep, "agreed")
        look_at(rep, AgreementDialog, "协议书…")
        rep.click("已签署…")
        dialog = rep.dialog(MovePlanDialog)
        assert_chinese(rep, dialog)
        confirm(rep, dialog)
        until_plan_is(rep, "signed")
        rep.click("登记收款…")
        dialog = rep.dialog(RecordPaymentDialog)
        assert_chinese(rep, dialog)
        confirm(rep, dialog)
        until_plan_is(rep, "running")
        assert_chinese(rep)
