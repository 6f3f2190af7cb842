"""A figure is corrected in Slack in a form that says which one it is and what it says now."""

from __future__ import annotations

from tests.adapters.slack.team import at_work, demo, made_editor
from tests.fakes.slack.server import FakeSlack

FIGURE = 218
"""The number of a figure of Mistral's: it was valued at some 400 million euros."""

NEW = {"value": "€401m", "new-quote": "valued at €401m"}


async def test_the_form_tells_the_figure_and_sends_it_along() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        await made_editor(store, "U1")
        async with at_work(slack, store):
            await slack.types("/fact", f"revise {FIGURE}")
            (view,) = await slack.until(lambda: slack.views_open)
            await slack.submits(view, NEW)
            (preview,) = await slack.until(slack.ephemerals)

    about, *fields = view.payload["blocks"]
    assert "€400M" in about["text"]["text"].replace("\xa0", "")
    assert "im Dezember in einer Finanzierungsrunde" in about["text"]["text"]
    assert len(about["text"]["text"].splitlines()) == len(("claim", "quote", "source"))
    begun = {each["block_id"]: each["element"].get("initial_value") for each in fields}
    assert begun["input:value"] == "rund 400 Millionen Euro"
    assert "rund 400 Millionen Euro bewertet" in (begun["input:new-quote"] or "")
    assert view.payload["submit"]["text"] == "Show"
    assert "Before" in preview.text
    assert slack.lapses == []
