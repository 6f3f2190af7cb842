"""Texts that look like others, or hide something: Unicode's rules for what deceives the eye.

The look of a name is its skeleton (Unicode Technical Standard #39, section 4), taken further: case,
accents and signs make no other look, nor do "I", "l" and "i".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from store.claims import Entity
from store.names import PART, Likeness, key, namings
from store.words import visible

DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of what follows or of what is around them (UAX #9, section 2)."""

# Those of Default_Ignorable_Code_Point that no language and no emoji needs within a name.
UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff"
    "\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
JOINERS = "\u200c\u200d"
"""Signs that join or part the letters of Persian and of India, and the parts of emoji."""

FILLERS = dict.fromkeys(map(ord, "\u115f\u1160\u3164\uffa0"), " ")
"""Letters that are drawn as a gap, if at all."""

TWINS = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"})
"""Scripts with letters that look like those of another one; no word is written in two of them."""

STROKE = str.maketrans({"i": "l"})
"""Capital I is drawn as l, so whoever minds no case draws i so as well."""

LOOK = "="
"""What begins the token of a look, as it begins no word's."""

WORD = re.compile(r"[^\W\d_]+")

_DATA = files("store").joinpath("unicode", "confusables.txt")


class Hiding(StrEnum):
    """How a text may be other than it looks."""

    DIRECTIONS = "directions"
    UNSEEN = "unseen"
    MIXED = "mixed"


def skeleton(name: str) -> str:
    """Return how a name looks, for comparing it with others; "" where it has no look.

    Two names of one skeleton can be taken for one another. It is no name and is shown to nobody.
    """
    drawn = _drawn(_drawn(visible(_drawn(name))).casefold())
    return key(drawn).translate(STROKE)


def look(name: str) -> str:
    """Return a name's look as a token, which is no word's; "" where it has no look."""
    found = skeleton(name)
    return f"{LOOK}{found}" if found else ""


def looks_alike(one: str, other: str) -> bool:
    """Say whether two names are different ones that look the same."""
    return key(one) != key(other) and skeleton(one) == skeleton(other) != ""


def seen_as(name: str, entities: Iterable[Entity]) -> Iterator[Likeness]:
    """Yield the names of some entities that look like a name, but for those who bear it."""
    typed, wanted = key(name), skeleton(name)
    for entity in entities:
        borne = tuple(namings(entity))
        if wanted and all(each.key != typed for each in borne):
            alike = (each for each in borne if skeleton(each.name) == wanted)
            yield from (Likeness(each, PART) for each in alike)


def hiding(text: str) -> frozenset[Hiding]:
    """Return how a text may be other than it looks: none for most.

    Turned direction, signs that nobody sees, and words of letters of several scripts that look like
    one another.
    """
    if text.isascii():
        return frozenset()
    found: set[Hiding] = set()
    if DIRECTIONS.search(text):
        found.add(Hiding.DIRECTIONS)
    if UNSEEN.search(text) or any(_joins_nothing(text, place) for place in range(len(text))):
        found.add(Hiding.UNSEEN)
    if any(len(_twins(word)) > 1 for word in WORD.findall(visible(text))):
        found.add(Hiding.MIXED)
    return frozenset(found)


def _joins_nothing(text: str, place: int) -> bool:
    """Say whether a joiner stands there that does nothing to the letter before it."""
    if text[place] not in JOINERS:
        return False
    before = text[place - 1 : place]
    return not before or before.isascii() or before.isspace() or _script(before) in TWINS


def _twins(word: str) -> frozenset[str]:
    return frozenset(map(_script, word)) & TWINS


@lru_cache(4096)
def _script(letter: str) -> str:
    """Return the script of a letter, which begins its name; the standard library has no other."""
    return unicodedata.name(letter, "").partition(" ")[0]


def _drawn(text: str) -> str:
    if text.isascii():
        return text.translate(_prototypes())
    apart = unicodedata.normalize("NFD", text.translate(FILLERS))
    return unicodedata.normalize("NFD", apart.translate(_prototypes()))


@cache
def _prototypes() -> dict[int, str]:
    """Return what each character is drawn like, by the data of the standard."""
    told = (line for line in _DATA.read_text("utf-8").splitlines() if not line.startswith("#"))
    pairs = (line.split(" ; ") for line in told)
    return {
        int(one, 16): "".join(chr(int(each, 16)) for each in like.split()) for one, like in pairs
    }
