"""What stands in a channel of Slack's unasked is pressed like an answer, by whoever reads there."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.adapters.slack.team import WORKSPACE, at_work, demo, made_editor
from tests.adapters.telling import WHY
from tests.adapters.telling_channels import subscribed
from tests.fakes.slack.server import FakeSlack


async def test_a_digest_s_buttons_answer_whoever_presses_them_alone() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        await made_editor(store, "U1")
        await subscribed(store, WORKSPACE, "C1", datetime.now(UTC))
        async with at_work(slack, store):
            await slack.until(slack.posts)
            (digest,) = slack.posts("C1")
            await slack.presses(digest, "Stop", user="U2")
            await slack.until(lambda: slack.ephemerals(user="U2"))
            await slack.presses(digest, "Pause")
            await slack.until(slack.ephemerals)
        await store.close()

    (refused,), (paused,) = slack.ephemerals(user="U2"), slack.ephemerals()
    assert WHY in digest.text
    assert "Redaktion" in refused.text
    assert "Paused until" in paused.text
    assert slack.posts("C1") == [digest]
    assert digest.edits == 0
    assert slack.lapses == []
