"""Tests of the scripts in packaging/, which are no package: their folder goes on the path, as when one is started."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
if str(PACKAGING) not in sys.path:
    sys.path.append(str(PACKAGING))


@pytest.fixture
def make_program(tmp_path: Path) -> Callable[..., Path]:
    """Make a program, a shell script, that notes its arguments in `calls` beside it and then does as it is told."""
    if os.name == "nt":
        pytest.skip("stand-in programs are shell scripts")

    def make(name: str, body: str = "", folder: Path = tmp_path / "programs") -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / name
        file.write_text(f'#!/bin/sh\necho "${{0##*/}} $*" >> "{folder}/calls"\n{body}\n')
        file.chmod(0o755)
        return file

    return make
