"""The payments that are in the book."""
