"""Settings: language and look, working days, the book, and what this program is."""
