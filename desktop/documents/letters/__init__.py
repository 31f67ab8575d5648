"""The letters, each a module."""
