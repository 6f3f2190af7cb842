"""A CSV of any program becomes the table a person sees; each row keeps its place in the file."""

from __future__ import annotations

import csv
import hashlib
import io
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.tables.faults import Fault, Unreadable
from store.tables.limits import CELL_CHARACTERS, COLUMNS, FILE_BYTES, ROWS
from tests.memory import measured
from tests.store.table_making import fault, table

ROUNDS = "Firma;Betrag\nMüller;1,5 Mio. €\n"
CELLS = ("Müller", "1,5 Mio. €")


@pytest.mark.parametrize(
    ("codec", "told"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_letters_are_read_in_the_encoding_that_shows_in_them(codec: str, told: str) -> None:
    read = table(ROUNDS.encode(codec))

    assert read.lines[0].cells == CELLS
    assert read.encoding == told


def test_latin_1_is_read_as_the_windows_encoding_that_has_the_same_letters() -> None:
    read = table("Firma;Betrag\nMüller;1,5\n".encode("latin-1"))

    assert (read.lines[0].cells[0], read.encoding) == ("Müller", "Windows-1252")


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"Firma;Betrag\nM\x81ller;1\n", 2),  # the ü of DOS, which Windows does not have
        ("Firma;Betrag\nMüller;1\nÖl;2\n".encode() + b"\xff;3\n", 4),
        (b"\xef\xbb\xbfFirma;Betrag\nM\xfcller;1\n", 2),
        ("Firma;Betrag\r\r\n".encode("utf-16") + b"\x00\xd8\n\x00", 3),
    ],
)
def test_letters_that_cannot_be_made_out_are_refused_at_their_line(data: bytes, line: int) -> None:
    assert fault(data) == (Fault.SPOILED_TEXT, line)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"%PDF\0\1\2\3\4\xff"])
def test_what_is_no_text_is_refused_as_such(data: bytes) -> None:
    assert fault(data) == (Fault.NO_TEXT, 0)


def test_a_nul_is_refused_at_its_line() -> None:
    assert fault("Firma;Betrag\r\nA;1\rB;\0") == (Fault.NO_CHARACTER, 3)


@pytest.mark.parametrize("delimiter", ";\t|,")
def test_the_delimiter_shows_in_the_names_of_the_columns(delimiter: str) -> None:
    rows = (("Firma", "Betrag", "Datum"), ("A", '"1,5; 2|3"', "1.2.2024"))

    read = table("\n".join(delimiter.join(row) for row in rows))

    assert read.lines[0].cells == ("A", "1,5; 2|3", "1.2.2024")


def test_the_names_of_columns_tell_more_than_what_stands_in_their_cells() -> None:
    read = table("Quelle; Stand\nFirma,Betrag\nA; B,1\nC; D,2\n")

    assert [line.cells for line in read.lines] == [("A; B", "1"), ("C; D", "2")]


def test_the_delimiter_shows_in_lines_of_equal_cells_where_no_name_is_known() -> None:
    assert table("wer;was\na, b;1,5\nc;2,5\n").lines[0].cells == ("a, b", "1,5")


def test_the_delimiter_that_excel_writes_above_is_obeyed() -> None:
    read = table("sep=|\r\nFirma|Betrag\r\nA,B|1\r\n")

    assert [(line.number, line.cells) for line in read.lines] == [(3, ("A,B", "1"))]


def test_rows_are_counted_as_an_editor_counts_them() -> None:
    read = table('Firma;Betrag\r\n\r\n"A\r\nB";1\r\n;\r\nC;2')

    assert [(line.number, line.cells) for line in read.lines] == [
        (3, ("A\r\nB", "1")),
        (6, ("C", "2")),
    ]
    assert read.empty == 2


def test_a_title_stands_above_the_header() -> None:
    read = table("Runden 2024;\nFirma;\n\nFirma;Betrag\nA;1\n")

    assert [line.text for line in read.above] == ["Runden 2024;", "Firma;"]
    assert read.header.number == 4
    assert [line.cells for line in read.lines] == [("A", "1")]


def test_where_no_name_is_known_the_first_line_of_several_cells_is_the_header() -> None:
    assert table("Runden;;\nwer;was;wann\na;b;c\n").header.cells == ("wer", "was", "wann")


def test_a_row_that_fits_the_header_and_the_separators_behind_it_is_read_any_other_set_apart() -> (
    None
):
    read = table("Firma;Betrag;\nA;1;\nB;1\nC\nD;1;x\nE;;;\n")

    assert [line.cells for line in read.lines] == [("A", "1"), ("B", "1")]
    assert [(line.number, line.cells) for line in read.uneven] == [
        (4, ("C",)),
        (5, ("D", "1", "x")),
        (6, ("E", "", "", "")),
    ]


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)


@given(
    rows=st.lists(st.tuples(CELL, CELL), max_size=6), ending=st.sampled_from(("\n", "\r\n", "\r"))
)
@example(rows=[("\r\n", '"'), ("", " ")], ending="\r")
def test_the_words_of_a_row_stand_where_it_says(rows: list[tuple[str, str]], ending: str) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator=ending)
    writer.writerows([("Firma", "Betrag"), *rows])

    read = table(text.getvalue())

    assert [line.cells for line in read.lines] == [row for row in rows if "".join(row).strip()]
    assert read.text_hash == hashlib.sha256(text.getvalue().encode()).hexdigest()
    for line in (read.header, *read.lines):
        assert text.getvalue().startswith(line.text + ending, line.start)


@given(data=st.binary(max_size=200))
@example(data=b'"')
@example(data=b"sep=;\n")
def test_no_bytes_whatever_break_reading(data: bytes) -> None:
    with suppress(Unreadable):
        table(data)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", (Fault.EMPTY, 0)),
        (b"\n;\n \n", (Fault.EMPTY, 0)),
        (b"x" * (FILE_BYTES + 1), (Fault.TOO_BIG, 0)),
        (b'Firma;Betrag\n"A;1\nB;2\n', (Fault.SPOILED_QUOTES, 2)),
        (b'Firma;Betrag\nA;1\n"A" GmbH;2\n', (Fault.SPOILED_QUOTES, 3)),
        (b'Firma;Betrag\n"A;1\n' + b"B;2\n" * 300_000, (Fault.SPOILED_QUOTES, 2)),
        (b"Firma;Betrag\nA;1\n" + b"x" * (CELL_CHARACTERS + 1) + b";1\n", (Fault.TOO_LONG, 3)),
        (b"Firma;Betrag\nA;" + b"x" * 2**21, (Fault.TOO_LONG, 2)),
        (b"Firma;Betrag\nA;1" + b";1" * COLUMNS, (Fault.TOO_MANY_COLUMNS, 2)),
        (b"Firma;Betrag\n" + b"A;1\n" * (ROWS + 1), (Fault.TOO_MANY_ROWS, 0)),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(data: bytes, told: tuple[Fault, int]) -> None:
    assert fault(data) == told


def test_as_much_as_may_be_is_read() -> None:
    long = "x" * CELL_CHARACTERS
    wide = ";".join(f"c{each}" for each in range(COLUMNS - 2))

    assert table(f"Firma;Betrag;{wide}\n{long};1\n".ljust(20, "\n")).uneven[0].cells[0] == long
    assert len(table("Firma;Betrag\n" + "A;1\n" * ROWS).lines) == ROWS


def test_empty_lines_are_counted_and_not_kept() -> None:
    empty = 200_000
    data = b"\nFirma;Betrag\n\nAcme;1\n" + b"\n" * empty

    with measured() as memory:
        read = table(data)

    assert read.empty == empty + 1
    assert memory.most < 10 * len(data)
