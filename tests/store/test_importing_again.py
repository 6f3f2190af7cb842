"""What deals and rounds are known to be is read back: rows that say it again are known."""

from __future__ import annotations

import pytest

from store.values import EntityId
from tests.store.importing_making import FILE, csv, empty, planned, saved

BOUGHT = (
    "Acquirer;Target;Price;Status;Announced;Link",
    "Adobe;Figma;$20bn;announced;15 September 2022;https://example.com/a",
    "Adobe;Frame;$1bn;completed;19 August 2021;https://example.com/b",
)
RAISED = (
    "Company;Round;Amount;Status;Closed;Date;Link",
    "Acme;Series A;€5m;completed;30 May 2021;May 2021;https://example.com/a",
)


@pytest.mark.parametrize("lines", [BOUGHT, RAISED], ids=["deals", "rounds"])
async def test_what_was_imported_of_deals_and_rounds_is_known(lines: tuple[str, ...]) -> None:
    workspace = empty()
    await saved(workspace, await planned(csv(*lines), workspace))

    again = await planned(csv(*lines), workspace)
    rows = len(lines) - 1
    assert (len(again.new), len(again.known), len(again.claims)) == (0, rows, 0)


async def test_a_price_is_held_against_the_known_price_of_its_deal() -> None:
    workspace = empty()
    heading = "Acquirer;Target;Price;Link"
    known = csv(heading, "Adobe;Figma;$20bn;https://example.com/a")
    await saved(workspace, await planned(known, workspace))

    found = await planned(csv(heading, "Adobe;Figma;$2bn;https://example.com/b"), workspace)
    [conflict] = found.conflicts
    assert conflict.record.claim.subject == EntityId("deal:adobe-figma")
    assert [each.record.claim.value.words for each in conflict.others] == ["$20bn"]


async def test_rows_of_a_number_in_two_sheets_are_each_in_a_conflict() -> None:
    workspace = empty()
    heading = "Company;Valuation;Date;Link"
    [one] = csv(heading, "Acme;€40m;May 2021;https://example.com/a")
    [other] = csv(heading, "Acme;€90m;May 2021;https://example.com/b")
    [known] = csv(heading, "Acme;€10m;May 2021;https://example.com/c")
    await saved(workspace, await planned((known,), workspace))
    sheets = tuple(
        type(each)(f"{FILE}, {number}", each.header, each.lines, each.text_hash)
        for number, each in enumerate((one, other))
    )

    found = await planned(sheets, workspace)
    assert [each.place.table for each in found.conflicts] == [each.name for each in sheets]
