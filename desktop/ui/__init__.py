"""The window: the only room that knows Qt."""

import builtins

import PySide6.QtCore  # noqa: F401 - hooks the import, see below

# From its own import on, PySide looks into the source of every module that is imported, for `from __feature__ import`,
# which is not used here. That is a tenth of the start; and it enters Qt's bindings from whatever thread imports.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
