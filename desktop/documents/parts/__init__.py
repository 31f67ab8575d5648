"""What papers are built of: text set in lines, tables, blocks, and the pages that they are put on."""
