"""Drafts: changes that were shown to somebody, kept until they are saved or a day has passed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.codes import LETTERS
from store.base import Store, WorkspaceId
from store.events import PersonId
from store.shelf import Shelf

SHELF = "drafts"

KEPT_FOR = timedelta(days=1)
"""How long a draft can be saved; who looks at it later looks anew. Chosen 2026-11."""

BEFORE_ALL = datetime.min.replace(tzinfo=UTC)
"""An instant at which nothing has expired yet."""

LENGTH = 6
"""Letters of a code: 29 bits among the drafts of one workspace and day. No code is a secret."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A call that changes something, who was shown it, and from which ledger sequence.

    `place`, `home`, `language`, `zone` and `today` are those it was understood by: elsewhere, to
    others or tomorrow the same words may mean another change.
    """

    text: str
    options: tuple[tuple[str, str], ...]
    person: PersonId
    seen: int
    place: str
    home: str | None
    language: str
    zone: ZoneInfo
    today: date


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of one workspace, by short codes that one can type."""

    shelf: Shelf
    workspace: WorkspaceId

    async def keep(self, draft: Draft, *, now: datetime) -> str:
        """Keep a draft and return its code, which is the same for the same draft."""
        text = _written(draft)
        code = _code(text)
        await self.shelf.put(self._key(code), text, until=now + KEPT_FOR)
        return code

    async def find(self, code: str, *, now: datetime) -> Draft | None:
        """Return the draft of a code, or None where there is none any more."""
        kept = await self.shelf.get(self._key(code.upper()), now=now)
        return None if kept is None else _read(kept)

    async def forget(self) -> None:
        """Remove all drafts of the workspace, those that have expired as well."""
        for each in await self.shelf.all(now=BEFORE_ALL):
            if each.key.startswith(self._key("")):
                await self.shelf.discard(each.key)

    def _key(self, code: str) -> str:
        return f"{self.workspace} {code}"


def _written(draft: Draft) -> str:
    by = (draft.place, draft.home, draft.language, draft.zone.key, draft.today.isoformat())
    return json.dumps([draft.text, draft.options, draft.person, draft.seen, *by])


def _read(kept: str) -> Draft:
    text, options, person, seen, place, home, language, zone, today = json.loads(kept)
    pairs = tuple((name, value) for name, value in options)
    day = date.fromisoformat(today)
    return Draft(text, pairs, person, seen, place, home, language, ZoneInfo(zone), day)


def _code(text: str) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode()).digest())
    digits = []
    for _ in range(LENGTH):
        number, digit = divmod(number, len(LETTERS))
        digits.append(LETTERS[digit])
    return "".join(digits)


def drafts_of(store: Store, workspace: WorkspaceId) -> Drafts:
    """Return where the drafts of a workspace are kept."""
    return Drafts(store.shelf(SHELF), workspace)
