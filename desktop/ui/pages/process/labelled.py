"""A field outside a form: its label above, what is wrong with it below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.plain import plain_label


class Labelled(QWidget):
    """A field that can be shown and hidden together with its label."""

    def __init__(self, label: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.error = plain_label(role="error", wrap=True)
        self.error.hide()
        field.setAccessibleName(label)
        words = plain_label(label, role="caption")
        words.setBuddy(field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(words)
        layout.addWidget(field)
        layout.addWidget(self.error)
        layout.addStretch(1)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence says nothing."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
