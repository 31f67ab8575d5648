"""Parts that pages with papers share: what to know before one is printed, and for whom it is."""
