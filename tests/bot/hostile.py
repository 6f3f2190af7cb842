"""Texts that break what trusts them, and names that look like known ones."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from random import Random

from store.lookalikes import looks_alike

HUGE = 1_000_000
"""Characters of the longest texts: about a megabyte, or four."""

PIECES = (
    "\0",
    "\x1b[31m",
    "\x07",
    "\x85",
    "\u2028",
    "\r\n",
    "\t",
    "\ud800",
    "\udfff",
    "\u202e",
    "\u202d\u202c",
    "\u2066",
    "\u2069",
    "\u061c",
    "\u200e",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u2060",
    "\ufeff",
    "\u00ad",
    "\u034f",
    "\u3164",
    "\U000e0041",
    "\ufe0f",
    "\ufffe",
    "\U0010ffff",
    "\ue000",
    "a" + "\u0300\u0489\u20dd" * 30,
    "\u0301",
    "Мistral",
    "Οpen",
    "АІ",
    "１２３",
    "²",
    "ﬃ",
    "ß",
    "İ",
    "שלום",
    "مرحبا",
    "日本",
    "🙂",
    "👩\u200d💻",
    "🇩🇪",
    "'",
    '"',
    "“",
    "„",
    "\\",
    "%s",
    "{0}",
    "${x}",
    "{ $name }",
    "<@U1>",
    "<!channel>",
    "@everyone",
    "<https://evil.example|x>",
    "[x](https://evil.example)",
    "=1+1",
    "-- ",
    ";",
    ":",
    "x:",
    "value:",
    "=",
    "a",
    "B",
    "7",
    "2 Mrd. €",
    "1.500",
    "…",
    " ",
)

STATEMENTS = (
    "'",
    '"',
    "''",
    '""',
    "';",
    "--",
    "/*",
    "*/",
    ";",
    "(",
    ")",
    "*",
    "+",
    "-",
    "^",
    ":",
    "{",
    "}",
    ",",
    "\\",
    "%",
    "_",
    "?",
    ":workspace",
    "@p1",
    "$1",
    "#",
    "=",
    "<>",
    "x'00'",
    "\0",
    "\n",
    " ",
    "a",
    "mistral",
    "1",
    "0x7f",
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "NEAR(a b, 2)",
    "terms:",
    "rowid:",
    "passages",
    "match",
    "select",
    "union all select",
    "from ledger",
    "drop table ledger",
    "delete from claims",
    "insert into names values",
    "update ledger set",
    "attach database ':memory:' as x",
    "pragma writable_schema=1",
    "vacuum",
    "or 1=1",
    "load_extension('x')",
    "json_each('[')",
    "null",
    "é",
    "ſ",
    "\u200b",
    "日",
)
"""What SQL and the language of SQLite's full text are made of."""


def texts(chance: Random, count: int) -> Iterator[str]:
    """Texts of a few pieces, one in a hundred of them of a megabyte."""
    for number in range(count):
        if number % 100 == 0:
            piece = chance.choice(PIECES)
            yield piece * (HUGE // len(piece))
        else:
            yield "".join(chance.choices(PIECES, k=chance.randrange(1, 12)))


def statements(chance: Random, count: int) -> Iterator[str]:
    for _ in range(count):
        between = chance.choice(("", " "))
        yield between.join(chance.choices(STATEMENTS, k=chance.randrange(1, 9)))


def lookalike(name: str, chance: Random) -> str:
    """A name of the same look, with other letters in some places."""
    letters = list(name)
    others = [place for place, letter in enumerate(letters) if letter in _drawn_alike()]
    for place in chance.sample(others, chance.randrange(1, len(others) + 1)):
        letters[place] = chance.choice(_drawn_alike()[letters[place]])
    found = "".join(letters)
    return found if looks_alike(name, found) else lookalike(name, chance)


@cache
def _drawn_alike() -> Mapping[str, tuple[str, ...]]:
    """For each letter the characters that Unicode says are drawn alike."""
    data = files("store").joinpath("unicode", "confusables.txt").read_text("utf-8")
    found: dict[str, list[str]] = defaultdict(list)
    for line in data.splitlines():
        if not line.startswith("#"):
            one, like = line.split(" ; ")
            letter = "".join(chr(int(each, 16)) for each in like.split())
            other = chr(int(one, 16))
            if letter.isascii() and letter.isalpha() and unicodedata.category(other)[0] == "L":
                found[letter].append(other)
    return {letter: tuple(others) for letter, others in found.items()}
