"""Working sheets on the screen: read, printed, saved; none of them is kept in the book."""
