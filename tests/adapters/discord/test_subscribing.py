"""A digest is subscribed to in Discord: shown, changed in a form, saved by a press, and stopped."""

from __future__ import annotations

from tests.adapters.discord.team import WORKSPACE
from tests.adapters.discord.test_filling import editing, form, seen, sent, told, values
from tests.fakes.discord import DEALS


async def test_a_digest_is_shown_changed_in_a_form_and_saved() -> None:
    async with editing() as (discord, store):
        kept = store.workspace(WORKSPACE).subscriptions
        shown = await discord.answered(await discord.types("digest subscribe"))
        assert "weekdays 9:00" in told(shown)
        modal = form(await discord.presses(shown, "Change"))
        before = values(modal)
        changed = await sent(discord, modal, {"schedule": "mondays 8:30", "zone": "Asia/Tokyo"})
        assert "Mondays 8:30 · Asia/Tokyo" in told(changed)
        assert await kept() == ()

        saved = await seen(discord, discord.presses(changed, "Save"))
        (digest,) = await kept()
        assert "Saved. Next on" in told(saved)
        stopped = await discord.answered(await discord.presses(saved, "Stop"))
        assert "Stopped" in told(stopped)

        assert await kept() == ()
        assert discord.posts() == []
        assert discord.lapses == []

    assert modal.title == "New digest"
    assert before["about"] == "Microsoft – Mistral AI"
    assert before["schedule"] == "weekdays 9:00"
    assert (digest.rule, digest.zone, digest.place) == ("30 8 * * 1", "Asia/Tokyo", DEALS)


async def test_schedules_are_proposed_while_one_is_typed() -> None:
    async with editing() as (discord, _):
        found = await discord.completes("digest subscribe", "schedule", "werk", locale="de")

    assert found
    assert all("werktags" in str(each["name"]) for each in found)
