"""What somebody brings in a file: an export, a pack, or tables of their own."""

from __future__ import annotations

import codecs
import csv
from dataclasses import dataclass

from store.events import Event
from store.exchange.as_csv import import_csv
from store.exchange.as_json import import_json
from store.exchange.as_xlsx import exported_in
from store.exchange.contents import Contents
from store.exchange.rows import is_export
from store.pack.zipped import is_pack, load_zipped
from store.tables.archive import ZIP, opened
from store.tables.decoding import decoded
from store.tables.header import Names
from store.tables.read import read_tables
from store.tables.table import Table
from store.tables.workbook import read_sheets, tables_in


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a file, whose rows are to be understood."""

    tables: tuple[Table, ...]


Brought = Contents | tuple[Event, ...] | Tables
"""An export read back, the events of a pack, or tables."""

_HEADER_BYTES = 1_000
"""The columns of an export take two hundred."""


def bring(name: str, data: bytes, names: Names) -> Brought:
    """Return what the bytes of a file hold, by what they are and not by what the file is called.

    `names` is that of `read_tables`. Raises Refused with everything that is wrong; an export may be
    as long as it is, a table has the limits of store/tables/limits.py.
    """
    if data.startswith(ZIP):
        return _zipped(name, data, names)
    if data.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"{":
        return import_json(name, decoded(name, data).text)
    return _exported(name, data) or Tables(read_tables(name, data, names))


def _zipped(name: str, data: bytes, names: Names) -> Brought:
    with opened(name, data) as archive:
        if is_pack(archive):
            return load_zipped(name, data)
    sheets = read_sheets(name, data)
    return exported_in(name, sheets) or Tables(tables_in(name, sheets, names))


def _exported(name: str, data: bytes) -> Contents | None:
    """Return the contents of a CSV under the columns of an export; None where it has others."""
    first = data[:_HEADER_BYTES].partition(b"\n")[0].decode("utf-8-sig", "replace")
    delimiter = ";" if ";" in first else ","
    header = next(csv.reader([first.strip()], delimiter=delimiter), [])
    return import_csv(name, decoded(name, data).text) if is_export(header) else None
