"""The response URLs of interactions: five uses in thirty minutes, seen by one person or all.

Source: docs.slack.dev/interactivity/handling-user-interaction, read 2026-11-22. What a command's
URL replaces is not written there: this takes the last message that was posted through it.
"""

from __future__ import annotations

from tests.fakes.slack.chat import content, note_unfurling, truth
from tests.fakes.slack.state import Json, Message, Refusal, ResponseUrl, State

USES = 5
SECONDS = 30 * 60


def respond(state: State, name: str, body: Json) -> None:
    """Post, replace or delete through a response URL, or refuse it."""
    url = state.response_urls.get(name)
    if url is None or state.clock() - url.at > SECONDS:
        raise Refusal("expired_url")
    if url.uses >= USES:
        raise Refusal("used_url")
    url.uses += 1
    replaces, deletes = truth(body.get("replace_original")), truth(body.get("delete_original"))
    original = _original(url)
    if deletes:
        if original is None:
            state.lapse("deletes an original that is not there", url.channel)
        else:
            original.deleted = True
        return
    if "response_type" not in body and not replaces:
        state.lapse("response_type is not said", url.channel)
    text, blocks = content(state, body, about=f"response_url in {url.channel}")
    public = body.get("response_type") == "in_channel"
    if replaces and original is not None:
        if public and original.to:
            state.lapse("replaces a private message by a public one", url.channel)
        if body.get("response_type") == "ephemeral" and not original.to:
            state.lapse("replaces a public message by a private one", url.channel)
        original.text, original.blocks, original.said = text, blocks, body
        original.edits += 1
        return
    if public:
        note_unfurling(state, body, url.channel)
    bot = state.bot(state.channels[url.channel].team)
    message = Message(
        url.channel,
        state.ts(),
        bot.bot_user if bot else "",
        text,
        blocks,
        thread_ts=body.get("thread_ts"),
        to=None if public else url.user,
        said=body,
    )
    state.messages.append(message)
    url.posted.append(message)


def _original(url: ResponseUrl) -> Message | None:
    """Return what a replacement replaces: what was pressed, or else what was said last."""
    if url.source is not None:
        return None if url.source.deleted else url.source
    return next((each for each in reversed(url.posted) if not each.deleted), None)
