"""The words of our papers, and a firm's own in their place."""
