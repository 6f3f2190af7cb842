"""A digest is subscribed to in Slack: shown, changed in a form, saved by one press, and stopped."""

from __future__ import annotations

from tests.adapters.slack.team import WORKSPACE, at_work, demo, made_editor
from tests.fakes.slack.server import FakeSlack


async def test_a_digest_is_shown_changed_in_a_form_and_saved() -> None:
    async with FakeSlack() as slack:
        store = await demo()
        await made_editor(store, "U1")
        kept = store.workspace(WORKSPACE).subscriptions
        async with at_work(slack, store):
            await slack.types("/deal", "digest subscribe")
            (shown,) = await slack.until(slack.ephemerals)
            assert "weekdays 9:00" in shown.text
            await slack.presses(shown, "Change")
            (view,) = await slack.until(lambda: slack.views_open)
            assert view.payload["title"]["text"] == "New digest"
            assert view.payload["submit"]["text"] == "Show"
            wrong = await slack.submits(view, {"schedule": "weekdays 25:00"})
            assert wrong.body
            assert "weekdays 25:00" in wrong.body["errors"]["input:schedule"]
            await slack.submits(view, {"schedule": "mondays 8:30", "zone": "Asia/Tokyo"})
            changed = (await slack.until(lambda: slack.ephemerals()[1:]))[0]
            assert "Mondays 8:30" in changed.text
            assert "Asia/Tokyo" in changed.text
            assert await kept() == ()

            await slack.presses(changed, "Save")
            await slack.until(lambda: "Saved. Next on" in "".join(_all(slack)))
            (digest,) = await kept()
            saved = next(each for each in slack.ephemerals() if "Saved. Next on" in each.text)
            await slack.presses(saved, "Stop")
            await slack.until(lambda: "Stopped" in "".join(_all(slack)))

            assert await kept() == ()

    assert (digest.rule, digest.zone, digest.place) == ("30 8 * * 1", "Asia/Tokyo", shown.channel)
    assert slack.posts() == []
    assert slack.lapses == []


def _all(slack: FakeSlack) -> list[str]:
    return [each.text for each in slack.ephemerals()]
