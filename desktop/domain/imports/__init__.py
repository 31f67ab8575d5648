"""Reading what the finance office sends: cells, headings, mapping and the check of rows; no files and no book."""
