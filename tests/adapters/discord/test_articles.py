"""An article is pasted into a form of Discord's, and facts are taken from it by its number."""

from __future__ import annotations

from bot.arguments import LONGEST_TEXT
from tests.adapters.discord.test_filling import editing, form, sent, told, values
from tests.fakes.discord.entries import controls

TEXT = ("Mistral has 60 staff. " * 182)[: LONGEST_TEXT - 1] + "."


async def test_an_article_of_the_longest_text_is_kept_and_quoted() -> None:
    async with editing() as (discord, store):
        modal = form(await discord.types("source add"))
        assert modal.title == "New source · 1/2"
        names = [each["custom_id"] for each in controls(modal.components)]
        assert names == ["title", "link", "publisher", "published", "text"]
        shown = await sent(discord, modal, {"title": "An article", "text": TEXT})
        shown = await sent(discord, form(await discord.presses(shown, "More fields")), {})
        assert "4,000 characters kept" in told(shown)
        fact = form(await discord.presses(shown, "A fact from [6]"))
        assert values(fact) == {"from": "6"}
        given = {"about": "Mistral AI", "field": "employees", "value": "60"}
        asked = await sent(discord, fact, given)
        asked = await sent(discord, form(await discord.presses(asked, "More fields")), {})
        assert "So quoted" not in told(asked)
        assert "“Mistral has 60 staff.”" in told(asked)

        assert discord.lapses == []
        await store.close()
