"""Files, in the three steps that replaced files.upload.

Source: docs.slack.dev/reference/methods/files.getUploadURLExternal, read 2026-11-22.
"""

from __future__ import annotations

from urllib.parse import quote

from tests.fakes.slack.chat import writable
from tests.fakes.slack.state import File, Grant, Json, Message, Refusal, State


def upload_url(state: State, _grant: Grant, args: Json) -> Json:
    if not args.get("filename"):
        raise Refusal("invalid_arguments")
    length = int(args.get("length") or 0)
    if length <= 0:
        raise Refusal("invalid_arguments")
    file = File(state.fresh("F"), str(args["filename"]), length)
    state.files[file.id] = file
    return {"upload_url": f"{state.base}/upload/{file.id}", "file_id": file.id}


def received(state: State, name: str, content: bytes) -> str:
    """Keep what was sent to an upload URL."""
    file = state.files.get(name)
    if file is None or file.content is not None:
        raise Refusal("not_found")
    if len(content) != file.length:
        raise Refusal("length_mismatch")
    file.content = content
    return f"OK - {len(content)}"


def complete(state: State, grant: Grant, args: Json) -> Json:
    asked = args.get("files")
    if not isinstance(asked, list) or not asked:
        raise Refusal("invalid_arguments")
    done = [state.files.get(str(each.get("id"))) for each in asked if isinstance(each, dict)]
    files = [each for each in done if each is not None and each.content is not None]
    if len(files) != len(asked):
        raise Refusal("file_not_found")
    channel = None
    if args.get("channel_id"):
        channel = writable(state, grant, args["channel_id"])
    for file, each in zip(files, asked, strict=True):
        file.title = str(each.get("title") or file.name)
        file.channel = channel.id if channel else None
        file.thread_ts = args.get("thread_ts")
    if channel:
        comment = str(args.get("initial_comment") or "")
        message = Message(channel.id, state.ts(), grant.bot_user, comment, [], said=args)
        message.thread_ts = args.get("thread_ts")
        state.messages.append(message)
    return {"files": [{"id": each.id, "title": each.title} for each in files]}


def described(state: State, file: File) -> Json:
    """Return a file as payloads and files.info have it (File object)."""
    url = f"{state.base}/files-pri/{file.id}/{quote(file.name)}"
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title or file.name,
        "user": file.user,
        "size": file.length,
        "mode": "hosted",
        "is_external": False,
        "url_private": url,
        "url_private_download": url,
    }


def info(state: State, _grant: Grant, args: Json) -> Json:
    file = state.files.get(str(args.get("file")))
    if file is None or file.content is None:
        raise Refusal("file_not_found")
    return {"file": described(state, file)}
