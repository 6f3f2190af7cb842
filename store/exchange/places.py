"""Read a JSON object of lists, remembering the line of every item."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from store.encoding import Json


@dataclass(frozen=True, slots=True)
class Member:
    """What stands under a name of the object, or one item of the list that does."""

    name: str
    line: int
    structure: Json


def members(text: str) -> Iterator[Member]:
    """Yield each member of the object, and each item where it is a list.

    Raises json.JSONDecodeError, and ValueError for what no JSON text should hold.
    """
    scanner = _Scanner(text)
    scanner.expect("{")
    ended = scanner.take("}")
    while not ended:
        name = scanner.value()
        scanner.expect(":")
        if scanner.take("["):
            yield from _items(scanner, str(name))
        else:
            yield Member(str(name), scanner.line(), scanner.value())
        if ended := not scanner.take(","):
            scanner.expect("}")
    scanner.expect_end()


def _items(scanner: _Scanner, name: str) -> Iterator[Member]:
    ended = scanner.take("]")
    while not ended:
        yield Member(name, scanner.line(), scanner.value())
        if ended := not scanner.take(","):
            scanner.expect("]")


class _Scanner:
    """A place in a text that only moves on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._lines = (1, 0)

    def line(self) -> int:
        """Return the line of what comes next."""
        self._skip()
        line, counted = self._lines
        self._lines = line + self._text.count("\n", counted, self._at), self._at
        return self._lines[0]

    def take(self, symbol: str) -> bool:
        """Move past a symbol, if it comes next."""
        self._skip()
        comes = self._text.startswith(symbol, self._at)
        self._at += comes
        return comes

    def expect(self, symbol: str) -> None:
        """Move past a symbol, or refuse the text."""
        if not self.take(symbol):
            raise json.JSONDecodeError(f"“{symbol}” should stand here", self._text, self._at)

    def expect_end(self) -> None:
        """Refuse the text if anything is left of it."""
        self._skip()
        if self._at < len(self._text):
            raise json.JSONDecodeError("nothing should stand after the end", self._text, self._at)

    def value(self) -> Json:
        """Return the value that comes next, and move past it."""
        self._skip()
        value, self._at = _DECODER.raw_decode(self._text, self._at)
        return cast("Json", value)

    def _skip(self) -> None:
        while self._text[self._at : self._at + 1] in _SPACE:
            self._at += 1


_SPACE = frozenset(" \t\n\r")


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return found


_DECODER = json.JSONDecoder(object_pairs_hook=_once)
