"""What is done about a debt from many pages: log a contact, record a promise, a dispute, a hand-over."""
