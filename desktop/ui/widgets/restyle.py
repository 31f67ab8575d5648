"""Properties that the stylesheet looks at: a widget that is dressed already has to be dressed again."""

from PySide6.QtWidgets import QWidget


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property of the stylesheet (status, role, kind) and dress the widget anew if that changes it."""
    if (widget.property(name) or "") != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def set_kind(button: QWidget, kind: str) -> None:
    """Make a button primary, danger, quiet or link."""
    restyle(button, "kind", kind)
