"""Contents as CSV (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from store.complaint import Complaint, Refused
from store.exchange.contents import Contents
from store.exchange.rows import COLUMNS, Row, contents_of, is_export, rows_of
from store.flaws import Flaw, FlawKind

BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets take UTF-8 for the encoding of some old system."""


def export_csv(contents: Contents) -> str:
    """Return contents as CSV: the same text for the same contents, safe in spreadsheets."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows_of(contents))
    return BYTE_ORDER_MARK + text.getvalue()


def import_csv(file: str, text: str) -> Contents:
    """Return the contents that `text` was exported from; semicolons may stand for commas.

    Raises Refused with every line of `file` that is wrong.
    """
    return contents_of(file, _table(file, text.removeprefix(BYTE_ORDER_MARK)))


def _table(file: str, text: str) -> Iterator[tuple[int, Row]]:
    """Yield the rows below the header, each with its line."""
    # The module refuses long cells for fear of a quote that never ends; a kept text may be long.
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        header = next(reader, [])
        if not is_export(header):
            wrong = Flaw.of(FlawKind.OTHER_COLUMNS, columns=", ".join(COLUMNS))
            raise Refused([Complaint.of(file, line, wrong)])
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) != len(header):
                wrong = Flaw.of(FlawKind.UNEVEN, count=len(header), found=len(cells))
                raise Refused([Complaint.of(file, line, wrong)])
            yield line, dict(zip(header, cells, strict=True))
            line = reader.line_num + 1
    except csv.Error as error:
        wrong = Flaw.of(FlawKind.NO_CSV, detail=str(error))
        raise Refused([Complaint.of(file, line, wrong)]) from None
