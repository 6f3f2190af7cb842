"""How words become a thing: by its name, or by words that tell it from others of that name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.beginning import NothingFollowedError
from bot.desk import Desk
from bot.document import Outcome
from bot.leaves import Joined, Leaf, Named, Verbatim, Words
from bot.lines import DOT, listed
from bot.namesakes import MANY, meant_apart, told_apart
from bot.params import CHOICES_SHOWN
from bot.problems import Problem, ProblemError
from bot.suggestions import Entry, Proposal
from store.claims import Entity, Kind
from store.named import Match
from store.names import holds, key
from store.senses import is_about_a_field
from store.words import STOP_WORDS

NEAR = 12
"""Deals and parties that are proposed before anything was typed."""

UNKNOWN = "unknown-name"
"""The problem of a name that nothing bears, nor nearly so."""


@dataclass(frozen=True, slots=True)
class EntityType:
    """A thing by a name, or by words that stand in no other's; the rest is asked back.

    Words that only make a question of it (`wer hat … gegründet?`) are left out where no name has
    them.
    """

    choices: ClassVar[tuple[str, ...]] = ()
    entry: ClassVar[Entry] = Entry.SUGGESTED
    kinds: frozenset[Kind] = frozenset()

    async def read(self, text: str, desk: Desk) -> Entity:
        """Return the entity `text` names, or raise ProblemError."""
        matches = await desk.workspace.find(text, upto=desk.upto, kinds=self.kinds, limit=MANY)
        named_so = tuple(match.entity for match in matches if match.score == 1)
        exact = named_so or await meant_apart(text, desk, self.kinds)
        meant = exact or tuple(match.entity for match in matches if holds(match.name, text))
        if len(meant) == 1:
            return meant[0]
        if not exact and (bare := _bare(text)) != text and (found := await self._asked(bare, desk)):
            return found
        near = exact or tuple(match.entity for match in matches[:CHOICES_SHOWN])
        named = tuple((await told_apart(near, desk)).values())[:CHOICES_SHOWN]
        given: tuple[tuple[str, Leaf], ...] = (("name", Verbatim(text)),)
        if exact:
            raise ProblemError(Problem("ambiguous-name", given, spellings=named))
        if other := await self._other(text, desk):
            raise ProblemError(self._needed(other))
        if not (named or desk.deals):
            raise NothingFollowedError(text)
        word = "unknown-name-near" if named else UNKNOWN
        raise ProblemError(Problem(word, given, outcome=Outcome.UNKNOWN, spellings=named))

    async def _asked(self, bare: str, desk: Desk) -> Entity | None:
        """Return what the words of a question that may name something do name.

        Raises ProblemError where they may name several things; where none, all words name none.
        """
        try:
            return await self.read(bare, desk)
        except ProblemError as error:
            if error.problem.id == UNKNOWN:
                return None
            raise

    async def _other(self, text: str, desk: Desk) -> Entity | None:
        """Return the one thing that is called so, and is none of the kinds that are taken."""
        matches = await desk.workspace.find(text, upto=desk.upto) if self.kinds else ()
        called = [match.entity for match in matches if match.score == 1]
        return called[0] if len(called) == 1 else None

    def _needed(self, other: Entity) -> Problem:
        kinds = (Words(f"kind-{each}") for each in Kind if each in self.kinds)
        places: tuple[tuple[str, Leaf], ...] = (
            ("name", Named(other)),
            ("kind", Words(f"kind-{other.kind}")),
            ("kinds", listed(list(kinds))),
        )
        return Problem("other-kind", places)

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return the things one of whose names, or a word of one, begins with what was typed.

        Where nothing was, the deals that are followed and their parties come first.
        """
        near = () if key(typed) else await self._near(desk)
        matches = await desk.workspace.starting(
            typed, upto=desk.upto, kinds=self.kinds, limit=desk.most
        )
        apart = await told_apart([match.entity for match in matches], desk)
        found = (_proposed(match, apart[match.entity.id], desk.language) for match in matches)
        return tuple({each.value: each for each in (*near, *found)}.values())[: desk.most]

    async def _near(self, desk: Desk) -> tuple[Proposal, ...]:
        deals = sorted(desk.deals, key=lambda each: each != desk.deal)
        ids = (id_ for each in deals for id_ in (each.entity.id, *each.deal.parties))
        known = [
            await desk.workspace.entity(id_, upto=desk.upto)
            for id_ in tuple(dict.fromkeys(ids))[:NEAR]
        ]
        fitting = (each for each in known if each and (not self.kinds or each.kind in self.kinds))
        return tuple(Proposal(Named(each), each.name(desk.language)) for each in fitting)


def _proposed(match: Match, apart: str, language: str) -> Proposal:
    """Return a thing by its name in the reader's language, and the name it was found by.

    Where that name is not its alone, it is proposed by the words that tell it `apart`.
    """
    if apart != match.entity.name(language):
        return Proposal(Verbatim(apart), apart)
    name = Named(match.entity)
    if match.name == match.entity.name(language):
        return Proposal(name, match.name)
    return Proposal(Joined((Verbatim(match.name), DOT, name)), match.name)


def _bare(text: str) -> str:
    """Return the words of a question that may name something, or the text if there are none.

    A small word that is written large within it belongs to a name: “Firma A”, and a letter alone
    names nothing without the word before it: “Model Y”.
    """
    first, *rest = text.split() or [""]
    words = [word for word in rest if word[0].isupper() or key(word) not in STOP_WORDS]
    asked = [first, *words] if key(first) not in STOP_WORDS else words
    bare = " ".join(word for word in asked if not is_about_a_field(word))
    return bare if len(bare) > 1 else text


ENTITY = EntityType()
