"""One question to Discord and its answer, or in words why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from aiohttp import ClientResponse, ClientSession

from adapters.discord.checking.set_up import WHERE
from adapters.discord.settings import DiscordSettings
from adapters.proxy import proxy_for
from adapters.unanswered import NoAnswerError, lost

AGENT = f"DiscordBot (https://github.com/Rapptz/discord.py {version('discord.py')}) Dealbrief"
"""Who asks, in the form that Discord demands, named as the bot that is examined will name itself.

docs.discord.com/developers/reference, User Agent, 2026-11.
"""


@dataclass(frozen=True, slots=True)
class Api:
    """Discord's REST API, asked once for each question: who waits is told of a refusal at once."""

    session: ClientSession = field(repr=False)
    settings: DiscordSettings

    async def get(self, path: str, **query: str) -> Any:  # noqa: ANN401 - JSON of any kind
        """Return what is answered at a path, or raise NoAnswerError."""
        address = f"{self.settings.api_url}{path}"
        token = self.settings.token.get_secret_value()
        headers = {"Authorization": f"Bot {token}", "User-Agent": AGENT}
        try:
            async with self.session.get(
                address,
                params=query,
                headers=headers,
                proxy=proxy_for(address),
                allow_redirects=False,
            ) as response:
                return await _read(response)
        except NoAnswerError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever stands at that address, it is one line
            raise lost(error) from None


async def _read(response: ClientResponse) -> Any:  # noqa: ANN401 - JSON of any kind
    status = response.status
    if status == HTTPStatus.UNAUTHORIZED:
        fix = f"Copy it again from {WHERE}"
        raise NoAnswerError("Discord does not know the token", fix, code="401")
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        raise NoAnswerError("it wants to be asked less often", "Wait a minute", passes=True)
    if status == HTTPStatus.FORBIDDEN:
        raise NoAnswerError("Discord does not allow the bot to ask", code="403")
    try:
        read = await response.json(content_type=None) if status == HTTPStatus.OK else None
    except ValueError:
        read = None
    if read is None:
        raise NoAnswerError(
            f"what answers does not answer as Discord does (status {status})",
            "Look at DISCORD_API_URL, and for Discord's own troubles at https://discordstatus.com",
            passes=True,
        )
    return read
