"""How much a file may hold to be read as tables.

More is refused rather than cut: a part of somebody's file is not what they brought. The numbers
leave room for every table that people keep by hand, and keep what is read within some hundred
megabytes of memory, beside a bot that answers meanwhile.
"""

from __future__ import annotations

FILE_BYTES = 32 * 2**20
"""As it comes. A hundred thousand rounds with links and quotes take some 20 MiB as CSV."""

UNPACKED_BYTES = 128 * 2**20
"""All parts of a zip together; a spreadsheet takes some 40 bytes of XML a cell."""

RATIO = 200
"""Unpacked bytes for each packed one of a zip that unpacks to more than `RATIO_FROM` bytes.

Spreadsheets pack to a tenth, cells without anything in them to a fiftieth; deflate ends at 1,032.
"""

RATIO_FROM = 2**20

ENTRIES = 2_000
"""Of a zip: a workbook has some ten, and a few for each sheet."""

SHEETS = 50

ROWS = 200_000
"""Twice the longest import that is measured."""

COLUMNS = 200

CELLS = 2_000_000
"""Of all tables of a file; as text they take some 150 MB."""

CELL_CHARACTERS = 32_767
"""Excel's own limit (Microsoft, “Excel specifications and limits”)."""

ROW_CHARACTERS = 2**20
"""Of a text: where a row goes on for longer, a quotation mark was never closed."""

LINES_ABOVE = 20
"""The lines that may stand over a header, as titles and dates of issue do."""

SHEET_ROWS = 1_048_576
SHEET_COLUMNS = 16_384
"""The grid of a spreadsheet (Microsoft, as above); what names a cell beyond is no spreadsheet."""

XML_DEPTH = 64
"""A cell's text stands seven deep, a style's part eight."""

XML_TOKEN_BYTES = 2**20
"""Of one tag: all attributes of one are held at once."""

XML_ELEMENTS = 8_000_000
"""Of all parts: four for each of `CELLS`."""

XML_ELEMENTS_AT_ONCE = 200_000
"""Of a part or a row, as each is held whole; Excel has no more than 65,490 cell formats."""
