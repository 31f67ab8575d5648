"""The page and the small book that the dialogs of collecting are opened on."""

from tests.ui.collecting.conftest import full, page, said

__all__ = ["full", "page", "said"]
