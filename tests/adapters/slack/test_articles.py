"""An article is pasted into a form of Slack's, whole up to what the form takes."""

from __future__ import annotations

from typing import Any

from adapters.slack.limits import TEXT_INPUT
from tests.adapters.slack.team import at_work, demo, made_editor
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.state import View

TEXT = "Mistral has 60 staff. " * 136
FACT = {"about": "Mistral AI", "field": "employees", "value": "60"}


def field(view: View, name: str) -> dict[str, Any]:
    blocks: list[dict[str, Any]] = view.payload["blocks"]
    return next(each for each in blocks if each.get("block_id") == f"input:{name}")


async def form(slack: FakeSlack) -> View:
    (view,) = await slack.until(lambda: slack.views_open)
    return view


async def test_an_article_is_pasted_and_facts_are_taken_from_it_by_its_number() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        await made_editor(store, "U1")
        async with at_work(slack, store):
            await slack.types("/deal", "source add", user="U1")
            view = await form(slack)
            told = field(view, "text")
            assert told["element"]["max_length"] == TEXT_INPUT
            assert "Up to 3,000 characters fit in here" in told["hint"]["text"]
            assert "4,000" not in told["hint"]["text"]
            await slack.submits(view, {"title": "An article", "text": TEXT.strip()})
            await slack.until(slack.ephemerals)
            (answer,) = slack.ephemerals()
            assert "2,991 characters kept" in answer.text
            await slack.presses(answer, "A fact from [6]")
            fact = await form(slack)
            assert "input:link" not in [each.get("block_id") for each in fact.payload["blocks"]]
            await slack.submits(fact, FACT | {"quote": "Mistral has 60 staff"})
            await slack.until(lambda: len(slack.ephemerals()) > 1)

        assert "employees 60 [6]" in slack.ephemerals()[-1].text
        assert slack.lapses == []


async def test_a_text_with_no_room_in_the_form_is_asked_about_in_words() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        await made_editor(store, "U1")
        async with at_work(slack, store):
            await slack.types("/deal", f"source add text:{TEXT}{TEXT[:100]}", user="U1")
            (answer,) = await slack.until(slack.ephemerals)

        assert "“title” is missing" in answer.text
        assert slack.views_open == []
