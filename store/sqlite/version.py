"""Which versions of SQLite are fit for use."""

from __future__ import annotations

import sqlite3

from store.errors import StoreError

Version = tuple[int, int, int]

OLDEST: Version = (3, 38, 0)
"""The first with STRICT tables, and with json_each in every build."""

SOUND: tuple[tuple[Version, Version], ...] = (
    ((3, 44, 6), (3, 45, 0)),
    ((3, 50, 7), (3, 51, 0)),
    ((3, 51, 3), (3, 52, 0)),
)
"""Older versions from the first up to the second that got the repair of the WAL-reset bug."""

SOUND_SINCE: Version = (3, 53, 0)
"""The first from which all have it; 3.52.0 was withdrawn. https://www.sqlite.org/changes.html"""


def loses_writes(version: Version) -> bool:
    """Say whether two connections that write or checkpoint at once may lose a commit.

    We never let two: see docs/decisions/0003-sqlite.md.
    """
    sound = version >= SOUND_SINCE or any(first <= version < last for first, last in SOUND)
    return not sound


def check(version: Version) -> None:
    """Raise StoreError for a version that lacks what the schema is made of."""
    if version < OLDEST:
        needed, found = (".".join(map(str, each)) for each in (OLDEST, version))
        raise StoreError(f"SQLite {found} is too old; {needed} is needed")


def current() -> Version:
    """Return the version of the library that Python was built with."""
    major, minor, patch = sqlite3.sqlite_version_info
    return major, minor, patch
