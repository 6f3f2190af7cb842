"""Values, claims and events as canonical JSON, and the ids that are made of it.

One thing has one text: keys sorted, no spaces, what has its default left out, decimals without
exponent or trailing zeros. A field that is added later, with a default, changes no older text and
so no id; a default that is changed would change them all.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from store import events
from store.claims import Claim, ClaimId, SourceId
from store.events import Event
from store.values import TYPES

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

EVENTS: Mapping[str, type[Event]] = MappingProxyType(
    {
        "source_recorded": events.SourceRecorded,
        "source_numbered": events.SourceNumbered,
        "entity_recorded": events.EntityRecorded,
        "entities_merged": events.EntitiesMerged,
        "entities_split": events.EntitiesSplit,
        "deal_opened": events.DealOpened,
        "deal_closed": events.DealClosed,
        "claim_recorded": events.ClaimRecorded,
        "claim_retracted": events.ClaimRetracted,
        "claim_restored": events.ClaimRestored,
        "claim_superseded": events.ClaimSuperseded,
        "claim_ranked": events.ClaimRanked,
        "claim_verified": events.ClaimVerified,
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
    return _writer(cast("Hashable", type(thing)))(thing)


def to_json(thing: object) -> Json:
    """Return the structure of that text."""
    return _parse(encode(thing))


def decode(kind: type[T], text: str) -> T:
    """Return the `kind` that `text` was encoded from, or raise MalformedError."""
    return from_json(kind, _parse(text))


def decode_event(text: str) -> Event:
    """Return the event that `text` was encoded from, or raise MalformedError."""
    return cast("Event", _reader(Event)(_parse(text)))


def _parse(text: str) -> Json:
    try:
        return cast("Json", json.loads(text))
    except (ValueError, RecursionError) as error:
        raise MalformedError(f"this is no JSON: {error}") from error


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


@cache
def _writer(kind: Hashable) -> Writer:
    """Choose, once for each type, what writes its JSON."""
    if not isinstance(kind, type):
        raise MalformedError(f"{kind} has no JSON form")
    if kind is Claim:
        # It is written twice in a row, once for its id and once in its event.
        return lru_cache(maxsize=1)(_record(kind))
    if is_dataclass(kind):
        return _record(kind)
    if issubclass(kind, Enum):
        return {each: _string(each.value) for each in kind}.__getitem__
    if kind not in _PLAIN:
        raise MalformedError(f"{kind.__name__} has no JSON form")
    return _PLAIN[kind]


def _record(kind: type) -> Writer:
    members = {name: (f'"{name}":', default) for name, default in _defaults(kind)}
    order = sorted((*members, "type") if kind in TAGS else members)
    tag = f'"type":"{TAGS.get(kind)}"'

    def write(record: object) -> str:
        parts: list[str] = []
        for name in order:
            if name == "type":
                parts.append(tag)
                continue
            key, default = members[name]
            value = getattr(record, name)
            if value is not default and (default is MISSING or value != default):
                parts.append(key + encode(value))
        return f"{{{','.join(parts)}}}"

    return write


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in fields(kind))


_string: Writer = json.JSONEncoder(ensure_ascii=False).encode


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


def from_json(kind: type[T], structure: Json) -> T:
    """Return the `kind` whose JSON structure this is, or raise MalformedError."""
    return cast("T", _reader(cast("Hashable", kind))(structure))


Reader = Callable[[Json], object]


@cache
def _reader(hint: Hashable) -> Reader:
    """Build, once for each type, what reads its JSON."""
    if isinstance(hint, NewType):
        return _reader(hint.__supertype__)
    if get_origin(hint) in (Union, UnionType):
        return _choice(get_args(hint))
    if get_origin(hint) is tuple:
        return _items(_reader(get_args(hint)[0]))
    if not isinstance(hint, type):
        raise MalformedError(f"{hint} has no JSON form")
    if is_dataclass(hint):
        return _fields(hint)
    if issubclass(hint, Enum):
        return _parsed(hint, {str(each.value): each for each in hint}.__getitem__)
    if issubclass(hint, Decimal | date):
        return _parsed(hint, date.fromisoformat if hint is date else Decimal)
    return _plain(hint)


def _plain(kind: type) -> Reader:
    def read(structure: Json) -> object:
        if type(structure) is not kind:
            raise MalformedError(f"{structure!r} is no {kind.__name__}")
        return structure

    return read


def _parsed(kind: type, parse: Callable[[str], object]) -> Reader:
    def read(structure: Json) -> object:
        if not isinstance(structure, str):
            raise MalformedError(f"{structure!r} is no {kind.__name__}")
        try:
            return parse(structure)
        except (ArithmeticError, LookupError, ValueError) as error:
            raise MalformedError(f"{structure!r} is no {kind.__name__}") from error

    return read


def _items(reader: Reader) -> Reader:
    def read(structure: Json) -> object:
        if not isinstance(structure, list):
            raise MalformedError(f"{structure!r} is no list")
        return tuple(map(reader, structure))

    return read


def _choice(kinds: tuple[object, ...]) -> Reader:
    """Read what may be one of several kinds: the tag tells which, and null is None."""
    readers = {
        TAGS.get(cast("type", kind)): _reader(kind) for kind in kinds if kind is not NoneType
    }
    only = next(iter(readers.values())) if len(readers) == 1 else None
    optional = NoneType in kinds

    def read(structure: Json) -> object:
        if structure is None and optional:
            return None
        tag = structure.get("type") if isinstance(structure, dict) else None
        reader = only or readers.get(tag if isinstance(tag, str) else None)
        if reader is None:
            raise MalformedError(f"{structure!r} is none of {', '.join(map(str, readers))}")
        return reader(structure)

    return read


def _fields(kind: type) -> Reader:
    hints = get_type_hints(kind)
    readers = {name: _reader(hints[name]) for name, _ in _defaults(kind)}
    needed = frozenset(name for name, default in _defaults(kind) if default is MISSING)
    tag = TAGS.get(kind)

    def read(structure: Json) -> object:
        if not isinstance(structure, dict) or structure.get("type") != tag:
            raise MalformedError(f"{structure!r} is no {tag or kind.__name__}")
        values = {
            name: readers[name](part) if name in readers else None
            for name, part in structure.items()
            if name != "type"
        }
        if not needed <= values.keys() <= readers.keys():
            wrong = needed - values.keys() | values.keys() - readers.keys()
            raise MalformedError(f"{tag or kind.__name__}: {', '.join(sorted(wrong))}")
        try:
            return kind(**values)
        except ValueError as error:
            raise MalformedError(f"{tag or kind.__name__}: {error}") from error

    return read
