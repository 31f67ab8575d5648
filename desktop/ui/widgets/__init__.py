"""Widgets that any page may use; none of them knows a page or a use case."""
