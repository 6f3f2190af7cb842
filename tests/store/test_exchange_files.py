"""Files of contents: safe in spreadsheets, and refused by their lines where they are spoiled."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.complaint import Refused
from store.exchange.as_csv import export_csv, import_csv
from store.exchange.as_json import export_json, import_json
from store.exchange.cells import meant, neutralised
from store.exchange.contents import Contents
from store.exchange.rows import COLUMNS
from tests.contracts.facts import recorded, remark, tell
from tests.store.exchange_making import WORDS, contents, edited


@given(cell=st.text())
@example(cell="'")
@example(cell="'=1")
@example(cell="Timothée's")
def test_a_cell_is_never_run_and_always_read_back(cell: str) -> None:
    assert neutralised(cell)[:1] not in tuple("=+-@\t\r\n＝＋－＠")
    assert meant(neutralised(cell)) == cell


EVENING = timedelta(hours=10)


async def hostile() -> Contents:
    workspace = await edited()
    await tell(
        workspace,
        recorded(remark("=1+1"), "=cmd|' /C calc'!A0", "@SUM(1)", "\t<b>*x*\n\n# y"),
        after=EVENING,
    )
    return await contents(workspace)


async def test_no_cell_of_a_table_is_run() -> None:
    text = export_csv(await hostile()).removeprefix("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n")]
    assert "'=cmd|' /C calc'!A0" in cells


async def test_a_table_saved_with_semicolons_is_read() -> None:
    held = await edited_contents()
    rows = csv.reader(io.StringIO(export_csv(held).removeprefix("\ufeff"), newline=""))
    saved = io.StringIO(newline="")
    csv.writer(saved, delimiter=";").writerows(rows)
    assert import_csv("file", saved.getvalue()) == held


async def test_columns_may_be_moved() -> None:
    held = await edited_contents()
    rows = csv.DictReader(io.StringIO(export_csv(held).removeprefix("\ufeff"), newline=""))
    saved = io.StringIO(newline="")
    writer = csv.DictWriter(saved, sorted(COLUMNS))
    writer.writeheader()
    writer.writerows(rows)
    assert import_csv("file", saved.getvalue()) == held


async def edited_contents() -> Contents:
    return await contents(await edited())


def spoiled(text: str, words: str, others: str) -> tuple[str, int]:
    """The text with other words in the place of the first, and the line they stand in."""
    line = text.count("\n", 0, text.index(words)) + 1
    return text.replace(words, others, 1), line


def lines(refused: pytest.ExceptionInfo[Refused]) -> list[int]:
    return [complaint.line for complaint in refused.value.complaints]


@pytest.mark.parametrize(
    ("words", "others", "told"),
    [
        ("385 Millionen Euro", "390 Millionen Euro", "a changed claim is a new one"),
        ('"raised"', '["raised"]', "is no str"),
        ('"385000000"', '"NaN"', "is no number"),
        ('"kind":"company"', '"kind":"firm"', "in entities"),
        ('"dealbrief":1', '"dealbrief":2', "no export of this version"),
        ('"deals"', '"deels"', "no such list"),
        ('"id":"company:mistral-ai"', '"id":"company:microsoft"', "keep one"),
        ('"numbers":[', '"numbers"[', "no JSON"),
    ],
)
async def test_spoiled_json_is_refused_at_its_line(words: str, others: str, told: str) -> None:
    text, line = spoiled(export_json(await edited_contents()), words, others)
    with pytest.raises(Refused, match=told) as refused:
        import_json("facts.json", text)
    # What is wrong with a list is told where its first item stands.
    assert {line, line + 1} & {*lines(refused)}, refused.value


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{", '{"a":1,"a":{"b":1,"b":2}}', '{"dealbrief":1}{}', "1" * 5_000]
)
def test_what_is_no_sound_json_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="this is no JSON"):
        import_json("facts.json", text)


@pytest.mark.parametrize(
    ("words", "others", "told"),
    [
        ('"record"', '"recort"', "the columns should be"),
        ('"entity"', '"thing"', "no such record"),
        ('"entity","', '"entity","x', "`data` speaks of"),
        ('"merge","', '"merge","more","', "cells should stand here"),
        ("385 Millionen Euro", "390 Millionen Euro", "a changed claim is a new one"),
        ('"0"', '"x"', "is no offset"),
    ],
)
async def test_a_spoiled_table_is_refused_at_its_line(words: str, others: str, told: str) -> None:
    text, line = spoiled(export_csv(await edited_contents()), words, others)
    with pytest.raises(Refused, match=told) as refused:
        import_csv("facts.csv", text)
    assert line in lines(refused), refused.value


async def test_rows_of_one_claim_agree() -> None:
    workspace = await edited()
    await tell(workspace, recorded(remark("wordy"), "first", "second"), after=EVENING)
    text = export_csv(await contents(workspace))
    last = text.rindex('"yes"')
    with pytest.raises(Refused, match="differs from its row above"):
        import_csv("facts.csv", f'{text[:last]}"no"{text[last + 5 :]}')


def test_a_quote_that_never_ends_is_refused() -> None:
    with pytest.raises(Refused, match="this is no CSV"):
        import_csv("facts.csv", export_csv(Contents()) + '"claim')


@given(words=WORDS)
def test_no_text_whatever_breaks_reading(words: str) -> None:
    for bring in (import_json, import_csv):
        with pytest.raises(Refused):
            bring("file", words)
