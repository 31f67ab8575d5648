"""The kinds of papers that the page makes: each is a small module with its choices and its list, on its service."""
