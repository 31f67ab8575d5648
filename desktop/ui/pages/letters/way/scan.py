"""The field for a scan or a photograph."""

from desktop.i18n import _
from desktop.ui.widgets.file_edit import FileEdit

_PATTERNS = "PDF, PNG, JPEG (*.pdf *.png *.jpg *.jpeg)"


def scan_edit() -> FileEdit:
    """Make the field."""
    return FileEdit(_("Scan or photograph"), _PATTERNS)
