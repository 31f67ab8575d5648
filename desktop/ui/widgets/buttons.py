"""Buttons that do one thing when they are pressed."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from desktop.ui.icons import set_icon
from desktop.ui.widgets.plain import plain_mnemonic


def push_button(text: str, run: Callable[[], object], *, icon: str = "", primary: bool = False) -> QPushButton:
    """Make a button; the primary one of a place stands out."""
    button = QPushButton(plain_mnemonic(text))
    if primary:
        button.setProperty("kind", "primary")
    if icon:
        set_icon(button, icon, role="on_accent" if primary else "text")
    button.clicked.connect(lambda _checked=False: run())
    return button


def link_button(text: str, run: Callable[[], object]) -> QPushButton:
    """Make a button that looks like a link."""
    button = push_button(text, run)
    button.setProperty("kind", "link")
    return button
