"""What Ctrl+K finds or offers."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found, or a command: where it leads, with arguments for the page."""

    title: str
    icon: str
    page: str
    arguments: Mapping[str, object] = field(default_factory=dict)
    detail: str = ""
