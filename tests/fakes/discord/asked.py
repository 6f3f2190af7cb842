"""A request as the fake understood it: its body, and the files that came with it.

Source: docs.discord.com/developers/reference, uploading files.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from tests.fakes.discord.refusals import Refusal, invalid
from tests.fakes.discord.state import File, Json

MOST_BYTES, MOST_FILE_BYTES, MOST_FILES = 25 * 2**20, 10 * 2**20, 10
FILE = re.compile(r"files?\[?(\d*)\]?")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the parts of the path by name, the query, the body, and files by number."""

    path: dict[str, str]
    query: dict[str, str] = field(default_factory=dict)
    body: Any = None
    files: tuple[File, ...] = ()

    def says(self, name: str) -> bool:
        """Whether the query says yes to something."""
        return self.query.get(name, "").lower() in {"1", "true"}

    def whole(self, name: str, default: int = 0) -> int:
        """Return a number of the query."""
        said = self.query.get(name, str(default))
        if not said.isdecimal():
            raise invalid(name, "NUMBER_TYPE_COERCE", f'Value "{said}" is not int.')
        return int(said)

    @property
    def form(self) -> Json:
        """The body, which must be an object."""
        if not isinstance(self.body, dict):
            raise invalid("", "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
        return self.body


async def understood(request: web.Request) -> tuple[object, tuple[File, ...]]:
    """Return the body of a request and the files that came beside it.

    Raises Refusal 50109 for what is no JSON, and 40005 for more than may be uploaded.
    """
    if (request.content_length or 0) > MOST_BYTES:
        raise Refusal(40005)
    if request.content_type == "multipart/form-data":
        return await _parts(request)
    content = await request.read()
    if len(content) > MOST_BYTES:
        raise Refusal(40005)
    return (_json(content) if content else None), ()


async def _parts(request: web.Request) -> tuple[object, tuple[File, ...]]:
    body: object = None
    files: list[File] = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        content = bytes(await part.read())
        if part.name == "payload_json":
            body = _json(content)
        elif numbered := FILE.fullmatch(part.name or ""):
            if len(content) > MOST_FILE_BYTES:
                raise Refusal(40005)
            files.append(File(numbered[1] or "0", part.filename or "unknown", content))
    if len(files) > MOST_FILES:
        raise invalid("attachments", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 10 in length.")
    return body, tuple(files)


def _json(content: bytes) -> object:
    try:
        return json.loads(content)
    except ValueError:
        raise Refusal(50109) from None
