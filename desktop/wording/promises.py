"""What became of all the promises that a customer made, in words."""

from desktop.domain.promises import PromiseRecord
from desktop.i18n import ngettext


def broken_text(count: int) -> str:
    """Say how many promises were broken; '' for none."""
    if not count:
        return ""
    return ngettext("%(count)s broken promise", "%(count)s broken promises", count) % {"count": count}


def record_text(record: PromiseRecord) -> str:
    """Say what became of all promises: "2 broken · 1 kept in part · 3 kept · 1 open"; '' where none was made."""
    counts = (
        (record.broken, ngettext("%(count)s broken", "%(count)s broken", record.broken)),
        (record.partly, ngettext("%(count)s kept in part", "%(count)s kept in part", record.partly)),
        (record.kept, ngettext("%(count)s kept", "%(count)s kept", record.kept)),
        (record.open, ngettext("%(count)s open", "%(count)s open", record.open)),
    )
    return " · ".join(text % {"count": count} for count, text in counts if count)
