"""What people write in Discord, as they wrote it: people, channels and emoji out of its markup."""

from __future__ import annotations

import re

MARKUP = re.compile(r"<(?:@!?&?|#|/[^:<>]+:|a?:\w+:)(\d+)>")
"""Mentions of people, roles, channels and commands, and custom emoji.

Message formatting, docs.discord.com, 2026-11.
"""

PERSON = re.compile(r"<@!?(\d+)>")


def mentions(text: str, bot: str) -> bool:
    """Say whether a text mentions the bot by name, which is no more than being replied to."""
    return any(each == bot for each in PERSON.findall(text))


def plain(text: str, *, without: str = "") -> str:
    """Return the words of a text: a person stands by their id, an emoji by its name.

    The mention of `without` that it begins with, or else its first one, is left out.
    """
    if without:
        mention = re.compile(rf"<@!?{re.escape(without)}>[\s:,]*")
        text = mention.sub("", text, count=1)
    return MARKUP.sub(_bare, text).strip()


def _bare(found: re.Match[str]) -> str:
    whole = found[0]
    if whole.startswith("<@&"):
        return whole
    if whole.startswith("<@"):
        return found[1]
    if whole.startswith("<#"):
        return f"#{found[1]}"
    return whole.split(":")[1] if "<:" in whole or "<a:" in whole else whole[1:].partition(":")[0]
