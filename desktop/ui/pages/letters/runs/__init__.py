"""The print runs that were made, each with its papers."""
