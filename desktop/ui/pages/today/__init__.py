"""The list of the day: whom to call, whom to visit, and why."""
