"""The history says what its numbers stand for, and each line reads in the order it happened."""

from __future__ import annotations

import pytest

from bot.document import Sources
from bot.leaves import OPERATOR
from store.events import ClaimVerified
from tests.bot.demo import NOW
from tests.bot.editing import Desk, drawn, open_desk

ADDED = 'fact add mistral valuation value:€2bn quote:"worth €2bn" source:FT'
REVISED = 'fact revise {} value:"€3bn" new-quote:"worth €3bn" reason:"they said so"'


@pytest.fixture
async def desk() -> Desk:
    return await open_desk()


async def test_what_is_cited_is_listed(desk: Desk) -> None:
    spoken = await desk.ask("fact history")

    (listed,) = (each for each in spoken.runs.blocks if isinstance(each, Sources))
    assert [row.label[0].text for row in listed.rows] == ["[5]"]


async def test_a_source_that_nothing_names_is_called_by_its_number(desk: Desk) -> None:
    await desk.save("source revise 2 published:2024-02-28")

    assert "source revised: [2]" in drawn(await desk.ask("fact history"))
    assert "Quelle überarbeitet: [2]" in drawn(await desk.ask("fact history", "de"))


async def test_a_figure_from_a_known_source_makes_no_new_one(desk: Desk) -> None:
    await desk.save(ADDED)
    await desk.save('fact add mistral revenue value:€12M from:6 quote:"revenue of €12M"')

    told = drawn(await desk.ask("fact history"))
    assert told.count("source recorded: FT") == 1
    assert told.count("words quoted from a known source: FT") == 1


async def test_what_was_replaced_is_told_before_what_replaced_it(desk: Desk) -> None:
    await desk.save(ADDED)
    await desk.save(REVISED.format(await desk.seq()))

    told = drawn(await desk.ask("fact history"))
    assert "€2bn [6]: replaced by Mistral AI was valued at €3bn [6], “they said so”" in told


async def test_undoing_a_revision_tells_what_counted_until_then(desk: Desk) -> None:
    await desk.save(ADDED)
    await desk.save(REVISED.format(await desk.seq()))

    told = drawn(await desk.ask(f"fact undo {await desk.seq()}"))
    before, _, after = told.partition(" Before ")[2].partition(" After ")
    assert "valued at €3bn [6] “worth €3bn”" in before
    assert "counts no longer" not in before
    assert after.startswith("Mistral AI was valued at €2bn [6]")


async def test_who_runs_the_bot_is_named_in_the_readers_language(desk: Desk) -> None:
    event = ClaimVerified((await desk.newest()).id)
    await desk.workspace.record((event,), by=OPERATOR, origin="test", at=NOW)

    assert "operator · number" in drawn(await desk.ask("fact history"))
    assert "Betrieb · Nummer" in drawn(await desk.ask("fact history", "de"))
