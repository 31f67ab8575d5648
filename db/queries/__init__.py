"""Reads: each function takes an open book and gives back frozen dataclasses; the only joins of the program."""
