"""Limits that no file gets past, so that neither a mistake nor a trap can exhaust the machine."""

LARGEST_FILE = 100 * 2**20
#: What the parts of a workbook may come to when they are unpacked.
LARGEST_UNPACKED = 512 * 2**20
MOST_ROWS = 1_048_576
MOST_COLUMNS = 200
#: The same as a spreadsheet names them, in every language.
COLUMN_RANGE = "A–GR"
#: A workbook is laid out as a full rectangle, so one stray cell far away costs as much as a full sheet.
MOST_CELLS = 12_000_000
LONGEST_CELL = 32_767
