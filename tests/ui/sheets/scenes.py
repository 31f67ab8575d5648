"""Scenes of the working sheets, on the small book of the visits."""

from PySide6.QtWidgets import QWidget

from desktop.domain.visitsheet import PreparedAnswer
from desktop.ui.pages.sheets.answers_dialog import AnswersDialog
from desktop.ui.pages.sheets.dialog import SheetDialog
from desktop.ui.pages.sheets.follow_up_dialog import FollowUpDialog
from desktop.ui.pages.sheets.tongue import sheet_tongue
from desktop.wording import visit_sheet as words
from tests.pictures import Scene, Stage
from tests.ui.visits.scenes import full


def _visit_id() -> int:
    return next(row.id for row in full().services.visits.page(limit=50) if row.status == "planned")


def visit_sheet(_stage: Stage) -> QWidget:
    context = full()
    tongue = sheet_tongue()

    def read() -> bytes | None:
        sheet = context.services.visit_sheets.get(_visit_id(), tongue)
        return context.services.visit_sheets.pdf(words.visit_sheet(sheet), tongue) if sheet else None

    return SheetDialog(context, "拜访单", read, "")


def follow_up(_stage: Stage) -> QWidget:
    return FollowUpDialog(full())


def answers(_stage: Stage) -> QWidget:
    context = full()
    visit = _visit_id()
    prepared = (("老板不在", "请问什么时候回来？谁可以代签？"), ("发票没收到", "今天带了原件，请签收。"))
    context.services.visit_answers.save(visit, [PreparedAnswer(*each) for each in prepared])
    found = context.services.visit_answers.get(visit)
    assert found is not None
    return AnswersDialog(context, found)


SCENES = (
    Scene("sheet-visit", visit_sheet, own_size=True),
    Scene("sheet-follow-up", follow_up, own_size=True),
    Scene("sheet-answers", answers, own_size=True),
)
