"""Files as people and programs write them, sound ones and bombs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from decimal import Decimal

import openpyxl
import pytest

from store.tables.faults import Fault, Unreadable
from store.tables.read import read_tables
from store.tables.table import Table

Value = str | int | float | Decimal | date | time | None


def names(words: str) -> bool:
    """What the columns of these tests are called."""
    return words.strip().casefold() in {"firma", "betrag", "datum", "company", "amount", "date"}


def table(data: bytes | str, name: str = "rounds.csv") -> Table:
    """The only table in a file."""
    (only,) = read_tables(name, data.encode() if isinstance(data, str) else data, names)
    return only


def fault(data: bytes | str, name: str = "rounds.csv") -> tuple[Fault, int]:
    """Why a file is refused, and the line."""
    with pytest.raises(Unreadable) as refused:
        read_tables(name, data.encode() if isinstance(data, str) else data, names)
    (complaint,) = refused.value.complaints
    assert complaint.line == refused.value.line
    assert "{" not in complaint.text
    return refused.value.fault, refused.value.line


def saved(book: openpyxl.Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def spreadsheet(*rows: Iterable[Value], formats: Mapping[str, str] | None = None) -> bytes:
    """A spreadsheet of one sheet; `formats` are the number formats of its cells."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    return saved(book)


def zipped(
    parts: Mapping[str, bytes], *, mode: int = 0o100644, packing: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A zip of these parts, which are of this kind."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name)
            part.external_attr = mode << 16
            part.compress_type = packing
            archive.writestr(part, content)
    return data.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


SHEET = "xl/worksheets/sheet1.xml"


def changed(
    data: bytes, part: str, change: Callable[[bytes], bytes], packing: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A spreadsheet of which one part says something else."""
    parts = parts_of(data)
    return zipped({**parts, part: change(parts[part])}, packing=packing)
