"""Files of whoever sits at the terminal: read from the path that is typed."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from bot.call import Call
from bot.documents import Document, Lack, Lacking
from bot.files import document_sought
from store.tables.limits import FILE_BYTES


async def with_document(call: Call) -> Call:
    """Return a call with the file that it names, or with why there is none.

    Whoever has the terminal may read what the program may; no other adapter follows a path.
    """
    path = document_sought(call.text, call.options)
    if path is None:
        return call
    return replace(call, document=await asyncio.to_thread(_read, path))


def _read(path: str) -> Document | Lack:
    try:
        place = Path(path).expanduser()
        if not place.is_file():
            return Lack(path, Lacking.MISSING)
        if place.stat().st_size > FILE_BYTES:
            return Lack(path, Lacking.TOO_BIG)
        return Document(place.name, place.read_bytes())
    # What no system takes for a path: a NUL, a home of nobody.
    except (OSError, ValueError, RuntimeError):
        return Lack(path, Lacking.UNREADABLE)
