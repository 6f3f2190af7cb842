"""How frames are packed on a gateway connection: as text, or as one long compressed stream.

Source: docs.discord.com/developers/events/gateway, encoding and compression, read 2026-11-29.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias

Pack: TypeAlias = Callable[[str], str | bytes]


def packing(asked: str | None) -> Pack | None:
    """Return how to pack for a connection that asked so, or None if nobody can."""
    match asked:
        case None:
            return str
        case "zlib-stream":
            return _zlib()
        case "zstd-stream":
            return _zstd()
        case _:
            return None


def _zlib() -> Pack:
    stream = zlib.compressobj()

    def pack(text: str) -> bytes:
        return stream.compress(text.encode()) + stream.flush(zlib.Z_SYNC_FLUSH)

    return pack


def _zstd() -> Pack | None:
    """Compress by the library that the client has, as it asks for this only where it has it."""
    try:
        zstandard = import_module("zstandard")
    except ModuleNotFoundError:
        return None
    stream = zstandard.ZstdCompressor().compressobj()

    def pack(text: str) -> bytes:
        head: bytes = stream.compress(text.encode())
        rest: bytes = stream.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
        return head + rest

    return pack
