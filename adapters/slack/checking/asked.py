"""One question to Slack and its answer, or in words why there is none."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.unanswered import NoAnswerError, lost

CODE = re.compile(r"[a-z][a-z0-9_.:-]{0,99}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What Slack said, and the headers it said it with, their names in lower case."""

    data: Mapping[str, Any] = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)

    def text(self, name: str) -> str:
        """Return a text of the answer, empty where there is none."""
        said = self.data.get(name)
        return said if isinstance(said, str) else ""


async def asked(call: Awaitable[AsyncSlackResponse]) -> Answer:
    """Return what Slack answers to a call, or raise NoAnswerError."""
    try:
        reply = await call
    except SlackApiError as error:
        raise _refused(error.response) from None
    except Exception as error:  # noqa: BLE001 - whatever the SDK stumbles over is one line as well
        raise lost(error) from None
    headers = {name.casefold(): value for name, value in reply.headers.items()}
    return Answer(reply.data if isinstance(reply.data, dict) else {}, headers)


def _refused(response: object) -> NoAnswerError:
    data: Any = getattr(response, "data", None)
    status = getattr(response, "status_code", None) or getattr(response, "status", None)
    code = data.get("error") if isinstance(data, dict) else None
    if status == HTTPStatus.TOO_MANY_REQUESTS or code == "ratelimited":
        return NoAnswerError("it wants to be asked less often", "Wait a minute", passes=True)
    if isinstance(code, str) and CODE.fullmatch(code):
        return NoAnswerError(f"Slack says {code}", code=code)
    return NoAnswerError(
        f"what answers does not answer as Slack does (status {status})",
        "Look at SLACK_API_URL, and for Slack's own troubles at https://slack-status.com",
        passes=True,
    )
