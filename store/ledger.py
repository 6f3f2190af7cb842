"""The chain of the ledger: nothing in it can be changed, removed or slipped in unseen.

An entry's commitment is the SHA-256 of a random salt, its number, and who said what, where. Its
link is the SHA-256 of the link before it, its number, its instant and its commitment. So what was
said can be erased, salt and all, and the chain still holds; and without the salt nobody can test a
guess at what was erased.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from store.encoding import encode
from store.events import Entry
from store.fold import about
from store.instants import to_text

SALT_BYTES = 16

DRAWN = 256
"""Salts asked of the operating system at a time; its answer takes longer than a seal."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What the chain keeps of an entry, even when the rest of it was erased."""

    commitment: bytes
    link: bytes


def salts() -> Iterator[bytes]:
    """Yield, without end, salts that nobody can guess."""
    while True:
        drawn = secrets.token_bytes(SALT_BYTES * DRAWN)
        for start in range(0, len(drawn), SALT_BYTES):
            yield drawn[start : start + SALT_BYTES]


def genesis(workspace: str) -> bytes:
    """Return the link before a workspace's first entry."""
    return hashlib.sha256(f"dealbrief ledger 1\n{workspace}".encode()).digest()


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry is committed to: an event as JSON, what it is about, who said it and where."""

    seq: int
    by: str
    origin: str
    about: str
    event: str


def commit(said: Said, salt: bytes) -> bytes:
    """Return the commitment to what was said."""
    # JSON has no line break outside its strings, so no two of these make the same bytes.
    who, where, what = encode(said.by), encode(said.origin), encode(said.about)
    text = f"[{said.seq},{who},{where},{what}]\n{said.event}"
    return hashlib.sha256(salt + text.encode()).digest()


def seal(previous: bytes, *, at: datetime, said: Said, salt: bytes) -> Seal:
    """Return the seal of the entry that follows the one with the link `previous`."""
    commitment = commit(said, salt)
    return Seal(commitment, link(previous, seq=said.seq, at=at, commitment=commitment))


def link(previous: bytes, *, seq: int, at: datetime, commitment: bytes) -> bytes:
    """Return the link of an entry, which needs nothing that can be erased."""
    place = f"{seq} {to_text(at)}\n"
    return hashlib.sha256(previous + place.encode() + commitment).digest()


def verify(entries: Iterable[Entry], previous: bytes) -> int | None:
    """Return the number of the first entry that does not fit the chain, or None.

    `previous` is the link before the first entry: `genesis`, or that of an entry known to be good.
    """
    for entry in entries:
        if not intact(entry) or not _follows(previous, entry):
            return entry.seq
        previous = entry.link
    return None


def intact(entry: Entry) -> bool:
    """Say whether an entry says what it was committed to, or was erased as a whole.

    What counts on of an erased one is proven by the entry that says it anew.
    """
    if entry.again is not None:
        return entry.salt is None and entry.again > entry.seq
    if entry.event is None or entry.salt is None:
        return entry.event is None and entry.salt is None and not entry.by and not entry.origin
    said = Said(entry.seq, entry.by, entry.origin, about(entry.event), encode(entry.event))
    return entry.commitment == commit(said, entry.salt)


def _follows(previous: bytes, entry: Entry) -> bool:
    commitment = entry.commitment
    return entry.link == link(previous, seq=entry.seq, at=entry.at, commitment=commitment)
