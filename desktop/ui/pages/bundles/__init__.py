"""Papers of one customer put together for a lawyer, an agency or a colleague."""
