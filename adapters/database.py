"""The database as an operator meets it: whether it opens, may be written to, and is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from adapters.findings import Finding, ok, warning, wrong
from adapters.private import readable_by_others
from store.base import Store, WorkspaceId
from store.errors import LockedDatabaseError, OlderDatabaseError, StoreError
from store.open import open_store
from store.sqlite.version import current

ROOM = 100 * 2**20
"""Bytes of room on the disk below which it is told; an import of 20,000 claims takes 60 million.

Chosen 2026-11.
"""


async def database(url: str, *, secrets: bool) -> AsyncIterator[Finding]:
    """Yield how it stands with a database, which is left as it is; `secrets` stand in it or not."""
    scheme, _, place = url.partition(":")
    if scheme == "memory":
        fix = "Set DEALBRIEF_DATABASE to sqlite: and a path to keep it"
        yield warning("database", "everything is forgotten when the program ends", fix)
        return
    path = _path(place)
    if scheme == "sqlite" and place and not _is_there(path):
        yield _to_be_made(path)
        return
    try:
        await (await open_store(url, read_only=True)).close()
    except OlderDatabaseError as error:
        fix = "The next start brings it up to date; copy it before, to be able to go back"
        yield warning("database", str(error), fix)
        return
    except StoreError as error:
        yield wrong("database", str(error), "")
        return
    yield await _written_to(url, path)
    if secrets:
        for each in readable_by_others(path):
            yield each
    for each in _room(path):
        yield each


def _path(place: str) -> Path:
    return Path(place).expanduser().absolute()


def _is_there(path: Path) -> bool:
    return path.exists()


def _to_be_made(path: Path) -> Finding:
    folder = path.parent
    if not folder.is_dir():
        return wrong("database", f"there is no folder {folder}", "Make it, or name another")
    # Who opens the file is the effective user, and not on every system can that one be asked about.
    effective = os.access in os.supports_effective_ids
    if not os.access(folder, os.W_OK | os.X_OK, effective_ids=effective):
        fix = f"Allow this user to write to {folder}, or name another"
        return wrong("database", f"{path} cannot be made", fix)
    return ok("database", f"there is no {path} yet; the first start makes it")


async def _written_to(url: str, path: Path) -> Finding:
    version = ".".join(map(str, current()))
    try:
        await (await open_store(url)).close()
    except LockedDatabaseError:
        fix = "All is well if that is this bot at work; a second one on this file does not start"
        return warning("database", f"another process writes to {path}; it can be read", fix)
    except StoreError as error:
        return wrong("database", str(error), "")
    return ok("database", f"{path} is whole and can be written to (SQLite {version})")


def _room(path: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(path.parent).free
    if free < ROOM:
        fix = "Make room: what finds none is not written"
        yield warning("disk", f"{free // 2**20} MiB are left where the database is", fix)


async def facts(store: Store, workspace: WorkspaceId, fix: str, about: str = "facts") -> Finding:
    """Tell how many deals a workspace has, and the `fix` where it has none."""
    there = store.workspace(workspace)
    try:
        deals = await there.deals(upto=(await there.head()).seq)
    except StoreError as error:
        return wrong(about, str(error), "")
    if not deals:
        return warning(about, f"{workspace} has no deal yet", fix)
    number = "a deal" if len(deals) == 1 else f"{len(deals)} deals"
    return ok(about, f"{workspace} has {number}")
