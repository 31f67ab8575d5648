"""What a page is given to work with."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.services.clock import Clock
from desktop.ui.hub import Hub
from desktop.ui.jobs import Jobs
from desktop.ui.program import Program

if TYPE_CHECKING:
    from desktop.app import Services


@dataclass(frozen=True, slots=True)
class Context:
    """The use cases, the threads to run them in, what was written, what day it is, and the program around it all."""

    services: "Services"
    jobs: Jobs
    hub: Hub
    clock: Clock
    program: Program = field(default_factory=Program)
