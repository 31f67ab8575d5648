"""The small buttons at the end of a row that can be moved and taken out."""

from collections.abc import Callable

from PySide6.QtWidgets import QToolButton

from desktop.ui.icons import set_icon


def row_button(icon: str, name: str, run: Callable[[], object]) -> QToolButton:
    """Make a button that shows an icon; `name` is read aloud and shown as a tooltip."""
    button = QToolButton()
    button.setAccessibleName(name)
    button.setToolTip(name)
    set_icon(button, icon, role="muted")
    button.clicked.connect(lambda _checked=False: run())
    return button
