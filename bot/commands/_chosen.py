"""`settings`, `channel` and `workspace`: a language and a time zone are chosen in each alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.answering import asks
from bot.command import Command, required
from bot.desk import Desk
from bot.document import Note, Reply, Row, Tone
from bot.leaves import Leaf, Verbatim, Words
from bot.params import LANGUAGE
from bot.roles import Role
from bot.zones import ZONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The language of answers from now on."""

    language: str = required(LANGUAGE, "language", aliases=("sprache",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """The zone whose days count from now on."""

    zone: ZoneInfo = required(ZONE, "zone", aliases=("zeitzone",))


@dataclass(frozen=True, slots=True)
class Choice:
    """For whom somebody chooses by a command: whose it is, and under which names it is kept.

    `then` are commands to go on with, `counts` the word for whom it counts, if that has to be said.
    """

    command: str
    owner: Callable[[Desk], str]
    role: Role = Role.READER
    language: str = "language"
    zone: str = "zone"
    then: tuple[str, ...] = ()
    counts: str = ""

    def rows(self, kept: Mapping[str, str]) -> tuple[Row[Leaf], ...]:
        """Return what was chosen, as rows."""
        language, zone = kept.get(self.language), kept.get(self.zone)
        unset = Words(f"{self.command}-unset")
        return (
            self._row("language", Words(f"language-{language}") if language else unset),
            self._row("zone", Verbatim(zone) if zone else unset),
        )

    def commands(self) -> tuple[Command, Command]:
        """Return the sub-commands by which it is chosen."""
        return (
            Command(
                name="language",
                query=Language,
                answer=self._set_language,
                aliases=("sprache",),
                role=self.role,
                examples=("de", "en"),
                writes=True,
            ),
            Command(
                name="zone",
                query=Zone,
                answer=self._set_zone,
                aliases=("zeitzone",),
                role=self.role,
                examples=("Europe/Berlin",),
                writes=True,
            ),
        )

    async def _set_language(self, query: Language, desk: Desk) -> Reply[Leaf]:
        """Keep the language; it holds from the next answer on."""
        await desk.workspace.prefer(self.owner(desk), self.language, query.language)
        return self._kept("language", Words(f"language-{query.language}"))

    async def _set_zone(self, query: Zone, desk: Desk) -> Reply[Leaf]:
        """Keep the zone; it holds from the next answer on."""
        await desk.workspace.prefer(self.owner(desk), self.zone, query.zone.key)
        return self._kept("zone", Verbatim(query.zone.key))

    def _row(self, name: str, said: Leaf) -> Row[Leaf]:
        return Row((Words(f"{self.command}-{name}"),), ((said,),))

    def _kept(self, name: str, said: Leaf) -> Reply[Leaf]:
        kept = Words(f"{self.command}-{name}-kept", ((name, said),))
        said_of = (kept, *((Words(self.counts),) if self.counts else ()))
        notes: tuple[Note[Leaf], ...] = tuple(Note(Tone.HINT, (each,)) for each in said_of)
        return Reply((), (*notes, asks(f"{self.command} show", *self.then)))
