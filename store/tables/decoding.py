"""The text that the bytes of a file stand for, in the encoding that they give evidence of."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from store.tables.faults import Fault, Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)

BREAKS = re.compile(r"\r\n|\r|\n")
"""Where a line of a file ends, on any system."""

_FEW = 3
"""Controls that may have come into a short text by chance."""

_LEAST_TEXT = 0x20
"""Below stand the controls; text has tabs and breaks of them, and rarely another."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without its byte order mark, and the encoding it was read in, as people call it."""

    text: str
    encoding: str


def decoded(file: str, data: bytes) -> Decoded:
    """Return the text of a file: by its byte order mark, else UTF-8, else Windows-1252.

    Latin-1 is read as Windows-1252, which has the same letters. What is none of these, or holds a
    NUL, is refused with the line where that shows.
    """
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _sound(file, _strict(file, data[len(mark) :], codec), name)
    try:
        return _sound(file, data.decode(), "UTF-8")
    except UnicodeDecodeError as error:
        if _looks_binary(data):
            raise Unreadable(file, Fault.NO_TEXT) from None
        if _mostly_utf8(data):
            raise _spoiled(file, error) from None
    return _sound(file, _strict(file, data, "cp1252"), "Windows-1252")


def _strict(file: str, data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise _spoiled(file, error) from None


def _spoiled(file: str, error: UnicodeDecodeError) -> Unreadable:
    before = error.object[: error.start].decode(error.encoding, "replace")
    return Unreadable(file, Fault.SPOILED_TEXT, line=_line_behind(before))


def _line_behind(text: str) -> int:
    """Return the line that begins or goes on where a text ends, from 1."""
    return sum(1 for _ in BREAKS.finditer(text)) + 1


def _sound(file: str, text: str, encoding: str) -> Decoded:
    at = text.find("\0")
    if at < 0:
        return Decoded(text, encoding)
    if _looks_binary(text.encode()):
        raise Unreadable(file, Fault.NO_TEXT)
    raise Unreadable(file, Fault.NO_CHARACTER, line=_line_behind(text[:at]))


def _looks_binary(data: bytes) -> bool:
    """Say whether the beginning holds more controls than one in a hundred bytes."""
    begin = data[:65_536]
    controls = sum(begin.count(code) for code in range(_LEAST_TEXT) if code not in b"\t\n\v\f\r")
    return controls > _FEW and controls * 100 > len(begin)


def _mostly_utf8(data: bytes) -> bool:
    """Say whether more letters are UTF-8 than bytes are not: such a text is spoiled UTF-8."""
    text = data.decode("utf-8", "surrogateescape")
    others = [letter for letter in text if not letter.isascii()]
    bad = sum("\udc80" <= letter <= "\udcff" for letter in others)
    return len(others) - bad > bad
