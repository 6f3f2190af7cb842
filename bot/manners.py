"""How answers are given in a place, as the admins of its workspace set it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.roles import Role, role_of

PRIVATE, PUBLIC = "private", "public"
"""For whom commands are answered: whoever asks, or all."""

ON, OFF = "on", "off"
"""Whether what was stated in a place is corrected there."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How answers are given in a place.

    `public` says that commands are answered for all to see, `sharing` who may show all what was
    answered to one, `cooldown` how many seconds a person waits there between two answers for all.
    `corrections` says that what becomes of something stated there is told in reply to it, `digests`
    who may have all be told of what changes.
    """

    public: bool = False
    sharing: Role = Role.READER
    cooldown: float = 0.0
    corrections: bool = True
    digests: Role = Role.EDITOR


def manners_of(chosen: Mapping[str, str]) -> Manners:
    """Return the manners among the choices of a place; what this release cannot read is unset.

    Who may do something is an exception: a role that this release does not know is the highest it
    knows.
    """
    return Manners(
        public=chosen.get("answers") == PUBLIC,
        sharing=_least(chosen.get("share", Role.READER.word)),
        cooldown=_seconds(chosen.get("cooldown", "0")),
        corrections=chosen.get("corrections") != OFF,
        digests=_least(chosen.get("digests", Role.EDITOR.word)),
    )


def _least(word: str) -> Role:
    role = role_of(word)
    return role if role.word == word else Role.ADMIN


def _seconds(text: str) -> float:
    return float(text) if text.isascii() and text.isdecimal() else 0.0
