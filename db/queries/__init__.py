"""Reads: each function takes an open book and gives back named tuples; the only joins of the program."""
