"""Headings inside a page."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.ui.widgets.plain import plain_label


class SectionHeading(QWidget):
    """A heading with what belongs beside it (a chip, a button) and a hairline to the right edge."""

    def __init__(self, text: str, *beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QFrame()
        line.setProperty("role", "line")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 4)
        layout.setSpacing(8)
        layout.addWidget(plain_label(text, role="heading"))
        layout.addWidget(line, 1)
        for widget in beside:
            layout.addWidget(widget)
