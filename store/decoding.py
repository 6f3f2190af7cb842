"""Values, claims and events from the JSON that `store.encoding` writes."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from dataclasses import MISSING, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from store.encoding import TAGS, Json, MalformedError, defaults
from store.events import Event

T = TypeVar("T")


def decode(kind: type[T], text: str) -> T:
    """Return the `kind` that `text` was encoded from, or raise MalformedError."""
    return from_json(kind, _parse(text))


def decode_event(text: str) -> Event:
    """Return the event that `text` was encoded from, or raise MalformedError."""
    return cast("Event", _reader(Event)(_parse(text)))


def from_json(kind: type[T], structure: Json) -> T:
    """Return the `kind` whose JSON structure this is, or raise MalformedError."""
    return cast("T", _reader(cast("Hashable", kind))(structure))


def _parse(text: str) -> Json:
    try:
        return cast("Json", json.loads(text))
    except (ValueError, RecursionError) as error:
        raise MalformedError(f"this is no JSON: {error}") from error


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
    readers = {name: _reader(hints[name]) for name, _ in defaults(kind)}
    needed = frozenset(name for name, default in defaults(kind) if default is MISSING)
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
