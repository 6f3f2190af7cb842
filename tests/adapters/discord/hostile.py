"""Five hundred texts that would do something in Discord, and what is live in a message of ours."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from tests.adapters.discord.reading import acts

LIVE = (
    "@everyone",
    "@here",
    "<@1403000000000000001>",
    "<@!1403000000000000001>",
    "<@&1406000000000000001>",
    "<#1405000000000000001>",
    "<@$1402418491272986635>",
    "</fact add:1407000000000000001>",
    "<:mmLol:216154654256398347>",
    "<a:b1nzy:392938283556143104>",
    ":tada:",
    ":+1::skin-tone-3:",
    "<t:1618953630>",
    "<t:1618953630:R>",
    "<id:customize>",
    "<id:linked-roles:1406000000000000001>",
    "[safe](https://evil.example)",
    '[safe](<https://evil.example> "title")',
    "https://evil.example/a_b_c",
    "http://evil.example",
    "<https://evil.example>",
    "discord://-/channels/1",
    "steam://run/1",
    "<mailto:eva@evil.example>",
    "<tel:+4930123456>",
    "discord.gg/evil",
    "discord.com/invite/evil",
    "*em*",
    "_em_",
    "**strong**",
    "***both***",
    "__underlined__",
    "~~struck~~",
    "||hidden||",
    "`code`",
    "``code ` code``",
    "```ansi\nblock\n```",
    "# heading",
    "### heading",
    "-# subtext",
    "> quoted",
    ">>> quoted\nand on",
    "- item",
    "* item",
    "7. item",
    r"\*\*strong\*\*",
    r"\\**strong**",
    "\u202etxt.exe\u202c",
    "\u2066@everyone\u2069",
    "a\x00b\x1b[31m\x7f half \ud83d",
)
AROUND = (
    "{}",
    "a {} b",
    "{0}{0}",
    "({})",
    "word{}word",
    "* {} *",
    "„{}“",
    "line\r\n{}",
    "\\{}",
    "\N{ZERO WIDTH SPACE}{}\N{ZERO WIDTH NO-BREAK SPACE}",
)
TEXTS = tuple(
    around.format(each) if "{0}" not in around else each + each
    for each in LIVE
    for around in AROUND
)

FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066\u2067\ud800-\udfff]")

INTENDED = frozenset(
    ("strong", "em", "code", "heading 2", "heading 3", "subtext", "bullet"),
)
"""What messages of ours are drawn with; whatever else is live came from a text."""

ROW, BUTTON, STRING_SELECT, PEOPLE_SELECT = 1, 2, 3, 7
TEXT_DISPLAY, FILE, SEPARATOR = 10, 13, 14
TYPES = frozenset((ROW, BUTTON, STRING_SELECT, PEOPLE_SELECT, TEXT_DISPLAY, FILE, SEPARATOR))
READ = frozenset(("content", "title", "description", "text", "name", "value"))
"""The fields that clients read as markdown, of messages, text displays and embeds."""

UNSEEN = frozenset(("custom_id", "url", "filename", "nonce"))


def live(body: dict[str, Any], people: Collection[str] = ()) -> list[str]:
    """Return what a client would act on in a message outside what is intended.

    `people` are the ids of those whom it may mention, which calls nobody.
    """
    found = [] if body.get("allowed_mentions") == {"parse": []} else ["mentions call somebody"]
    return [*found, *_within(body, people, control=False)]


def live_in_markdown(text: str) -> list[str]:
    """Return what a client would act on in a text of which nothing is meant to act."""
    return [f"{act.kind} {act.text!r} in {text!r}" for act in acts(text)]


def marks(body: dict[str, Any]) -> list[str]:
    """Return the kinds of everything that is acted on in a message, in its order.

    They are those of the same message with harmless words, or a text has acted like one of ours.
    """
    return [act.kind for text in _read(body) for act in acts(text)]


def _within(value: object, people: Collection[str], *, control: bool) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _within(each, people, control=control)
    elif isinstance(value, dict):
        if "type" in value and value["type"] not in TYPES:
            yield f"a component of type {value['type']}"
        # What stands on controls is no markdown.
        control = control or value.get("type") in {BUTTON, STRING_SELECT, PEOPLE_SELECT}
        for key, each in value.items():
            if not isinstance(each, str):
                yield from _within(each, people, control=control)
            elif key not in UNSEEN:
                if FORBIDDEN.search(each):
                    yield f"forbidden in {each!r}"
                if key in READ and not control:
                    yield from _unintended(each, people)


def _unintended(text: str, people: Collection[str]) -> Iterator[str]:
    for act in acts(text):
        person = act.kind == "user" and act.text.strip("<@!>") in people
        if act.kind not in INTENDED and not person:
            yield f"{act.kind} {act.text!r} in {text!r}"


def _read(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _read(each)
    elif isinstance(value, dict) and value.get("type") not in {
        BUTTON,
        STRING_SELECT,
        PEOPLE_SELECT,
    }:
        for key, each in value.items():
            if isinstance(each, str) and key in READ:
                yield each
            else:
                yield from _read(each)
