r"""Reads Discord's markdown as its clients do, and tells what they act on.

Sources: docs.discord.com/developers/reference, message formatting; the rules of simple-markdown,
which the clients are built on; support article 210298617; read 2026-11. Where these leave it open,
more is taken to be acted on: any scheme is an address, any brackets a masked link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Act(NamedTuple):
    """Something that is drawn otherwise than it stands there, by its kind."""

    kind: str
    text: str


SPACE = r"(?:[^\S\n]|\ufeff)"
"""A space within a line, as JavaScript knows them."""

BLOCKS = {
    # At the start of a line alone; what the last group holds is read on.
    "heading 1": rf"{SPACE}*#{SPACE}+(?!\s*$)([^\n]*)",
    "heading 2": rf"{SPACE}*##{SPACE}+(?!\s*$)([^\n]*)",
    "heading 3": rf"{SPACE}*###{SPACE}+(?!\s*$)([^\n]*)",
    "subtext": rf"{SPACE}*-#{SPACE}+(?!\s*$)([^\n]*)",
    "quote": rf"{SPACE}*>>>{SPACE}+([\s\S]*)|{SPACE}*>(?!>>){SPACE}+([^\n]*)",
    "bullet": rf"{SPACE}*[-*+]{SPACE}+([^\n]*)",
    "number": rf"{SPACE}*\d+\.{SPACE}+([^\n]*)",
}
CODE = {
    "code block": r"```[\s\S]*?[^\n][\s\S]*?```",
    "code": r"(`+)\s*[\s\S]*?[^`]\s*\1(?!`)",
}
ANGLES = {
    "user": r"<@!?\d+>",
    "role": r"<@&\d+>",
    "game": r"<@\$\d+>",
    "channel": r"<#\d+>",
    "command": r"</[^<>:]+:\d+>",
    "custom emoji": r"<a?:\w+:\d+>",
    "timestamp": r"<t:-?\d+(?::[tTdDfFsSR])?>",
    "server page": r"<id:[\w-]+(?::\d+)?>",
    "autolink": r"<[^: >\n]+:/?[^ >\n]+>|<[^\s<>@]+@[^\s<>]+>",
}
WORDS = {
    "everyone": r"@(?:everyone|here)",
    "masked link": r"\[(?:[^\[\]\n]|\[[^\]\n]*\])*\]\(\s*[^\s)][^)\n]*\)",
    "address": r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<]",
    "emoji": r":[\w+'-]+:(?::skin-tone-\d:)?",
    "hidden": r"\|\|([\s\S]+?)\|\|",
    "struck": r"~~([\s\S]+?)~~",
}
FORMATS = {
    # The longest of these wins, and of two that are as long the first, as in simple-markdown.
    "em": (
        # A letter is one of ASCII to the clients, so that a word may go on behind the format.
        r"_((?:__|\\[\s\S]|[^\\_])+?)_(?a:\b)"
        r"|\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)"
    ),
    "strong": r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)",
    "underlined": r"__((?:\\[\s\S]|[^\\])+?)__(?!_)",
}
INVITED = re.compile(r"discord(?:\.(?:gg|new|gift)|(?:app)?\.com)/\w", re.IGNORECASE)
ESCAPED = re.compile(r"\\[^0-9A-Za-z\s]")


def _compiled(rules: dict[str, str]) -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(rule, re.IGNORECASE) for kind, rule in rules.items()}


AT_START, FIRST, LATER = (
    _compiled(BLOCKS),
    _compiled({**CODE, **ANGLES, **WORDS}),
    _compiled(FORMATS),
)


def acts(text: str) -> Iterator[Act]:
    """Yield what a client acts on in a text, the outermost first."""
    # An invitation is looked for in the text as it was sent.
    yield from (Act("invitation", found[0]) for found in INVITED.finditer(text))
    yield from _read(text, starts=True)


def _read(text: str, *, starts: bool) -> Iterator[Act]:
    at = 0
    while at < len(text):
        rest = text[at:]
        if escaped := ESCAPED.match(rest):
            at, starts = at + escaped.end(), False
        elif found := _found(rest, starts=starts):
            kind, match = found
            yield Act(kind, match[0])
            if kind not in CODE:
                inner = next((each for each in reversed(match.groups()) if each is not None), "")
                yield from _read(inner, starts=kind in {"quote", "bullet", "number"})
            at += match.end()
            starts = False
        else:
            starts = text[at] == "\n"
            at += 1


def _found(rest: str, *, starts: bool) -> tuple[str, re.Match[str]] | None:
    for rules in (AT_START, FIRST) if starts else (FIRST,):
        for kind, rule in rules.items():
            if match := rule.match(rest):
                return kind, match
    formats = [(kind, match) for kind, rule in LATER.items() if (match := rule.match(rest))]
    return max(formats, key=lambda each: each[1].end(), default=None)
