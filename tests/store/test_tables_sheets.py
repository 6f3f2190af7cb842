"""A spreadsheet becomes tables as a person sees it: typed, with what its formats show."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.tables.faults import Fault, Unreadable
from store.tables.limits import CELL_CHARACTERS, COLUMNS
from store.tables.read import read_tables
from tests.store.table_making import SHEET, changed, fault, names, saved, spreadsheet, table, zipped

HEADER = ("Firma", "Betrag", "Datum")


def test_cells_have_the_types_that_the_spreadsheet_gives_them() -> None:
    read = table(
        spreadsheet(
            HEADER,
            ("Müller", 1_500_000, date(2024, 2, 26)),
            (None, 0.1 + 0.2, datetime(2024, 2, 26, 14, 30)),  # noqa: DTZ001 - sheets have no zones
            (True, "1,5", time(14, 30)),
        )
    )

    assert [line.cells for line in read.lines] == [
        ("Müller", Decimal(1_500_000), date(2024, 2, 26)),
        ("", Decimal("0.3"), date(2024, 2, 26)),
        ("TRUE", "1,5", "14:30:00"),
    ]
    assert [line.number for line in read.lines] == [2, 3, 4]
    assert read.encoding is None


@pytest.mark.parametrize(
    ("number_format", "cell", "words"),
    [
        ("yyyy-mm-dd", date(2024, 5, 1), "2024-05-01"),
        ("d. mmmm yyyy", date(2024, 5, 1), "2024-05-01"),
        ("[$-407]mmm yy", "2024-05", "2024-05"),
        ('mmmm" des Jahres "yyyy', "2024-05", "2024-05"),
        ("yyyy", "2024", "2024"),
    ],
)
def test_a_day_is_one_only_where_it_is_shown(
    number_format: str, cell: date | str, words: str
) -> None:
    data = spreadsheet(HEADER, ("A", 1, date(2024, 5, 1)), formats={"C2": number_format})

    (line,) = table(data).lines

    assert line.cells[2] == cell
    assert line.text == f"A | 1 | {words}"


@pytest.mark.parametrize(
    ("number_format", "shown", "sign"),
    [
        ("0.0%", "12.5%", "%"),
        ('#,##0.00 "€"', "0.125 €", "€"),
        ("[$€-407] #,##0", "0.125 €", "€"),
        ('"$"#,##0_);("$"#,##0)', "0.125 $", "$"),
        ("[$CHF] #,##0.00;[Red]-[$CHF] #,##0.00", "0.125 CHF", "CHF"),
        ("$#,##0", "0.125 $", "$"),
        ('0.0 "Stück"', "0.125", ""),
        ("General", "0.125", ""),
    ],
)
def test_what_is_shown_beside_a_number_is_told_with_its_column(
    number_format: str, shown: str, sign: str
) -> None:
    data = spreadsheet(HEADER, ("A", 0.125, None), formats={"B2": number_format})

    read = table(data)

    assert read.lines[0].text == f"A | {shown}"
    assert read.signs == ("", sign, "")


def test_in_a_column_of_different_signs_each_stands_in_its_cell() -> None:
    formats = {"B2": '0 "€"', "B3": '0 "$"'}

    read = table(spreadsheet(HEADER, ("A", 1), ("B", 2), ("C", 3), formats=formats))

    assert read.signs[1] == ""
    assert [line.cells[1] for line in read.lines] == ["1 €", "2 $", Decimal(3)]
    assert [line.text for line in read.lines] == ["A | 1 €", "B | 2 $", "C | 3"]


def test_the_words_of_a_row_stand_where_it_says() -> None:
    read = table(spreadsheet(["Runden"], [], HEADER, ("A", 1), (), ("Ö", 2)))
    text = "Runden\nFirma | Betrag | Datum\nA | 1\nÖ | 2\n"

    for line in (*read.above, read.header, *read.lines):
        assert text.startswith(f"{line.text}\n", line.start)
    assert read.text_hash == hashlib.sha256(text.encode()).hexdigest()
    assert [line.number for line in read.lines] == [4, 6]
    assert read.empty == 1


def test_what_stands_beside_the_header_has_a_column_without_a_name() -> None:
    read = table(spreadsheet(HEADER, ("A", 1, None, None, "unsicher")))

    assert read.header.cells == (*HEADER, "", "")
    assert read.lines[0].cells == ("A", Decimal(1), "", "", "unsicher")
    assert read.uneven == ()


def test_each_sheet_that_holds_something_and_is_seen_is_a_table() -> None:
    book = openpyxl.Workbook()
    for title, hidden in (("2023", False), ("leer", False), ("Listen", True), ("2024", False)):
        sheet = book.create_sheet(title)
        if title != "leer":
            sheet.append(HEADER)
        if hidden:
            sheet.sheet_state = "hidden"

    assert [each.name for each in read_tables("runden.xlsx", saved(book), names)] == [
        "runden.xlsx, 2023",
        "runden.xlsx, 2024",
    ]


def test_a_cell_that_is_merged_over_rows_stands_in_each_and_hidden_rows_are_read() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Runden"], HEADER, ("A", 1), (None, 2), (None, None, "x"), ("B", 3)):
        sheet.append(list(row))
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A3:B5")
    sheet.row_dimensions[4].hidden = True

    read = table(saved(book))

    assert [(line.number, line.cells) for line in read.lines] == [
        (3, ("A", "", "")),
        (4, ("A", "", "")),
        (5, ("A", "", "x")),
        (6, ("B", Decimal(3), "")),
    ]


def test_a_sheet_that_says_it_were_smaller_is_read_whole() -> None:
    told = spreadsheet(HEADER, ("A", 1, "x"), ("B", 2, "y"))
    data = changed(told, SHEET, lambda xml: xml.replace(b'ref="A1:C3"', b'ref="A1:A2"'))

    assert data != told
    assert table(data).lines[-1].cells == ("B", Decimal(2), "y")


def test_a_formula_has_the_value_that_was_stored() -> None:
    data = spreadsheet(HEADER, ("A", "=1+1", "x"))
    stored = changed(data, SHEET, lambda xml: xml.replace(b"<v />", b"<v>2</v>", 1))
    words = changed(data, SHEET, lambda xml: xml.replace(b'r="B2"', b'r="B2" t="str"', 1))

    assert table(stored).lines[0].cells == ("A", Decimal(2), "x")
    assert table(words).lines[0].cells == ("A", "", "x")
    assert fault(data) == (Fault.NO_STORED_VALUE, 2)


def test_characters_that_a_spreadsheet_escapes_are_themselves() -> None:
    assert table(spreadsheet(HEADER, ("A_x000D_\nB", 1))).lines[0].cells[0] == "A\r\nB"


SOUND = spreadsheet(HEADER, ("A", 1))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, Fault.OLD_SPREADSHEET),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            Fault.PROTECTED,
        ),
        (zipped({"mimetype": b"", "content.xml": b"<a/>"}), Fault.OPEN_DOCUMENT),
        (zipped({"[Content_Types].xml": b"", "xl/workbook.bin": b""}), Fault.BINARY_SPREADSHEET),
        (zipped({"[Content_Types].xml": b"", "xl/vbaProject.bin": b""}), Fault.MACROS),
        (zipped({"word/document.xml": b""}), Fault.NO_TABLE),
        (zipped({"[Content_Types].xml": b"<a/>"}), Fault.DAMAGED),
        (SOUND[:-40], Fault.DAMAGED),
        (spreadsheet(), Fault.EMPTY),
        (changed(SOUND, SHEET, lambda xml: xml[:-20]), Fault.DAMAGED),
        (changed(SOUND, SHEET, lambda xml: xml.replace(b">1<", b">1x<")), Fault.DAMAGED),
    ],
)
def test_a_file_that_is_no_sound_spreadsheet_is_told_from_others(data: bytes, told: Fault) -> None:
    assert fault(data) == (told, 0)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            spreadsheet(HEADER, ("x" * CELL_CHARACTERS, 1), ["A"] * (COLUMNS + 1)),
            Fault.TOO_MANY_COLUMNS,
        ),
        (
            changed(SOUND, SHEET, lambda xml: xml.replace(b">A<", b">" + b"x" * 40_000 + b"<")),
            Fault.TOO_LONG,
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_row(data: bytes, told: Fault) -> None:
    assert fault(data) == (told, 3 if told is Fault.TOO_MANY_COLUMNS else 2)


def test_more_sheets_than_a_person_turns_over_are_refused() -> None:
    book = openpyxl.Workbook()
    for each in range(50):
        book.create_sheet(f"{each}")

    assert fault(saved(book)) == (Fault.TOO_MANY_SHEETS, 0)


@given(place=st.integers(0, len(SOUND) - 1), byte=st.integers(0, 255))
def test_no_spoiled_byte_breaks_reading(place: int, byte: int) -> None:
    with suppress(Unreadable):
        table(SOUND[:place] + bytes([byte]) + SOUND[place + 1 :])


@given(place=st.integers(0, 2_000), bit=st.binary(min_size=1, max_size=6))
def test_no_spoiled_markup_breaks_reading(place: int, bit: bytes) -> None:
    for part in (SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"):
        with suppress(Unreadable):
            table(changed(SOUND, part, lambda xml: xml[:place] + bit + xml[place + len(bit) :]))
