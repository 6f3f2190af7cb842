"""Tables from the bytes of a file, by what the bytes are and not by what the file is called."""

from __future__ import annotations

from store.tables.archive import ZIP
from store.tables.decoding import decoded
from store.tables.delimited import read_delimited
from store.tables.faults import Fault, Unreadable
from store.tables.header import Names
from store.tables.limits import FILE_BYTES
from store.tables.table import Table
from store.tables.workbook import read_sheets, tables_in

_OLD = bytes.fromhex("d0cf11e0a1b11ae1")
"""How Microsoft's compound files begin: .xls, and .xlsx that a password protects."""

_PROTECTED = "EncryptedPackage".encode("utf-16-le")


def read_tables(name: str, data: bytes, names: Names) -> tuple[Table, ...]:
    """Return what stands in a CSV or in the sheets of a spreadsheet (.xlsx), one table at least.

    `names` says of a cell's words whether they name a column: by that the header is found, below a
    title if there is one. `name` is the file's, for complaints and tables. Raises Unreadable, which
    is a Refused, with what keeps the file from being read; store/tables/limits.py has the limits.
    """
    if len(data) > FILE_BYTES:
        raise Unreadable(name, Fault.TOO_BIG, limit=FILE_BYTES // 2**20)
    if not data:
        raise Unreadable(name, Fault.EMPTY)
    if data.startswith(ZIP):
        return tables_in(name, read_sheets(name, data), names)
    if data.startswith(_OLD):
        protected = _PROTECTED in data
        raise Unreadable(name, Fault.PROTECTED if protected else Fault.OLD_SPREADSHEET)
    return (read_delimited(name, decoded(name, data), names),)
