"""Recording the payments of a day, one after the other."""
