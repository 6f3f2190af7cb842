"""A file that a platform keeps for somebody, fetched from its own hosts and no further than it may
be long.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from io import BytesIO

import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout
from yarl import URL

from adapters.logs import described
from adapters.proxy import proxy_for
from bot.documents import Document, Lack, Lacking
from store.tables.limits import FILE_BYTES

log = structlog.get_logger()

WITHIN = ClientTimeout(total=60.0)
"""Seconds for the longest file over a slow line. Chosen 2026-11."""

PIECE = 65_536

OK = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a platform tells of it: its name, bytes, and where it can be had for a while.

    The address is as good as the file, and is kept out of every log.
    """

    name: str
    size: int
    url: str = field(repr=False)


async def fetched(
    upload: Upload, origins: Collection[str], headers: Mapping[str, str] | None = None
) -> Document | Lack:
    """Return a file, or why it cannot be had.

    `origins` are the schemes, hosts and ports of the platform's own; nothing leads away from them.
    """
    if upload.size > FILE_BYTES:
        return Lack(upload.name, Lacking.TOO_BIG)
    url = _url(upload.url)
    if url is None or str(url.origin()) not in origins:
        log.warning("file-elsewhere")
        return Lack(upload.name, Lacking.NOT_FETCHED)
    try:
        async with (
            ClientSession(timeout=WITHIN) as session,
            session.get(
                url, headers=headers, allow_redirects=False, proxy=proxy_for(upload.url)
            ) as response,
        ):
            if response.status != OK:
                log.warning("file-not-fetched", status=response.status)
                return Lack(upload.name, Lacking.NOT_FETCHED)
            # What it has gathered it hands over without a second copy.
            gathered = BytesIO()
            async for piece in response.content.iter_chunked(PIECE):
                gathered.write(piece)
                if gathered.tell() > FILE_BYTES:
                    return Lack(upload.name, Lacking.TOO_BIG)
            return Document(upload.name, gathered.getvalue())
    except (ClientError, OSError, TimeoutError) as error:
        log.warning("file-not-fetched", error=described(error))
        return Lack(upload.name, Lacking.NOT_FETCHED)


def _url(text: str) -> URL | None:
    try:
        return URL(text, encoded=True) if URL(text).is_absolute() else None
    except ValueError:
        return None
