"""What keeps a file from being read as tables."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from store.complaint import Complaint, Refused


class Fault(StrEnum):
    """Why a file is refused; each is told to people by this word."""

    TOO_BIG = "too-big"
    EMPTY = "empty"
    NO_TEXT = "no-text"
    SPOILED_TEXT = "spoiled-text"
    NO_CHARACTER = "no-character"
    SPOILED_QUOTES = "spoiled-quotes"
    TOO_MANY_ROWS = "too-many-rows"
    TOO_MANY_COLUMNS = "too-many-columns"
    TOO_MANY_CELLS = "too-many-cells"
    TOO_LONG = "too-long"
    TOO_MANY_SHEETS = "too-many-sheets"
    NO_STORED_VALUE = "no-stored-value"
    OLD_SPREADSHEET = "old-spreadsheet"
    OPEN_DOCUMENT = "open-document"
    BINARY_SPREADSHEET = "binary-spreadsheet"
    MACROS = "macros"
    PROTECTED = "protected"
    NO_TABLE = "no-table"
    DAMAGED = "damaged"
    UNPACKS_TOO_BIG = "unpacks-too-big"
    PACKED_TOO_TIGHT = "packed-too-tight"
    TOO_MANY_PARTS = "too-many-parts"
    UNSAFE_PARTS = "unsafe-parts"
    ENTITIES = "entities"


_TOLD: Mapping[Fault, str] = MappingProxyType(
    {
        Fault.TOO_BIG: "this is too big, {limit} MiB can be read; bring it in parts",
        Fault.EMPTY: "nothing stands in this file",
        Fault.NO_TEXT: "this is neither text nor a spreadsheet; bring CSV or .xlsx",
        Fault.SPOILED_TEXT: (
            "the letters of this line cannot be made out; save the file as UTF-8, in Excel as "
            "“CSV UTF-8”"
        ),
        Fault.NO_CHARACTER: "a NUL stands here, which is no character; take it out",
        Fault.SPOILED_QUOTES: (
            "a quotation mark opens a cell here and does not close it; close it, or double it "
            "where it is part of the words"
        ),
        Fault.TOO_MANY_ROWS: "more rows than {limit} are not read; bring them in parts",
        Fault.TOO_MANY_COLUMNS: "more columns than {limit} are not read; take out some",
        Fault.TOO_MANY_CELLS: "more cells than {limit} are not read; bring them in parts",
        Fault.TOO_LONG: "a cell may have {limit} characters, and one here has more; shorten it",
        Fault.TOO_MANY_SHEETS: "more sheets than {limit} are not read; bring them in parts",
        Fault.NO_STORED_VALUE: (
            "a formula here was never worked out; open the file in a spreadsheet program and save "
            "it"
        ),
        Fault.OLD_SPREADSHEET: "this is an old Excel file (.xls); save it as .xlsx or as CSV",
        Fault.OPEN_DOCUMENT: "this is an OpenDocument file (.ods); save it as .xlsx or as CSV",
        Fault.BINARY_SPREADSHEET: "this is a binary Excel file (.xlsb); save it as .xlsx",
        Fault.MACROS: "this holds macros, which are not read; save it as .xlsx",
        Fault.PROTECTED: "a password protects this; save it without one",
        Fault.NO_TABLE: "this holds no table; bring CSV or .xlsx",
        Fault.DAMAGED: "this is damaged; open it in a spreadsheet program and save it anew",
        Fault.UNPACKS_TOO_BIG: (
            "this unpacks to more than can be read ({limit} MiB); copy the rows into a new file"
        ),
        Fault.PACKED_TOO_TIGHT: (
            "this unpacks to more than {limit} times its size, as no table does; copy the rows "
            "into a new file"
        ),
        Fault.TOO_MANY_PARTS: (
            "this has more parts than a spreadsheet of this size; copy the rows into a new file"
        ),
        Fault.UNSAFE_PARTS: (
            "this names files outside itself or is packed twice; pack the files alone"
        ),
        Fault.ENTITIES: (
            "this has XML entities, which stand for more than they say; copy the rows into a new "
            "file"
        ),
    }
)


class Unreadable(Refused):
    """A file, or a line of it, that cannot be read as a table; nothing of it was.

    `limit` is the number that was exceeded, in the unit its sentence tells.
    """

    def __init__(self, file: str, fault: Fault, *, line: int = 0, limit: int | None = None) -> None:
        super().__init__([Complaint(file, line, _TOLD[fault].format(limit=f"{limit or 0:,}"))])
        self.file = file
        self.fault = fault
        self.line = line
        self.limit = limit
