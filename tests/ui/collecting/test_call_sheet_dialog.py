"""The call sheet on the screen: the paper itself, and the call logged beside it."""

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.ui.pages.collecting.call_opening import open_call_sheet
from desktop.ui.pages.collecting.call_sheet_dialog import CallSheetDialog
from tests.documents.reading import pages_of
from tests.ui.visits.driving import gone, save, shown

CUSTOMER = 1


@pytest.fixture
def dialog(page, full):
    open_call_sheet(page, full, CUSTOMER)
    return shown(page, CallSheetDialog)


def test_the_sheet_on_the_screen_is_the_paper(dialog, full):
    (text,) = pages_of(dialog.view.pdf)
    name = full.services.customers.get(CUSTOMER).customer.name
    assert name in text
    assert "be arranged?" in text


def test_the_call_is_logged_from_it(qtbot, page, full, dialog, said):
    dialog.fields.result.set_value("calls_back")
    qtbot.keyClicks(dialog.fields.next_step, "wait for the call")
    qtbot.keyClicks(dialog.fields.next_step_on, "2026-11-24")
    save(qtbot, dialog)
    assert gone(page, CallSheetDialog)
    assert [line.next_step for line in full.services.contacts.page(CUSTOMER)] == ["wait for the call"]
    said[-1][1]()
    assert full.services.contacts.page(CUSTOMER) == []


def test_it_is_saved_beside_an_older_one(dialog, tmp_path):
    for _time in range(2):
        dialog.sheet.save_button.click()
        chooser = shown(dialog, QFileDialog)
        chooser.fileSelected.emit(str(tmp_path))
        chooser.close()
        chooser.deleteLater()
        gone(dialog, QFileDialog)
    files = sorted(tmp_path.glob("*.pdf"))
    assert len(files) == 2
    assert files[0].read_bytes() == files[1].read_bytes() == dialog.view.pdf


def test_a_customer_that_is_gone_is_told(page, full):
    open_call_sheet(page, full, 999)
    assert gone(page, CallSheetDialog)
