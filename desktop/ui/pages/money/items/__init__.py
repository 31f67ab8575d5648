"""What is owed, item by item."""
