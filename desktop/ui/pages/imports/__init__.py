"""Bringing in a file of the finance office."""
