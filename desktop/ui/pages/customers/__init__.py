"""Customers: the list, and the page of each with its people, items, visits and way of paying."""
