"""Our own company, as its letters and agreements say it."""
