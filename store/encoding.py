"""Values, claims and events as canonical JSON, and the ids that are made of it.

One thing has one text: keys sorted, no spaces, what has its default left out, decimals without
exponent or trailing zeros. A field that is added later, with a default, changes no older text and
so no id; a default that is changed would change them all.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from json.encoder import encode_basestring
from operator import itemgetter
from types import MappingProxyType, NoneType
from typing import Any, TypeVar, cast

from store import events
from store.claims import Claim, ClaimId, SourceId
from store.events import Event
from store.values import TYPES

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

EVENTS: Mapping[str, type[Event]] = MappingProxyType(
    {
        "source_recorded": events.SourceRecorded,
        "source_numbered": events.SourceNumbered,
        "source_unnumbered": events.SourceUnnumbered,
        "entity_recorded": events.EntityRecorded,
        "entities_merged": events.EntitiesMerged,
        "entities_split": events.EntitiesSplit,
        "deal_opened": events.DealOpened,
        "deal_closed": events.DealClosed,
        "deal_withdrawn": events.DealWithdrawn,
        "import_recorded": events.ImportRecorded,
        "import_withdrawn": events.ImportWithdrawn,
        "import_restored": events.ImportRestored,
        "claim_recorded": events.ClaimRecorded,
        "claim_retracted": events.ClaimRetracted,
        "claim_restored": events.ClaimRestored,
        "claim_superseded": events.ClaimSuperseded,
        "claim_ranked": events.ClaimRanked,
        "claim_verified": events.ClaimVerified,
        "claim_unverified": events.ClaimUnverified,
        "note_filed": events.NoteFiled,
        "note_closed": events.NoteClosed,
        "entries_erased": events.EntriesErased,
        "entry_restated": events.EntryRestated,
        "role_granted": events.RoleGranted,
        "role_revoked": events.RoleRevoked,
    }
)
"""The name of each kind of event in the ledger."""

TAGS: Mapping[type, str] = MappingProxyType(
    {kind: tag for table in (TYPES, EVENTS) for tag, kind in table.items()}
)
"""What stands as `type` in the JSON of everything that comes in several kinds."""

LONGEST_NUMBER = 100
"""Digits a decimal may have; nobody says more, and a large exponent would be a text of its size."""

T = TypeVar("T")


class MalformedError(ValueError):
    """A text is no JSON of what it should be, or something has no JSON text."""


def encode(thing: object) -> str:
    """Return the one JSON text of a value, a claim, an event or anything they are made of."""
    return _WRITERS[type(thing)](thing)


def to_json(thing: object) -> Json:
    """Return the structure of that text."""
    return cast("Json", json.loads(encode(thing)))


def claim_id(claim: Claim) -> ClaimId:
    """Return `c1:` and the SHA-256 of the claim's JSON: everything in it and nothing else."""
    return ClaimId("c1:" + _sha256(encode(claim)))


def source_id(text_hash: str, link: str | None = None) -> SourceId:
    """Return `s1:` and the SHA-256 of what a source was first known by: its text and its link.

    A source keeps the id of its first revision, so that its claims stay the same.
    """
    return SourceId("s1:" + _sha256(f'{{"link":{encode(link)},"text_hash":{encode(text_hash)}}}'))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


Writer = Callable[[Any], str]


class _Writers(dict[type, Writer]):
    """What writes the JSON of each type, chosen when the first of it is written."""

    def __missing__(self, kind: type) -> Writer:
        writer = self[kind] = _writer(kind)
        return writer


_WRITERS = _Writers()


def _writer(kind: type) -> Writer:
    if kind is Claim:
        return _kept(_record(kind))
    if is_dataclass(kind):
        return _record(kind)
    if issubclass(kind, StrEnum):
        return _string
    if kind not in _PLAIN:
        raise MalformedError(f"{kind.__name__} has no JSON form")
    return _PLAIN[kind]


def _kept(writer: Writer) -> Writer:
    """Keep the last text: a claim is written twice in a row, for its id and in its event."""
    last: tuple[object, str] = (None, "")

    def write(thing: object) -> str:
        nonlocal last
        written, text = last
        if written is not thing:
            text = writer(thing)
            last = thing, text
        return text

    return write


def _record(kind: type) -> Writer:
    tagged = (("type", MISSING),) if kind in TAGS else ()
    members = [
        (None if name == "type" else name, f'"{name}":', default)
        for name, default in sorted((*defaults(kind), *tagged), key=itemgetter(0))
    ]
    tag = f'"type":"{TAGS.get(kind)}"'

    def write(record: object) -> str:
        parts: list[str] = []
        for name, key, default in members:
            if name is None:
                parts.append(tag)
                continue
            value = getattr(record, name)
            if default is MISSING or (value is not default and value != default):
                parts.append(key + _WRITERS[type(value)](value))
        return f"{{{','.join(parts)}}}"

    return write


@cache
def defaults(kind: type) -> tuple[tuple[str, object], ...]:
    """Return the members of a dataclass with their defaults; MISSING is none."""
    return tuple((field.name, field.default) for field in fields(kind))


_string: Writer = encode_basestring


def _text(text: str) -> str:
    """Refuse what databases refuse: halves of characters, and NUL."""
    if "\0" in text:
        raise MalformedError(f"{text!a} contains NUL")
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise MalformedError(f"{text!a} is no Unicode text") from error
    return _string(text)


def _digits(number: Decimal) -> str:
    """Write a decimal in full; its context plays no part, so nothing is rounded."""
    if not number.is_finite() or abs(number.adjusted()) > LONGEST_NUMBER:
        raise MalformedError(f"{number} is no number anybody says")
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return '"0"' if text == "-0" else f'"{text}"'


_PLAIN: Mapping[type, Writer] = MappingProxyType(
    {
        NoneType: lambda _: "null",
        bool: lambda truth: "true" if truth else "false",
        int: str,
        str: _text,
        tuple: lambda items: f"[{','.join(map(encode, items))}]",
        Decimal: _digits,
        date: lambda day: f'"{day.isoformat()}"',
    }
)
