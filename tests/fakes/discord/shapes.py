"""The shapes of what Discord takes, and what it says of what it does not.

Source: docs.discord.com/developers/reference, error messages, read 2026-11. Discord lists no codes;
those here are the ones that apps have reported.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import urlsplit

Json: TypeAlias = dict[str, Any]
Path: TypeAlias = str
"""Where something stands in a body: keys and positions, joined by dots; empty for the whole."""

ROOT: Path = ""


class Fault(NamedTuple):
    """What Discord finds wrong: where, and its code and words for it."""

    path: Path
    code: str
    message: str


Faults: TypeAlias = Iterator[Fault]
Check: TypeAlias = Callable[[Any, Path], Faults]


def under(path: Path, *keys: str | int) -> Path:
    return ".".join(map(str, (path, *keys) if path else keys))


def refusal(faults: Iterable[Fault]) -> Json:
    """Return the body with which Discord refuses, as an answer of status 400."""
    errors: Json = {}
    for path, code, message in faults:
        place = errors
        for key in path.split(".") if path else ():
            place = place.setdefault(key, {})
        place.setdefault("_errors", []).append({"code": code, "message": message})
    return {"message": "Invalid Form Body", "code": 50035, "errors": errors}


def missing(path: Path) -> Fault:
    return Fault(path, "BASE_TYPE_REQUIRED", "This field is required")


def length(found: int, path: Path, *, most: int, least: int) -> Faults:
    """Find what is too long or too short, a text or a list alike."""
    if found < least or found > most:
        if least:
            yield Fault(
                path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length."
            )
        else:
            yield Fault(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")


def text(most: int, least: int = 1) -> Check:
    """Make the check of a text of so many characters, which are not all blank if any are needed."""

    def check(value: object, path: Path) -> Faults:
        if not isinstance(value, str):
            yield Fault(path, "STRING_TYPE_CONVERT", f"Could not interpret {value!r} as string.")
        elif least and not value.strip():
            yield missing(path)
        else:
            yield from length(len(value), path, most=most, least=least)

    return check


def whole(least: int, most: int) -> Check:
    """Make the check of a whole number within bounds."""

    def check(value: object, path: Path) -> Faults:
        if not isinstance(value, int) or isinstance(value, bool):
            yield Fault(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
        elif value > most:
            yield Fault(
                path, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {most}."
            )
        elif value < least:
            yield Fault(
                path, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {least}."
            )

    return check


def number(value: object, path: Path) -> Faults:
    if not isinstance(value, int | float) or isinstance(value, bool):
        yield Fault(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not float.')


def flag(value: object, path: Path) -> Faults:
    if not isinstance(value, bool):
        yield Fault(path, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")


def snowflake(value: object, path: Path) -> Faults:
    said = str(value)
    if not said.isascii() or not said.isdecimal() or int(said) >= 2**64:
        yield Fault(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')


def one_of(*choices: int | str) -> Check:
    def check(value: object, path: Path) -> Faults:
        if value not in choices or isinstance(value, bool):
            yield Fault(path, "BASE_TYPE_CHOICES", f"Value must be one of {choices}.")

    return check


def address(most: int, schemes: Collection[str]) -> Check:
    """Make the check of an address with one of these schemes."""

    def check(value: object, path: Path) -> Faults:
        if found := list(text(most)(value, path)):
            yield from found
            return
        parts = urlsplit(str(value))
        if parts.scheme not in schemes:
            yield Fault(
                path,
                "URL_TYPE_INVALID_SCHEME",
                f'Scheme "{parts.scheme}" is not supported. Scheme must be one of {schemes}.',
            )
        elif not parts.netloc or " " in str(value):
            yield Fault(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")

    return check


def listed(each: Check, *, most: int, least: int = 1) -> Check:
    def check(value: object, path: Path) -> Faults:
        if not isinstance(value, list):
            yield Fault(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return
        yield from length(len(value), path, most=most, least=least)
        for index, one in enumerate(value):
            yield from each(one, under(path, index))

    return check


def anything(_value: object, _path: Path) -> Faults:
    yield from ()


def fields(needed: Mapping[str, Check], allowed: Mapping[str, Check]) -> Check:
    """Make the check of an object whose every field has a check of its own.

    Discord drops a field that it does not know; here it is refused, because what an app meant by it
    would be lost and nobody would see.
    """

    def check(value: object, path: Path) -> Faults:
        if not isinstance(value, dict):
            yield Fault(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
            return
        yield from (missing(under(path, key)) for key in needed if key not in value)
        for key, one in value.items():
            known = needed.get(key) or allowed.get(key)
            if known:
                yield from known(one, under(path, key))
            else:
                yield Fault(under(path, key), "UNKNOWN_FIELD", "No such field is documented")

    return check


def unlike(values: Iterable[tuple[Path, object]], code: str, message: str) -> Faults:
    """Find each value that stood in an earlier place already."""
    seen: set[object] = set()
    for path, value in values:
        if value in seen:
            yield Fault(path, code, message)
        seen.add(value)
