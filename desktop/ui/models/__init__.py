"""Qt models over rows that the use cases return."""
