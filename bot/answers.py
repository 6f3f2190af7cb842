"""What an answer depends on, so that the same question is not worked out twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.call import Call
from bot.roles import Role
from store.events import PersonId

KEPT = 256
"""Answers kept at most; a long one is some 100 KiB of leaves and runs."""


PROPOSALS_KEPT = 512
"""Proposals kept at most: a name is begun in the same way by many; 25 of them are some 5 KiB."""


@dataclass(frozen=True, slots=True)
class Sought:
    """All that proposals depend on: what was typed for which parameter, but not by whom.

    `upto` is the ledger's newest entry then, `most` the number of proposals that can be shown.
    """

    workspace: str
    upto: int
    command: str
    parameter: str
    typed: str
    language: str
    home: str | None
    most: int


@dataclass(frozen=True, slots=True)
class Question:
    """All that an answer depends on: who asked what where, in which language, on which day.

    `upto` is the ledger's newest entry then, so that a write makes every question a new one.
    """

    workspace: str
    upto: int
    text: str
    options: tuple[tuple[str, str], ...]
    person: str
    place: str
    language: str
    zone: str
    today: date
    home: str | None
    searches: bool
    least: Role
    groups: tuple[PersonId, ...]

    @classmethod
    def of(cls, call: Call, upto: int, language: str, zone: ZoneInfo, home: str | None) -> Question:
        """Return the question a call puts, in the language and zone of its answer.

        `home` is the deal that its place follows.
        """
        return cls(
            call.workspace,
            upto,
            call.text,
            call.options,
            call.person,
            call.place,
            language,
            str(zone),
            call.at.astimezone(zone).date(),
            home,
            call.searches,
            call.least,
            call.groups,
        )
