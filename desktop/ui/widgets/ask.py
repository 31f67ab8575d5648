"""Questions before work that takes something away."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desktop.i18n import _
from desktop.ui.widgets.plain import plain_mnemonic
from desktop.ui.widgets.restyle import set_kind


def ask(
    parent: QWidget | None,
    question: str,
    action: str,
    run: Callable[[], object],
    *,
    detail: str = "",
    danger: bool = True,
) -> QMessageBox:
    """Ask before doing it: the question names what and how many, the button says what it does; Esc does nothing.

    Returns at once; `run` is called when the user agrees. Give it as a method: Qt holds those weakly, while a lambda
    with a parentless dialog in it would keep that dialog alive until the question itself is being destroyed.
    """
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(detail)
    box.setIcon(QMessageBox.Icon.NoIcon)
    agree = box.addButton(plain_mnemonic(action), QMessageBox.ButtonRole.AcceptRole)
    set_kind(agree, "danger" if danger else "primary")
    keep = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep if danger else agree)
    box.setEscapeButton(keep)
    box.accepted.connect(run)
    _open(box)
    return box


def tell(parent: QWidget | None, text: str, *, detail: str = "") -> QMessageBox:
    """Say something that the user has to know, with one button."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(detail)
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    _open(box)
    return box


#: Boxes without a parent, which would vanish with their last reference.
_parentless: dict[int, QMessageBox] = {}


def _open(box: QMessageBox) -> None:
    if box.parent() is None:
        key = id(box)
        _parentless[key] = box
        box.destroyed.connect(lambda: _parentless.pop(key, None))
    box.open()


def is_told(text: str) -> bool:
    """Say whether this is on the screen already."""
    boxes = (each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox))
    return any(box.isVisible() and box.text() == text for box in boxes)
