"""The same use cases without a window: what a rep can click, a terminal can do."""
