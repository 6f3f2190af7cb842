"""A figure that came from a row of a table keeps the unit that stands in another cell of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal

import pytest

from store.base import Record, Selection
from store.values import Money
from tests.bot.editing import Desk, drawn, open_desk
from tests.store.importing_making import csv, planned, saved

BESIDE = ("Firma;Runde;Betrag;Währung", "Tannhof SE;Serie A;1.250.000,50;€")
ABOVE = ("Firma;Runde;Betrag (Mio. €)", "Tannhof SE;Serie A;1,25")


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    opened = await open_desk("memory:")
    yield opened
    await opened.store.close()


async def sums(desk: Desk) -> list[Record]:
    """What the rows say was raised, and still counts."""
    evidence = await desk.evidence(Selection(fields=frozenset({"raised"})))
    tables = {each.id for each in evidence.sources if each.title == "rounds.csv"}
    return [each for each in evidence.records if each.claim.source in tables]


@pytest.mark.parametrize(
    ("lines", "row", "value", "words"),
    [
        (BESIDE, "Tannhof SE;Serie A;1.260.000;€", "1.260.000", "1.260.000"),
        (BESIDE, "Tannhof SE;Serie A;1.260.000;€", "1,26 Mio. €", "1.260.000"),
        (ABOVE, "Tannhof SE;Serie A;1,26", "1,26", "1,26"),
        (ABOVE, "Tannhof SE;Serie A;1,26", "1,26 Mio. €", "1,26"),
    ],
)
async def test_the_unit_beside_or_above_a_number_holds_for_the_right_one(
    desk: Desk, lines: tuple[str, ...], row: str, value: str, words: str
) -> None:
    await saved(desk.workspace, await planned(csv(*lines), desk.workspace))
    [wrong] = await sums(desk)

    shown = await desk.save(
        f'fact revise {wrong.standing.recorded} value:"{value}" new-quote:"{row}"', "de"
    )

    [right] = await sums(desk)
    assert isinstance(right.claim.value, Money), drawn(shown)
    assert right.claim.value.figure
    assert right.claim.value.figure.amount == Decimal(1_260_000)
    assert (right.claim.value.currency, right.claim.value.words) == ("EUR", words)
    kept = [span.quote for span in wrong.spans if span.quote != lines[1]]
    assert [span.quote for span in right.spans] == [row, *kept]


async def test_a_currency_that_no_quote_names_any_more_is_not_kept(desk: Desk) -> None:
    await saved(desk.workspace, await planned(csv(*BESIDE), desk.workspace))
    [wrong] = await sums(desk)
    row = "Tannhof SE;Serie A;1.260.000;$"

    await desk.save(f'fact revise {wrong.standing.recorded} value:"1.260.000" new-quote:"{row}"')

    [right] = await sums(desk)
    assert isinstance(right.claim.value, Money)
    assert right.claim.value.currency != "EUR"
