"""Work in a process of its own, which tells in JSON what it took."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def told_by(module: str, *words: str, folder: Path) -> Any:
    """Run a module of the bench with some words, compiled once in a folder as an installed program is."""
    environment = os.environ | {
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    command = [sys.executable, "-m", f"tests.bench.{module}", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600, check=True)
    return json.loads(done.stdout)
