"""Who may do what: denied by default."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum

from bot.groups import is_group
from store.events import PersonId


class Role(IntEnum):
    """What a person or a group may do in a workspace; each may do what those before it may."""

    READER = 1
    EDITOR = 2
    ADMIN = 3

    @property
    def word(self) -> str:
        """Name the role as the store keeps it and as it is typed in English."""
        return self.name.lower()


def role_of(word: str) -> Role:
    """Return the role a word names; one that this release does not know allows nothing."""
    return next((each for each in Role if each.word == word), Role.READER)


def held(roles: Iterable[tuple[PersonId, str]]) -> Mapping[PersonId, Role]:
    """Return who holds which role, from what a workspace keeps."""
    return {person: role_of(word) for person, word in roles}


def people(roles: Mapping[PersonId, Role], least: Role) -> tuple[PersonId, ...]:
    """Return those who have a role, or a higher one, by themselves.

    A group is left out: it may be emptied where nobody here sees it.
    """
    return tuple(each for each, role in roles.items() if role >= least and not is_group(each))


def admins(roles: Mapping[PersonId, Role]) -> tuple[PersonId, ...]:
    """Return the people who are admins by themselves."""
    return people(roles, Role.ADMIN)
