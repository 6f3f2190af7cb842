"""What stands in `.env`, where a misspelt name would count for nothing and nobody would know."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from dotenv import dotenv_values
from rapidfuzz import process

from adapters.discord.settings import PREFIX as DISCORD
from adapters.discord.settings import DiscordSettings
from adapters.findings import Finding, ok, warning, wrong
from adapters.private import readable_by_others
from adapters.slack.settings import PREFIX as SLACK
from adapters.slack.settings import SlackSettings
from bot.settings import PREFIX as OURS
from bot.settings import Settings

NAMES = (
    *(f"{OURS}{name.upper()}" for name in Settings.model_fields),
    *(f"{SLACK}{name.upper()}" for name in SlackSettings.model_fields),
    *(f"{DISCORD}{name.upper()}" for name in DiscordSettings.model_fields),
)

PLATFORMS = (SLACK, DISCORD)

FILE = Path(".env")

ALIKE = 75
"""How alike, of 100, a name must be to be proposed for another. Chosen 2026-11."""


def written(file: Path = FILE) -> Iterator[Finding]:
    """Yield what there is to say of the names of settings; the values are left alone."""
    # Other tools for Slack and Discord use such names too: in the environment they are theirs.
    around = [each for each in os.environ if each.startswith(OURS)]
    try:
        there = dotenv_values(file) if file.is_file() else None
    except (OSError, UnicodeDecodeError):
        yield wrong("settings", f"{file} cannot be read as UTF-8 text", "Save it anew, as UTF-8")
        return
    if there is None:
        yield ok("settings", f"there is no {file} in this folder; the environment alone counts")
    else:
        yield ok("settings", f"{file} is read, and the environment, which wins")
        yield from _private(file, there)
    ours = (each for each in there or () if each.startswith((OURS, *PLATFORMS)))
    yield from _misspelt((*around, *ours))


def _misspelt(names: Iterable[str]) -> Iterator[Finding]:
    for name in sorted({each for each in names if each.upper() not in NAMES}):
        near = process.extractOne(name.upper(), NAMES, score_cutoff=ALIKE)
        fix = f"Did you mean {near[0]}?" if near else ".env.example lists them all"
        yield warning(name, "is no setting and counts for nothing", fix)


def _private(file: Path, names: Iterable[str]) -> Iterator[Finding]:
    if any(each.upper().startswith(PLATFORMS) for each in names):
        yield from readable_by_others(file)
