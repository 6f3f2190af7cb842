"""What a button says to us when it is pressed: which call it is, in a text that cannot lie."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from adapters.harmless import harmless

HIGHEST_PAGE = 9_999
HIGHEST_NUMBER = 2**53 - 1
"""The greatest whole number that every reader of JSON takes for itself (RFC 8259, section 6)."""

LONGEST_LANGUAGE = 35
"""Characters of a language tag at least to be understood (RFC 5646, section 4.4.1)."""


class Kind(StrEnum):
    """What a press asks for: another question, the answer's next page, the answer for all."""

    ASK = "ask"
    MORE = "more"
    SHARE = "share"


KINDS = frozenset(kind.value for kind in Kind)


@dataclass(frozen=True, slots=True)
class Press:
    """A press of a button: its command in English names, and the answer that it stands under.

    `seq` is the ledger sequence of that answer, None where the newest counts; `at` is when it was
    asked, in seconds since 1970; `page` is the one to show or to share. Where it `searches`, what
    is no question was searched for.
    """

    kind: Kind
    command: str
    answer: str
    seq: int | None
    at: int
    language: str
    zone: str
    page: int = 1
    searches: bool = False


KEYS = {
    "kind": "k",
    "command": "c",
    "answer": "a",
    "seq": "s",
    "at": "t",
    "language": "l",
    "zone": "z",
    "page": "p",
    "searches": "f",
}
"""Each field's short name: a value has little room, and every button counts towards a message."""


@dataclass(frozen=True, slots=True)
class Under:
    """The answer that buttons stand under: what was asked, when, and how it was answered.

    `answer` is its random id. With `shareable` it ends in an offer to post it for all; `shared_by`
    is who did, by the platform's id, and `sharer` by name, for those who cannot see it. Where it
    `searches`, what is no question was searched for.
    """

    command: str
    answer: str
    seq: int | None
    at: int
    zone: str
    shareable: bool = False
    shared_by: str = ""
    sharer: str = ""
    searches: bool = False

    def press(self, kind: Kind, command: str, language: str, page: int = 1) -> Press:
        """Return what a button under this answer stands for."""
        asked = harmless(command)
        again = self.searches and kind is not Kind.ASK
        where = (self.answer, self.seq, self.at, language, self.zone)
        return Press(kind, asked, *where, page, searches=again)


def write(press: Press) -> str:
    """Return a press as a text that `read` understands."""
    told = {KEYS[field.name]: getattr(press, field.name) for field in fields(press)}
    if not press.searches:
        del told[KEYS["searches"]]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Press | None:
    """Return the press that `write` wrote, None for anything else that somebody may send."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    told = {KEYS["searches"]: False, **told}
    if told.keys() != set(KEYS.values()):
        return None
    return _press({name: told[key] for name, key in KEYS.items()})


def _press(told: dict[str, object]) -> Press | None:
    match told:
        case {
            "kind": str(kind),
            "command": str(command),
            "answer": str(answer),
            "seq": int() | None as seq,
            "at": int(at),
            "language": str(language),
            "zone": str(zone),
            "page": int(page),
            "searches": bool(searches),
        } if (
            kind in KINDS
            and (seq is None or _whole(seq, 0, HIGHEST_NUMBER))
            and _whole(at, 0, HIGHEST_NUMBER)
            and _whole(page, 1, HIGHEST_PAGE)
            and all(map(_is_text, (command, answer, language)))
            and len(language) <= LONGEST_LANGUAGE
            and _is_zone(zone)
        ):
            return Press(Kind(kind), command, answer, seq, at, language, zone, page, searches)
        case _:
            return None


def _whole(number: int, least: int, most: int) -> bool:
    return not isinstance(number, bool) and least <= number <= most


def _is_text(text: str) -> bool:
    # Half a character can be written in JSON, and nowhere else.
    return bool(text) and not any("\ud800" <= each <= "\udfff" for each in text)


def _is_zone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name))
    # A folder of zones is an OSError, a name that leads out of them a ValueError.
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
