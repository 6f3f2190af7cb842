"""Texts and options as Block Kit documents them.

Source of every limit: docs.slack.dev/reference/block-kit/composition-objects, read 2026-11-22.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple, TypeAlias

from tests.fakes.slack.state import Json


class Flaw(NamedTuple):
    """What Slack finds wrong, and where, as a JSON pointer."""

    at: str
    what: str


Flaws: TypeAlias = Iterator[Flaw]
Check: TypeAlias = Callable[[Any, str], Flaws]

PLAIN = ("plain_text",)
EITHER = ("plain_text", "mrkdwn")


def keys(value: Json, at: str, needed: Collection[str], allowed: Collection[str]) -> Flaws:
    """Find what is missing from an object and what has no place in it."""
    for key in needed:
        if key not in value:
            yield Flaw(at, f"missing required field: {key}")
    for key in value:
        if key not in needed and key not in allowed:
            yield Flaw(at, f"invalid additional property: {key}")


def string(most: int, least: int = 1) -> Check:
    """Make the check of a bare string of so many characters."""

    def check(value: object, at: str) -> Flaws:
        if not isinstance(value, str):
            yield Flaw(at, "must be a string")
        elif len(value) > most:
            yield Flaw(at, f"must be less than {most + 1} characters")
        elif len(value) < least:
            yield Flaw(at, f"must be more than {least - 1} characters")

    return check


def text(most: int, kinds: Collection[str] = EITHER) -> Check:
    """Make the check of a text object of at most so many characters."""

    def check(value: object, at: str) -> Flaws:
        if not isinstance(value, dict):
            yield Flaw(at, "must be an object")
            return
        kind = value.get("type")
        if kind not in kinds:
            yield Flaw(f"{at}/type", f"unsupported type: {kind}")
            return
        yield from keys(
            value, at, ("type", "text"), ("emoji",) if kind == "plain_text" else ("verbatim",)
        )
        if "text" in value:
            yield from string(most)(value["text"], f"{at}/text")

    return check


def items(value: object, at: str, each: Check, *, most: int, least: int = 1) -> Flaws:
    """Check a list and what is in it."""
    if not isinstance(value, list):
        yield Flaw(at, "must be an array")
        return
    if len(value) > most:
        yield Flaw(at, f"no more than {most} items allowed")
    if len(value) < least:
        yield Flaw(at, f"no fewer than {least} items allowed")
    for index, one in enumerate(value):
        yield from each(one, f"{at}/{index}")


def listed(each: Check, *, most: int, least: int = 1) -> Check:
    return lambda value, at: items(value, at, each, most=most, least=least)


def number(value: object, at: str) -> Flaws:
    if not isinstance(value, int | float) or isinstance(value, bool):
        yield Flaw(at, "must be a number")


def flag(value: object, at: str) -> Flaws:
    if not isinstance(value, bool):
        yield Flaw(at, "must be a boolean")


def anything(_value: object, _at: str) -> Flaws:
    yield from ()


def fields(value: Json, at: str, needed: dict[str, Check], allowed: dict[str, Check]) -> Flaws:
    """Check an object whose every field has a check of its own."""
    yield from keys(value, at, ("type", *needed), allowed)
    for name, check in {**needed, **allowed}.items():
        if name in value:
            yield from check(value[name], f"{at}/{name}")


def option(kinds: Collection[str] = PLAIN, value_most: int = 150) -> Check:
    """Make the check of an option: text and description 75 characters, value 150."""

    def check(value: object, at: str) -> Flaws:
        if not isinstance(value, dict):
            yield Flaw(at, "must be an object")
            return
        yield from keys(value, at, ("text", "value"), ("description", "url"))
        for name, each in (
            ("text", text(75, kinds)),
            ("value", string(value_most)),
            ("description", text(75, kinds)),
            ("url", string(3000)),
        ):
            if name in value:
                yield from each(value[name], f"{at}/{name}")

    return check


def option_group(value: object, at: str) -> Flaws:
    if not isinstance(value, dict):
        yield Flaw(at, "must be an object")
        return
    yield from keys(value, at, ("label", "options"), ())
    if "label" in value:
        yield from text(75, PLAIN)(value["label"], f"{at}/label")
    if "options" in value:
        yield from items(value["options"], f"{at}/options", option(), most=100)


def confirmation(value: object, at: str) -> Flaws:
    if not isinstance(value, dict):
        yield Flaw(at, "must be an object")
        return
    needed = {
        "title": text(100, PLAIN),
        "text": text(300),
        "confirm": text(30, PLAIN),
        "deny": text(30, PLAIN),
    }
    yield from keys(value, at, needed, ("style",))
    for name, check in needed.items():
        if name in value:
            yield from check(value[name], f"{at}/{name}")


def suggestions(answer: object) -> list[Flaw]:
    """Find what is wrong with what an app suggests: at most 100 options, or 100 groups of them."""
    if not isinstance(answer, dict) or not ({"options", "option_groups"} & answer.keys()):
        return [Flaw("", "missing required field: options")]
    found: list[Flaw] = []
    if "options" in answer:
        found += items(answer["options"], "/options", option(), most=100, least=0)
    if "option_groups" in answer:
        found += items(answer["option_groups"], "/option_groups", option_group, most=100, least=0)
    return found
