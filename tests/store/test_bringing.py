"""What a file holds is told by its bytes, whatever it is called."""

from __future__ import annotations

import codecs
from collections.abc import Callable

import pytest

from store.bringing import Tables, bring
from store.complaint import Refused
from store.exchange.as_csv import export_csv
from store.exchange.as_json import export_json
from store.exchange.as_xlsx import export_xlsx
from store.exchange.contents import Contents
from store.pack.load import load
from tests.store.exchange_making import contents, edited
from tests.store.table_making import names, spreadsheet, zipped
from tests.store.test_pack_zipped import FOLDER, PACK


@pytest.mark.parametrize("export", [export_json, export_csv, export_xlsx])
async def test_an_export_is_read_back(export: Callable[[Contents], str | bytes]) -> None:
    held = await contents(await edited())
    written = export(held)
    data = written if isinstance(written, bytes) else written.encode()

    assert bring("rounds.txt", data, names) == held


async def test_an_export_saved_anew_with_a_byte_order_mark_is_read_back() -> None:
    held = await contents(await edited())

    assert bring("facts.json", codecs.BOM_UTF8 + export_json(held).encode(), names) == held


def test_a_zip_of_a_pack_is_a_pack() -> None:
    assert bring("rounds.csv", zipped(PACK), names) == load(FOLDER)


@pytest.mark.parametrize(
    "data", [b"Firma;Betrag\nA;1\n", spreadsheet(["Firma", "Betrag"], ["A", 1])]
)
def test_anything_else_is_tables(data: bytes) -> None:
    brought = bring("rounds.json", data, names)

    assert isinstance(brought, Tables)
    assert [len(each.lines) for each in brought.tables] == [1]


@pytest.mark.parametrize("data", [b"{", b"", b"PK\x03\x04", b"\0" * 90])
def test_what_is_none_of_these_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        bring("rounds.csv", data, names)
