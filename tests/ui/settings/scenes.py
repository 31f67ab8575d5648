"""Scenes of the settings and of the help."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop import i18n
from desktop.app import open_app
from desktop.domain.company import BankAccount, Company, EnglishHabit
from desktop.domain.customers import LetterLanguage
from desktop.domain.lateinterest import InterestBasis, InterestChoice, RateBasis
from desktop.domain.limitation import DEFAULT_PERIODS, CountryPeriod
from desktop.services.clock import FixedClock
from desktop.services.late_interest import RateForm
from desktop.ui.context import Context
from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs
from desktop.ui.pages.help.page import HelpPage
from desktop.ui.pages.settings.days.day_dialog import ChangeDayDialog
from desktop.ui.pages.settings.days.year import read_year
from desktop.ui.pages.settings.law.rate_dialog import RateDialog
from desktop.ui.pages.settings.page import SettingsPage
from desktop.ui.pages.settings.texts.versions_dialog import VersionsDialog
from tests.pictures import Scene, Stage
from tests.ui.scenes import context, window_of

TODAY = date(2026, 11, 21)
NAME, ENGLISH_NAME = "深圳市登门精密机械有限公司", "Dunwell Precision Machinery (Shenzhen) Co., Ltd."
FULL = Company(
    name=NAME,
    name_en=ENGLISH_NAME,
    address="广东省深圳市南山区科技园南区\n高新南一道 12 号 3 栋 501 室",
    address_en="Room 501, Building 3, 12 Gaoxin South 1st Road\nNanshan District, Shenzhen, China",
    tax_id="91440300MA5F0X0X0X",
    phone="0755 8600 1200",
    mail="finance@dunwell.example",
    legal_representative="陈建国",
    signatory="林志远",
    signatory_position="财务总监",
    handler="王芳",
    handler_phone="138 0000 0000",
    handler_mail="wang.fang@dunwell.example",
    signing_place="深圳市南山区",
    registered_number="01234567",
    registered_in="England and Wales",
    registered_office="1 Harbour Road, London SE1 2AB",
    accounts=(
        BankAccount("CNY", NAME, "中国工商银行股份有限公司深圳南山支行", "4000 0123 0920 0456 789", "102584002193"),
        BankAccount("CNY", NAME, "招商银行深圳科技园支行", "7559 1234 5678 901", "308584001135"),
        BankAccount("USD", ENGLISH_NAME, "Bank of China, Shenzhen Branch", "7412 5792 3344", "BKCHCNBJ45A"),
    ),
)
LONG_NAME = "北京𠮷野家供应链管理与国际贸易发展股份有限公司" * 8
LONG = replace(
    FULL,
    name=LONG_NAME,
    name_en="The Very Long and Considerably Widespread Precision Machinery Trading Company " * 3,
    accounts=(BankAccount("CNY", LONG_NAME, "中国工商银行" * 30, "4" * 60, "1" * 60),),
)


def book_context() -> Context:
    """Open a fresh book that lies where it can be forgotten."""
    folder = Path(tempfile.mkdtemp(prefix="dunwell-scene-"))
    clock = FixedClock(TODAY)
    app = open_app(folder / "rep-north.book", clock)
    hub = Hub()
    return Context(app.services, InlineJobs(hub), hub, clock)


def settings(section: str, year: int = 2026) -> QWidget:
    page_context = book_context()
    calendars = page_context.services.calendars
    calendars.set_day(date(2026, 12, 31), working=False, name="盘点 stock-taking")
    calendars.set_day(date(2026, 8, 15), working=True)
    page = SettingsPage(page_context)
    page.arrive(section=section)
    page.days.show_year(year)
    return window_of(page)


def letters(_stage: Stage) -> QWidget:
    page = settings("letters")
    assert isinstance(page, SettingsPage)
    page.resize(1280, 800)
    page.show()
    page.letters.counts["second"].setText("20")
    page.letters.counts["final"].setText("20")
    page.letters.save()
    return page


def law(_stage: Stage) -> QWidget:
    return _law_page(law_context())


def law_context() -> Context:
    page_context = book_context()
    interest = page_context.services.late_interest
    interest.save_default(InterestChoice(InterestBasis.LPR, factor=130))
    for day, rate in ((date(2025, 5, 20), 30_000), (date(2024, 10, 21), 31_000), (date(2024, 7, 22), 33_500)):
        interest.save_rate(RateForm(RateBasis.LPR_1Y, day, rate, "中国人民银行授权全国银行间同业拆借中心公布"))
    interest.save_rate(RateForm(RateBasis.BOE_BASE, date(2026, 6, 30), 37_500, "bankofengland.co.uk, read 1 Jul 2026"))
    page_context.services.limitation.save_periods((*DEFAULT_PERIODS, CountryPeriod("GB", 6, demand_moves=False)))
    return page_context


def law_refused(_stage: Stage) -> QWidget:
    page = _law_page(book_context())
    page.law.basis.choose(InterestBasis.CONTRACT_DAILY)
    page.law.rate.setText("2")
    page.law.save()
    return page


def law_below(_stage: Stage) -> QWidget:
    page = _law_page(law_context())
    page.law.periods.add_button.click()
    page.law.periods.rows[-1].years.setText("40")
    page.law.save()
    return page


def rate(_stage: Stage) -> QWidget:
    return RateDialog(book_context())


def _law_page(page_context: Context) -> SettingsPage:
    page = SettingsPage(page_context)
    page.arrive(section="law")
    window_of(page)
    page.resize(1280, 800)
    page.show()
    return page


def picture(width: int = 480, height: int = 160) -> bytes:
    """Draw a logo, as PNG."""
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setBrush(Qt.GlobalColor.darkBlue)
    painter.drawRoundedRect(8, 8, height - 16, height - 16, 24, 24)
    painter.setPen(Qt.GlobalColor.darkBlue)
    font = QFont()
    font.setPixelSize(height // 3)
    painter.setFont(font)
    painter.drawText(image.rect().adjusted(height, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "DUNWELL")
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def company(kept: Company = FULL, change: Callable[[SettingsPage], object] = lambda _page: None) -> QWidget:
    page_context = book_context()
    page_context.services.company.save(kept)
    if kept is FULL:
        page_context.services.company.set_logo(picture())
    page = SettingsPage(page_context)
    page.arrive(section="company")
    window_of(page)
    page.resize(1280, 800)
    page.show()
    change(page)
    return page


def scrolled_down(page: SettingsPage) -> None:
    page.company.go_to_field("registered_office")


def refused(page: SettingsPage) -> None:
    form = page.company.form
    form.show_company(
        replace(FULL, mail="finance at dunwell", handler_phone="ask", accounts=(replace(FULL.accounts[0], number=""),))
    )
    form.edited.emit()
    page.company.save()


def accounts(page: SettingsPage) -> None:
    page.company.go_to_field("accounts")


def american(page: SettingsPage) -> None:
    page.company.form.habit.show_habit(EnglishHabit.US)
    page.company.go_to_field("english_habit")


def texts(
    change: Callable[[SettingsPage], object] = lambda _page: None, size: tuple[int, int] = (1280, 800)
) -> QWidget:
    page_context = book_context()
    page_context.services.company.save(FULL)
    service = page_context.services.paper_texts
    service.save(LetterLanguage.ENGLISH, "reminder.closing", "We look forward to your payment.")
    service.save(LetterLanguage.CHINESE, "reminder.closing", "盼复为感。")
    page = SettingsPage(page_context)
    page.arrive(section="texts")
    window_of(page)
    page.resize(*size)
    page.show()
    change(page)
    return page


def typing(page: SettingsPage) -> None:
    page.texts.go_to_field("agreement.debt.sum")
    page.texts.editor.edit.setPlainText("At the close of {as_of} you owe us {sum}.")


def many_places(page: SettingsPage) -> None:
    page.texts.go_to_field("reminder.request")
    page.texts.editor.edit.insertPlainText("Please pay us {total} soon. ")


def looking(page: SettingsPage) -> None:
    page.texts.search.setText("no such word anywhere")


def previewing(page: SettingsPage) -> None:
    page.texts.go_to_field("reminder.second.request")
    page.texts.sides.show_preview()
    QTest.qWait(600)


def previewing_wide(page: SettingsPage) -> None:
    page.texts.go_to_field("reminder.second.request")
    page.texts.editor.edit.insertPlainText("Please pay us {total} soon. ")
    QTest.qWait(600)


def harsh(page: SettingsPage) -> None:
    page.texts.go_to_field("reminder.closing")
    QTest.qWait(300)
    page.texts.editor.edit.setPlainText("Pay, or we go to the police and tell your neighbours.")
    QTest.qWait(300)


def changed_only(page: SettingsPage) -> None:
    page.texts.changed_only.setChecked(True)


def versions(_stage: Stage) -> QWidget:
    page_context = book_context()
    service = page_context.services.paper_texts
    language = LetterLanguage(i18n.language())
    key = "reminder.request"
    own = {
        LetterLanguage.ENGLISH: ("Please pay by {pay_by}.", "Please pay all of {total} by {pay_by}, in one sum."),
        LetterLanguage.CHINESE: ("请于{pay_by}前付款。", "请于{pay_by}前一次付清{total}。"),
    }[language]
    service.save(language, key, own[0])
    service.reset(language, key)
    service.save(language, key, own[1])
    row = next(each for each in service.page(language) if each.key == key)
    return VersionsDialog(row, service.versions(language, key), TODAY)


def check(_stage: Stage) -> QWidget:
    page = settings("book")
    assert isinstance(page, SettingsPage)
    page.book.reload()
    page.book.check_button.click()
    return page


def change_day(_stage: Stage) -> QWidget:
    page_context = book_context()
    calendars = page_context.services.calendars
    calendars.set_day(date(2026, 10, 5), working=True, name="盘点")
    view = read_year(calendars, 2026, "en")
    return ChangeDayDialog(page_context.jobs, calendars, view.days[date(2026, 10, 5)])


def help_page(_stage: Stage) -> QWidget:
    page = HelpPage(context())
    page.arrive(page="imports")
    return window_of(page)


def help_table(_stage: Stage) -> QWidget:
    page = HelpPage(context())
    page.arrive(topic="payment-process")
    return window_of(page)


SCENES = (
    Scene("settings-appearance", lambda _stage: settings("appearance")),
    Scene("settings-days", lambda _stage: settings("days")),
    Scene("settings-days-estimated", lambda _stage: settings("days", 2027)),
    Scene("settings-collecting", lambda _stage: settings("collecting")),
    Scene("settings-letters", lambda _stage: settings("letters")),
    Scene("settings-letters-refused", letters),
    Scene("settings-law", law),
    Scene("settings-law-empty", lambda _stage: settings("law")),
    Scene("settings-law-refused", law_refused),
    Scene("settings-law-below", law_below),
    Scene("settings-law-rate", rate, own_size=True),
    Scene("settings-company", lambda _stage: company()),
    Scene("settings-company-below", lambda _stage: company(change=scrolled_down)),
    Scene("settings-company-accounts", lambda _stage: company(change=accounts)),
    Scene("settings-company-us", lambda _stage: company(change=american)),
    Scene("settings-company-empty", lambda _stage: company(Company())),
    Scene("settings-company-long", lambda _stage: company(LONG)),
    Scene("settings-company-refused", lambda _stage: company(change=refused)),
    Scene("settings-texts", lambda _stage: texts()),
    Scene("settings-texts-typing", lambda _stage: texts(typing)),
    Scene("settings-texts-places", lambda _stage: texts(many_places)),
    Scene("settings-texts-preview", lambda _stage: texts(previewing)),
    Scene("settings-texts-wide", lambda _stage: texts(previewing_wide, (1920, 1080))),
    Scene("settings-texts-wide-harsh", lambda _stage: texts(harsh, (1920, 1080))),
    Scene("settings-texts-changed", lambda _stage: texts(changed_only)),
    Scene("settings-texts-versions", versions, own_size=True),
    Scene("settings-texts-none", lambda _stage: texts(looking)),
    Scene("settings-book", check),
    Scene("settings-about", lambda _stage: settings("about")),
    Scene("settings-day", change_day, own_size=True),
    Scene("help", help_page),
    Scene("help-table", help_table),
)
