"""The Tab key goes through fields as one reads them, also through those that came later.

Qt puts a field that is added later at the end of the chain, wherever it stands.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget


def keep_reading_order(stops: list[QWidget]) -> None:
    """Have Tab go through widgets in this order."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def reading_order(widget: QWidget) -> Iterator[QWidget]:
    """Find what Tab stops at inside a widget, as its layouts read; one that lays itself out names its `tab_stops`."""
    own: tuple[QWidget, ...] | None = getattr(widget, "tab_stops", None)
    if own is not None:
        yield from own
    elif isinstance(widget, QScrollArea):
        if (inner := widget.widget()) is not None:
            yield from reading_order(inner)
    elif isinstance(widget, QStackedWidget):
        for at in range(widget.count()):
            if (page := widget.widget(at)) is not None:
                yield from reading_order(page)
    else:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        if (layout := widget.layout()) is not None:
            yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from reading_order(widget)
        elif (inner := item.layout()) is not None:
            yield from _in_layout(inner)
