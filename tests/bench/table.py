"""Timing two things in turn, and the table of what came out."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

RUNS = 15


@dataclass(frozen=True, slots=True)
class Figure:
    """Ours and the floor in milliseconds (medians), and the peaks of memory in MiB where they were taken."""

    name: str
    ours: float
    floor: float
    floor_is: str
    memory: str = ""

    @property
    def ratio(self) -> float:
        """How many times the floor ours takes."""
        return self.ours / self.floor if self.floor else float("nan")


def pair(name: str, ours: Callable[[], object], floor: Callable[[], object], floor_is: str, runs: int = RUNS) -> Figure:
    """Time both in turn, one warm-up each, so that a drifting machine drifts for both."""
    ours(), floor()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for taken, work in zip(times, (ours, floor), strict=True):
            begin = time.perf_counter()
            work()
            taken.append((time.perf_counter() - begin) * 1000)
    return Figure(name, statistics.median(times[0]), statistics.median(times[1]), floor_is)


def print_table(figures: Sequence[Figure]) -> None:
    """Print one line a figure."""
    print(f"{'what':44}{'ours ms':>10}{'floor ms':>10}{'ratio':>8}  floor, memory")
    for figure in figures:
        print(
            f"{figure.name:44}{figure.ours:10.2f}{figure.floor:10.2f}{figure.ratio:8.2f}  {figure.floor_is}"
            f"{'; ' + figure.memory if figure.memory else ''}"
        )
