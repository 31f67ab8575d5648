"""Payments of a file: whose they are, what they are for, and whether the book has them already."""
