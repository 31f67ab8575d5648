"""The rules of collecting: frozen dataclasses and functions, no texts, no input or output, no clock."""
