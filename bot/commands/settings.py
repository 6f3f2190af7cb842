"""`/settings`: the language and the time zone somebody wants their answers in."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.answering import asks
from bot.command import Command, Section, required
from bot.desk import Desk
from bot.document import Fields, Note, Reply, Row, Tone
from bot.leaves import Leaf, Strong, Verbatim, Words
from bot.params import LANGUAGE
from bot.welcome import OTHERS
from bot.zones import ZONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The language of answers from now on."""

    language: str = required(LANGUAGE, "language", aliases=("sprache",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """The zone whose days count from now on."""

    zone: ZoneInfo = required(ZONE, "zone", aliases=("zeitzone",))


async def show(query: Showing, desk: Desk) -> Reply[Leaf]:
    """Show the language and the zone this person's answers are given in."""
    rows: tuple[Row[Leaf], ...] = (
        Row((Words("settings-language"),), ((Words(f"language-{desk.language}"),),)),
        Row((Words("settings-zone"),), ((Verbatim(desk.zone.key),),)),
    )
    asked = asks(f"settings language {OTHERS[desk.language]}", "settings zone")
    return Reply((Strong((Words("settings-title"),)),), (Fields(rows), asked))


async def set_language(query: Language, desk: Desk) -> Reply[Leaf]:
    """Keep the language; it holds from the next answer on."""
    await desk.workspace.prefer(desk.call.person, "language", query.language)
    kept = Words("settings-language-kept", (("language", Words(f"language-{query.language}")),))
    return Reply((), (Note(Tone.HINT, (kept,)), asks("settings show", "help")))


async def set_zone(query: Zone, desk: Desk) -> Reply[Leaf]:
    """Keep the zone; it holds from the next answer on."""
    await desk.workspace.prefer(desk.call.person, "zone", query.zone.key)
    kept = Words("settings-zone-kept", (("zone", Verbatim(query.zone.key)),))
    return Reply((), (Note(Tone.HINT, (kept,)), asks("settings show", "help")))


COMMAND = Command(
    name="settings",
    subcommands=(
        Command(name="show", query=Showing, answer=show, aliases=("zeigen",)),
        Command(
            name="language",
            query=Language,
            answer=set_language,
            aliases=("sprache",),
            examples=("de", "en"),
            writes=True,
        ),
        Command(
            name="zone",
            query=Zone,
            answer=set_zone,
            aliases=("zeitzone",),
            examples=("Europe/Berlin",),
            writes=True,
        ),
    ),
    section=Section.READER,
    aliases=("einstellungen",),
)
