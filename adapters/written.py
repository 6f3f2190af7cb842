"""What stands in `.env`, where a misspelt name would count for nothing and nobody would know."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from dotenv import dotenv_values
from rapidfuzz import process

from adapters.findings import Finding, ok, warning, wrong
from adapters.slack.settings import PREFIX as SLACK
from adapters.slack.settings import SlackSettings
from bot.settings import PREFIX as OURS
from bot.settings import Settings

NAMES = (
    *(f"{OURS}{name.upper()}" for name in Settings.model_fields),
    *(f"{SLACK}{name.upper()}" for name in SlackSettings.model_fields),
)

FILE = Path(".env")

ALIKE = 75
"""How alike, of 100, a name must be to be proposed for another. Chosen 2026-11."""


def written(file: Path = FILE) -> Iterator[Finding]:
    """Yield what there is to say of the names of settings; the values are left alone."""
    # Slack's own tools and many others use names of this kind: in the environment they are theirs.
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
    ours = (each for each in there or () if each.startswith((OURS, SLACK)))
    yield from _misspelt((*around, *ours))


def _misspelt(names: Iterable[str]) -> Iterator[Finding]:
    for name in sorted({each for each in names if each.upper() not in NAMES}):
        near = process.extractOne(name.upper(), NAMES, score_cutoff=ALIKE)
        fix = f"Did you mean {near[0]}?" if near else ".env.example lists them all"
        yield warning(name, "is no setting and counts for nothing", fix)


def _private(file: Path, names: Iterable[str]) -> Iterator[Finding]:
    if any(each.upper().startswith(SLACK) for each in names):
        yield from readable_by_others(file)


def readable_by_others(file: Path) -> Iterator[Finding]:
    """Yield that other users of this machine can read a file, where it has such users."""
    if os.name == "posix" and file.stat().st_mode & 0o077:
        fix = f"Tokens stand in it: chmod 600 {file}"
        yield warning(str(file), "can be read by others on this machine", fix)
