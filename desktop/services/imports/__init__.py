"""Bringing in files of the finance office: reading, checking, planning, applying, undoing."""
