"""The way of a paper: how it went out, that it arrived, what came back."""
