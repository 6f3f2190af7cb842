"""A hundred files that are made to hurt whoever reads them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

from store.pack.folder import shipped_pack
from tests.store.table_making import SHEET, changed, parts_of, spreadsheet, zipped

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STYLES, BOOK, TYPES = "xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml"
SOUND = spreadsheet(["Firma", "Betrag"], ["Mistral", 385])
MEGA = 2**20
STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED


def bombs() -> Iterator[tuple[str, bytes]]:
    """The files, by names that tell what is in them."""
    yield from _packed_small()
    yield from _entities()
    yield from _markup()
    yield from _places()
    yield from _texts()
    yield from _packs()


def sheet(rows: bytes, before: bytes = b"", packing: int = STORED) -> bytes:
    """A spreadsheet whose sheet has these rows, as large as it is."""
    body = before + b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (MAIN, rows)
    return changed(SOUND, SHEET, lambda _: body, packing)


def _packed_small() -> Iterator[tuple[str, bytes]]:
    for size in (150, 200, 250):
        yield f"spaces-{size}.xlsx", sheet(b" " * (size * MEGA), packing=DEFLATED)
        yield f"other-part-{size}.xlsx", zipped({**parts_of(SOUND), "x": b"\0" * (size * MEGA)})
    for size in (2, 20, 100):
        yield f"ratio-{size}.xlsx", sheet(b" " * (size * MEGA), packing=DEFLATED)
        many = {f"xl/media/{each}": b"\0" * (size * MEGA // 4) for each in range(8)}
        yield f"many-parts-{size}.xlsx", zipped({**parts_of(SOUND), **many})
    for count in (2_100, 20_000, 60_000):
        yield f"entries-{count}.xlsx", zipped({f"{each}": b"" for each in range(count)})
    for size in (10, 50):
        yield f"lies-{size}.xlsx", _lying(sheet(b" " * (size * MEGA), packing=DEFLATED))
    inner = zipped({"0": b"\0" * MEGA})
    for depth in (1, 10):
        for _ in range(depth):
            inner = zipped({"0.zip": inner})
        yield f"nested-{depth}.xlsx", zipped({**parts_of(SOUND), "0.zip": inner})
        yield f"nested-{depth}.zip", inner


def _lying(data: bytes) -> bytes:
    """The same zip, in whose directory every part is said to have ten bytes."""
    spoiled = bytearray(data)
    at = spoiled.find(b"PK\x01\x02")
    while at >= 0:
        spoiled[at + 24 : at + 28] = struct.pack("<I", 10)
        at = spoiled.find(b"PK\x01\x02", at + 4)
    return bytes(spoiled)


def _entities() -> Iterator[tuple[str, bytes]]:
    laughs = b'<!DOCTYPE l [<!ENTITY a0 "ha">'
    for each in range(1, 12):
        laughs += b'<!ENTITY a%d "%s">' % (each, b"&a%d;" % (each - 1) * 10)
    laughs += b"]>"
    blowup = b'<!DOCTYPE l [<!ENTITY a "%s">]>' % (b"x" * 100_000)
    outside = b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    outer = b'<!DOCTYPE l SYSTEM "http://127.0.0.1/l.dtd">'
    for part in (SHEET, STYLES, BOOK, TYPES, "docProps/core.xml"):
        name = part.replace("/", "-")
        for kind, declared in (
            ("laughs", laughs),
            ("blowup", blowup),
            ("outside", outside),
            ("outer", outer),
        ):
            yield f"{kind}-{name}.xlsx", changed(SOUND, part, declared.__add__)
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>&a11;</t></is></c></row>'
    yield "laughed.xlsx", sheet(cell, laughs)
    yield "blown-up.xlsx", sheet(cell.replace(b"&a11;", b"&a;" * 100_000), blowup)


def _markup() -> Iterator[tuple[str, bytes]]:
    for count in (210_000, 300_000, 1_000_000):
        yield f"columns-{count}.xlsx", sheet(b'<row r="1">' + b"<c/>" * count + b"</row>")
        filled = b"<c><v>1</v></c>" * (count // 2)
        yield f"filled-columns-{count}.xlsx", sheet(b'<row r="1">' + filled + b"</row>")
        yield f"depth-{count}.xlsx", sheet(b"<a>" * count + b"</a>" * count)
        attributes = b"".join(b' a%d=""' % each for each in range(count))
        yield f"attributes-{count}.xlsx", sheet(b"<row%s/>" % attributes)
        styles = b'<styleSheet xmlns="%s"><cellXfs>%s</cellXfs></styleSheet>'
        full = styles % (MAIN, b"<xf/>" * count)
        yield f"styles-{count}.xlsx", changed(SOUND, STYLES, full.__add__, STORED)
    for number in (1_048_577, 10**9, 10**30, -1):
        yield f"row-{number}.xlsx", sheet(b'<row r="%d"><c><v>1</v></c></row>' % number)
    backwards = b'<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>'
    yield "rows-backwards.xlsx", sheet(backwards)
    yield "far.xlsx", sheet(b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>')
    yield "beyond.xlsx", sheet(b'<row r="1"><c r="ZZZZ1"><v>1</v></c></row>')
    rows = b"".join(b'<row r="%d"><c><v>1</v></c></row>' % each for each in range(1, 250_000))
    yield "rows.xlsx", sheet(rows)
    merged = b"</sheetData><mergeCells>%s</mergeCells><sheetData>" % (b"<mergeCell/>" * 500_000)
    yield "merged.xlsx", sheet(merged)
    for part in (SHEET, STYLES, BOOK, TYPES):
        deep = b"<a>" * 100_000
        yield f"deep-{part.replace('/', '-')}.xlsx", changed(SOUND, part, deep.__add__, STORED)
        wide = b"<a>" + b"<b/>" * 2_100_000
        yield f"wide-{part.replace('/', '-')}.xlsx", changed(SOUND, part, wide.__add__, STORED)
    yield "cut.xlsx", SOUND[: len(SOUND) // 2]
    yield "noise.xlsx", b"PK\x03\x04" + bytes(range(256)) * 100


def _places() -> Iterator[tuple[str, bytes]]:
    outside = ("../out.yaml", "/tmp/out.yaml", "a/../../out.yaml", "C:/out.yaml", "..\\out.yaml")
    for each, place in enumerate(outside):
        yield f"place-{each}.zip", zipped({"pack.yaml": b"deal: x", place: b"x: y"})
    link = {"pack.yaml": b"/etc/hostname"}
    yield "link.zip", zipped(link, mode=0o120777)
    yield "device.zip", zipped(link, mode=0o020666)
    twice = io.BytesIO()
    with zipfile.ZipFile(twice, "w") as archive:
        for name in ("pack.yaml", "pack.yam1"):
            archive.writestr(name, b"x")
    yield "twice.zip", twice.getvalue().replace(b"yam1", b"yaml")


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "columns.csv", b"Firma,Betrag" + b",x" * 10**6
    yield "empty-columns.csv", b"Firma,Betrag\n" + b"," * 10**6 + b"1"
    yield "rows.csv", b"Firma,Betrag\n" + b"a,1\n" * 300_000
    yield "cells.csv", b"Firma,Betrag" + b",x" * 100 + b"\n" + (b"1," * 101 + b"1\n") * 50_000
    yield "cell.csv", b"Firma,Betrag\na," + b"1" * MEGA
    yield "quote.csv", b'Firma,Betrag\n"' + b"a,1\n" * (7 * MEGA)
    yield "nul.csv", b"Firma,Betrag\na,1\0\n"
    yield "surrogate.csv", b"\xff\xfe" + "Firma,Betrag\na,".encode("utf-16-le") + b"\x00\xd8\n\0"
    yield "big.csv", b"Firma,Betrag\n" + b"a,1\n" * (9 * MEGA)
    yield "picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 1_000
    yield "deep.json", b'{"dealbrief":1,"claims":' + b"[" * 10**6
    yield "deeper.json", b'{"a":' * 10**6


def _packs() -> Iterator[tuple[str, bytes]]:
    folder = shipped_pack("microsoft-mistral")
    pack = {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*.yaml")}
    laughs = b"".join(b"a%d: &a%d [%s]\n" % (n, n, b"*a%d," % (n - 1) * 9) for n in range(1, 9))
    for name, content in (
        ("aliases", b"a0: &a0 x\n" + laughs),
        ("deep", b"[" * 10**6),
        ("big", b"# much\n" * (2 * MEGA)),
        ("latin", b"deal: \xe4\xf6"),
    ):
        yield f"{name}.zip", zipped({**pack, "entities.yaml": content})


def write_bombs(folder: Path) -> int:
    """Write them into a folder, and return how many there are."""
    for name, data in bombs():
        (folder / name).write_bytes(data)
    return len(list(folder.iterdir()))
