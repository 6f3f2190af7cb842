"""A fact stands on the very source that was meant: of its deal, and of its day."""

from __future__ import annotations

import pytest

from tests.bot.editing import Desk, open_desk, save_of
from tests.bot.team import offered, problem

CLOSED = "Microsoft – Mistral AI"
OTHER = "deals new Gamma kind:acquisition parties:Amazon; OpenAI"
STAFF = 'fact add openai employees value:60 quote:"It has 60 staff"'


async def with_closed_deal() -> Desk:
    """Open a workspace where the demo deal was closed and another one is followed."""
    desk = await open_desk()
    await desk.save("deals close mistral")
    await desk.ask(OTHER)
    await desk.ask("source add Elsewhere link:https://example.com/b")
    return desk


@pytest.mark.parametrize("named", [f'"{CLOSED}"', '"Bloomberg"'])
@pytest.mark.parametrize("source", ["from:1", "source:Bild"])
async def test_of_a_deal_that_is_not_followed_no_other_deal_s_number_is_taken(
    source: str, named: str
) -> None:
    desk = await with_closed_deal()
    before = await desk.seq()

    spoken = await desk.save(f"{STAFF} {source} deal:{named}")

    assert problem(spoken.leaves) == "problem-no-deal-of"
    assert await desk.seq() == before


async def test_a_number_of_several_deals_of_one_party_is_asked_back() -> None:
    desk = await open_desk()
    await desk.ask("deals new Gamma kind:acquisition parties:Microsoft; OpenAI")
    before = await desk.seq()

    spoken = await desk.save(f"{STAFF} from:1 deal:Microsoft")

    assert problem(spoken.leaves) == "problem-which-deal"
    (first, _) = offered(spoken.leaves)
    assert await desk.seq() == before
    await desk.save(first)
    one, *_, again = (await desk.deal()).sources
    assert (await desk.newest()).claim.source == again.source.id
    assert again.source.link == one.source.link


async def test_a_draft_of_a_deal_that_was_closed_meanwhile_is_saved_under_no_other() -> None:
    desk = await open_desk()
    await desk.ask(OTHER)
    shown = await desk.ask(
        f'fact add mistral founded value:2021 quote:2021 source:FT deal:"{CLOSED}"'
    )
    await desk.save(f'deals close "{CLOSED}"')
    before = await desk.seq()

    spoken = await desk.ask(save_of(shown) or "")

    assert problem(spoken.leaves) == "problem-no-deal-of"
    assert await desk.seq() == before
