"""The words a search goes by: folded, without the smallest, stemmed in German and in English.

A word is kept under both stems, because neither a question nor a name says its language, and
German articles quote English words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from threading import Lock

import Stemmer

from store.notations import notations

LONGEST_QUERY = 64
"""Words of a search that count; no quote is longer, and a pasted book must not cost more."""

LONGEST_WORD = 64
"""Letters of a word that count; stemming takes the square of the length."""

REMEMBERED = 32_768
"""Words kept with their stems, about 400 bytes each; an import meets nineteen in twenty again."""

WORD = re.compile(r"[^\W_]+")

INVISIBLE = frozenset(("Cf", "Cs"))
"""Categories of Unicode that nobody sees: zero-width and direction marks, halves of characters."""

# Left out are words that mean something in the other language: German "war", English "man".
_SMALLEST = {
    "en": """
        a about an and are as at be been but by did do does for from had has have how if in into is
        it its of on or so than that the their there they this to was we were what when where which
        who with you
        """,
    "de": """
        aber als auch auf aus bei bis da damit das dass dem den der des die dies diese dieser
        dieses ein eine einem einen einer eines er es für habe haben hat hatte ich im ist kann mit
        nach nur ob oder sein seine seiner sich sie sind soll sowie über um und uns unter vom von
        vor wann was wer werden wie wird wo wurde wurden zu zum zur zwischen
        """,
}
_IN_BOTH = frozenset(("an", "in", "so", "was"))
_OF_LANGUAGE = {each: frozenset(told.split()) for each, told in _SMALLEST.items()}
STOP_WORDS = frozenset().union(*_OF_LANGUAGE.values())

_ENGLISH, _GERMAN = (Stemmer.Stemmer(language, 0) for language in ("english", "german"))
_STEMMING = Lock()  # a stemmer keeps the word it works on in itself, and threads share these


def language_of(text: str) -> str | None:
    """Return the language most of whose smallest words stand in a text; None where none has most.

    It tells two languages apart and knows no third: a figure alone, a headline, French are None.
    """
    said = [word for word in words(text) if word not in _IN_BOTH]
    counts = {each: sum(word in small for word in said) for each, small in _OF_LANGUAGE.items()}
    most = max(counts.values())
    found = [each for each, count in counts.items() if count == most]
    return found[0] if most and len(found) == 1 else None


def visible(text: str) -> str:
    """Return `text` without the differences of writing and without invisible characters."""
    if text.isascii():
        return text
    compatible = unicodedata.normalize("NFKC", text)
    return "".join(each for each in compatible if unicodedata.category(each) not in INVISIBLE)


def fold(text: str) -> str:
    """Return `text` without the differences of case, of writing and of invisible characters."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", visible(text).casefold())


def without_accents(text: str) -> str:
    """Return `text` without what stands over or under its letters."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(each for each in apart if not unicodedata.combining(each))


def words(text: str) -> list[str]:
    """Return the words of a text, folded, in their order."""
    return WORD.findall(fold(text))


@lru_cache(maxsize=REMEMBERED)
def stems(word: str) -> frozenset[str]:
    """Return the stems of a folded word, without accents: one for each language."""
    if len(word) > LONGEST_WORD or not word.isalpha():
        return frozenset((without_accents(word[:LONGEST_WORD]),))
    with _STEMMING:
        found = frozenset((_ENGLISH.stemWord(word), _GERMAN.stemWord(word)))
    return found if word.isascii() else frozenset(map(without_accents, found))


def tokens(text: str) -> frozenset[str]:
    """Return everything a text can be found by."""
    return frozenset().union(*map(stems, set(words(text)) - STOP_WORDS))


def terms(query: str) -> tuple[frozenset[str], ...]:
    """Return, for each word of a query that counts, the tokens of which one must be there.

    A word within a number or a date is there as well where that number or date is.
    """
    return tuple(islice(dict.fromkeys(_terms(visible(query))), LONGEST_QUERY))


def _terms(query: str) -> Iterator[frozenset[str]]:
    numbers = notations(query)
    for match in WORD.finditer(query):
        within = (each.words for each in numbers if each.start <= match.start() < each.end)
        same = frozenset().union(*within)
        yield from (stems(word) | same for word in words(match[0]) if word not in STOP_WORDS)
