"""What models and those who paint them agree on."""

from typing import Literal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

ChipKind = Literal["info", "good", "warn", "danger", "neutral"]
Index = QModelIndex | QPersistentModelIndex

#: The whole row object of a cell.
ROW_ROLE = Qt.ItemDataRole.UserRole
#: The value behind the text of a cell.
VALUE_ROLE = Qt.ItemDataRole.UserRole + 1
#: The kind of chip that the cell's text is painted as, or None.
CHIP_ROLE = Qt.ItemDataRole.UserRole + 2
