"""What is true of an answer on every chat platform: who may see it, what its buttons know."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from adapters.chat.press import Press, Under
from bot.arguments import understand
from bot.call import Call
from bot.document import Attachment, Block, Note, Outcome, Paragraph, Reply, Run, Tone
from bot.layout import plain_text
from bot.problems import ProblemError
from bot.roles import Role
from bot.service import Spoken, unexpected
from bot.words import phrase, said

PRIVATE = frozenset((Outcome.MISUNDERSTOOD, Outcome.FAILED, Outcome.UNKNOWN))
"""Outcomes that are nobody's business but the asker's."""

QUOTES = re.compile('["“”„]')


def under(call: Call, spoken: Spoken, *, shareable: bool) -> Under:
    """Return what buttons under an answer have to know; only what tells something is shared.

    What was written is not: to share it would be to write it again. Nor is what hands everything
    over to whoever asked.
    """
    telling = spoken.leaves.outcome is Outcome.ANSWERED and spoken.leaves.seq > 0
    command = retyped(call)
    return Under(
        command=command,
        answer=secrets.token_hex(6),
        seq=spoken.leaves.seq or None,
        at=int(call.at.timestamp()),
        zone=spoken.zone.key,
        shareable=shareable and telling and is_shown_to_others(command),
        searches=call.searches,
    )


def retyped(call: Call) -> str:
    """Return a call in one line, what was filled in as one would type it."""
    pairs = (f'{name}:"{QUOTES.sub("", value)}"' for name, value in call.options if value)
    return call.text if writes(call.text) else " ".join((call.text, *pairs))


@lru_cache(1024)
def writes(command: str) -> bool:
    """Say whether a command changes something, which no button may do a second time."""
    try:
        return understand(command).command.writes
    except ProblemError:
        return False


@lru_cache(1024)
def settles(command: str) -> bool:
    """Say whether the answer to a button takes the place of what the button stands under."""
    try:
        return understand(command).command.settles
    except ProblemError:
        return False


@lru_cache(1024)
def is_shown_to_others(command: str) -> bool:
    """Say whether the answer to a command may be posted for all: any reader asks for it in public.

    What is no command was a question in somebody's own words.
    """
    try:
        asked = understand(command).command
    except ProblemError:
        return True
    return asked.role is Role.READER and not (asked.writes or asked.private)


def pinned(call: Call, press: Press) -> Call:
    """Return the call that was answered above a button, as its reader saw it then."""
    return replace(
        call,
        at=datetime.fromtimestamp(press.at, UTC),
        upto=press.seq,
        language=press.language,
        zone=ZoneInfo(press.zone),
        insists=True,
        searches=press.searches,
    )


def documents(reply: Reply[Run]) -> tuple[Attachment[Run], ...]:
    """Return the documents of a reply."""
    return tuple(each for each in reply.blocks if isinstance(each, Attachment))


def for_all(reply: Reply[Run]) -> Reply[Run]:
    """Return a reply for others to see: how files of facts are had otherwise, in place of them."""
    blocks: tuple[Block[Run], ...] = tuple(
        Paragraph(each.instead) if isinstance(each, Attachment) and each.data else each
        for each in reply.blocks
    )
    return replace(reply, blocks=blocks)


def without_documents(reply: Reply[Run]) -> Reply[Run]:
    """Return a reply whose documents go along with it."""
    left = tuple(each for each in reply.blocks if not isinstance(each, Attachment))
    return reply if len(left) == len(reply.blocks) else replace(reply, blocks=left)


def announced(reply: Reply[Run], language: str) -> Reply[Run]:
    """Return a reply that says where its documents come, in place of them."""
    note: Note[Run] = Note(Tone.HINT, (Run(said("file-follows", language)),))
    blocks: tuple[Block[Run], ...] = tuple(
        note if isinstance(each, Attachment) else each for each in reply.blocks
    )
    return replace(reply, blocks=blocks)


def failure(error: Exception, language: str) -> str:
    """Log why an answer was not given under a number, and return the words that tell it.

    What was asked for may have been done by then.
    """
    problem = replace(unexpected(error), id="undelivered")
    return plain_text(phrase(problem.reply(), language))
