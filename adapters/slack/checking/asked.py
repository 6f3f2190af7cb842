"""One question over the network, and its answer, or in words why there is none."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

CODE = re.compile(r"[a-z][a-z0-9_.:-]{0,99}")

PATIENCE = aiohttp.ClientTimeout(total=10)
"""Seconds for an answer while somebody waits for all of them. Chosen 2026-11."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What Slack said, and the headers it said it with, their names in lower case."""

    data: Mapping[str, Any] = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)

    def text(self, name: str) -> str:
        """Return a text of the answer, empty where there is none."""
        said = self.data.get(name)
        return said if isinstance(said, str) else ""


class NoAnswerError(Exception):
    """There is no answer: what was `found` and its `fix`; `code` is Slack's word, if it gave one.

    With `passes` it may be over by itself.
    """

    def __init__(self, found: str, fix: str = "", *, code: str = "", passes: bool = False) -> None:
        super().__init__(found)
        self.found = found
        self.fix = fix
        self.code = code
        self.passes = passes


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


def lost(error: BaseException) -> NoAnswerError:
    """Return in words why a connection came to nothing, without what it was about."""
    match error:
        case TimeoutError():
            found, fix = "no answer came in time", "Look at the network, a firewall, a proxy"
        case aiohttp.ClientProxyConnectionError() | aiohttp.ClientHttpProxyError():
            found, fix = "the proxy lets nothing through", "Look at HTTPS_PROXY and NO_PROXY"
        case aiohttp.ClientConnectorDNSError():
            found, fix = "its name is not found", "Look at the address, the network and its DNS"
        case aiohttp.ClientSSLError():
            found = "its certificate is not trusted"
            fix = "Behind a proxy that reads along, name its certificate by SSL_CERT_FILE"
        case aiohttp.ClientConnectorError():
            found, fix = "nothing listens there", "Look at the address, the network and a firewall"
        case _:
            found, fix = f"the connection broke ({type(error).__name__})", "Look at the network"
    return NoAnswerError(found, fix, passes=True)
