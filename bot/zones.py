"""Time zones as arguments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import ClassVar
from zoneinfo import ZoneInfo, available_timezones

from rapidfuzz import process

from bot.desk import Desk
from bot.leaves import Verbatim
from bot.params import CHOICES_SHOWN
from bot.problems import Problem, ProblemError
from bot.suggestions import Entry, Proposal

ALIKE = 80
"""The likeness in percent from which a time zone is proposed for an unknown one."""


@cache
def _folded() -> dict[str, str]:
    return {name.casefold(): name for name in sorted(available_timezones())}


@dataclass(frozen=True, slots=True)
class ZoneType:
    """A time zone by its IANA name; case is forgiven."""

    choices: ClassVar[tuple[str, ...]] = ()
    entry: ClassVar[Entry] = Entry.SUGGESTED

    async def read(self, text: str, desk: Desk) -> ZoneInfo:
        """Return the zone `text` names, or raise ProblemError."""
        del desk
        folded = _folded()
        wanted = "_".join(text.casefold().split())
        if name := folded.get(wanted):
            return ZoneInfo(name)
        of_city = tuple(name for each, name in folded.items() if each.endswith(f"/{wanted}"))
        near = process.extract(wanted, list(folded), limit=CHOICES_SHOWN, score_cutoff=ALIKE)
        likely = (folded[name] for name, _score, _index in near)
        zones = of_city[:CHOICES_SHOWN] or tuple(likely)
        word = "unknown-zone-near" if zones else "unknown-zone"
        raise ProblemError(Problem(word, (("text", Verbatim(text)),), spellings=zones))

    def named(self, word: str) -> str | None:
        """Return the zone that a word is the whole name of, where it can be nothing else."""
        return _folded().get(word.casefold()) if "/" in word else None

    async def suggest(self, typed: str, desk: Desk) -> tuple[Proposal, ...]:
        """Return the zones whose name, or the city in it, begins with what was typed."""
        begun = typed.strip().casefold().replace(" ", "_")
        whole = [name for folded, name in _folded().items() if folded.startswith(begun)]
        city = [name for folded, name in _folded().items() if f"/{begun}" in folded]
        names = tuple(dict.fromkeys((*whole, *city)))[: desk.most]
        return tuple(Proposal(Verbatim(name), name) for name in names)


ZONE = ZoneType()
