"""Visits: plan, confirm, move, pack, finish; as a list and as a week."""
