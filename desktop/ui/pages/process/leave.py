"""The question before unsaved work is left."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.i18n import _


def ask_unsaved(
    parent: QWidget,
    question: str,
    *,
    save: Callable[[], object],
    discard: Callable[[], object],
    stay: Callable[[], object] | None = None,
) -> QMessageBox:
    """Ask whether to save, discard or stay; Esc stays. Returns at once."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setIcon(QMessageBox.Icon.NoIcon)
    keep = box.addButton(_("Save"), QMessageBox.ButtonRole.AcceptRole)
    keep.setProperty("kind", "primary")
    lose = box.addButton(_("Discard"), QMessageBox.ButtonRole.DestructiveRole)
    lose.setProperty("kind", "danger")
    back = box.addButton(_("Stay here"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(back)
    keep.clicked.connect(lambda _checked=False: save())
    lose.clicked.connect(lambda _checked=False: discard())
    if stay is not None:
        back.clicked.connect(lambda _checked=False: stay())
    box.open()
    return box
