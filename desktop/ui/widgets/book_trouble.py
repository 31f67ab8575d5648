"""What a user is asked when a book cannot be opened."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop import paths
from desktop.i18n import _
from desktop.services.faults import BookFault
from desktop.wording.faults import fault_text


def ask_for_another(parent: QWidget | None, fault: BookFault) -> Path | None:
    """Say why a book cannot be opened and wait; give the file that the user chose instead, None for none."""
    title, advice = fault_text(fault)
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(title)
    box.setInformativeText(advice)
    choose = box.addButton(_("Choose another file..."), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_("Close"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    if box.clickedButton() is not choose:
        return None
    folder = str(paths.data_folder())
    name, _filter = QFileDialog.getOpenFileName(parent, _("Open a book"), folder, _("Books (*.book);;All files (*)"))
    return Path(name) if name else None
