"""Help: short texts of our own about each part of the program."""
