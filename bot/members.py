"""People of the workspace as arguments, by the ids that their platform gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from bot.desk import Desk
from bot.leaves import Person, Verbatim
from bot.problems import Problem, ProblemError
from bot.suggestions import Entry, Proposal
from store.events import PersonId

MENTION = re.compile(r"<@!?(\w{1,64})(?:\|[^<>]*)?>")
"""Somebody as Slack (`<@U1|name>`) and Discord (`<@1>`, `<@!1>`) write them in a text."""

BARE = re.compile(r"\w{1,64}")


@dataclass(frozen=True, slots=True)
class MemberType:
    """Somebody by a mention or an id; a name alone may be anybody's."""

    choices: ClassVar[tuple[str, ...]] = ()
    entry: ClassVar[Entry] = Entry.PERSON

    async def read(self, text: str, desk: Desk) -> PersonId:
        """Return the id `text` gives, or raise ProblemError."""
        del desk
        bare = text.strip()
        if mention := MENTION.fullmatch(bare):
            return PersonId(mention[1])
        if BARE.fullmatch(bare):
            return PersonId(bare)
        raise ProblemError(Problem("unknown-person", (("text", Verbatim(text)),)))

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return those who hold a role; a platform knows the others."""
        found = (person for person, _ in await desk.workspace.roles() if person.startswith(typed))
        return tuple(Proposal(Person(person), person) for person in found)


MEMBER = MemberType()
