"""Opening working sheets from any page."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.app import Services
from desktop.i18n import _
from desktop.services.visit_answers import VisitAnswers
from desktop.ui.acting import GONE, open_dialog, say, tell_refusal
from desktop.ui.context import Context
from desktop.ui.pages.sheets.answers_dialog import AnswersDialog
from desktop.ui.pages.sheets.dialog import SheetDialog
from desktop.ui.pages.sheets.follow_up_dialog import FollowUpDialog
from desktop.ui.pages.sheets.tongue import sheet_tongue
from desktop.wording.visit_sheet import day_sheet, visit_sheet


def open_visit_sheet(parent: QWidget, context: Context, visit_id: int, customer: str, day: date) -> None:
    """Show the sheet to take along to a visit."""
    name = _("Visit sheet %(day)s %(customer)s") % {"day": day.isoformat(), "customer": customer}
    read = partial(_visit, context.services, visit_id)
    SheetDialog(context, name, read, _("This visit is no longer in the book."), parent).open()


def open_day_sheet(parent: QWidget, context: Context, day: date) -> None:
    """Show the sheet of all visits of a day."""
    name = _("Day sheet %(day)s") % {"day": day.isoformat()}
    SheetDialog(context, name, partial(_day, context.services, day), "", parent).open()


def open_follow_up(parent: QWidget, context: Context) -> None:
    """Show the follow-up table of the telephone (rule 50)."""
    FollowUpDialog(context, parent).open()


def open_answers(parent: QWidget, context: Context, visit_id: int) -> None:
    """Prepare what to answer on a visit (rules 39 and 77)."""

    def show(found: VisitAnswers | None) -> None:
        if found is None:
            tell_refusal(parent, GONE)
            return
        dialog = AnswersDialog(context, found, parent)
        open_dialog(dialog, lambda _visit: say(parent, _("Prepared: %(customer)s") % {"customer": found.customer}))

    context.jobs.read(context.services.visit_answers.get, visit_id, then=show, owner=parent)


def _visit(services: Services, visit_id: int) -> bytes | None:
    tongue = sheet_tongue()
    sheet = services.visit_sheets.get(visit_id, tongue)
    return services.visit_sheets.pdf(visit_sheet(sheet), tongue) if sheet else None


def _day(services: Services, day: date) -> bytes:
    tongue = sheet_tongue()
    return services.visit_sheets.pdf(day_sheet(services.visit_sheets.of_day(day, tongue)), tongue)
