"""A zip that somebody brought, looked at before any of it is unpacked, and in memory alone."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

from store.tables.faults import Fault, Unreadable
from store.tables.limits import ENTRIES, RATIO, RATIO_FROM, UNPACKED_BYTES

ZIP = b"PK\x03\x04"
"""How a zip begins that holds anything."""

_ENCRYPTED = 0x1
_PACKED_AGAIN = (".zip", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".tgz", ".zst")


@contextmanager
def opened(file: str, data: bytes) -> Iterator[zipfile.ZipFile]:
    """Yield a zip whose parts are few, small, plain files below its own root, or raise Unreadable.

    What its directory tells of sizes is what reading gives: Python's zipfile ends there. Damage
    that only shows while parts are read is told in the same way.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _look_at(file, archive.infolist())
            yield archive
    # What is wrong with a zip comes as any of these, by the place where it is wrong.
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, zlib.error):
        raise Unreadable(file, Fault.DAMAGED) from None


def _look_at(file: str, parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > ENTRIES:
        raise Unreadable(file, Fault.TOO_MANY_PARTS)
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if unpacked > UNPACKED_BYTES:
        raise Unreadable(file, Fault.UNPACKS_TOO_BIG, limit=UNPACKED_BYTES // 2**20)
    if unpacked > RATIO_FROM and unpacked > RATIO * packed:
        raise Unreadable(file, Fault.PACKED_TOO_TIGHT, limit=RATIO)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Unreadable(file, Fault.PROTECTED)
    names = [part.filename for part in parts]
    if len(set(names)) < len(names) or not all(map(_is_plain, parts)):
        raise Unreadable(file, Fault.UNSAFE_PARTS)


def _is_plain(part: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(part.filename)
    outside = path.is_absolute() or ".." in path.parts or ":" in part.filename
    kind = stat.S_IFMT(part.external_attr >> 16)
    special = kind not in {0, stat.S_IFREG, stat.S_IFDIR}
    again = part.filename.casefold().endswith(_PACKED_AGAIN)
    return not (outside or special or again or "\\" in part.orig_filename)
