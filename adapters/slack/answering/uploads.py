"""Files that were uploaded for the bot, fetched when a call needs them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from yarl import URL

from adapters.chat.fetching import Upload, fetched
from adapters.logs import described
from adapters.slack.receiving.arrivals import Where
from adapters.slack.receiving.attached import HANDLE
from adapters.slack.sending.refusals import LOST
from bot.call import Call
from bot.documents import Document, Lack, Lacking
from bot.files import document_sought, file_lacking
from bot.service import Bot

log = structlog.get_logger()

FILES = "https://files.slack.com"
"""Where Slack keeps files (docs.slack.dev, File object, url_private, 2026-11)."""


def with_upload(call: Call, handle: str) -> Call:
    """Return a call to which a file was added, where its command takes one and names none."""
    name = file_lacking(call.text, call.options) if handle else None
    return replace(call, options=(*call.options, (name, handle))) if name else call


async def with_document(
    bot: Bot, client: AsyncWebClient, where: Where, call: Call, came: str = ""
) -> Call:
    """Return a call with the file that it names, if whoever asks uploaded it.

    What is typed in place of one is followed nowhere: the file is then the one that `came` along,
    if one did. Nothing is fetched for somebody who may not give the command.
    """
    words = document_sought(call.text, call.options)
    if words is None or not await bot.may(call):
        return call
    found = HANDLE.fullmatch(words) or HANDLE.fullmatch(came)
    if found is None:
        return replace(call, document=Lack(words, Lacking.NOT_ATTACHED))
    async with bot.documents.fetching:
        return replace(call, document=await _document(client, where, found[1], found[2]))


async def _document(client: AsyncWebClient, where: Where, id_: str, name: str) -> Document | Lack:
    try:
        told: dict[str, Any] = (await client.files_info(file=id_)).get("file") or {}
    except (SlackApiError, *LOST) as error:
        log.warning("file-not-told", error=described(error))
        return Lack(name, Lacking.NOT_FETCHED)
    if told.get("user") != where.user:
        # Somebody names a file that is another's, which the bot may see and they perhaps not.
        return Lack(name, Lacking.NOT_ATTACHED)
    size, url = told.get("size"), told.get("url_private_download")
    if not (isinstance(size, int) and isinstance(url, str)):
        return Lack(name, Lacking.NOT_FETCHED)
    base = URL(client.base_url)
    own = base.host == "slack.com"
    origins = (FILES,) if own else (str(base.origin()),)
    headers = {"Authorization": f"Bearer {client.token}"}
    return await fetched(Upload(name, size, url), origins, headers)
