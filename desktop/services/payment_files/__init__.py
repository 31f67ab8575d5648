"""Bringing in payments from a bank's or the finance office's file: nothing is booked that nobody agreed to."""
