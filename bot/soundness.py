"""Texts that can be kept: no database takes NUL, nor halves of characters."""

from __future__ import annotations

from bot.problems import Problem, ProblemError


def sound(text: str) -> str:
    """Return a text, or raise ProblemError for what no database keeps."""
    if "\0" in text or any("\ud800" <= each <= "\udfff" for each in text):
        raise ProblemError(Problem("unsound-text"))
    return text
