"""Tables of words and phrases, looked up in a run of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from store.reading.tokens import Token, tokens

T = TypeVar("T")


@dataclass(slots=True)
class _Node(Generic[T]):
    follow: dict[str, _Node[T]] = field(default_factory=dict)
    meaning: list[T] = field(default_factory=list)


class Lexicon(Generic[T]):
    """Phrases and what they mean; a lookup takes as many steps as the longest phrase has words."""

    def __init__(self, phrases: Mapping[T, Iterable[str]]) -> None:
        self.table = {meaning: tuple(spellings) for meaning, spellings in phrases.items()}
        self._root: _Node[T] = _Node()
        for meaning, spellings in self.table.items():
            for phrase in spellings:
                node = self._root
                for token in tokens(phrase):
                    node = node.follow.setdefault(token.folded, _Node())
                node.meaning[:] = [meaning]

    @property
    def phrases(self) -> tuple[str, ...]:
        """All phrases."""
        return tuple(phrase for spellings in self.table.values() for phrase in spellings)

    @property
    def firsts(self) -> frozenset[str]:
        """The folded words that phrases begin with."""
        return frozenset(self._root.follow)

    def match(self, sequence: tuple[Token, ...], start: int) -> tuple[T, int] | None:
        """Return the meaning of the longest phrase at `start`, and the index behind it."""
        found = None
        node = self._root
        for index in range(start, len(sequence)):
            following = node.follow.get(sequence[index].folded)
            if following is None:
                break
            node = following
            if node.meaning:
                found = (node.meaning[0], index + 1)
        return found
