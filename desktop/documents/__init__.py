"""The papers: plain data and texts in, a PDF out."""
