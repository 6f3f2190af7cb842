"""A look at the XML of a spreadsheet before it is read: how much of it must be held at once.

A reader holds a part, or a row of a sheet, as a tree, in which a tag of four bytes takes some
hundred. So elements are counted first, in pieces, without holding any of them. Document types, in
which entities grow without end, are refused here, so that the reader may be the fast one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO
from xml.parsers import expat

from store.tables.faults import Fault, Unreadable
from store.tables.limits import (
    CELLS,
    COLUMNS,
    SHEET_ROWS,
    XML_DEPTH,
    XML_ELEMENTS,
    XML_ELEMENTS_AT_ONCE,
    XML_TOKEN_BYTES,
)

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_SHEET, _STRINGS = f"{_MAIN}worksheet", f"{_MAIN}sst"
_ROW, _CELL, _STRING = f"{_MAIN}row", f"{_MAIN}c", f"{_MAIN}si"
_FORMULA, _VALUE, _MERGED = f"{_MAIN}f", f"{_MAIN}v", f"{_MAIN}mergeCell"

_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Markup:
    """What a part holds: how many elements, and which cells are merged, such as `A2:A5`."""

    elements: int
    merged: tuple[str, ...]


def look_through(file: str, part: IO[bytes], elements: int) -> Markup:
    """Return what stands in a part, or raise Unreadable where it is no part of a spreadsheet.

    `elements` stand in the parts before it. What is no XML, such as a picture, holds nothing.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    seen = _Seen(file, elements, parser)
    parser.StartElementHandler = seen.begin
    parser.EndElementHandler = seen.end
    parser.StartDoctypeDeclHandler = seen.doctype
    read = 0
    try:
        while piece := part.read(_PIECE):
            parser.Parse(piece, False)
            read += len(piece)
            if read - parser.CurrentByteIndex > XML_TOKEN_BYTES:
                raise Unreadable(file, Fault.TOO_MANY_PARTS)
        parser.Parse(b"", True)
    except expat.ExpatError:
        # The reader stumbles at the same place, where it needs the part, and tells of damage.
        return Markup(seen.elements - elements, ())
    seen.cell_ends()
    return Markup(seen.elements - elements, tuple(seen.merged))


class _Seen:
    """What was met so far in a part."""

    def __init__(self, file: str, elements: int, parser: expat.XMLParserType) -> None:
        self.file = file
        self.parser = parser
        self.elements = elements
        self.depth = 0
        self.root = ""
        self.at_once = 0
        self.strings = 0
        self.row = 0
        self.column = (0, "")
        self.formula = False
        self.worded = False
        self.merged: list[str] = []

    def doctype(self, *_declared: object) -> None:
        raise Unreadable(self.file, Fault.ENTITIES)

    def end(self, _tag: str) -> None:
        self.depth -= 1

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.at_once += 1
        self.depth += 1
        if self.depth == 1:
            self.root = tag
        if self.root == _SHEET:
            self._in_sheet(tag, attributes)
        elif tag == _STRING and self.root == _STRINGS:
            self.at_once = 0
            self.strings += 1
        if (
            self.at_once > XML_ELEMENTS_AT_ONCE
            or self.depth > XML_DEPTH
            or self.elements > XML_ELEMENTS
            or self.strings > CELLS
        ):
            raise self._too_much()

    def _too_much(self) -> Unreadable:
        if self.row and self.at_once > XML_ELEMENTS_AT_ONCE:
            return Unreadable(self.file, Fault.TOO_MANY_COLUMNS, line=self.row, limit=COLUMNS)
        return Unreadable(self.file, Fault.TOO_MANY_PARTS)

    def _in_sheet(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == _VALUE:
            self._value()
        elif tag == _CELL:
            self._cell(attributes.get("r"))
            self.worded = attributes.get("t") == "str"
        elif tag == _FORMULA:
            self.formula = True
        elif tag == _ROW:
            self._row(attributes.get("r"))
        elif tag == _MERGED:
            self.merged.append(attributes.get("ref", ""))

    def _row(self, name: str | None) -> None:
        self.cell_ends()
        self.at_once = 0
        self.column = (0, "")
        before = self.row
        if name is None:
            self.row += 1
        elif name.isascii() and name.isdecimal() and len(name) <= len(str(SHEET_ROWS)):
            self.row = int(name)
        # The reader leaves out rows that come too late, and makes up those between.
        if not before < self.row <= SHEET_ROWS:
            raise Unreadable(self.file, Fault.DAMAGED)

    def _cell(self, name: str | None) -> None:
        self.cell_ends()
        if name is None:
            return
        letters = name.rstrip("0123456789")
        column = (len(letters), letters)
        # The reader leaves out cells that come too late.
        if column <= self.column:
            raise Unreadable(self.file, Fault.DAMAGED, line=self.row)
        self.column = column

    def _value(self) -> None:
        """A formula's words may be none at all, its other results have at least a letter."""
        if not self.formula:
            return
        if self.worded:
            self.formula = False
        else:
            self.parser.CharacterDataHandler = self._worked_out

    def _worked_out(self, _text: str) -> None:
        self.formula = False
        self.parser.CharacterDataHandler = None

    def cell_ends(self) -> None:
        """Told where the next begins, and behind the last."""
        if self.formula:
            raise Unreadable(self.file, Fault.NO_STORED_VALUE, line=self.row)
