"""Documents that go along with an answer: each as a file, to whoever asked."""

from __future__ import annotations

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.logs import described
from adapters.markdown import contents
from adapters.slack.sending.refusals import LOST
from bot.document import Attachment, Run

log = structlog.get_logger()


async def hand_over(client: AsyncWebClient, user: str, attachment: Attachment[Run]) -> bool:
    """Send a document as a file in the conversation with the bot; say whether that succeeded."""
    title = "".join(run.text for run in attachment.title)
    try:
        opened = await client.conversations_open(users=user)
        await client.files_upload_v2(
            channel=opened["channel"]["id"],
            content=contents(attachment),
            filename=attachment.name,
            title=title,
        )
    except (SlackApiError, *LOST) as error:
        log.warning("file-not-sent", error=described(error))
        return False
    return True
