"""PySide's hook into Python's import is taken away, and nothing misses it."""

import builtins
import subprocess
import sys

#: What a start does: the window's room first, then Qt's classes and modules of ours that name them.
START = """
import builtins, sys
import desktop.ui.main_window
from PySide6.QtWidgets import QTreeView
assert builtins.__import__ is not builtins.__feature_import__
features = sys.modules["shibokensupport.feature"].pyside_feature_dict
assert "desktop.ui.main_window" not in features, features
"""


def test_modules_of_ours_are_not_searched():
    subprocess.run([sys.executable, "-c", START], check=True, timeout=60)


def test_imports_are_pythons_own_again():
    import desktop.ui  # noqa: F401 - what is tested

    assert builtins.__import__ is not getattr(builtins, "__feature_import__", None)
