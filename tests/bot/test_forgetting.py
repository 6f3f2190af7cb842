"""A workspace that was forgotten is as if it had never been, also where an answer was kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.call import Call
from bot.codes import Shown, codes_of
from bot.drafts import SHELF, Draft, drafts_of
from bot.forgetting import forget
from bot.layout import plain_text
from bot.service import Bot
from store.base import WorkspaceId
from store.events import Event, PersonId
from store.open import open_store
from tests.contracts.facts import RAISED, STORY, money, recorded, tell

GONE, STAYING = WorkspaceId("slack:T1"), WorkspaceId("slack:T2")
NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


def story(millions: str) -> tuple[Event, ...]:
    """As long a story each time, in which something else was raised."""
    claim = replace(RAISED, value=money(millions, f"{millions} Millionen Euro"))
    return (*STORY[:-4], recorded(claim, "raised"))


async def begun(bot: Bot, workspace: WorkspaceId) -> list[str]:
    call = Call("", workspace, PersonId("U1"), "C1", "en", ZoneInfo("UTC"), NOW)
    found = await bot.suggest(call, "funding", "about", "mi", most=3)
    return [each.value for each in found]


async def raised(bot: Bot, workspace: WorkspaceId) -> set[str]:
    call = Call("funding mistral", workspace, PersonId("U1"), "C1", "en", ZoneInfo("UTC"), NOW)
    told = plain_text((await bot.answer(call)).runs)
    return {each for each in ("385", "111") if f"€{each}M" in told}


async def test_no_answer_of_before_is_given_again() -> None:
    bot = Bot(await open_store("memory:"))
    for each in (GONE, STAYING):
        await tell(bot.store.workspace(each), *story("385"))
        assert await raised(bot, each) == {"385"}
        assert await begun(bot, each) == ["Microsoft", "Microsoft–Mistral", "Mistral"]
    await forget(bot, GONE)
    assert {each.workspace for each in bot.said} == {STAYING}
    assert {each.workspace for each in bot.proposed} == {STAYING}
    await tell(bot.store.workspace(GONE), *story("111"))
    assert await raised(bot, GONE) == {"111"}
    await forget(bot, GONE)
    assert await begun(bot, GONE) == []
    assert await raised(bot, STAYING) == {"385"}


async def test_no_draft_of_before_can_be_saved_any_more() -> None:
    bot = Bot(await open_store("memory:"))
    by = ("C1", None, "en", ZoneInfo("UTC"), NOW.date())
    draft = Draft("fact retract 3 reason:secret", (), PersonId("U1"), 3, *by)
    gone, staying = drafts_of(bot.store, GONE), drafts_of(bot.store, STAYING)
    code = await gone.keep(draft, now=NOW)
    assert await staying.keep(draft, now=NOW) == code

    await forget(bot, GONE)

    assert await gone.find(code, now=NOW) is None
    assert await staying.find(code, now=NOW) == draft
    assert len(await bot.store.shelf(SHELF).all(now=NOW)) == 1


async def test_the_code_of_its_first_admin_is_worth_nothing_any_more() -> None:
    bot = Bot(await open_store("memory:"))
    gone, staying = codes_of(bot.store, GONE), codes_of(bot.store, STAYING)
    codes = [await gone.renew(), await staying.renew()]
    await forget(bot, GONE)
    assert await gone.show(codes[0], now=NOW) is Shown.WRONG
    assert await staying.show(codes[1], now=NOW) is Shown.GOOD
