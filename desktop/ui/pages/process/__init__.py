"""How a customer pays, as a path to read at a glance and to change in place."""
