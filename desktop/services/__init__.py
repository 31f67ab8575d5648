"""The use cases: load through the book, apply the rules, save in one transaction, say what changed. No Qt."""
