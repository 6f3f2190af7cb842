"""People of the workspace and their groups as arguments, by the ids of their platform."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from bot.desk import Desk
from bot.groups import GROUP, everybody, group
from bot.leaves import Person, Verbatim
from bot.problems import Problem, ProblemError
from bot.suggestions import Entry, Proposal
from store.events import PersonId

ID = r"[UW](?:[A-Z0-9]{8,32}|(?=[A-Z]*[0-9])[A-Z0-9]{1,8})|[0-9]{15,20}"
"""What is an id on Slack, where a short one has a digit in it and no name has, or on Discord."""

GROUP_ID = r"S(?:[A-Z0-9]{8,32}|(?=[A-Z]*[0-9])[A-Z0-9]{1,8})|[0-9]{15,20}"
"""The same of a user group on Slack, or of a role on Discord."""

MENTION = re.compile(rf"<@!?({ID})(?:\|[^<>]*)?>")
"""Somebody as Slack (`<@U1|name>`) and Discord (`<@1>`, `<@!1>`) write them in a text."""

GROUP_MENTION = re.compile(rf"(?:<@&|<!subteam\^|{GROUP})({GROUP_ID})(?:\|[^<>]*)?>?")
"""A group as Discord (`<@&1>`) and Slack (`<!subteam^S1|@name>`) write it, or by its bare id."""

BARE = re.compile(ID)

ALL = re.compile(r"<?[@!]?(?:everyone|channel|here)(?:\|[^<>]*)?>?", re.IGNORECASE)
"""How both platforms write everybody of a place."""


@dataclass(frozen=True, slots=True)
class MemberType:
    """Somebody or a group by a mention or an id, or who has a role; a name alone may be anybody's.

    Everybody is no group here: whoever joins later would have a role that nobody gave them.
    """

    choices: ClassVar[tuple[str, ...]] = ()
    entry: ClassVar[Entry] = Entry.PERSON

    async def read(self, text: str, desk: Desk) -> PersonId:
        """Return the id `text` gives, or raise ProblemError."""
        bare = text.strip()
        if ALL.fullmatch(bare):
            raise ProblemError(Problem("everybody"))
        if found := mentioned(bare):
            return _no_crowd(found, desk)
        if BARE.fullmatch(bare) or bare in dict(await desk.workspace.roles()):
            return PersonId(bare)
        raise ProblemError(Problem("unknown-person", (("text", Verbatim(text)),)))

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return those who hold a role; a platform knows the others."""
        found = (person for person, _ in await desk.workspace.roles() if person.startswith(typed))
        return tuple(Proposal(Person(person), person) for person in found)


def mentioned(text: str) -> PersonId | None:
    """Return whom a mention is of, a person or a group; None for any other text."""
    if found := GROUP_MENTION.fullmatch(text):
        return group(found[1])
    found = MENTION.fullmatch(text)
    return PersonId(found[1]) if found else None


def _no_crowd(found: PersonId, desk: Desk) -> PersonId:
    """Return whom a mention is of, or raise ProblemError where that is everybody."""
    if found == everybody(desk.workspace.id):
        raise ProblemError(Problem("everybody"))
    return found


MEMBER = MemberType()
