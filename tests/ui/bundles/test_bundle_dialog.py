"""Putting the papers of a customer together on the screen."""

import pytest
from PySide6.QtWidgets import QMessageBox

from desktop.domain.bundles import BundlePart, ForWhom
from desktop.domain.customers import LetterLanguage
from desktop.domain.timeline import EventGroup
from desktop.ui.pages.bundles.dialog import BundleDialog
from desktop.ui.pages.bundles.opening import offer_bundle, open_bundle
from tests.documents.reading import pages_of
from tests.ui.visits.driving import gone, save, shown


@pytest.fixture
def customer(full):
    return next(row.id for row in full.services.customers.page() if row.name.startswith("恒达"))


@pytest.fixture
def dialog(page, full, customer):
    open_bundle(page, full, customer, "Wang & Partners")
    return shown(page, BundleDialog)


def is_offered(dialog, part):
    return not dialog.parts[part].isHidden()


def test_what_never_leaves_the_house_is_offered_for_a_colleague_alone(dialog):
    for for_whom in ForWhom:
        dialog.for_whom.choose(for_whom)
        assert is_offered(dialog, BundlePart.INTERNAL) is (for_whom is ForWhom.COLLEAGUE)
        assert is_offered(dialog, BundlePart.NOTES) is (for_whom is ForWhom.COLLEAGUE)


def test_telephones_and_notes_are_not_ticked_at_first(dialog):
    dialog.for_whom.choose(ForWhom.COLLEAGUE)
    assert not dialog.parts[BundlePart.PEOPLE].isChecked()
    assert not dialog.parts[BundlePart.NOTES].isChecked()
    assert dialog.parts[BundlePart.STATEMENT].isChecked()


def test_a_part_that_holds_nothing_cannot_be_ticked(dialog):
    assert not dialog.parts[BundlePart.AGREEMENTS].isEnabled()
    assert not dialog.parts[BundlePart.AGREEMENTS].isChecked()


def test_it_is_written_and_told(qtbot, page, full, dialog, tmp_path):
    customer = dialog.wish.choices.customer_id
    dialog.folder.setText(str(tmp_path))
    dialog.tongue.choose(LetterLanguage.CHINESE)
    save(qtbot, dialog)
    box = shown(page, QMessageBox)
    (pdf,) = tmp_path.glob("*.pdf")
    assert pdf.with_suffix(".xlsx").exists()
    assert str(pdf) in box.informativeText()
    assert "Wang & Partners" in pages_of(pdf.read_bytes())[0]
    assert full.services.customers.events(customer, groups=[EventGroup.PAPERS])[0].kind == "documents_bundled"


def test_without_a_folder_nothing_is_written_and_the_dialog_stays(qtbot, dialog):
    dialog.folder.setText("/nowhere")
    save(qtbot, dialog)
    assert dialog.form.error_text("folder")
    assert dialog.isVisible()


def test_a_customer_that_is_gone_is_told(page, full):
    open_bundle(page, full, 999)
    assert shown(page, QMessageBox).text()
    assert gone(page, BundleDialog)


def test_after_a_hand_over_it_is_offered_with_the_name(page, full, customer):
    offer_bundle(page, full, customer, "Liu & Partners")
    box = shown(page, QMessageBox)
    assert "Liu & Partners" in box.text()
    box.accept()
    assert shown(page, BundleDialog).to.text() == "Liu & Partners"
