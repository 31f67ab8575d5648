"""The book: one SQLite file that holds everything; nothing of the application is imported here."""
