"""One request to Discord's REST API, by discord.py's own client, and what can come of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from types import MappingProxyType, SimpleNamespace
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout, TraceConfig, TraceRequestStartParams
from discord.errors import DiscordServerError, HTTPException, RateLimited
from discord.http import HTTPClient, Route

from adapters.chat.turns import Turns
from adapters.markdown import contents
from bot.announcing.announcement import Still, ours
from bot.document import Attachment, Run

Json = dict[str, Any]

BROKEN = (ClientError, TimeoutError, ConnectionError)
"""The connection broke: what was sent may have been taken, or not.

discord.py 2.7 raises these as they come, and sends nothing again.
"""

SILENT = ClientTimeout(total=15)
"""After so many seconds without an answer a connection counts as broken. Chosen 2026-11."""

LONGEST = 300.0
"""Seconds that a refusal for our rate may make us wait; one for longer is told. Chosen 2026-11."""


FREE = ("/interactions/", "/webhooks/")
"""How the routes begin that answer interactions, which count towards no global limit.

Discord docs, "Rate Limits", 2026-11.
"""

TIDIED_EVERY = 1_000
"""New rate limits after which those that are over are looked for. Chosen 2026-11."""


class NotTakenError(Exception):
    """Discord did not take a request; `code` is its own number for why, 0 where it has none.

    JSON error codes, docs.discord.com, 2026-11. `again` says that the library had sent the same
    before, which may have been taken.
    """

    def __init__(self, status: int, code: int, *, again: bool = False) -> None:
        super().__init__(f"{status}/{code}")
        self.status = status
        self.code = code
        self.again = again


@dataclass(slots=True)
class Sent:
    """How often the library has sent a request, which it tells only to who traces it.

    `still` is asked each time right before.
    """

    times: int = 0
    still: Still = ours


def counting() -> TraceConfig:
    """Return the trace by which a client of the library counts what it sends, and asks before."""

    async def note(
        _: ClientSession, context: SimpleNamespace, begun: TraceRequestStartParams
    ) -> None:
        del begun
        sent = context.trace_request_ctx
        if isinstance(sent, Sent):
            await sent.still()
            sent.times += 1

    trace = TraceConfig()
    trace.on_request_start.append(note)
    return trace


def tidied_rarely(http: HTTPClient) -> None:
    """Let the library's client look only now and then for rate limits that are over.

    Each interaction has two of its own, and discord.py 2.7 looks through all of the last five
    minutes whenever there is a new one: thousands in a row would take minutes.
    """
    tidy, new = http._try_clear_expired_ratelimits, count(1)  # noqa: SLF001 - there is no setting

    def rarely() -> None:
        if next(new) % TIDIED_EVERY == 0:
            tidy()

    http._try_clear_expired_ratelimits = rarely  # type: ignore[method-assign]  # noqa: SLF001 - as above


@dataclass(frozen=True, slots=True)
class Wire:
    """The way to the REST API; the library waits as Discord's headers ask it to.

    It knows nothing of what Discord takes of all routes together before that is too much, so that
    requests take turns.
    """

    http: HTTPClient
    turns: Turns

    async def send(
        self,
        method: str,
        path: str,
        body: Json | None = None,
        *,
        files: tuple[Attachment[Run], ...] = (),
        query: Mapping[str, str] | None = None,
        still: Still = ours,
        **places: str,
    ) -> Any:  # noqa: ANN401 - what JSON holds
        """Send a request and return what it is answered.

        NotTakenError where Discord refuses it, one of `BROKEN` where the connection does. `still`
        is asked right before each time it is sent; what that raises is raised.
        """
        if not path.startswith(FREE):
            await self.turns.turn()
        route, sent = Route(method, path, **places), Sent(still=still)
        given: dict[str, Any] = {"timeout": SILENT, "trace_request_ctx": sent}
        if query:
            given["params"] = query
        if files and body is not None:
            given["form"] = _form(body, files)
        elif body is not None:
            given["json"] = body
        try:
            return await self.http.request(route, **given)
        except (HTTPException, RateLimited) as error:
            raise _refused(error, again=sent.times > 1) from error


def _refused(error: HTTPException | RateLimited, *, again: bool) -> NotTakenError:
    if isinstance(error, RateLimited):
        return NotTakenError(429, 0, again=again)
    return NotTakenError(error.status, error.code, again=again)


def passes(error: Exception) -> bool:
    """Say whether what went wrong may be right in a moment, so that it is worth another try.

    The library itself sends again after 500, 502, 504 and 524, some times; never after 503.
    """
    if isinstance(error, NotTakenError):
        return error.status >= 500 or error.status == 429  # noqa: PLR2004 - RFC 9110, RFC 6585
    return isinstance(error, (*BROKEN, DiscordServerError))


ANY_KIND = "application/octet-stream"

KIND_OF: Mapping[str, str] = MappingProxyType(
    {
        "csv": "text/csv; charset=utf-8",
        "json": "application/json",
        "md": "text/markdown; charset=utf-8",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
"""What a file is, by how its name ends (IANA, Media Types)."""


def _form(body: Json, files: tuple[Attachment[Run], ...]) -> list[dict[str, Any]]:
    """Return a body with files as the fields of a form (Reference, Uploading files)."""
    listed = [{"id": number, "filename": each.name} for number, each in enumerate(files)]
    told: list[dict[str, Any]] = [
        {"name": "payload_json", "value": json.dumps({**body, "attachments": listed})}
    ]
    told += (
        {
            "name": f"files[{number}]",
            "value": contents(each),
            "filename": each.name,
            "content_type": KIND_OF.get(each.name.rpartition(".")[2], ANY_KIND),
        }
        for number, each in enumerate(files)
    )
    return told
