"""Bringing in payments from a bank's or the finance office's file."""
