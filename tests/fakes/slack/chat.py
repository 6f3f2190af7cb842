"""The chat methods: what is posted, changed and deleted, and what of it Slack refuses.

Source: docs.slack.dev/reference/methods/chat.postMessage and its neighbours, read 2026-11-22.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.fakes.slack.blocks import numbered, refuse_blocks
from tests.fakes.slack.state import Channel, Grant, Json, Message, Refusal, State

TEXT_CUT = 40_000
TEXT_SPLITS = 4_000
UPDATED_TEXT = 4_000
MARKDOWN_TEXT = 12_000
PER_CHANNEL_SECONDS = 1.0


def truth(value: object) -> bool:
    """Read a boolean as forms and JSON write it."""
    return str(value).lower() in {"1", "true"}


def post_message(state: State, grant: Grant, args: Json) -> Json:
    channel = writable(state, grant, args.get("channel"))
    body = content(state, args, about=f"chat.postMessage in {channel.id}")
    note_unfurling(state, args, channel.id)
    thread = args.get("thread_ts")
    if thread and state.message(channel.id, thread) is None:
        state.lapse("answers in a thread that is not there", f"{channel.id} {thread}")
    message = Message(
        channel.id,
        state.ts(),
        grant.bot_user,
        *body,
        thread_ts=thread,
        metadata=metadata(args),
        said=args,
    )
    state.messages.append(message)
    return {
        "channel": channel.id,
        "ts": message.ts,
        "message": shown(state, message, with_metadata=True),
    }


def post_ephemeral(state: State, grant: Grant, args: Json) -> Json:
    channel = writable(state, grant, args.get("channel"))
    user = str(args.get("user") or "")
    if user not in channel.members:
        raise Refusal("user_not_in_channel")
    body = content(state, args, about=f"chat.postEphemeral in {channel.id}")
    thread = args.get("thread_ts")
    message = Message(
        channel.id, state.ts(), grant.bot_user, *body, thread_ts=thread, to=user, said=args
    )
    state.messages.append(message)
    return {"message_ts": message.ts}


def update(state: State, grant: Grant, args: Json) -> Json:
    channel = state.channel(grant, args.get("channel"))
    message = state.message(channel.id, args.get("ts"))
    if message is None or message.to:
        raise Refusal("message_not_found")
    if message.author != grant.bot_user:
        raise Refusal("cant_update_message")
    if len(str(args.get("text") or "")) > UPDATED_TEXT:
        raise Refusal("msg_too_long")
    kept = args if args.get("text") else {"blocks": message.blocks, **args}
    message.text, message.blocks = content(state, kept, about=f"chat.update in {channel.id}")
    message.metadata = metadata(args) if "metadata" in args else message.metadata
    message.said, message.edits = args, message.edits + 1
    return {
        "channel": channel.id,
        "ts": message.ts,
        "text": message.text,
        "message": shown(state, message),
    }


def delete(state: State, grant: Grant, args: Json) -> Json:
    channel = state.channel(grant, args.get("channel"))
    message = state.message(channel.id, args.get("ts"))
    if message is None or message.to:
        raise Refusal("message_not_found")
    if message.author != grant.bot_user:
        raise Refusal("cant_delete_message")
    message.deleted = True
    return {"channel": channel.id, "ts": message.ts}


def permalink(state: State, grant: Grant, args: Json) -> Json:
    channel = state.channel(grant, args.get("channel"))
    message = state.message(channel.id, args.get("message_ts"))
    if message is None:
        raise Refusal("message_not_found")
    team = state.teams[channel.team]
    name = message.ts.replace(".", "")
    link = f"https://{team.domain}.slack.com/archives/{channel.id}/p{name}"
    if message.thread_ts:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def writable(state: State, grant: Grant, name: object) -> Channel:
    """Return a channel that the bot may write into; a person stands for their conversation."""
    wanted = str(name or "")
    channel = state.direct(wanted, grant) if wanted in state.users else state.channel(grant, name)
    if grant.bot_user not in channel.members:
        hidden = channel.kind != "channel"
        if hidden or "chat:write.public" not in grant.scopes:
            raise Refusal("channel_not_found" if hidden else "not_in_channel")
    if channel.archived:
        raise Refusal("is_archived")
    return channel


def content(state: State, args: Json, *, about: str) -> tuple[str, list[Json]]:
    """Return the text and the blocks of a message, refused or noted where they deserve it."""
    text, blocks = str(args.get("text") or ""), args.get("blocks") or []
    markdown = str(args.get("markdown_text") or "")
    if markdown and (text or blocks):
        raise Refusal("markdown_text_conflict")
    if len(markdown) > MARKDOWN_TEXT:
        raise Refusal("msg_too_long")
    if not (text or blocks or markdown or args.get("attachments")):
        raise Refusal("no_text")
    if blocks:
        refuse_blocks(blocks)
    if blocks and not text.strip():
        state.lapse("blocks without text", about)
    if len(text) > TEXT_CUT:
        state.lapse("text cut at 40,000 characters", about)
    elif len(text) > TEXT_SPLITS:
        state.lapse("text shown as several messages", about)
    return (text or markdown)[:TEXT_CUT], numbered(blocks, fresh_ids(state))


def fresh_ids(state: State) -> Iterator[str]:
    while True:
        yield state.fresh("id")


def metadata(args: Json) -> Json | None:
    """Return what a message carries for programs, of which Slack asks a type and a payload."""
    carried = args.get("metadata")
    if not carried:
        return None
    if not isinstance(carried, dict) or {"event_type", "event_payload"} - carried.keys():
        raise Refusal("invalid_metadata_format")
    return carried


def note_unfurling(state: State, args: Json, where: str) -> None:
    for name in ("unfurl_links", "unfurl_media"):
        if args.get(name) is None or truth(args[name]):
            state.lapse(f"{name} is not false", where)


def shown(state: State, message: Message, *, with_metadata: bool = False) -> Json:
    """Return a message as Slack hands it out."""
    bot = state.bot(state.channels[message.channel].team)
    own = bot is not None and message.author == bot.bot_user
    said: Json = {
        "type": "message",
        "user": message.author,
        "ts": message.ts,
        "text": message.text,
        "team": state.channels[message.channel].team,
    }
    if bot and own:
        said |= {"bot_id": bot.bot_id, "app_id": state.app_id}
    if message.blocks:
        said["blocks"] = message.blocks
    if message.thread_ts:
        said |= {"thread_ts": message.thread_ts}
    if message.edits:
        said["edited"] = {"user": message.author, "ts": message.ts}
    if with_metadata and message.metadata:
        said["metadata"] = message.metadata
    return said
