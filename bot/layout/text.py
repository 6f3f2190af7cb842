"""A whole answer as text: for screen readers, notifications and logs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.document import Note, Paragraph, Reply, Run
from bot.layout.lower import DOT, lower
from bot.layout.surface import Heading, Page, Part


def plain_text(reply: Reply[Run]) -> str:
    """Return everything the reply says, a line for each title, row and paragraph."""
    parts: tuple[Part, ...] = (Heading(reply.title, reply.aside), *reply.blocks)
    return "\n".join(line for part in parts for line in _lines(part) if line)


def field_text(reply: Reply[Run]) -> str:
    """Return what a reply says at a field of a form: other words for it, never whole commands."""
    if not reply.spellings:
        return plain_text(reply)
    blocks = tuple(each for each in reply.blocks if isinstance(each, Note))
    problem = plain_text(replace(reply, title=(), blocks=blocks))
    return f"{problem} {DOT.text.join(reply.spellings)}"


def page_text(page: Page) -> str:
    """Return everything a page says, a line for each title, row and paragraph."""
    return "\n".join(line for part in page.parts for line in _lines(part) if line)


def _lines(part: Part) -> Iterator[str]:
    if isinstance(part, Paragraph):
        yield "".join(run.text for run in part.line)
    else:
        for simpler in lower(part):
            yield from _lines(simpler)
